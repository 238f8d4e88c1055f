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
import dialer.core.ground.SmallIds;
import dialer.core.pool.Pool;
import dialer.core.state.DialerState;
import dialer.core.timer.TimerKind;

/**
 * One input's worth of work after another: the memory, the instant, the effects, and what has been stirred on the way.
 * Pools that were stirred dial at the end of the turn; agents that were touched are shown once, as they are then.
 */
public final class Turn {
    private final DialerState state;
    private final SmallIds touchedAgents = new SmallIds();
    private final SmallIds stirredPools = new SmallIds();
    private long nowMs;
    private Effects effects = effect -> { };

    public Turn(DialerState state) {
        this.state = state;
    }

    /** Begins a turn, in which nothing has been stirred yet. */
    public void begin(long atMs, Effects to) {
        nowMs = atMs;
        effects = to;
        touchedAgents.clear();
        stirredPools.clear();
    }

    /** Ends the turn: stirred pools dial, touched agents are shown. Nothing is left over for the next turn. */
    public void finish() {
        for (int n = 0; n < stirredPools.size(); n++) {
            DialFlow.run(this, stirredPools.get(n));
        }
        for (int n = 0; n < touchedAgents.size(); n++) {
            Agent agent = state.agents().find(touchedAgents.get(n));
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
        for (Pool pool : state.pools().inOrder()) {
            stirredPools.add(pool.id());
        }
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
