package dialer.core.attempt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dialer.core.agent.AgentState;
import dialer.core.campaign.CampaignState;
import dialer.core.ground.BrokenRule;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The three lifecycles, written out: a changed line here is a changed life. */
class TablesTest {

    @Test
    void shouldLiveAnAttemptsLife() {
        assertThat(table(AttemptState.values(), AttemptState::mayBecome)).containsExactly(
                "DIALING -> RINGING ANSWERED WAITING BRIDGED ENDED",
                "RINGING -> ANSWERED WAITING BRIDGED ENDED",
                "ANSWERED -> WAITING BRIDGED ENDED",
                "WAITING -> ANSWERED BRIDGED ENDED",
                "BRIDGED -> ANSWERED WAITING ENDED",
                "ENDED ->");
    }

    @Test
    void shouldLiveAnAgentsLife() {
        assertThat(table(AgentState.values(), AgentState::mayBecome)).containsExactly(
                "OFFLINE -> PAUSED WRAP_UP",
                "PAUSED -> OFFLINE PAUSED READY TALKING AWAY",
                "READY -> OFFLINE PAUSED PREVIEWING RESERVED TALKING AWAY JOINED",
                "PREVIEWING -> OFFLINE PAUSED READY RESERVED AWAY",
                "RESERVED -> OFFLINE PAUSED READY TALKING WRAP_UP AWAY",
                "TALKING -> OFFLINE PAUSED READY WRAP_UP AWAY",
                "WRAP_UP -> OFFLINE PAUSED READY RESERVED AWAY",
                "AWAY -> OFFLINE PAUSED READY TALKING WRAP_UP",
                "JOINED -> OFFLINE PAUSED READY RESERVED AWAY");
    }

    @Test
    void shouldLiveACampaignsLife() {
        assertThat(table(CampaignState.values(), CampaignState::mayBecome)).containsExactly(
                "DRAFT -> RUNNING PAUSED FINISHED",
                "RUNNING -> PAUSED FINISHED",
                "PAUSED -> RUNNING FINISHED",
                "FINISHED ->");
    }

    @Test
    void shouldRefuseAStepThatIsNotInTheTable() {
        Attempt attempt = new Attempt(new AttemptPlan(1, 1, 1, 1, 1, 1, 1, 1, 0, 1_000, false));
        attempt.become(AttemptState.ENDED, 10);
        assertThatThrownBy(() -> attempt.become(AttemptState.RINGING, 11)).isInstanceOf(BrokenRule.class);
    }

    private static <E extends Enum<E>> List<String> table(E[] states, BiPredicate<E, E> mayBecome) {
        return Arrays.stream(states).map(from -> (from + " -> " + Arrays.stream(states)
                .filter(to -> mayBecome.test(from, to)).map(Enum::name).collect(Collectors.joining(" "))).strip())
                .toList();
    }
}
