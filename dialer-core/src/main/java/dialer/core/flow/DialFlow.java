package dialer.core.flow;

import dialer.core.agent.Agent;
import dialer.core.agent.AgentState;
import dialer.core.agent.Crew;
import dialer.core.attempt.Attempt;
import dialer.core.attempt.AttemptPlan;
import dialer.core.attempt.AttemptState;
import dialer.core.attempt.PoolCalls;
import dialer.core.campaign.Campaign;
import dialer.core.contact.Contact;
import dialer.core.contact.NumberOffer;
import dialer.core.effect.CallEffect;
import dialer.core.effect.Refusal;
import dialer.core.effect.StoreEffect;
import dialer.core.ground.Check;
import dialer.core.ground.Ranking;
import dialer.core.pacing.DialTraits;
import dialer.core.pool.Pool;
import dialer.core.state.DialerState;
import dialer.core.timer.TimerKind;
import dialer.core.trunk.Trunk;
import org.jspecify.annotations.Nullable;

/** How a number is dialed, and what becomes of calls that nobody is there for. */
final class DialFlow {
    /** What the node may take beyond the ring time-out before it is asked to hang up. */
    static final long RING_SLACK_MS = 10_000;

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
        new DialRound(turn, pool).dial();
    }

    /**
     * Dials the contact's first number that may be dialed now.
     *
     * @param agent who is reserved for the call; null when it is placed ahead of whoever will be free
     * @return the attempt that has begun
     */
    static Attempt place(Turn turn, Campaign campaign, Contact contact, @Nullable Agent agent, Trunk trunk) {
        int perNumber = campaign.settings().retryRules().maxPerNumber();
        NumberOffer number = Check.present(contact.numberFor(turn.now(), perNumber), "a number may be dialed now",
                contact.id());
        return place(turn, campaign, contact, agent, trunk, number, null);
    }

    /**
     * The one place from which a number is dialed. Every rule is checked again at this very moment.
     *
     * @param before the conversation after which the agent has asked for it, null for none
     */
    static Attempt place(Turn turn, Campaign campaign, Contact contact, @Nullable Agent agent, Trunk trunk,
            NumberOffer number, @Nullable Attempt before) {
        DialerState state = turn.state();
        Check.that(number.allows(turn.now()), "a number may be dialed now", number.numberId());
        Check.that(state.stopped() == Refusal.NONE && campaign.running(), "dialing is on", campaign.id());
        Check.that(!state.suppressions().knows(number.numberId()), "nobody suppressed is dialed", number.numberId());
        Check.that(state.contacts().withNumber(number.numberId()) == contact, "a number is dialed once at a time",
                number.numberId());
        if (before == null) {
            state.contacts().take(contact, Contact.Place.ATTEMPT);
        }
        DialTraits traits = traits(contact, number, turn.now(), before);
        int score = state.pacer(campaign.settings().poolId()).scorePermille(contact.offer().scorePermille(), traits);
        AttemptPlan plan = new AttemptPlan(state.newAttemptId(), campaign.id(), campaign.settings().poolId(),
                contact.id(), number.numberId(), trunk.id(), trunk.settings().nodeId(), traits.ordinal(), turn.now(),
                score, traits.hour(), traits.regionId(), traits.listId(), traits.lineId(), agent == null);
        Attempt attempt = new Attempt(plan);
        if (before != null) {
            attempt.follow(before.id());
            before.followedBy(attempt.id());
        }
        state.attempts().add(attempt);
        state.trunks().node(plan.nodeId()).addLeg(turn.now());
        trunk.place(attempt.id(), turn.now());
        campaign.tally().began();
        AbandonFlow.placed(turn, attempt);
        if (agent != null) {
            reserve(turn, attempt, agent);
        }
        turn.keep(new StoreEffect.AttemptStarted(attempt.id(), campaign.id(), contact.id(), number.numberId(),
                trunk.id(), plan.nodeId(), attempt.agentId(), plan.ordinal()));
        long ringTimeoutMs = campaign.settings().ringTimeoutMs();
        turn.ask(new CallEffect.Originate(plan.nodeId(), attempt.id(), campaign.id(), contact.id(),
                number.numberId(), trunk.id(), ringTimeoutMs, campaign.settings().record()));
        turn.timer(TimerKind.RING_OUT, attempt.id(), ringTimeoutMs + RING_SLACK_MS);
        return attempt;
    }

    /** What a number of a contact has in common with others, if it is dialed now. */
    static DialTraits traits(Contact contact, NumberOffer number, long nowMs, @Nullable Attempt before) {
        int ordinal = contact.attemptsMade() + (before != null && before.disposition().counts() ? 2 : 1);
        return new DialTraits(DialTraits.hour(nowMs, number.dayBeginsAtMs()), ordinal,
                number.regionId(), contact.offer().listId(), number.lineId());
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
            boolean unwanted = attempt.cancelAsked() || attempt.plan().ahead() || NumberFlow.givenUp(turn, attempt);
            Agent agent = unwanted ? null : firstFor(turn, attempt, free);
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

    /** Whether a ringing call has rung as long as the law wants. */
    static boolean mayCancel(Turn turn, Attempt attempt) {
        long atLeastMs = turn.campaign(attempt).settings().abandonRule().ringAtLeastMs();
        if (atLeastMs < 0 || attempt.cancelAsked() || !attempt.state().unanswered()) {
            return false;
        }
        return atLeastMs == 0 || (attempt.state() == AttemptState.RINGING
                && turn.now() - attempt.ringingAtMs() >= atLeastMs);
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
        long atLeastMs = turn.campaign(attempt).settings().abandonRule().ringAtLeastMs();
        if (atLeastMs >= 0 && !attempt.plan().ahead()) {
            long rungMs = attempt.state() == AttemptState.RINGING ? turn.now() - attempt.ringingAtMs() : 0;
            turn.timer(TimerKind.NOBODYS_CALL, attempt.id(), StrictMath.max(0, atLeastMs - rungMs));
        }
    }

    /**
     * Who has dialed it by hand does not want it any more. It rings as long as the law wants, and until then the agent
     * stays for whoever answers: nobody is to be abandoned for a change of mind.
     */
    static void takeBack(Turn turn, Agent agent, Attempt attempt) {
        if (mayCancel(turn, attempt)) {
            CallFlow.cancel(turn, attempt);
        } else {
            turn.refuse(agent.id(), Refusal.RINGS_ON);
            watch(turn, attempt);
        }
    }

    /** A call that is unclaimed, or taken back, has rung long enough: it is cancelled. */
    static void nobodysCall(Turn turn, Attempt attempt) {
        if (attempt.agentId() != 0 && attempt.follows() == 0) {
            return;
        }
        if (mayCancel(turn, attempt)) {
            CallFlow.cancel(turn, attempt);
        } else if (attempt.agentId() != 0 && attempt.state().unanswered() && !attempt.cancelAsked()) {
            watch(turn, attempt);
        }
    }
}
