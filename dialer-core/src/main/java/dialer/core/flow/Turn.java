package dialer.core.flow;

import dialer.core.agent.Agent;
import dialer.core.attempt.Attempt;
import dialer.core.campaign.Campaign;
import dialer.core.contact.Contact;
import dialer.core.effect.CallEffect;
import dialer.core.effect.Effects;
import dialer.core.effect.Refusal;
import dialer.core.effect.ShowEffect;
import dialer.core.effect.StoreEffect;
import dialer.core.state.DialerState;
import dialer.core.timer.TimerKind;
import java.util.TreeSet;

/**
 * One input's worth of work: the memory, the instant, the effects, and what has been stirred on the way. Pools that
 * were stirred dial at the end of the turn; agents that were touched are shown once, as they are then.
 */
public final class Turn {
    private final DialerState state;
    private final long nowMs;
    private final Effects effects;
    private final TreeSet<Integer> touchedAgents = new TreeSet<>();
    private final TreeSet<Integer> stirredPools = new TreeSet<>();

    public Turn(DialerState state, long nowMs, Effects effects) {
        this.state = state;
        this.nowMs = nowMs;
        this.effects = effects;
    }

    /** Ends the turn: stirred pools dial, touched agents are shown. Nothing is left over for the next turn. */
    public void finish() {
        for (int poolId : stirredPools) {
            DialFlow.run(this, poolId);
        }
        for (int agentId : touchedAgents) {
            Agent agent = state.agents().find(agentId);
            if (agent != null) {
                show(BoardFlow.shown(agent));
            }
        }
    }

    DialerState state() {
        return state;
    }

    long now() {
        return nowMs;
    }

    void ask(CallEffect effect) {
        effects.add(effect);
    }

    void keep(StoreEffect effect) {
        effects.add(effect);
    }

    void show(ShowEffect effect) {
        effects.add(effect);
    }

    void refuse(int agentId, Refusal refusal) {
        effects.add(new ShowEffect.Refused(agentId, refusal));
    }

    /** The agent has changed: shown at the end, and the pool may have work. */
    void touch(Agent agent) {
        touchedAgents.add(agent.id());
        stirredPools.add(agent.poolId());
    }

    void stir(int poolId) {
        stirredPools.add(poolId);
    }

    void stirAll() {
        state.pools().inOrder().forEach(pool -> stirredPools.add(pool.id()));
    }

    void timer(TimerKind kind, long id, long inMs) {
        state.timers().set(kind, id, nowMs + inMs);
    }

    void cancel(TimerKind kind, long id) {
        state.timers().cancel(kind, id);
    }

    Campaign campaign(Attempt attempt) {
        return state.campaigns().get(attempt.plan().campaignId());
    }

    Contact contact(Attempt attempt) {
        return state.contacts().get(attempt.plan().contactId());
    }
}
