package dialer.arena;

import dialer.arena.FloorDesks.Place;
import dialer.core.DialerCore;
import dialer.core.agent.Agent;
import dialer.core.agent.AgentState;
import dialer.core.attempt.Attempt;
import dialer.core.attempt.HangupCause;
import dialer.core.contact.ContactOffer;
import dialer.core.contact.NumberOffer;
import dialer.core.contact.Window;
import dialer.core.effect.CallEffect;
import dialer.core.effect.Effect;
import dialer.core.input.AgentInput;
import dialer.core.input.CallInput;
import dialer.core.input.CampaignInput;
import dialer.core.input.EngineInput;
import dialer.core.input.HopperInput;
import dialer.core.input.Input;
import dialer.core.input.NodeInput;
import dialer.core.pool.PoolSettings;
import dialer.core.state.DialerState;
import dialer.core.trunk.NodeSettings;
import dialer.core.trunk.TrunkSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A contact centre's floor around the real core: one pool, one campaign, one trunk. What a world reports goes in as
 * inputs; calls that the core places and cancels come out as the answer. The world does the routing, by the same rule
 * as the core, and the core is told what the world did. Not safe for threads; one floor is one campaign.
 */
public final class CoreFloor {
    /** The world's time 0 on the core's clock: an instant like any other, so that nothing is special about it. */
    private static final long BEGIN_MS = 1_000_000_000_000L;

    private static final int POOL = 1;
    private static final int CAMPAIGN = 1;
    private static final int NODE = 1;
    private static final int TRUNK = 1;
    private static final int PAUSE_REASON = 1;
    private static final int FASTEST = 10_000;
    private static final int HOPPER_AT_LEAST = 900;
    private static final int OFFERED_AT_ONCE = 900;
    private static final long LONG_AFTER_MS = 4_000_000_000_000L;

    private final DialerCore core = new DialerCore(DialerState.empty());
    private final FloorCalls calls = new FloorCalls();
    private final FloorDesks desks;
    private final Set<Integer> cancelling = new TreeSet<>();
    private final Set<Integer> crossed = new TreeSet<>();
    private final List<Long> takenBack = new ArrayList<>();
    private final List<Integer> cancels = new ArrayList<>();
    private final List<Window> always = List.of(new Window(0, LONG_AFTER_MS));
    private long nowMs = BEGIN_MS;
    private int dials;
    private int offered;
    private boolean told;

    public CoreFloor(FloorRules rules) {
        desks = new FloorDesks(rules.seats());
        apply(new EngineInput.EpochStarted(1, 1));
        apply(new CampaignInput.PoolConfigured(new PoolSettings(POOL, 600_000)));
        apply(new NodeInput.NodeConfigured(new NodeSettings(NODE, FASTEST, Integer.MAX_VALUE)));
        apply(new NodeInput.TrunkConfigured(new TrunkSettings(TRUNK, NODE, Math.max(1, rules.maxLines()), FASTEST,
                1_000, 1_000)));
        apply(new NodeInput.NodeUp(NODE, List.of()));
        apply(new CampaignInput.CampaignConfigured(rules.settings(TRUNK, BEGIN_MS)));
        apply(new CampaignInput.CampaignStarted(CAMPAIGN));
    }

    /** What the core believes; for those who look on. */
    public DialerState state() {
        return core.state();
    }

    /**
     * Tells the core what has happened since the last step, and asks what it wants.
     *
     * @param atMs      the world's time, from 0; an earlier one than before is taken for the latest
     * @param freeLines calls that the world would accept now
     * @param scores    relative chance of the numbers that would be dialed next to be answered, 1 for the average;
     *                  empty when nothing is known
     */
    public FloorAnswer step(long atMs, int freeLines, List<FloorEvent> events, List<Double> scores) {
        nowMs = Math.max(nowMs, BEGIN_MS + atMs);
        dials = 0;
        cancels.clear();
        told = false;
        List.copyOf(takenBack).forEach(this::notPlaced);
        takenBack.clear();
        offer(scores);
        events.forEach(this::event);
        if (!told) {
            apply(new EngineInput.Ticked());
        }
        int dial = Math.max(0, Math.min(dials, freeLines));
        takenBack.addAll(calls.takeBack(dials - dial));
        calls.answered();
        return new FloorAnswer(dial, cancels, wakeAtMs());
    }

