package dialer.telephony.translate;

import static dialer.telephony.translate.Ear.ATTEMPT;
import static dialer.telephony.translate.Ear.CHANNEL;
import static dialer.telephony.translate.Ear.LEG;
import static dialer.telephony.translate.Ear.SEAT;
import static dialer.telephony.translate.Ear.enteredHold;
import static dialer.telephony.translate.Ear.enteredTalk;
import static org.assertj.core.api.Assertions.assertThat;

import dialer.core.attempt.HangupCause;
import dialer.core.effect.CallEffect;
import dialer.core.input.AgentInput;
import dialer.core.input.CallInput;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** More than two in a conversation: colleagues who are asked in, supervisors, and people who have called us. */
class TogetherTest {

    private static final String GUEST_LEG = "d1-g-0000000000000008";
    private static final String GUEST = "PJSIP/seat-004-00000003";
    private static final String OUTSIDE = "PJSIP/carrier-00000009";
    private static final String LISTENER = "d1-s-0000000000000005";
    private static final String SUPERVISOR = "PJSIP/web-009-00000004";

    private final Ear talk = Ear.talking();

    @Test
    void shouldLetAColleagueHearAndSpeakInTheAgentsLegAndComeBack() {
        guest();
        talk.ask(new CallEffect.Hush(1, 1, true));
        talk.ask(new CallEffect.JoinIn(1, 1, 42, 7, 43, 8));
        talk.hear(new AmiEvent.BridgeLeft(GUEST_LEG, GUEST, "hold-agents"));
        talk.ask(new CallEffect.Hush(1, 1, false));
        talk.ask(new CallEffect.Leave(1, 8, 43));
        talk.hear(enteredHold(GUEST_LEG, GUEST, "agents"));

        assertThat(talk.sent).containsExactly(
                new AmiAction.SetVariable(CHANNEL, "VOLUME(TX)", "-32767"),
                new AmiAction.SetVariable(CHANNEL, "VOLUME(RX)", "-32767"),
                new AmiAction.SetVariable(GUEST, "DIALER_JOIN", SEAT),
                new AmiAction.Redirect(GUEST, "dialer-join", "s"),
                new AmiAction.SetVariable(CHANNEL, "VOLUME(TX)", "0"),
                new AmiAction.SetVariable(CHANNEL, "VOLUME(RX)", "0"),
                new AmiAction.Redirect(GUEST, "dialer-agent", "hold"));
        assertThat(talk.told).containsExactly(new AgentInput.LegHeld(43, 8));
    }

    @Test
    void shouldHearThatThePersonHasGoneWhileSomebodyHoldsTheirChannelByListening() {
        guest();
        talk.ask(new CallEffect.JoinIn(1, 1, 42, 7, 43, 8));
        talk.hear(new AmiEvent.FarEndLeft(ATTEMPT, CHANNEL, 16));
        talk.hear(new AmiEvent.BridgeLeft(ATTEMPT, CHANNEL, "talk"));
        talk.hear(new AmiEvent.ChannelEnded(ATTEMPT, CHANNEL, true, 16, 0));
        assertThat(talk.told).containsExactly(new CallInput.Ended(1, HangupCause.NORMAL, true));
    }

    @Test
    void shouldEndTheConversationThatWeHangUpThoughSomebodyHoldsTheChannelByListening() {
        guest();
        talk.ask(new CallEffect.JoinIn(1, 1, 42, 7, 43, 8));
        talk.ask(new CallEffect.HangUp(1, 1, HangupCause.NORMAL));
        assertThat(talk.told).as("nobody has left yet").isEmpty();
        talk.hear(new AmiEvent.BridgeLeft(ATTEMPT, CHANNEL, "talk"));
        assertThat(talk.told).containsExactly(new CallInput.Ended(1, HangupCause.NORMAL, true));
        talk.hear(new AmiEvent.BridgeLeft(LEG, SEAT, "talk"), enteredHold(LEG, SEAT, "agents"),
                new AmiEvent.ChannelEnded(ATTEMPT, CHANNEL, true, 16, 0));
        assertThat(talk.told).containsExactly(new CallInput.Ended(1, HangupCause.NORMAL, true),
                new AgentInput.LegHeld(42, 7));
    }

    @Test
    void shouldNotTakeLeavingTheConversationForItsEndUnlessWeHungUp() {
        talk.hear(new AmiEvent.BridgeLeft(ATTEMPT, CHANNEL, "talk"));
        assertThat(talk.told).isEmpty();
        talk.hear(enteredHold(ATTEMPT, CHANNEL, "customers"));
        assertThat(talk.told).containsExactly(new CallInput.AgentLegDropped(1, 42, 7));
    }

