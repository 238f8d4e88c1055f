package dialer.core.flow;

import dialer.core.agent.Agent;
import dialer.core.agent.AgentState;
import dialer.core.agent.Crew;
import dialer.core.attempt.Attempt;
import dialer.core.attempt.AttemptPlan;
import dialer.core.attempt.AttemptState;
import dialer.core.attempt.PoolCalls;
import dialer.core.campaign.Campaign;
import dialer.core.campaign.Campaigns;
import dialer.core.campaign.DialMode;
import dialer.core.contact.Contact;
import dialer.core.contact.NumberOffer;
import dialer.core.effect.CallEffect;
import dialer.core.effect.Refusal;
import dialer.core.effect.StoreEffect;
import dialer.core.ground.Check;
import dialer.core.ground.Ranking;
import dialer.core.pacing.PacingDecision;
import dialer.core.pacing.PreviewPacer;
import dialer.core.pool.Pool;
import dialer.core.state.DialerState;
import dialer.core.timer.TimerKind;
import dialer.core.trunk.Trunk;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who is dialed now, for whom, and by which way out. */
final class DialFlow {
    /** What the node may take beyond the ring time-out before it is asked to hang up. */
    static final long RING_SLACK_MS = 10_000;

    /** A call is never cancelled before it has rung so long. */
    static final long RING_AT_LEAST_MS = 15_000;

    private static final int TIMERS_PER_CALL = 8;
    private static final PreviewPacer PREVIEWS = new PreviewPacer();

    private DialFlow() {
    }

    /** Free agents of the pool get those who wait, then calls that have lost their agent, then new calls. */
    static void run(Turn turn, int poolId) {
        DialerState state = turn.state();
        Pool pool = state.pools().find(poolId);
        Crew crew = state.agents().crew(poolId);
        if (pool == null || crew.size() == 0) {
            return;
        }
        PoolCalls calls = state.attempts().ofPool(poolId);
        BridgeFlow.serveWaiting(turn, calls.waiting());
        claim(turn, calls.unclaimed(), crew.free());
        if (state.stopped() != Refusal.NONE) {
            return;
        }
        PreviewFlow.placeAccepted(turn, crew.askedForCall());
        dial(turn, pool, crew.free());
    }

    private static void dial(Turn turn, Pool pool, Ranking<Agent> free) {
        DialerState state = turn.state();
        PoolView view = new PoolView(state, pool.id(), turn.now());
        PacingDecision decision = state.pacer(pool.id()).decide(view);
        cancel(turn, state.attempts().ofPool(pool.id()).unclaimed(), decision.cancel());
        if (view.freeAgents() == 0) {
            return;
        }
        int calls = decision.dial();
        int cards = PREVIEWS.decide(view).dial();
        List<Campaign> turns = state.campaigns().turnsOf(pool.id());
        int at = 0;
        while (at < turns.size() && !free.isEmpty()) {
            Campaign campaign = turns.get(at);
            boolean preview = campaign.settings().mode() == DialMode.PREVIEW;
            if ((preview ? cards : calls) <= 0 || !next(turn, campaign, free)) {
                at++;
                continue;
            }
            calls--;
            cards--;
            int priority = campaign.settings().priority();
            // the campaign goes back in the line of turns, behind those that were passed over
            pool.floor(priority, Campaigns.tookTurn(campaign, pool.floor(priority)));
        }
    }

    /** Places one call, or shows one card, of the campaign for the first agent who can take it; false when none can. */
    private static boolean next(Turn turn, Campaign campaign, Ranking<Agent> free) {
        DialerState state = turn.state();
        if (state.attempts().isFull() || !state.timers().hasRoomFor(TIMERS_PER_CALL)) {
            return false;
        }
        for (int n = 0; n < free.size(); n++) {
            Agent agent = free.get(n);
            if (!agent.hasSkills(campaign.settings().requiredSkills()) || !state.trunks().up(agent.nodeId())) {
                continue;
            }
            Trunk trunk = state.trunks().wayOut(campaign.settings().trunkIds(), agent.nodeId(), turn.now());
            if (trunk == null) {
                continue;
            }
            Contact contact = HopperFlow.next(turn, campaign, agent.id());
            if (contact == null) {
                continue;
            }
            if (campaign.settings().mode() == DialMode.PREVIEW) {
                PreviewFlow.show(turn, agent, contact);
            } else {
                place(turn, campaign, contact, agent, trunk);
            }
            return true;
        }
        return false;
    }

