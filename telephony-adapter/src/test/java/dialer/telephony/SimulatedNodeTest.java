package dialer.telephony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dialer.core.attempt.HangupCause;
import dialer.core.effect.CallEffect;
import dialer.core.input.AgentInput;
import dialer.core.input.CallInput;
import dialer.core.input.NodeInput;
import dialer.core.trunk.LiveLeg;
import dialer.core.trunk.LiveLeg.Kind;
import dialer.core.trunk.LiveLeg.Place;
import dialer.telephony.simulated.Fate;
import dialer.telephony.simulated.SimulatedAsterisk;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The real link against the simulated Asterisk, over a socket. */
class SimulatedNodeTest {

    private SimulatedAsterisk asterisk;
    private Bench bench;

    /** The number decides: 71 answers and stays, 72 is busy, 73 rings for ever, 74 answers and leaves after 60 ms. */
    private static Fate fate(String trunk, String number) {
        return switch (number) {
            case "71" -> new Fate(1, Fate.Sign.RINGS, 20, 200, Long.MAX_VALUE, Fate.Voice.PERSON);
            case "72" -> new Fate(1, Fate.Sign.RINGS, 20, 486, 0, Fate.Voice.NOBODY);
            case "74" -> new Fate(1, Fate.Sign.RINGS, 20, 200, 60, Fate.Voice.PERSON);
            default -> new Fate(1, Fate.Sign.RINGS, 0, 0, 0, Fate.Voice.NOBODY);
        };
    }

    @BeforeEach
    void start() throws IOException {
        asterisk = SimulatedAsterisk.start(SimulatedAsterisk.Settings.ordinary("dialer", Bench.SECRET),
                SimulatedNodeTest::fate, System::currentTimeMillis, 1);
        bench = new Bench(asterisk.port()).up();
    }

    @AfterEach
    void stop() {
        bench.close();
        asterisk.close();
    }

    @Test
    void shouldJoinAnAnsweredPersonWithAnAgentAndGiveTheAgentBack() {
        bench.agent(7, 1);
        bench.dial(1, "71");
        bench.gate.awaits(new CallInput.Answered(1));
        bench.ask(new CallEffect.Bridge(1, 1, 7, 7));
        bench.gate.awaits(new CallInput.Bridged(1, 7));
        bench.gate.forget();
        bench.ask(new CallEffect.HangUp(1, 1, HangupCause.NORMAL));
        bench.gate.awaits(new CallInput.Ended(1, HangupCause.NORMAL, true));
        bench.gate.awaits(new AgentInput.LegHeld(7, 7));
        bench.ask(new CallEffect.HangUpAgent(1, 7, 7));
        bench.gate.awaits(new AgentInput.LegLost(7, 7));
        await().until(() -> asterisk.happened().live() == 0);
        assertThat(bench.report().legs()).isZero();
    }

    @Test
    void shouldTellHowCallsEnd() {
        bench.dial(1, "72");
        bench.dial(2, "73", 1, 300);
        bench.dial(3, "74");
        bench.dial(4, "71", 3, 5_000);
        asterisk.faults().silentCarrier("carrier2", true);
        bench.dial(5, "71", 2, 300);
        bench.gate.awaits(new CallInput.Ended(1, HangupCause.BUSY, false));
        bench.gate.awaits(new CallInput.Ended(2, HangupCause.NO_ANSWER, false));
        bench.gate.awaits(new CallInput.Ended(3, HangupCause.NORMAL, true));
        bench.gate.awaits(new CallInput.Ended(4, HangupCause.NOT_PLACED, false));
        bench.gate.awaits(new CallInput.Ended(5, HangupCause.CARRIER_SILENT, false));
        assertThat(bench.gate.all(CallInput.Ended.class)).hasSize(5);
    }

    @Test
    void shouldLetAColleagueInAndBackAndCarryOnWhenAWishComesTooLate() {
        talk();
        bench.agent(8, 2);
        bench.gate.forget();
        bench.ask(new CallEffect.Hush(1, 1, true));
        bench.ask(new CallEffect.JoinIn(1, 1, 7, 7, 8, 8));
        bench.ask(new CallEffect.Hush(1, 1, false));
        bench.ask(new CallEffect.Leave(1, 8, 8));
        bench.gate.awaits(new AgentInput.LegHeld(8, 8));
        assertThat(bench.report().refusedActions()).isZero();

        asterisk.faults().loseNext("HangupRequest");
        asterisk.faults().loseNext("Hangup");
        asterisk.hangsUp("d1-a-0000000000000001");
        bench.gate.awaits(new AgentInput.LegHeld(7, 7));
        bench.ask(new CallEffect.Hush(1, 1, true));
        await().until(() -> bench.report().refusedActions() == 2);
        assertThat(bench.gate.all(CallInput.BridgeFailed.class)).isEmpty();
    }

