package dialer.core;

import static org.assertj.core.api.Assertions.assertThat;

import dialer.core.agent.AgentState;
import dialer.core.attempt.Attempt;
import dialer.core.attempt.AttemptState;
import dialer.core.attempt.HangupCause;
import dialer.core.campaign.DialMode;
import dialer.core.effect.Effect;
import dialer.core.effect.StoreEffect;
import dialer.core.input.AgentInput;
import dialer.core.input.CallInput;
import dialer.core.input.EngineInput;
import dialer.core.input.Input;
import dialer.testkit.House;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every state of an attempt meets every input about calls; every state of an agent every input about agents. */
class EveryInputTest {

    static Stream<Arguments> attempts() {
        List<CallInput> inputs = new ArrayList<>(List.of(new CallInput.LegCreated(1), new CallInput.Ringing(1, false),
                new CallInput.Ringing(1, true), new CallInput.Answered(1), new CallInput.Bridged(1, 7),
                new CallInput.Bridged(1, 8), new CallInput.BridgeFailed(1, 7), new CallInput.BridgeFailed(1, 8),
                new CallInput.AgentLegDropped(1, 0, 0), new CallInput.AgentLegDropped(1, 7, 1),
                new CallInput.AgentLegDropped(1, 7, 30),
                new CallInput.SafeHarbourStarted(1), new CallInput.OptedOut(1),
                new CallInput.SentOut(1)));
        for (HangupCause cause : HangupCause.values()) {
            inputs.add(new CallInput.Ended(1, cause, false));
            inputs.add(new CallInput.Ended(1, cause, true));
        }
        return Arrays.stream(AttemptState.values())
                .flatMap(state -> inputs.stream().map(input -> Arguments.of(state, input)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("attempts")
    void shouldTakeEveryCallInputInEveryState(AttemptState state, CallInput input) {
        House house = attemptIn(state);
        house.after(10, input);
        house.after(3_000, new AgentInput.ChoseOutcome(7, 1, 1, 0, 0, false));
        house.after(200_000, new EngineInput.Ticked());
        house.after(200_000, new EngineInput.Ticked());
        house.after(10, new CallInput.Ended(1, HangupCause.NORMAL, true));
        house.after(10, new AgentInput.ChoseOutcome(7, 1, 1, 0, 0, false));
        assertThat(closings(house)).as("it ends once").isEqualTo(1);
        assertThat(settlements(house)).as("its contact is settled once").isEqualTo(1);
        assertThat(house.state().attempts().find(1)).isNull();
    }

    private static long closings(House house) {
        return house.everything().stream().filter(effect -> effect instanceof StoreEffect.AttemptClosed closed
                && closed.attemptId() == 1).count();
    }

    private static long settlements(House house) {
        return house.everything().stream().filter(EveryInputTest::settlesContact100).count();
    }

    private static boolean settlesContact100(Effect effect) {
        return (effect instanceof StoreEffect.ContactWaiting waiting && waiting.contactId() == 100)
                || (effect instanceof StoreEffect.ContactFinished finished && finished.contactId() == 100)
                || (effect instanceof StoreEffect.ContactReturned returned && returned.contactId() == 100);
    }

    private static House attemptIn(AttemptState state) {
        House house = new House(DialMode.PROGRESSIVE).withContact(100).withAgent(7);
        switch (state) {
            case DIALING -> { }
            case RINGING -> house.after(2_000, new CallInput.Ringing(1, false));
            case ANSWERED -> house.after(2_000, new CallInput.Answered(1));
            case WAITING -> {
                house.after(2_000, new AgentInput.ScreenLost(7));
                house.after(500, new CallInput.Answered(1));
            }
            case BRIDGED -> {
                house.after(2_000, new CallInput.Answered(1));
                house.after(5, new CallInput.Bridged(1, 7));
            }
            case ENDED -> {
                house.after(2_000, new CallInput.Answered(1));
                house.after(5, new CallInput.Bridged(1, 7));
                house.after(5_000, new CallInput.Ended(1, HangupCause.NORMAL, true));
            }
        }
        Attempt attempt = house.state().attempts().find(1);
        assertThat(attempt).isNotNull().extracting(Attempt::state).isEqualTo(state);
        return house;
    }

    static Stream<Arguments> agents() {
        List<AgentInput> inputs = List.of(new AgentInput.SignedOn(7, 1, 0, 1, 7), new AgentInput.SignedOff(7),
                new AgentInput.LegHeld(7, 1), new AgentInput.LegHeld(7, 99), new AgentInput.LegLost(7, 1),
                new AgentInput.LegLost(7, 99), new AgentInput.LegRenewed(7),
                new AgentInput.AskedReady(7), new AgentInput.AskedPause(7, 3),
                new AgentInput.AskedBreak(7, 3, true), new AgentInput.AskedBreak(7, 0, false),
                new AgentInput.AskedHangUp(7, 1),
                new AgentInput.AskedTransfer(7, 1, 1, 0, 0), new AgentInput.AskedTransfer(7, 1, 0, 8, 0),
                new AgentInput.AskedTransfer(7, 1, 0, 0, 1),
                new AgentInput.TakenOver(7, 1, 9, 40), new AgentInput.TakenOver(7, 99, 9, 40),
                new AgentInput.AskedGuest(7, 1, 8, true), new AgentInput.AskedGuest(7, 1, 0, false),
                new AgentInput.AskedConsult(7, 1, 0, 1, true), new AgentInput.AskedConsult(7, 1, 1, 0, false),
                new AgentInput.AskedNumber(7, 0, 100, 200), new AgentInput.AskedNumber(7, 1, 100, 200),
                new AgentInput.PreviewAccepted(7, 100),
                new AgentInput.PreviewSkipped(7, 100), new AgentInput.ChoseOutcome(7, 1, 1, 0, 0, false),
                new AgentInput.WrapUpExtended(7, 1), new AgentInput.OutcomeWaived(7, 1, 3),
                new AgentInput.ReachedStep(7, 1, 2), new AgentInput.ReachedStep(7, 99, -1),
                new AgentInput.ScreenLost(7), new AgentInput.ScreenBack(7));
        return Arrays.stream(AgentState.values())
                .flatMap(state -> inputs.stream().map(input -> Arguments.of(state, input)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("agents")
    void shouldTakeEveryAgentInputInEveryState(AgentState state, AgentInput input) {
        House house = agentIn(state);
        for (Input each : List.of(input, input, new EngineInput.Ticked())) {
            house.after(10, each);
        }
        house.after(500_000, new EngineInput.Ticked());
        house.after(500_000, new EngineInput.Ticked());
        List<StoreEffect.AgentSpell> spells = house.everything().stream()
                .filter(StoreEffect.AgentSpell.class::isInstance).map(StoreEffect.AgentSpell.class::cast)
                .filter(spell -> spell.agentId() == 7).toList();
        for (int i = 1; i < spells.size(); i++) {
            boolean newShift = spells.get(i).state() == AgentState.PAUSED && house.signedOffBefore(spells.get(i));
            assertThat(newShift || spells.get(i).fromMs() == spells.get(i - 1).toMs())
                    .as("spells follow each other: %s", spells.get(i)).isTrue();
        }
    }

    private static House agentIn(AgentState state) {
        House house = new House(state == AgentState.PREVIEWING ? DialMode.PREVIEW : DialMode.PROGRESSIVE);
        switch (state) {
            case OFFLINE -> { }
            case PAUSED -> house.withAgent(7).after(10, new AgentInput.AskedPause(7, 1));
            case READY -> house.withAgent(7);
            case PREVIEWING, RESERVED -> house.withContact(100).withAgent(7);
            case TALKING -> talk(house);
            case WRAP_UP -> {
                talk(house);
                house.after(5_000, new CallInput.Ended(1, HangupCause.NORMAL, true));
            }
            case AWAY -> house.withAgent(7).after(10, new AgentInput.ScreenLost(7));
            case JOINED -> {
                house.withContact(100).withAgent(8).after(2_000, new CallInput.Answered(1));
                house.after(5, new CallInput.Bridged(1, 8));
                house.withAgent(7).after(10, new AgentInput.AskedGuest(8, 1, 7, true));
            }
        }
        assertThat(house.agentState(7)).isEqualTo(state);
        return house;
    }

    private static void talk(House house) {
        house.withContact(100).withAgent(7);
        house.after(2_000, new CallInput.Answered(1));
        house.after(5, new CallInput.Bridged(1, 7));
    }
}
