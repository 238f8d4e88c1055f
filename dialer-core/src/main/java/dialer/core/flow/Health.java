package dialer.core.flow;

import dialer.core.agent.Agent;
import dialer.core.agent.AgentState;
import dialer.core.agent.Crew;
import dialer.core.campaign.Campaign;
import dialer.core.campaign.CampaignHealth;
import dialer.core.contact.Contact;
import dialer.core.contact.Hopper;
import dialer.core.effect.Refusal;
import dialer.core.state.DialerState;
import dialer.core.trunk.Trunk;
import java.util.function.IntPredicate;

/** Why a campaign dials or does not: the first thing that stands in its way. */
final class Health {
    private final DialerState state;
    private final long nowMs;

    Health(DialerState state, long nowMs) {
        this.state = state;
        this.nowMs = nowMs;
    }

    CampaignHealth of(Campaign campaign, int callsInAir) {
        if (!campaign.running()) {
            return CampaignHealth.NOT_RUNNING;
        }
        if (state.stopped() != Refusal.NONE) {
            return CampaignHealth.DIALING_STOPPED;
        }
        Crew crew = state.agents().crew(campaign.settings().poolId());
        if (!anyWorks(crew, campaign.settings().requiredSkills())) {
            return CampaignHealth.NO_AGENTS;
        }
        if (!any(campaign, this::nodeUp)) {
            return CampaignHealth.NODE_DOWN;
        }
        if (callsInAir > 0) {
            return CampaignHealth.DIALING;
        }
        CampaignHealth contacts = contacts(campaign);
        if (contacts != CampaignHealth.DIALING) {
            return contacts;
        }
        if (!any(campaign, this::trunkWorks)) {
            return CampaignHealth.NO_LINES;
        }
        return anyFree(crew, campaign.settings().requiredSkills()) ? CampaignHealth.DIALING
                : CampaignHealth.AGENTS_BUSY;
    }

    private static boolean anyWorks(Crew crew, long skills) {
        if (skills == 0) {
            return crew.count(AgentState.READY) + crew.count(AgentState.PREVIEWING) + crew.count(AgentState.RESERVED)
                    + crew.count(AgentState.TALKING) + crew.count(AgentState.WRAP_UP) > 0;
        }
        for (Agent agent : crew.inOrder()) {
            if (agent.hasSkills(skills) && works(agent.state())) {
                return true;
            }
        }
        return false;
    }

    private static boolean anyFree(Crew crew, long skills) {
        for (int n = 0; n < crew.free().size(); n++) {
            if (crew.free().get(n).hasSkills(skills)) {
                return true;
            }
        }
        return false;
    }

    private static boolean works(AgentState agent) {
        return switch (agent) {
            case READY, PREVIEWING, RESERVED, TALKING, WRAP_UP, JOINED -> true;
            case OFFLINE, PAUSED, AWAY -> false;
        };
    }

    private static boolean any(Campaign campaign, IntPredicate test) {
        for (int trunkId : campaign.settings().trunkIds()) {
            if (test.test(trunkId)) {
                return true;
            }
        }
        return false;
    }

    private boolean nodeUp(int trunkId) {
        Trunk trunk = state.trunks().findTrunk(trunkId);
        return trunk != null && state.trunks().up(trunk.settings().nodeId());
    }

    private boolean trunkWorks(int trunkId) {
        Trunk trunk = state.trunks().findTrunk(trunkId);
        return trunk != null && state.trunks().up(trunk.settings().nodeId()) && trunk.works(nowMs);
    }

    private CampaignHealth contacts(Campaign campaign) {
        Hopper hopper = state.contacts().hopper(campaign.id());
        hopper.wake(nowMs);
        if (hopper.awakeSize() > 0) {
            return CampaignHealth.DIALING;
        }
        for (Contact contact : hopper.asleep()) {
            if (contact.offer().dueAtMs() <= nowMs) {
                return CampaignHealth.OUTSIDE_CALLING_HOURS;
            }
        }
        return CampaignHealth.NO_CONTACTS_DUE;
    }
}
