package dialer.arena;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The production pacer in a small market of our own. */
class MarketRunTest {
    private static final long HOUR_MS = 3_600_000;
    private static final Market TEN = new Market(10, 0.3, 90, 15, 9, 0.03, 60);

    @Test
    void shouldKeepAgentsBusyWithinTheBudget() {
        MarketResult ahead = new MarketRun(TEN, 1, 3 * HOUR_MS, HOUR_MS / 6).play();
        Market oneToOne = new Market(10, 0.3, 90, 15, 9, 0, 60);
        MarketResult progressive = new MarketRun(oneToOne, 1, 3 * HOUR_MS, HOUR_MS / 6).play();

        assertThat(progressive.abandoned()).isZero();
        assertThat(ahead.abandonedShare()).isLessThanOrEqualTo(0.031);
        assertThat(ahead.busyShare()).isGreaterThan(progressive.busyShare() + 0.08).isLessThan(0.95);
    }

    @Test
    void shouldGiveTheSameResultForTheSameSeed() {
        MarketResult once = new MarketRun(TEN, 7, HOUR_MS / 2, 0).play();
        MarketResult again = new MarketRun(TEN, 7, HOUR_MS / 2, 0).play();
        MarketResult other = new MarketRun(TEN, 8, HOUR_MS / 2, 0).play();

        assertThat(again).isEqualTo(once);
        assertThat(other).isNotEqualTo(once);
    }

    @Test
    void shouldKeepToTheLinesThereAre() {
        MarketResult few = new MarketRun(new Market(10, 0.3, 90, 15, 9, 0.03, 4), 1, HOUR_MS / 2, 0).play();

        assertThat(few.busyShare()).isPositive().isLessThan(0.45);
    }
}