    @Test
    void shouldSendAColleagueBackWhoseHostHasNoLegAnyMore() {
        guest();
        talk.ask(new CallEffect.JoinIn(1, 1, 42, 99, 43, 8));
        assertThat(talk.sent).as("the dialplan leads a leg that is to hear nobody back at once").containsExactly(
                new AmiAction.SetVariable(GUEST, "DIALER_JOIN", ""),
                new AmiAction.Redirect(GUEST, "dialer-join", "s"));
    }

    @Test
    void shouldAskNothingOfLegsThatAreNotThere() {
        for (CallEffect wish : List.of(new CallEffect.JoinIn(1, 1, 42, 7, 43, 8), new CallEffect.Leave(1, 8, 43),
                new CallEffect.Hush(1, 2, true), new CallEffect.TakeOver(1, 2, 3))) {
            talk.ask(wish);
        }
        assertThat(talk.sent).isEmpty();
        assertThat(talk.told).isEmpty();
    }

    @Test
    void shouldTellNothingWhenTheNodeRefusesBecauseTheEndOfTheLegIsTold() {
        guest();
        talk.ask(new CallEffect.JoinIn(1, 1, 42, 7, 43, 8));
        talk.ask(new CallEffect.Hush(1, 1, true));
        List.copyOf(talk.sent).forEach(talk.translator::refused);
        assertThat(talk.told).isEmpty();
        talk.hear(new AmiEvent.ChannelEnded(GUEST_LEG, GUEST, true, 16, 0));
        assertThat(talk.told).containsExactly(new AgentInput.LegLost(43, 8));
    }

    @Test
    void shouldAnswerNothingForANodeThatIsDown() {
        for (CallEffect wish : List.of(new CallEffect.JoinIn(1, 1, 42, 7, 43, 8), new CallEffect.Leave(1, 8, 43),
                new CallEffect.Hush(1, 1, true), new CallEffect.TakeOver(1, 1, 3))) {
            Translator.refuse(wish, talk);
        }
        assertThat(talk.told).as("the legs are settled when the node reports again").isEmpty();
    }

    @Test
    void shouldCallAPermittedNumberOutsideLetItInAndGiveItThePerson() {
        talk.ask(new CallEffect.CallOutside(1, 8, 42, 1, 1, 1, 1, 4));
        assertThat(talk.sent).singleElement().isInstanceOfSatisfying(AmiAction.Originate.class, call -> {
            assertThat(call.channelId()).isEqualTo(GUEST_LEG);
            assertThat(call.context()).isEqualTo("dialer-guest");
            assertThat(call.variables()).isEqualTo(Map.of("DIALER_AGENT", "42", "DIALER_GUEST", "1"));
        });
        talk.sent.clear();
        talk.hear(new AmiEvent.ChannelCreated(GUEST_LEG, OUTSIDE));
        talk.hear(new AmiEvent.Originated(GUEST_LEG, true, 4));
        talk.hear(enteredHold(GUEST_LEG, OUTSIDE, "agents"));
        assertThat(talk.told).containsExactly(new AgentInput.LegHeld(42, 8));
        talk.told.clear();

        talk.ask(new CallEffect.JoinIn(1, 1, 42, 7, 42, 8));
        talk.ask(new CallEffect.Connect(1, 1, 8));
        assertThat(talk.sent).containsExactly(new AmiAction.SetVariable(OUTSIDE, "DIALER_JOIN", SEAT),
                new AmiAction.Redirect(OUTSIDE, "dialer-join", "s"),
                new AmiAction.SetVariable(CHANNEL, "DIALER_GUEST", OUTSIDE),
                new AmiAction.Redirect(CHANNEL, "dialer-connect", "s"));
        talk.hear(new AmiEvent.ChannelEnded(GUEST_LEG, OUTSIDE, true, 16, 0));
        assertThat(talk.told).containsExactly(new AgentInput.LegLost(42, 8));
    }

    @Test
    void shouldTellThatSomebodyOutsideIsBusyNotPermittedOrGone() {
        talk.ask(new CallEffect.CallOutside(1, 8, 42, 1, 1, 1, 1, 4));
        talk.hear(new AmiEvent.ChannelCreated(GUEST_LEG, OUTSIDE));
        talk.hear(new AmiEvent.ChannelEnded(GUEST_LEG, OUTSIDE, false, 17, 486));
        talk.ask(new CallEffect.CallOutside(1, 9, 42, 1, 1, 1, 1, 5));
        assertThat(talk.told).containsExactly(new AgentInput.LegLost(42, 8), new AgentInput.LegLost(42, 9));
        talk.sent.clear();
        talk.ask(new CallEffect.Connect(1, 1, 8));
        assertThat(talk.sent).as("the dialplan parks whom nobody waits for").startsWith(
                new AmiAction.SetVariable(CHANNEL, "DIALER_GUEST", ""));
        talk.told.clear();
        Translator.refuse(new CallEffect.CallOutside(1, 8, 42, 1, 1, 1, 1, 4), talk);
        Translator.refuse(new CallEffect.Connect(1, 1, 8), talk);
        assertThat(talk.told).containsExactly(new AgentInput.LegLost(42, 8));
    }