    /** The one place from which a number is dialed. Every rule is checked again at this very moment. */
    static void place(Turn turn, Campaign campaign, Contact contact, Agent agent, Trunk trunk) {
        DialerState state = turn.state();
        int perNumber = campaign.settings().retryRules().maxPerNumber();
        NumberOffer number = Check.present(contact.numberFor(turn.now(), perNumber), "a number may be dialed now",
                contact.id());
        Check.that(state.stopped() == Refusal.NONE && campaign.running(), "dialing is on", campaign.id());
        Check.that(!state.suppressions().knows(number.numberId()), "nobody suppressed is dialed", number.numberId());
        Check.that(state.contacts().withNumber(number.numberId()) == contact, "a number is dialed once at a time",
                number.numberId());
        state.contacts().take(contact, Contact.Place.ATTEMPT);
        AttemptPlan plan = new AttemptPlan(state.newAttemptId(), campaign.id(), campaign.settings().poolId(),
                contact.id(), number.numberId(), trunk.id(), trunk.settings().nodeId(),
                contact.offer().attemptsMade() + 1, turn.now());
        Attempt attempt = new Attempt(plan);
        state.attempts().add(attempt);
        state.trunks().node(plan.nodeId()).addLeg(turn.now());
        trunk.place(attempt.id(), turn.now());
        campaign.tally().began();
        reserve(turn, attempt, agent);
        turn.keep(new StoreEffect.AttemptStarted(attempt.id(), campaign.id(), contact.id(), number.numberId(),
                trunk.id(), plan.nodeId(), agent.id(), plan.ordinal()));
        long ringTimeoutMs = campaign.settings().ringTimeoutMs();
        turn.ask(new CallEffect.Originate(plan.nodeId(), attempt.id(), campaign.id(), contact.id(),
                number.numberId(), trunk.id(), ringTimeoutMs, campaign.settings().record()));
        turn.timer(TimerKind.RING_OUT, attempt.id(), ringTimeoutMs + RING_SLACK_MS);
    }

    private static void reserve(Turn turn, Attempt attempt, Agent agent) {
        AgentFlow.move(turn, agent, AgentState.RESERVED, attempt.plan().campaignId());
        agent.attach(attempt.id());
        attempt.attach(agent.id());
        turn.cancel(TimerKind.NOBODYS_CALL, attempt.id());
    }

    /** Calls that have lost their agent get another free one, the oldest call first. */
    private static void claim(Turn turn, Ranking<Attempt> unclaimed, Ranking<Agent> free) {
        int n = 0;
        while (n < unclaimed.size() && !free.isEmpty()) {
            Attempt attempt = unclaimed.get(n);
            Agent agent = attempt.cancelAsked() ? null : firstFor(turn, attempt, free);
            if (agent == null) {
                n++;
            } else {
                reserve(turn, attempt, agent);
            }
        }
    }

    private static @Nullable Agent firstFor(Turn turn, Attempt attempt, Ranking<Agent> free) {
        long skills = turn.campaign(attempt).settings().requiredSkills();
        for (int n = 0; n < free.size(); n++) {
            Agent agent = free.get(n);
            if (agent.nodeId() == attempt.plan().nodeId() && agent.hasSkills(skills)) {
                return agent;
            }
        }
        return null;
    }

    private static void cancel(Turn turn, Ranking<Attempt> unclaimed, int calls) {
        int left = calls;
        for (int n = unclaimed.size() - 1; n >= 0 && left > 0; n--) {
            Attempt attempt = unclaimed.get(n);
            if (mayCancel(turn, attempt)) {
                CallFlow.cancel(turn, attempt);
                left--;
            }
        }
    }

    private static boolean mayCancel(Turn turn, Attempt attempt) {
        return attempt.state() == AttemptState.RINGING && !attempt.cancelAsked()
                && turn.now() - attempt.ringingAtMs() >= RING_AT_LEAST_MS;
    }

    /** The agent for whom the call was placed has left: it rings for nobody, and may be cancelled after a while. */
    static void orphan(Turn turn, Attempt attempt) {
        Check.that(attempt.state().unanswered(), "only an unanswered call is orphaned", attempt.id());
        attempt.attach(0);
        turn.stir(attempt.plan().poolId());
        if (attempt.state() == AttemptState.RINGING && !attempt.cancelAsked()) {
            watch(turn, attempt);
        }
    }

    /** Has an unclaimed ringing call looked at when it may be cancelled. */
    static void watch(Turn turn, Attempt attempt) {
        long rungMs = turn.now() - attempt.ringingAtMs();
        turn.timer(TimerKind.NOBODYS_CALL, attempt.id(), StrictMath.max(0, RING_AT_LEAST_MS - rungMs));
    }

    /** An unclaimed call has rung long enough: it is cancelled. */
    static void nobodysCall(Turn turn, Attempt attempt) {
        if (attempt.agentId() == 0 && mayCancel(turn, attempt)) {
            CallFlow.cancel(turn, attempt);
        }
    }
}