    private long wakeAtMs() {
        long wakeAtMs = core.state().pools().get(POOL).wakeAtMs();
        return wakeAtMs > nowMs ? wakeAtMs - BEGIN_MS : -1;
    }

    private void event(FloorEvent event) {
        switch (event.word()) {
            case READY -> agentReady(event.agent());
            case PAUSED -> agentAway(event.agent(), Place.PAUSED);
            case OFFLINE -> agentAway(event.agent(), Place.OFFLINE);
            case DIALED -> calls.number(event.call());
            case DIAL_REFUSED -> calls.refused().forEach(this::notPlaced);
            case RINGING -> onCall(event.call(), id -> new CallInput.Ringing(id, false));
            case ANSWERED -> answered(event.call());
            case CONNECTED -> connected(event.call(), event.agent());
            case ABANDONED -> abandoned(event.call());
            case NO_ANSWER -> over(event.call(), HangupCause.NO_ANSWER);
            case BUSY -> over(event.call(), HangupCause.BUSY);
            case FAILED -> over(event.call(), HangupCause.FAILED);
            case MACHINE -> over(event.call(), HangupCause.UNAVAILABLE);
            case CANCELLED -> over(event.call(), HangupCause.CANCELLED);
            case CANCEL_REFUSED -> cancelling.remove(event.call());
            case ENDED -> ended(event.call(), event.agent(), false);
            case ENDED_MACHINE -> ended(event.call(), event.agent(), true);
            case STEP -> step(event.agent());
        }
    }

    private void answered(int call) {
        if (cancelling.contains(call)) {
            crossed.add(call);
        } else {
            onCall(call, CallInput.Answered::new);
        }
    }

    /** The world has joined call and agent: by the core's own choice, or by an equal one. */
    private void connected(int call, int agent) {
        if (agent < 0 || agent >= desks.seats()) {
            return;
        }
        desks.place(agent, Place.TALKING);
        Attempt attempt = core.state().attempts().live(calls.attempt(call));
        if (attempt == null || crossed.remove(call) || attempt.agentId() == 0) {
            elsewhere(attempt, agent);
            return;
        }
        int deskId = attempt.agentId();
        if (desks.desk(agent) != deskId) {
            int other = desks.sitting(deskId);
            desks.swap(agent, deskId);
            if (desks.place(other) == Place.PAUSED || desks.place(other) == Place.OFFLINE) {
                apply(new AgentInput.AskedPause(desks.desk(other), PAUSE_REASON));
            }
        }
        apply(new CallInput.Bridged(attempt.id(), deskId));
    }

    private void step(int agent) {
        Agent known = core.state().agents().find(desks.desk(agent));
        if (known != null && known.state() == AgentState.TALKING) {
            apply(new AgentInput.ReachedStep(known.id(), known.attemptId(), desks.step(agent)));
        }
    }

    /** The core has let go of a call that the world went on with: for the core, its agent is not there meanwhile. */
    private void elsewhere(@Nullable Attempt attempt, int agent) {
        if (attempt != null) {
            boolean unanswered = attempt.state().unanswered();
            apply(new CallInput.Ended(attempt.id(), unanswered ? HangupCause.CANCELLED : HangupCause.NORMAL,
                    !unanswered));
        }
        desks.owe(agent, 0, false);
        apply(new AgentInput.AskedPause(desks.desk(agent), PAUSE_REASON));
    }

    private void abandoned(int call) {
        if (crossed.remove(call)) {
            onCall(call, CallInput.Answered::new);
        }
        onCall(call, id -> new CallInput.Ended(id, HangupCause.NORMAL, true));
        forget(call);
    }

    private void over(int call, HangupCause cause) {
        onCall(call, id -> new CallInput.Ended(id, cause, false));
        forget(call);
    }

    private void forget(int call) {
        calls.forget(call);
        cancelling.remove(call);
        crossed.remove(call);
    }

    private void notPlaced(long attemptId) {
        if (core.state().attempts().live(attemptId) != null) {
            apply(new CallInput.Ended(attemptId, HangupCause.CONGESTION, false));
        }
    }

