package dialer.engine.stage;

import static org.assertj.core.api.Assertions.assertThat;

import dialer.core.effect.CallEffect;
import dialer.core.effect.Effect;
import dialer.core.effect.ShowEffect;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AsideTest {

    private static final Effect BRIDGE = new CallEffect.Bridge(1, 7, 3, 9);
    private static final Effect SHOWN = new ShowEffect.CardClosed(3, 7, 11);

    private final List<Long> pauses = new ArrayList<>();
    private final Aside aside = new Aside(pauses::add);

    @Test
    void shouldLetACallPassThatIsBeingJoined() {
        aside.letCallsPass(cell(true, SHOWN, BRIDGE), true);
        assertThat(pauses).containsExactly(Aside.NANOS);
    }

    @Test
    void shouldNotWaitForAnythingElse() {
        aside.letCallsPass(cell(true, SHOWN), true);
        aside.letCallsPass(cell(true), true);
        assertThat(pauses).isEmpty();
    }

    @Test
    void shouldNotWaitWhileMoreIsBehindNorForWhatDoesNotLeave() {
        aside.letCallsPass(cell(true, BRIDGE), false);
        aside.letCallsPass(cell(false, BRIDGE), true);
        assertThat(pauses).isEmpty();
    }

    private static RingCell cell(boolean leaves, Effect... effects) {
        RingCell cell = new RingCell();
        cell.journaled = leaves;
        cell.applied = leaves;
        cell.effects.addAll(List.of(effects));
        return cell;
    }
}