    @Test
    void shouldEndAConversationAtOnceThoughTheHangupIsNotSaidWhileAGuestListens() {
        talk();
        bench.agent(8, 2);
        bench.gate.forget();
        bench.ask(new CallEffect.JoinIn(1, 1, 7, 7, 8, 8));
        bench.ask(new CallEffect.HangUp(1, 1, HangupCause.NORMAL));
        bench.gate.awaits(new CallInput.Ended(1, HangupCause.NORMAL, true));
        bench.gate.awaits(new AgentInput.LegHeld(7, 7));
        bench.ask(new CallEffect.Leave(1, 8, 8));
        bench.gate.awaits(new AgentInput.LegHeld(8, 8));
        assertThat(bench.gate.all(CallInput.Ended.class)).hasSize(1);
        assertThat(bench.report().refusedActions()).isZero();
    }

    @Test
    void shouldBringThePersonBackWhomNoSupervisorTakesOver() {
        talk();
        bench.ask(new CallEffect.TakeOver(1, 1, 9));
        bench.gate.awaits(new CallInput.SentOut(1));
        bench.gate.awaits(new AgentInput.LegHeld(7, 7));
        bench.gate.awaits(CallInput.AgentLegDropped.class, dropped -> dropped.attemptId() == 1);
    }

    @Test
    void shouldCallWhoHasCalledInAndHungUp() {
        bench.nodes.expect(new ReturnCall(1, "+79160000071", "PJSIP/carrier-0000000a"), 1, 10_000);
        bench.dial(1, "71");
        bench.gate.awaits(new CallInput.Answered(1));
    }

    @Test
    void shouldCancelRightBehindTheOriginate() {
        for (long attempt = 1; attempt <= 20; attempt++) {
            bench.dial(attempt, "73");
            bench.ask(new CallEffect.HangUp(1, attempt, HangupCause.CANCELLED));
        }
        await().untilAsserted(() -> assertThat(bench.gate.all(CallInput.Ended.class)).hasSize(20)
                .allMatch(end -> end.cause() == HangupCause.CANCELLED));
        await().until(() -> asterisk.happened().live() == 0);
    }

    @Test
    void shouldPlayTheMessageAtTheCoresWishAndByTheDialplansOwnLimit() {
        bench.dial(1, "71");
        bench.gate.awaits(new CallInput.Answered(1));
        bench.ask(new CallEffect.PlaySafeHarbour(1, 1));
        bench.gate.awaits(new CallInput.SafeHarbourStarted(1));
        bench.dial(2, "71");
        bench.gate.awaits(new CallInput.SafeHarbourStarted(2));
    }

    @Test
    void shouldReadoptAConversationWhenTheConnectionIsCutAndNothingIsTold() {
        talk();
        asterisk.faults().dropConnections();
        bench.gate.awaits(new NodeInput.NodeDown(1, false));
        bench.gate.awaits(new NodeInput.NodeUp(1, List.of(
                new LiveLeg(Kind.CUSTOMER, 1, Place.BRIDGED, 7), new LiveLeg(Kind.AGENT, 7, Place.BRIDGED, 1))));
        bench.gate.forget();
        asterisk.hangsUp("d1-a-0000000000000001");
        bench.gate.awaits(new CallInput.Ended(1, HangupCause.NORMAL, true));
        bench.gate.awaits(new AgentInput.LegHeld(7, 7));
    }

    @Test
    void shouldReadoptAConversationInANewProcessWithTheAgentsName() {
        talk();
        bench.close();
        try (Bench next = new Bench(asterisk.port())) {
            next.gate.awaits(new NodeInput.NodeUp(1, List.of(
                    new LiveLeg(Kind.CUSTOMER, 1, Place.BRIDGED, 7), new LiveLeg(Kind.AGENT, 7, Place.BRIDGED, 1))));
            asterisk.hangsUp("d1-a-0000000000000001");
            next.gate.awaits(new AgentInput.LegHeld(7, 7));
            next.gate.awaits(new CallInput.Ended(1, HangupCause.NORMAL, true));
        }
    }

