package dialer.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dialer.core.attempt.Disposition;
import dialer.core.attempt.HangupCause;
import dialer.core.campaign.DialMode;
import dialer.core.contact.FinishReason;
import dialer.core.effect.CallEffect;
import dialer.core.effect.Effect;
import dialer.core.effect.ShowEffect;
import dialer.core.effect.StoreEffect;
import dialer.core.input.AgentInput;
import dialer.core.input.CallInput;
import dialer.core.input.CampaignInput;
import dialer.core.input.EngineInput;
import dialer.core.input.HopperInput;
import dialer.core.input.Input;
import dialer.core.input.NodeInput;
import dialer.core.state.DialerState;
import dialer.core.state.StateReader;
import dialer.core.state.StateWriter;
import dialer.testkit.Samples;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class FirstCallTest {
    private final DialerCore core = new DialerCore(DialerState.empty());
    private final List<Effect> effects = new ArrayList<>();
    private long nowMs = 1_000_000;

    @Test
    void shouldCarryAContactFromTheHopperToAnOutcome() {
        begin();
        assertThat(effects).hasAtLeastOneElementOfType(CallEffect.Originate.class);

        after(5_000, new CallInput.Ringing(1, false));
        after(5_000, new CallInput.Answered(1));
        assertThat(effects).contains(new CallEffect.Bridge(1, 1, 7, 1), new ShowEffect.ScreenPop(7, 1, 1, 100, 200));
        after(5, new CallInput.Bridged(1, 7));
        after(60_000, new AgentInput.LegHeld(7, 1));
        after(1, new CallInput.Ended(1, HangupCause.NORMAL, true));
        assertThat(effects).filteredOn(StoreEffect.AttemptClosed.class::isInstance).singleElement()
                .extracting(effect -> ((StoreEffect.AttemptClosed) effect).disposition())
                .isEqualTo(Disposition.CONNECTED);
        after(3_000, new AgentInput.ChoseOutcome(7, 1, Samples.AGREED, 55, 0, false));
        assertThat(effects).contains(new StoreEffect.ContactFinished(100, 1, FinishReason.OUTCOME_FINAL, 1, 200));
        assertThat(core.state().attempts().size()).isZero();
    }

    @Test
    void shouldTryAgainLaterWhenTheLineIsBusy() {
        begin();
        after(2_000, new CallInput.Ended(1, HangupCause.BUSY, false));
        assertThat(effects).contains(
                new StoreEffect.ContactWaiting(100, 1, nowMs + 300_000, 1, 200, true, false, 0));
    }

    @Test
    void shouldWriteTheSameBytesAfterReadingThem() {
        begin();
        after(5_000, new CallInput.Ringing(1, false));
        StateWriter first = new StateWriter();
        core.state().write(first);
        StateWriter second = new StateWriter();
        DialerState.read(new StateReader(first.bytes())).write(second);
        assertThat(second.bytes()).isEqualTo(first.bytes());
        assertThat(second.hash()).isEqualTo(first.hash());
    }

    @Test
    void shouldRefuseASnapshotThatIsDamaged() {
        begin();
        StateWriter writer = new StateWriter();
        core.state().write(writer);
        byte[] whole = writer.bytes();
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> DialerState.read(new StateReader(cut))).isInstanceOf(
                    IllegalArgumentException.class);
        }
        byte[] longer = Arrays.copyOf(whole, whole.length + 1);
        assertThatThrownBy(() -> DialerState.read(new StateReader(longer))).hasMessageContaining("damaged");
    }

    @Test
    void shouldDescribeWhatItBelieves() {
        begin();
        StringBuilder out = new StringBuilder();
        core.state().describe(out);
        assertThat(out).contains("agent 7 RESERVED", "attempt 1 DIALING", "node 1 up", "trunk 1", "campaign 1 RUNNING");
    }

    private void begin() {
        after(0, new EngineInput.EpochStarted(1, 42));
        after(0, new CampaignInput.PoolConfigured(Samples.pool(1)));
        after(0, new NodeInput.NodeConfigured(Samples.node(1)));
        after(0, new NodeInput.TrunkConfigured(Samples.trunk(1, 1)));
        after(0, new CampaignInput.CampaignConfigured(Samples.campaign(1, 1, DialMode.PROGRESSIVE, 1)));
        after(0, new CampaignInput.CampaignStarted(1));
        after(0, new NodeInput.NodeUp(1, List.of()));
        after(0, new HopperInput.ContactsOffered(1, List.of(Samples.contact(100, 200))));
        after(0, new AgentInput.SignedOn(7, 1, 0, 1, 1));
        after(100, new AgentInput.LegHeld(7, 1));
        after(100, new AgentInput.AskedReady(7));
    }

    private void after(long ms, Input input) {
        nowMs += ms;
        effects.clear();
        core.apply(nowMs, input, effects::add);
        core.state().verify();
    }
}
