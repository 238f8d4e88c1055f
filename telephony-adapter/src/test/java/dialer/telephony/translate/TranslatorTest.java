package dialer.telephony.translate;

import static dialer.telephony.translate.Ear.ATTEMPT;
import static dialer.telephony.translate.Ear.CHANNEL;
import static dialer.telephony.translate.Ear.LEG;
import static dialer.telephony.translate.Ear.SEAT;
import static dialer.telephony.translate.Ear.enteredHold;
import static dialer.telephony.translate.Ear.enteredTalk;
import static dialer.telephony.translate.Ear.originateOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dialer.core.attempt.HangupCause;
import dialer.core.effect.CallEffect;
import dialer.core.input.AgentInput;
import dialer.core.input.CallInput;
import dialer.core.input.Input;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TranslatorTest {

    private static final AmiEvent CREATED = new AmiEvent.ChannelCreated(ATTEMPT, CHANNEL);
    private static final AmiEvent RINGS = new AmiEvent.DialProgress(ATTEMPT, CHANNEL, "RINGING");

    private final Ear ear = new Ear();

    @Test
    void shouldTellTheLifeOfACallInOrder() {
        ear.ask(new CallEffect.CallAgent(1, 7, 42, 3));
        ear.originate(1);
        ear.hear(new AmiEvent.ChannelCreated(LEG, SEAT), enteredHold(LEG, SEAT, "agents"), CREATED, RINGS,
                new AmiEvent.Originated(ATTEMPT, true, 4), enteredHold(ATTEMPT, CHANNEL, "customers"),
                new AmiEvent.BridgeLeft(ATTEMPT, CHANNEL, "hold-customers"), enteredTalk(ATTEMPT, CHANNEL),
                new AmiEvent.BridgeLeft(LEG, SEAT, "hold-agents"), enteredTalk(LEG, SEAT),
                new AmiEvent.BridgeLeft(ATTEMPT, CHANNEL, "talk"), new AmiEvent.BridgeLeft(LEG, SEAT, "talk"),
                enteredHold(LEG, SEAT, "agents"), new AmiEvent.ChannelEnded(ATTEMPT, CHANNEL, true, 16, 0),
                new AmiEvent.ChannelEnded(LEG, SEAT, true, 16, 0));

        assertThat(ear.told).containsExactly(
                new AgentInput.LegHeld(42, 7),
                new CallInput.LegCreated(1), new CallInput.Ringing(1, false), new CallInput.Answered(1),
                new CallInput.Bridged(1, 42),
                new AgentInput.LegHeld(42, 7), new CallInput.Ended(1, HangupCause.NORMAL, true),
                new AgentInput.LegLost(42, 7));
        assertThat(ear.translator.legs()).isZero();
    }

    @Test
    void shouldPlaceCallsWithIdsOfOneLengthAndNothingThatACommaCouldSplit() {
        ear.originate(1);
        ear.ask(new CallEffect.Originate(1, 0xabcdef, 5, 100, 2, 1, 30_000, true));
        assertThat(ear.sent).containsExactly(
                new AmiAction.Originate(ATTEMPT, "PJSIP/79160000001@carrier", "dialer-customer", "answered", 25_000,
                        "\"Shop, the best\" <+74950000000>",
                        Map.of("DIALER_ATTEMPT", ATTEMPT, "DIALER_SAFE_HARBOUR", "dialer/safe-harbour")),
                new AmiAction.Originate("d1-a-0000000000abcdef", "PJSIP/79160000002@carrier", "dialer-customer",
                        "answered", 30_000, "\"Shop, the best\" <+74950000000>",
                        Map.of("DIALER_ATTEMPT", "d1-a-0000000000abcdef", "DIALER_SAFE_HARBOUR", "dialer/safe-harbour",
                                "DIALER_RECORD", "d1-a-0000000000abcdef.raw")));
        assertThat(ear.sent.getFirst().toString()).doesNotContain("7916");
    }

    @Test
    void shouldParkOneWhoTalksAndSayWhenTheConversationIsLeft() {
        Ear waiting = Ear.waiting();
        waiting.ask(new CallEffect.Park(1, 1));
        assertThat(waiting.sent).as("nobody talks yet").isEmpty();
        waiting.hear(new AmiEvent.BridgeLeft(ATTEMPT, CHANNEL, "hold-customers"), enteredTalk(ATTEMPT, CHANNEL),
                new AmiEvent.BridgeLeft(LEG, SEAT, "hold-agents"), enteredTalk(LEG, SEAT));
        waiting.told.clear();

        waiting.ask(new CallEffect.Park(1, 1));
        waiting.hear(new AmiEvent.BridgeLeft(ATTEMPT, CHANNEL, "talk"), new AmiEvent.BridgeLeft(LEG, SEAT, "talk"),
                enteredHold(LEG, SEAT, "agents"), enteredHold(ATTEMPT, CHANNEL, "customers"));

        assertThat(waiting.sent).containsExactly(new AmiAction.Redirect(CHANNEL, "dialer-transfer", "s"));
        assertThat(waiting.told).containsExactly(new AgentInput.LegHeld(42, 7),
                new CallInput.AgentLegDropped(1, 42, 7));
    }

    @Test
    void shouldCallOutsideOnlyWhatIsPermittedAndSayThatThePersonHasLeft() {
        Ear talk = Ear.waiting();
        talk.hear(enteredTalk(ATTEMPT, CHANNEL), enteredTalk(LEG, SEAT));
        talk.told.clear();

        talk.ask(new CallEffect.SendOut(1, 1, 1, 5));
        assertThat(talk.sent).as("5 is no number that is permitted").isEmpty();
        talk.ask(new CallEffect.SendOut(1, 1, 1, 4));
        talk.hear(new AmiEvent.SentOut(ATTEMPT));

        assertThat(talk.sent).containsExactly(
                new AmiAction.SetVariable(CHANNEL, "DIALER_OUTSIDE", "PJSIP/74950000004@carrier"),
                new AmiAction.Redirect(CHANNEL, "dialer-outside", "s"));
        assertThat(talk.told).containsExactly(new CallInput.SentOut(1));
    }

    @Test
    void shouldPauseResumeAndEndTheRecordingOfOneWhoTalks() {
        Ear talk = Ear.waiting();
        assertThat(talk.translator.recording(1, RecordingWish.PAUSE)).as("nobody talks yet").isFalse();
        talk.hear(enteredTalk(ATTEMPT, CHANNEL), enteredTalk(LEG, SEAT));
        for (RecordingWish wish : RecordingWish.values()) {
            assertThat(talk.translator.recording(1, wish)).isTrue();
        }
        assertThat(talk.sent).containsExactly(new AmiAction.MuteRecording(CHANNEL, true),
                new AmiAction.MuteRecording(CHANNEL, false), new AmiAction.StopRecording(CHANNEL));
    }

    @Test
    void shouldGiveATelephoneUpThatHasVanishedAndCallItAgainWhenItIsBack() {
        Ear desk = new Ear();
        desk.ask(new CallEffect.CallAgent(1, 7, 42, 3));
        desk.hear(new AmiEvent.ChannelCreated(LEG, SEAT), enteredHold(LEG, SEAT, "agents"));
        desk.hear(contact("seat-004", "Unreachable"), contact("seat-003", "Reachable"));
        assertThat(hangUps(desk)).as("another telephone, and one that is there").isEmpty();

        desk.hear(contact("seat-003", "Unreachable"));
        assertThat(hangUps(desk)).hasSize(1);
        desk.hear(new AmiEvent.ChannelEnded(LEG, SEAT, true, 16, 0), contact("seat-003", "Reachable"),
                contact("carrier", "Reachable"));
        assertThat(desk.told).containsExactly(new AgentInput.LegHeld(42, 7), new AgentInput.LegLost(42, 7),
                new AgentInput.LegRenewed(42));

        desk.ask(new CallEffect.CallAgent(1, 8, 42, Routes.FIRST_WEB_SEAT));
        desk.told.clear();
        desk.hear(contact("seat-003", "Reachable"), contact("web-001", "Reachable"));
        assertThat(desk.told).as("the agent has gone to a browser, which tells by itself").isEmpty();
    }

    @Test
    void shouldLookAfterTelephonesThatAProcessBeforeThisOneHasCalled() {
        Ear desk = new Ear();
        desk.translator.adopt(List.of(
                new LiveChannel(LEG, SEAT, true, "dialer-agent", "BridgeWait", "agents,participant", "b1", 42),
                new LiveChannel("d1-g-0000000000000008", "PJSIP/web-001-00000003", true, "dialer-agent", "BridgeWait",
                        "agents,participant", "b1", 43)), true);
        assertThat(desk.translator.telephones()).as("a browser tells by itself").containsExactly("seat-003");
        desk.hear(contact("seat-003", "Unreachable"), contact("web-001", "Unreachable"));
        assertThat(hangUps(desk)).hasSize(1);
        desk.hear(new AmiEvent.ChannelEnded(LEG, SEAT, true, 16, 0), contact("seat-003", "Reachable"));
        assertThat(desk.told).endsWith(new AgentInput.LegLost(42, 7), new AgentInput.LegRenewed(42));
    }

    @Test
    void shouldCallATelephoneAgainThatHasAppearedAnewAndSendsNothingOnTheLegThatStands() {
        Ear desk = new Ear();
        desk.ask(new CallEffect.CallAgent(1, 7, 42, 3));
        desk.hear(new AmiEvent.ChannelCreated(LEG, SEAT), contact("seat-003", "Reachable"));
        assertThat(desk.translator.doubts()).as("it rings").isEmpty();
        desk.hear(enteredHold(LEG, SEAT, "agents"), contact("carrier", "Reachable"));
        assertThat(desk.translator.doubts()).as("nobody has appeared anew").isEmpty();

        desk.told.clear();
        desk.hear(contact("seat-003", "NonQualified"), contact("seat-003", "Reachable"));
        assertThat(desk.translator.doubts()).containsExactly(new Doubt(7, SEAT));
        desk.translator.arrived(7, 500, 10_000);
        desk.translator.arrived(7, 500, 11_000);
        assertThat(desk.told).as("a second without sound is not enough").isEmpty();
        desk.translator.arrived(7, 500, 12_000);
        assertThat(desk.told).containsExactly(new AgentInput.LegRenewed(42));
        assertThat(desk.translator.doubts()).isEmpty();
    }

    @Test
    void shouldLetATelephoneBeThatIsStillHeardUnderItsNewAddress() {
        Ear desk = new Ear();
        desk.ask(new CallEffect.CallAgent(1, 7, 42, 3));
        desk.hear(new AmiEvent.ChannelCreated(LEG, SEAT), enteredHold(LEG, SEAT, "agents"));
        desk.told.clear();
        for (long next : new long[] {501, -1}) {
            desk.hear(contact("seat-003", "Reachable"));
            desk.translator.arrived(7, 500, 10_000);
            desk.translator.arrived(7, 500, 11_000);
            desk.translator.arrived(7, next, 12_000);
            assertThat(desk.translator.doubts()).as("it is heard, or the node cannot tell").isEmpty();
        }
        desk.hear(contact("seat-003", "Reachable"));
        desk.translator.arrived(7, 500, 10_000);
        desk.hear(new AmiEvent.ChannelEnded(LEG, SEAT, true, 16, 0));
        desk.translator.arrived(7, 500, 12_000);
        assertThat(desk.translator.doubts()).isEmpty();
        assertThat(desk.told).containsExactly(new AgentInput.LegLost(42, 7));
    }

    private static AmiEvent contact(String endpoint, String contactStatus) {
        return new AmiEvent.ContactChanged(endpoint, endpoint, contactStatus);
    }

    private static List<AmiAction> hangUps(Ear ear) {
        return ear.sent.stream().filter(AmiAction.Hangup.class::isInstance).toList();
    }

    @Test
    void shouldTellOnceThatAnAttemptEndedInWhateverOrderItsEventsCome() {
        List<AmiEvent> events = List.of(new AmiEvent.Originated(ATTEMPT, false, 0),
                new AmiEvent.DialOver(ATTEMPT, CHANNEL, "BUSY"),
                new AmiEvent.ChannelEnded(ATTEMPT, CHANNEL, false, 17, 486), RINGS);
        for (List<AmiEvent> order : permutations(events)) {
            Ear fresh = new Ear();
            fresh.originate(1);
            fresh.hear(CREATED);
            fresh.hear(order.toArray(AmiEvent[]::new));
            assertThat(ended(fresh)).as("%s", order)
                    .containsExactly(new CallInput.Ended(1, HangupCause.BUSY, false));
            assertThat(fresh.translator.legs()).isZero();
        }
    }

    @Test
    void shouldTellOurTimeOutFromTheCarriersRefusalInWhateverOrderTheEventsCome() {
        AmiEvent hangup = new AmiEvent.ChannelEnded(ATTEMPT, CHANNEL, false, 19, 480);
        for (List<AmiEvent> order : permutations(List.of(new AmiEvent.Originated(ATTEMPT, false, 3), hangup))) {
            assertThat(endOf(order, true)).isEqualTo(HangupCause.NO_ANSWER);
            assertThat(endOf(order, false)).isEqualTo(HangupCause.CARRIER_SILENT);
        }
        for (List<AmiEvent> order : permutations(List.of(new AmiEvent.Originated(ATTEMPT, false, 0), hangup,
                new AmiEvent.DialOver(ATTEMPT, CHANNEL, "NOANSWER")))) {
            assertThat(endOf(order, true)).isEqualTo(HangupCause.UNAVAILABLE);
            assertThat(endOf(order, false)).isEqualTo(HangupCause.UNAVAILABLE);
        }
    }

    @Test
    void shouldTellOneAnswerAndOneEndInWhateverOrderAShortCallsEventsCome() {
        List<AmiEvent> events = List.of(new AmiEvent.Originated(ATTEMPT, true, 4),
                new AmiEvent.DialOver(ATTEMPT, CHANNEL, "ANSWER"), enteredHold(ATTEMPT, CHANNEL, "customers"),
                new AmiEvent.ChannelEnded(ATTEMPT, CHANNEL, true, 16, 0));
        for (List<AmiEvent> order : permutations(events)) {
            Ear fresh = new Ear();
            fresh.originate(1);
            fresh.hear(CREATED);
            fresh.hear(order.toArray(AmiEvent[]::new));
            assertThat(ended(fresh)).as("%s", order)
                    .containsExactly(new CallInput.Ended(1, HangupCause.NORMAL, true));
        }
    }

    @Test
    void shouldDecideByItselfWhenTheDecidingEventDoesNotCome() {
        ear.originate(1);
        ear.hear(CREATED, new AmiEvent.ChannelEnded(ATTEMPT, CHANNEL, false, 19, 0));
        assertThat(ended(ear)).isEmpty();
        ear.translator.sweep(ear.nowMs + 1_999);
        assertThat(ended(ear)).isEmpty();
        ear.translator.sweep(ear.nowMs + 2_000);
        assertThat(ended(ear)).containsExactly(new CallInput.Ended(1, HangupCause.CARRIER_SILENT, false));
    }

    @Test
    void shouldSayNotPlacedWhenTheLegNeverCameIntoBeing() {
        ear.originate(1);
        ear.hear(new AmiEvent.Originated(ATTEMPT, false, 0));
        assertThat(ear.told).containsExactly(new CallInput.Ended(1, HangupCause.NOT_PLACED, false));
    }

    @Test
    void shouldSayMisconfiguredWhenTheNodeRefusesTheAction() {
        ear.originate(1);
        ear.translator.refused(ear.sent.getFirst());
        ear.hear(new AmiEvent.Originated(ATTEMPT, false, 0));
        assertThat(ear.told).containsExactly(new CallInput.Ended(1, HangupCause.MISCONFIGURED, false));
    }

    @Test
    void shouldNotDialWhatItCannot() {
        ear.ask(originateOf(1, 999));
        ear.ask(originateOf(2, 998));
        ear.ask(new CallEffect.Originate(1, 3, 5, 100, 1, 77, 25_000, false));
        assertThat(ear.sent).isEmpty();
        assertThat(ear.told).containsExactly(new CallInput.Ended(1, HangupCause.NOT_PLACED, false),
                new CallInput.Ended(2, HangupCause.INVALID_NUMBER, false),
                new CallInput.Ended(3, HangupCause.MISCONFIGURED, false));
    }

    @Test
    void shouldRefuseMoreLegsThanItMayKnow() {
        Ear small = new Ear(1);
        small.originate(1);
        small.originate(2);
        small.ask(new CallEffect.CallAgent(1, 7, 42, 3));
        assertThat(small.told).containsExactly(new CallInput.Ended(2, HangupCause.NOT_PLACED, false),
                new AgentInput.LegLost(42, 7));
    }

    @Test
    void shouldHangUpRightBehindTheOriginateAsSoonAsTheLegExists() {
        ear.originate(1);
        assertThat(ear.translator.release((AmiAction.Originate) ear.sent.getFirst())).isTrue();
        ear.sent.clear();
        ear.ask(new CallEffect.HangUp(1, 1, HangupCause.CANCELLED));
        assertThat(ear.sent).isEmpty();
        ear.hear(CREATED);
        assertThat(ear.sent).containsExactly(new AmiAction.Hangup(CHANNEL, 26));
        ear.hear(new AmiEvent.ChannelEnded(ATTEMPT, CHANNEL, false, 26, 0));
        assertThat(ended(ear)).containsExactly(new CallInput.Ended(1, HangupCause.CANCELLED, false));
    }

    @Test
    void shouldNotPlaceACallThatIsNotWantedAnyMoreWhenItsTurnComes() {
        ear.originate(1);
        ear.ask(new CallEffect.HangUp(1, 1, HangupCause.CANCELLED));
        assertThat(ear.translator.release((AmiAction.Originate) ear.sent.getFirst())).isFalse();
        assertThat(ear.told).containsExactly(new CallInput.Ended(1, HangupCause.CANCELLED, false));
    }

    @Test
    void shouldPassOverTheSurrogateWhoseHangupCarriesTheLiveCallsId() {
        Ear talk = Ear.waiting();
        talk.hear(new AmiEvent.ChannelEnded(ATTEMPT, "Surrogate/PJSIP/carrier-00000001", true, 0, 0),
                new AmiEvent.ChannelEnded(ATTEMPT, "Local/x@y-00000001;1", true, 0, 0),
                new AmiEvent.ChannelEnded(ATTEMPT, "CBAnn/x", true, 0, 0));
        assertThat(talk.told).isEmpty();
        assertThat(talk.translator.legs()).isEqualTo(2);
    }

    @Test
    void shouldPassOverForeignChannelsAndOtherDialers() {
        ear.originate(1);
        for (String foreign : List.of("1795534410.12", "d2-a-0000000000000001", "d1-a-1", "d1-a-000000000000001",
                "d1-a-00000000000000012", "d1-x-0000000000000001", "")) {
            ear.hear(new AmiEvent.ChannelCreated(foreign, "PJSIP/other-1"), new AmiEvent.Originated(foreign, false, 0),
                    new AmiEvent.ChannelEnded(foreign, "PJSIP/other-1", true, 16, 0));
        }
        assertThat(ear.told).isEmpty();
    }

    @Test
    void shouldJoinByWholeNamesBecauseBridgeMatchesByPrefix() {
        Ear talk = Ear.waiting();
        talk.ask(new CallEffect.Bridge(1, 1, 42, 7));
        assertThat(talk.sent).containsExactly(new AmiAction.SetVariable(CHANNEL, "DIALER_BRIDGED", "1"),
                new AmiAction.Bridge(1, 42, CHANNEL, SEAT));
    }

    @Test
    void shouldTakeTheMarkBackWhenTheNodeRefusesToJoin() {
        Ear talk = Ear.waiting();
        talk.ask(new CallEffect.Bridge(1, 1, 42, 7));
        AmiAction bridge = talk.sent.getLast();
        talk.sent.clear();
        talk.translator.refused(bridge);
        assertThat(talk.told).containsExactly(new CallInput.BridgeFailed(1, 42));
        assertThat(talk.sent).containsExactly(new AmiAction.SetVariable(CHANNEL, "DIALER_BRIDGED", "0"));
    }

    @Test
    void shouldCallBrowsersAtSeatsOfTheirOwn() {
        Routes routes = new Routes(Map.of(), "PJSIP/seat-%03d", "PJSIP/web-%03d");
        assertThat(routes.agent(7)).isEqualTo("PJSIP/seat-007");
        assertThat(routes.agent(Routes.FIRST_WEB_SEAT)).isEqualTo("PJSIP/web-001");
        assertThat(routes.seatEndpoint(Routes.FIRST_WEB_SEAT + 11)).isEqualTo("web-012");
        assertThat(new AmiAction.OpenSeat("web-001", "hush")).asString().doesNotContain("hush");
    }

    @Test
    void shouldNotJoinACustomerWhoHasLeft() {
        Ear talk = Ear.waiting();
        talk.hear(new AmiEvent.BridgeLeft(ATTEMPT, CHANNEL, "hold-customers"));
        talk.ask(new CallEffect.Bridge(1, 1, 42, 7));
        assertThat(talk.sent).isEmpty();
        assertThat(talk.told).containsExactly(new CallInput.BridgeFailed(1, 42));
    }

    @Test
    void shouldTellAnAnswerOnlyWhenTheLegStandsAmongTheCustomers() {
        ear.originate(1);
        ear.hear(CREATED, new AmiEvent.Originated(ATTEMPT, true, 4), new AmiEvent.DialOver(ATTEMPT, CHANNEL, "ANSWER"),
                new AmiEvent.BridgeEntered(ATTEMPT, CHANNEL, "b", true, "lobby"));
        assertThat(ear.told).containsExactly(new CallInput.LegCreated(1));
        ear.hear(enteredHold(ATTEMPT, CHANNEL, "customers"));
        assertThat(ear.told).endsWith(new CallInput.Answered(1));
    }

    @Test
    void shouldOfferTheCustomerAgainWhenTheAgentsLegDiesInMidCall() {
        List<AmiEvent> events = List.of(new AmiEvent.AgentLost(ATTEMPT), enteredHold(ATTEMPT, CHANNEL, "customers"),
                new AmiEvent.ChannelEnded(LEG, SEAT, true, 16, 0));
        for (List<AmiEvent> order : permutations(events)) {
            Ear talk = Ear.talking();
            talk.hear(order.toArray(AmiEvent[]::new));
            assertThat(talk.told).as("%s", order).containsExactlyInAnyOrder(
                    new CallInput.AgentLegDropped(1, 42, 7), new AgentInput.LegLost(42, 7));
        }
    }

    @Test
    void shouldTellThatTheMessageBegan() {
        Ear talk = Ear.waiting();
        talk.ask(new CallEffect.PlaySafeHarbour(1, 1));
        assertThat(talk.sent).containsExactly(new AmiAction.Redirect(CHANNEL, "dialer-safe-harbour", "s"));
        talk.hear(new AmiEvent.HarbourEntered(ATTEMPT), new AmiEvent.HarbourEntered(ATTEMPT));
        talk.ask(new CallEffect.Bridge(1, 1, 42, 7));
        assertThat(talk.told).containsExactly(new CallInput.SafeHarbourStarted(1), new CallInput.BridgeFailed(1, 42));
    }

    @Test
    void shouldTellThatTheKeyOfTheMessageWasPressed() {
        Ear talk = Ear.waiting();
        talk.ask(new CallEffect.PlaySafeHarbour(1, 1));
        talk.hear(new AmiEvent.HarbourEntered(ATTEMPT), new AmiEvent.OptedOut(ATTEMPT), new AmiEvent.OptedOut("x"));
        assertThat(talk.told).containsExactly(new CallInput.SafeHarbourStarted(1), new CallInput.OptedOut(1));
    }

    @Test
    void shouldHangUpByIdWhatItDoesNotKnow() {
        ear.ask(new CallEffect.HangUp(1, 1, HangupCause.NORMAL));
        ear.ask(new CallEffect.HangUpAgent(1, 7, 42));
        assertThat(ear.sent).containsExactly(new AmiAction.Hangup(ATTEMPT, 16), new AmiAction.Hangup(LEG, 16));
    }

    @Test
    void shouldQuoteACommaInAVariableAndRefuseALineBreak() {
        assertThat(AmiText.variable("a,b")).isEqualTo("\"a,b\"");
        assertThat(AmiText.variable("a;b|c ${d}")).isEqualTo("a;b|c ${d}");
        assertThatThrownBy(() -> AmiText.variable("a\r\nAction: Hangup"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static HangupCause endOf(List<AmiEvent> order, boolean rang) {
        Ear fresh = new Ear();
        fresh.originate(1);
        fresh.hear(CREATED);
        if (rang) {
            fresh.hear(RINGS);
        }
        fresh.hear(order.toArray(AmiEvent[]::new));
        assertThat(ended(fresh)).as("%s", order).hasSize(1);
        return ((CallInput.Ended) ended(fresh).getFirst()).cause();
    }

    private static List<Input> ended(Ear ear) {
        return ear.told.stream().filter(CallInput.Ended.class::isInstance).toList();
    }

    private static <T> List<List<T>> permutations(List<T> items) {
        if (items.isEmpty()) {
            return List.of(List.of());
        }
        List<List<T>> all = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            List<T> rest = new ArrayList<>(items);
            T first = rest.remove(i);
            for (List<T> tail : permutations(rest)) {
                List<T> one = new ArrayList<>();
                one.add(first);
                one.addAll(tail);
                all.add(one);
            }
        }
        return all;
    }
}
