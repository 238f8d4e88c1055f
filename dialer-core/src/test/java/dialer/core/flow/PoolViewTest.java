package dialer.core.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dialer.core.DialerCore;
import dialer.core.campaign.Campaign;
import dialer.core.campaign.DialMode;
import dialer.core.campaign.Gear;
import dialer.core.contact.ContactOffer;
import dialer.core.contact.NumberOffer;
import dialer.core.contact.Window;
import dialer.core.input.AgentInput;
import dialer.core.input.CampaignInput;
import dialer.core.input.EngineInput;
import dialer.core.input.HopperInput;
import dialer.core.input.Input;
import dialer.core.input.NodeInput;
import dialer.core.state.DialerState;
import dialer.testkit.Samples;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which callbacks a pacer counts as taking an agent soon. */
class PoolViewTest {
    private static final long NOW_MS = 1_000_000;

    private final DialerCore core = new DialerCore(DialerState.empty());
    private final List<ContactOffer> offers = new ArrayList<>();

    @BeforeEach
    void begin() {
        tell(new EngineInput.EpochStarted(1, 42));
        tell(new CampaignInput.PoolConfigured(Samples.pool(1)));
        tell(new NodeInput.NodeConfigured(Samples.node(1)));
        tell(new NodeInput.TrunkConfigured(Samples.trunk(1, 1)));
        tell(new CampaignInput.CampaignConfigured(Samples.campaign(1, 1, DialMode.PREDICTIVE, 1)));
        tell(new CampaignInput.CampaignStarted(1));
        tell(new NodeInput.NodeUp(1, List.of()));
    }

    @Test
    void shouldExpectCallbacksOfTheNextHalfMinuteAndReturnCallsThatWait() {
        callback(NOW_MS - 5_000, 0);
        callback(NOW_MS - 1_000, 0);
        callback(NOW_MS + 10_000, 0);
        callback(NOW_MS + 40_000, 0);
        offers.add(Samples.contact(90, 90));

        assertThat(promised(view(0))).containsExactlyInAnyOrder(0L, 0L, 10_000L);
    }

    @Test
    void shouldFindContactsReadyWhileMoreCallbacksSleepThanAreAwake() {
        callback(NOW_MS - 5_000, 0);
        callback(NOW_MS + 10_000, 0);
        callback(NOW_MS + 40_000, 0);
        offers.add(Samples.contact(90, 90));
        assertThat(view(0).contactsReady()).as("while one to one").isZero();
        Campaign campaign = core.state().campaigns().get(1);
        campaign.gear().judge(campaign.settings(), new Gear.Situation(1_000, 20, false, false), NOW_MS);

        assertThat(new PoolView(core.state(), 1, NOW_MS, 0, 0, 0).contactsReady()).isOne();
    }

    @Test
    void shouldNotCountTwiceForWhomAnAgentIsKeptBack() {
        callback(NOW_MS - 5_000, 0);
        callback(NOW_MS - 1_000, 0);
        PoolView view = view(1);

        assertThat(view.callbacksWait()).isTrue();
        assertThat(promised(view)).containsExactly(0L);
        assertThat(promised(view.whileOthersWait())).isEmpty();
    }

    @Test
    void shouldExpectACallbackPromisedInPersonWhenThatAgentIsThere() {
        callback(NOW_MS + 10_000, 7);
        callback(NOW_MS + 20_000, 8);
        tell(new AgentInput.SignedOn(7, 1, 0, 1, 1));
        tell(new AgentInput.LegHeld(7, 1));
        tell(new AgentInput.AskedReady(7));

        assertThat(promised(view(0))).containsExactly(10_000L);
    }

    private void callback(long dueAtMs, int forAgentId) {
        long id = 100L + offers.size();
        offers.add(new ContactOffer(id, dueAtMs, 5, 0, null, 0, true, forAgentId, Long.MAX_VALUE,
                List.of(new NumberOffer(id, 0, List.of(new Window(0, 4_000_000_000_000L))))));
    }

    private PoolView view(int keptBack) {
        tell(new HopperInput.ContactsOffered(1, List.copyOf(offers)));
        return new PoolView(core.state(), 1, NOW_MS, 0, 0, keptBack);
    }

    private static List<Long> promised(PoolView view) {
        List<Long> promised = new ArrayList<>();
        for (int n = 0; n < view.promisedSoon(); n++) {
            promised.add(view.promisedInMs(n));
        }
        return promised;
    }

    private void tell(Input input) {
        core.apply(NOW_MS, input, _ -> {
        });
        core.state().verify();
    }
}