    @Test
    void shouldJoinThePersonWithTheSupervisorWhoListens() {
        assertThat(talk.translator.listen(9, 43, ListenMode.LISTEN, 5)).as("an agent without a leg").isFalse();
        assertThat(talk.translator.listen(9, 42, ListenMode.LISTEN, 5)).isTrue();
        assertThat(talk.translator.listens(9)).as("rings").isFalse();
        talk.hear(new AmiEvent.ChannelCreated(LISTENER, SUPERVISOR), new AmiEvent.Originated(LISTENER, true, 4));
        assertThat(talk.translator.listens(9)).isTrue();
        talk.ask(new CallEffect.TakeOver(1, 1, 9));
        talk.hear(new AmiEvent.SentOut(ATTEMPT), enteredTalk(ATTEMPT, CHANNEL),
                new AmiEvent.ChannelEnded(LISTENER, SUPERVISOR, true, 16, 0));

        assertThat(talk.translator.listens(9)).isFalse();
        assertThat(talk.sent).containsExactly(
                new AmiAction.Listen(LISTENER, "PJSIP/seat-009", SEAT, ListenMode.LISTEN),
                new AmiAction.SetVariable(CHANNEL, "DIALER_SUPERVISOR", SUPERVISOR),
                new AmiAction.Redirect(CHANNEL, "dialer-take-over", "s"));
        assertThat(talk.told).contains(new CallInput.SentOut(1));
    }

    @Test
    void shouldForgetASupervisorWhoDoesNotAnswer() {
        talk.translator.listen(9, 42, ListenMode.BARGE, 5);
        talk.hear(new AmiEvent.Originated(LISTENER, false, 3));
        talk.ask(new CallEffect.TakeOver(1, 1, 9));
        assertThat(talk.sent).as("the dialplan parks one for whom nobody is there").contains(
                new AmiAction.SetVariable(CHANNEL, "DIALER_SUPERVISOR", ""));
    }

    @Test
    void shouldJoinWhoHasCalledInInsteadOfDialing() {
        Ear ear = new Ear();
        ear.translator.expect(100, "PJSIP/carrier-00000009", ear.nowMs + 1_000);
        ear.originate(1);
        ear.originate(2);
        assertThat(ear.sent.getFirst()).isEqualTo(new AmiAction.Originate(ATTEMPT, "Local/s@dialer-called-in/n",
                "dialer-customer", "answered", 25_000, "\"Shop, the best\" <+74950000000>",
                Map.of("DIALER_ATTEMPT", ATTEMPT, "DIALER_SAFE_HARBOUR", "dialer/safe-harbour",
                        "DIALER_CALLER", "PJSIP/carrier-00000009", "DIALER_ROUTE", "PJSIP/79160000001@carrier")));
        assertThat(ear.sent.getLast()).as("once").extracting("dialString").isEqualTo("PJSIP/79160000002@carrier");

        String half = "Local/s@dialer-called-in-00000001;1";
        ear.hear(new AmiEvent.ChannelCreated(ATTEMPT, half), enteredHold(ATTEMPT, half, "customers"),
                new AmiEvent.ChannelEnded(ATTEMPT, half, true, 16, 0));
        assertThat(ear.told).containsExactly(new CallInput.LegCreated(1), new CallInput.Answered(1),
                new CallInput.Ended(1, HangupCause.NORMAL, true));
    }

    @Test
    void shouldDialWhoHasCalledInTooLongAgo() {
        Ear ear = new Ear();
        ear.translator.expect(100, "PJSIP/carrier-00000009", ear.nowMs);
        ear.originate(1);
        assertThat(ear.sent.getFirst()).extracting("dialString").isEqualTo("PJSIP/79160000001@carrier");
    }

    /** A colleague's leg stands on hold beside the conversation. */
    private void guest() {
        talk.ask(new CallEffect.CallAgent(1, 8, 43, 4));
        talk.hear(new AmiEvent.ChannelCreated(GUEST_LEG, GUEST), enteredHold(GUEST_LEG, GUEST, "agents"));
        talk.sent.clear();
        talk.told.clear();
    }
}