    private void ended(int call, int agent, boolean wasMachine) {
        if (agent < 0 || agent >= desks.seats()) {
            return;
        }
        desks.place(agent, Place.WRAPPING);
        int deskId = desks.desk(agent);
        Attempt attempt = core.state().attempts().live(calls.attempt(call));
        if (attempt != null && attempt.agentId() == deskId) {
            desks.owe(agent, attempt.id(), wasMachine);
            apply(new CallInput.Ended(attempt.id(), HangupCause.NORMAL, true));
            legHeld(deskId);
        }
        forget(call);
    }

    private void agentReady(int agent) {
        if (agent < 0 || agent >= desks.seats()) {
            return;
        }
        desks.place(agent, Place.READY);
        signedOn(agent);
        chooseOutcome(agent);
        Agent known = core.state().agents().find(desks.desk(agent));
        if (known != null && known.state() == AgentState.PAUSED) {
            apply(new AgentInput.AskedReady(known.id()));
        }
    }

    private void agentAway(int agent, Place place) {
        if (agent < 0 || agent >= desks.seats()) {
            return;
        }
        desks.place(agent, place);
        int deskId = desks.desk(agent);
        if (core.state().agents().find(deskId) == null && place == Place.OFFLINE) {
            return;
        }
        signedOn(agent);
        if (desks.owed(agent) != 0) {
            apply(new AgentInput.AskedBreak(deskId, PAUSE_REASON, true));
            chooseOutcome(agent);
        } else {
            apply(new AgentInput.AskedPause(deskId, PAUSE_REASON));
        }
    }

    private void chooseOutcome(int agent) {
        long owed = desks.owed(agent);
        if (owed != 0) {
            int outcome = desks.metMachine(agent) ? FloorRules.MACHINE : FloorRules.DONE;
            desks.owe(agent, 0, false);
            apply(new AgentInput.ChoseOutcome(desks.desk(agent), owed, outcome, 0, 0, false));
        }
    }

    private void signedOn(int agent) {
        int deskId = desks.desk(agent);
        if (core.state().agents().find(deskId) == null) {
            apply(new AgentInput.SignedOn(deskId, POOL, 0, NODE, deskId));
            legHeld(deskId);
        }
    }

    private void legHeld(int deskId) {
        Agent agent = core.state().agents().find(deskId);
        if (agent != null) {
            apply(new AgentInput.LegHeld(deskId, agent.legId()));
        }
    }

    /** Numbers without end; where the world knows their scores, as many as it has told. */
    private void offer(List<Double> scores) {
        int waiting = core.state().contacts().hopper(CAMPAIGN).size();
        boolean scored = !scores.isEmpty();
        int wanted = scored ? scores.size() - waiting : waiting < HOPPER_AT_LEAST ? OFFERED_AT_ONCE : 0;
        if (wanted <= 0) {
            return;
        }
        List<ContactOffer> offers = new ArrayList<>();
        for (int i = 0; i < wanted; i++) {
            offered++;
            int score = scored ? (int) Math.round(1_000 * scores.get(waiting + i)) : ContactOffer.EVEN_SCORE;
            offers.add(new ContactOffer(offered, 0, 5, 0, null, 0, false, 0, 0,
                    List.of(new NumberOffer(offered, 0, always)), Math.max(1, Math.min(100_000, score)), 0));
        }
        apply(new HopperInput.ContactsOffered(CAMPAIGN, offers));
    }

    private void onCall(int call, LongFunction<CallInput> input) {
        Attempt attempt = core.state().attempts().live(calls.attempt(call));
        if (attempt != null) {
            apply(input.apply(attempt.id()));
        }
    }

    private void apply(Input input) {
        told = true;
        core.apply(nowMs, input, this::effect);
    }

    private void effect(Effect effect) {
        if (effect instanceof CallEffect.Originate originate) {
            dials++;
            calls.place(originate.attemptId());
        } else if (effect instanceof CallEffect.HangUp hangUp && hangUp.cause() != HangupCause.NORMAL) {
            int call = calls.call(hangUp.attemptId());
            if (call >= 0) {
                cancels.add(call);
                cancelling.add(call);
            }
        }
    }
}
