package dialer.core.pacing;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** A share of what {@code dialer prove pacing} plays; a seed that fails is named. */
class BudgetTest {
    private static final int MARKETS = Integer.getInteger("markets", 120);

    @Test
    void shouldKeepTheTargetInEveryWindow() {
        BudgetProof proof = new BudgetProof(1, MARKETS);
        proof.play(() -> { });
        assertTrue(proof.kept(), proof.toString());
    }
}
