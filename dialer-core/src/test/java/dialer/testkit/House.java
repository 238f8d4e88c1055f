package dialer.testkit;

import dialer.core.DialerCore;
import dialer.core.agent.Agent;
import dialer.core.agent.AgentState;
import dialer.core.campaign.DialMode;
import dialer.core.effect.Effect;
import dialer.core.effect.ShowEffect;
import dialer.core.effect.StoreEffect;
import dialer.core.input.AgentInput;
import dialer.core.input.CampaignInput;
import dialer.core.input.EngineInput;
import dialer.core.input.HopperInput;
import dialer.core.input.Input;
import dialer.core.input.NodeInput;
import dialer.core.state.DialerState;
import java.util.ArrayList;
import java.util.List;

/** A core with one pool, node, trunk and running campaign, whose memory is checked after every input. */
public final class House {
    private final DialerCore core = new DialerCore(DialerState.empty());
    private final List<Effect> everything = new ArrayList<>();
    private long nowMs = 1_000_000;

    public House(DialMode mode) {
        after(0, new EngineInput.EpochStarted(1, 42));
        after(0, new CampaignInput.PoolConfigured(Samples.pool(1)));
        after(0, new NodeInput.NodeConfigured(Samples.node(1)));
        after(0, new NodeInput.TrunkConfigured(Samples.trunk(1, 1)));
        after(0, new NodeInput.NodeUp(1, List.of()));
        after(0, new CampaignInput.CampaignConfigured(Samples.campaign(1, 1, mode, 1)));
        after(0, new CampaignInput.CampaignStarted(1));
    }

    /** Offers a contact whose number has the contact's id plus 1000. */
    public House withContact(long contactId) {
        after(0, new HopperInput.ContactsOffered(1, List.of(Samples.contact(contactId, contactId + 1_000))));
        return this;
    }

    /** Signs the agent on, holds the leg, and asks for calls. */
    public House withAgent(int agentId) {
        after(200, new AgentInput.SignedOn(agentId, 1, 0, 1, agentId));
        after(200, new AgentInput.LegHeld(agentId, state().agents().get(agentId).legId()));
        after(0, new AgentInput.AskedReady(agentId));
        return this;
    }

    /** Applies the input so much later and checks the memory; returns the effects. */
    public List<Effect> after(long ms, Input input) {
        nowMs += ms;
        List<Effect> effects = new ArrayList<>();
        core.apply(nowMs, input, effects::add);
        state().verify();
        everything.addAll(effects);
        return effects;
    }

    public DialerState state() {
        return core.state();
    }

    public long nowMs() {
        return nowMs;
    }

    /** All effects since the beginning. */
    public List<Effect> everything() {
        return everything;
    }

    /** OFFLINE for an agent whom the core does not know. */
    public AgentState agentState(int agentId) {
        Agent agent = state().agents().find(agentId);
        return agent == null ? AgentState.OFFLINE : agent.state();
    }

    /** Whether the agent was shown OFFLINE at some time before the spell was stored. */
    public boolean signedOffBefore(StoreEffect.AgentSpell spell) {
        for (Effect effect : everything) {
            if (effect.equals(spell)) {
                return false;
            }
            if (effect instanceof ShowEffect.AgentShown shown && shown.agentId() == spell.agentId()
                    && shown.state() == AgentState.OFFLINE) {
                return true;
            }
        }
        return false;
    }
}
