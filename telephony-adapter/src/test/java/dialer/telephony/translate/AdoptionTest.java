package dialer.telephony.translate;

import static dialer.telephony.translate.Ear.ATTEMPT;
import static dialer.telephony.translate.Ear.CHANNEL;
import static dialer.telephony.translate.Ear.LEG;
import static dialer.telephony.translate.Ear.SEAT;
import static org.assertj.core.api.Assertions.assertThat;

import dialer.core.attempt.HangupCause;
import dialer.core.effect.CallEffect;
import dialer.core.input.AgentInput;
import dialer.core.input.CallInput;
import dialer.core.trunk.LiveLeg;
import dialer.core.trunk.LiveLeg.Kind;
import dialer.core.trunk.LiveLeg.Place;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdoptionTest {

    private final Ear ear = new Ear();

    @Test
    void shouldReadTheListOfANodeThatWentOnWithoutUs() {
        List<LiveLeg> legs = ear.translator.adopt(List.of(
                customer(1, "talk"), customer(2, "hold-customers"), customer(3, "hold-customers"), ringing(4),
                message(5), agent(7, 42, "talk"), agent(8, 43, "hold-agents"),
                new LiveChannel("1795534410.12", "PJSIP/other-1", true, "office", "Dial", "", "talk", 0)), true);
        assertThat(legs).containsExactly(
                new LiveLeg(Kind.CUSTOMER, 1, Place.BRIDGED, 7),
                new LiveLeg(Kind.CUSTOMER, 2, Place.HELD, 0),
                new LiveLeg(Kind.CUSTOMER, 3, Place.HELD, 0),
                new LiveLeg(Kind.CUSTOMER, 4, Place.DIALING, 0),
                new LiveLeg(Kind.CUSTOMER, 5, Place.LEAVING, 0),
                new LiveLeg(Kind.AGENT, 7, Place.BRIDGED, 1),
                new LiveLeg(Kind.AGENT, 8, Place.HELD, 0));
        assertThat(ear.told).isEmpty();
    }

    @Test
    void shouldDrawNoConclusionFromALegThatIsBetweenTwoBridges() {
        Ear talk = Ear.waiting();
        talk.hear(new AmiEvent.BridgeLeft(ATTEMPT, CHANNEL, "hold-customers"),
                new AmiEvent.BridgeLeft(LEG, SEAT, "hold-agents"));
        assertThat(talk.translator.adopt(List.of(customer(1, "talk"), agent(7, 42, "talk")), false)).containsExactly(
                new LiveLeg(Kind.CUSTOMER, 1, Place.DIALING, 0), new LiveLeg(Kind.AGENT, 7, Place.DIALING, 0));
        LiveChannel between = new LiveChannel(ATTEMPT, CHANNEL, true, "dialer-customer", "GotoIf", "", "", 0);
        assertThat(new Ear().translator.adopt(List.of(between), true))
                .containsExactly(new LiveLeg(Kind.CUSTOMER, 1, Place.DIALING, 0));
    }

    @Test
    void shouldGoOnWithAnAdoptedConversation() {
        ear.translator.adopt(List.of(customer(1, "talk"), agent(7, 42, "talk")), true);
        ear.hear(new AmiEvent.BridgeLeft(ATTEMPT, CHANNEL, "talk"), new AmiEvent.BridgeLeft(LEG, SEAT, "talk"),
                Ear.enteredHold(LEG, SEAT, "agents"), new AmiEvent.ChannelEnded(ATTEMPT, CHANNEL, true, 16, 0));
        assertThat(ear.told).containsExactly(new AgentInput.LegHeld(42, 7),
                new CallInput.Ended(1, HangupCause.NORMAL, true));
    }

    @Test
    void shouldJoinAnAdoptedCustomer() {
        ear.translator.adopt(List.of(customer(1, "hold-customers"), agent(7, 0, "hold-agents")), true);
        ear.ask(new CallEffect.Bridge(1, 1, 42, 7));
        ear.hear(Ear.enteredTalk(ATTEMPT, CHANNEL), Ear.enteredTalk(LEG, SEAT));
        assertThat(ear.told).containsExactly(new CallInput.Bridged(1, 42));
    }

    @Test
    void shouldForgetAfterAReconnectWhatTheNodeDoesNotKnow() {
        Ear talk = Ear.talking();
        assertThat(talk.translator.adopt(List.of(), true)).isEmpty();
        talk.hear(new AmiEvent.ChannelEnded(ATTEMPT, CHANNEL, true, 16, 0));
        assertThat(talk.told).isEmpty();
    }

    @Test
    void shouldBelieveTheEventsUntilTwoListsContradictThem() {
        Ear talk = Ear.talking();
        List<LiveChannel> stale = List.of(customer(1, "hold-customers"), agent(7, 42, "hold-agents"));
        assertThat(talk.translator.adopt(stale, false)).containsExactly(
                new LiveLeg(Kind.CUSTOMER, 1, Place.BRIDGED, 7), new LiveLeg(Kind.AGENT, 7, Place.BRIDGED, 1));
        assertThat(talk.translator.inDoubt()).isTrue();
        assertThat(talk.translator.adopt(stale, false)).contains(new LiveLeg(Kind.CUSTOMER, 1, Place.HELD, 0));
    }

    @Test
    void shouldGiveALegUpOnlyWhenTwoListsLackIt() {
        Ear talk = Ear.talking();
        assertThat(talk.translator.adopt(List.of(), false)).hasSize(2);
        assertThat(talk.translator.adopt(List.of(customer(1, "talk"), agent(7, 42, "talk")), false)).hasSize(2);
        assertThat(talk.translator.inDoubt()).isFalse();
        talk.translator.adopt(List.of(), false);
        assertThat(talk.translator.adopt(List.of(), false)).isEmpty();
        assertThat(talk.translator.legs()).isZero();
    }

    @Test
    void shouldKeepInAnAuditWhatIsStillWaitingToBePlaced() {
        ear.originate(1);
        for (int i = 0; i < 3; i++) {
            assertThat(ear.translator.adopt(List.of(), false))
                    .containsExactly(new LiveLeg(Kind.CUSTOMER, 1, Place.DIALING, 0));
        }
    }

    private static LiveChannel customer(int id, String bridge) {
        return new LiveChannel(Ear.IDS.ofAttempt(id), "PJSIP/carrier-0000000" + id, true, "dialer-customer",
                "BridgeWait", "customers,participant,e(n)S(2)", bridge, 0);
    }

    private static LiveChannel ringing(int id) {
        return new LiveChannel(Ear.IDS.ofAttempt(id), "PJSIP/carrier-0000000" + id, false, "from-carrier", "AppDial2",
                "(Outgoing Line)", "", 0);
    }

    private static LiveChannel message(int id) {
        return new LiveChannel(Ear.IDS.ofAttempt(id), "PJSIP/carrier-0000000" + id, true, "dialer-safe-harbour",
                "Playback", "dialer/safe-harbour,noanswer", "", 0);
    }

    private static LiveChannel agent(int id, int agentId, String bridge) {
        return new LiveChannel(Ear.IDS.ofLeg(id), id == 7 ? SEAT : "PJSIP/seat-00" + id, true, "dialer-agent",
                "BridgeWait", "agents,participant,e(n)", bridge, agentId);
    }
}