    @Test
    void shouldSayThatTheLegsAreLostWhenTheNodeWasRestarted() {
        talk();
        asterisk.faults().kill();
        bench.gate.awaits(new NodeInput.NodeDown(1, false));
        asterisk.faults().restart();
        bench.gate.awaits(new NodeInput.NodeDown(1, true));
        bench.gate.awaits(new NodeInput.NodeUp(1, List.of()));
    }

    @Test
    void shouldRefuseWishesWhileTheNodeIsDown() {
        asterisk.faults().kill();
        bench.gate.awaits(new NodeInput.NodeDown(1, false));
        bench.dial(1, "71");
        bench.ask(new CallEffect.CallAgent(1, 7, 7, 1));
        bench.ask(new CallEffect.Originate(9, 2, 1, 1, 1, 1, 5_000, false));
        bench.gate.awaits(new CallInput.Ended(1, HangupCause.NOT_PLACED, false));
        bench.gate.awaits(new AgentInput.LegLost(7, 7));
        bench.gate.awaits(new CallInput.Ended(2, HangupCause.NOT_PLACED, false));
    }

    @Test
    void shouldTakeAFrozenNodeForDownAfterTwoMissedSignsOfLife() {
        asterisk.faults().freeze(true);
        bench.gate.awaits(new NodeInput.NodeDown(1, false));
        bench.gate.forget();
        asterisk.faults().freeze(false);
        bench.gate.awaits(NodeInput.NodeUp.class, _ -> true);
    }

    @Test
    void shouldFindInAnAuditThatALegHasGoneUnheard() {
        talk();
        asterisk.faults().loseNext("Hangup");
        asterisk.hangsUp("d1-a-0000000000000001");
        bench.gate.awaits(NodeInput.NodeAudited.class, audit -> audit.legs().equals(
                List.of(new LiveLeg(Kind.AGENT, 7, Place.HELD, 0))));
    }

    @Test
    void shouldTellEverythingOnceThoughEventsAreRepeated() {
        asterisk.faults().repeatNext("Hangup");
        asterisk.faults().repeatNext("OriginateResponse");
        asterisk.faults().repeatNext("Newchannel");
        bench.dial(1, "72");
        bench.gate.awaits(new CallInput.Ended(1, HangupCause.BUSY, false));
        bench.dial(2, "72");
        bench.gate.awaits(new CallInput.Ended(2, HangupCause.BUSY, false));
        assertThat(bench.gate.all(CallInput.Ended.class)).hasSize(2);
        assertThat(bench.gate.all(CallInput.LegCreated.class)).hasSize(2);
    }

    @Test
    void shouldTellWhetherATrunkCanBeReachedAlsoAfterAReconnect() {
        asterisk.faults().unreachable("carrier", true);
        bench.gate.awaits(new NodeInput.TrunkReached(1, 1, false));
        bench.gate.forget();
        asterisk.faults().dropConnections();
        bench.gate.awaits(new NodeInput.TrunkReached(1, 1, false));
        asterisk.faults().unreachable("carrier", false);
        bench.gate.awaits(new NodeInput.TrunkReached(1, 1, true));
    }

    @Test
    void shouldAskForAllLegsAgainWhenTheRingWasFull() {
        bench.agent(7, 1);
        bench.dial(1, "71");
        bench.gate.awaits(new CallInput.LegCreated(1));
        bench.gate.full(true);
        await().until(() -> bench.report().refusedInputs() > 0);
        bench.gate.forget();
        bench.gate.full(false);
        bench.gate.awaits(NodeInput.NodeAudited.class, audit -> audit.legs().stream()
                .anyMatch(leg -> leg.kind() == Kind.CUSTOMER && leg.place() != Place.DIALING));
    }

    private void talk() {
        bench.agent(7, 1);
        bench.dial(1, "71");
        bench.gate.awaits(new CallInput.Answered(1));
        bench.ask(new CallEffect.Bridge(1, 1, 7, 7));
        bench.gate.awaits(new CallInput.Bridged(1, 7));
        bench.gate.forget();
    }
}
