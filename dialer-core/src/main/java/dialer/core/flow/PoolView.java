package dialer.core.flow;

import dialer.core.agent.Agent;
import dialer.core.agent.AgentState;
import dialer.core.attempt.Attempt;
import dialer.core.attempt.AttemptState;
import dialer.core.campaign.Campaign;
import dialer.core.campaign.CampaignSettings;
import dialer.core.pacing.PacingView;
import dialer.core.state.DialerState;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/** What a pacer sees of a pool: numbers read off the memory when the view is made. */
final class PoolView implements PacingView {
    private final DialerState state;
    private final int poolId;
    private final long nowMs;
    private final List<Long> talkingSinceMs = new ArrayList<>();
    private final List<Long> wrappingUpSinceMs = new ArrayList<>();
    private final List<Attempt> unclaimed = new ArrayList<>();
    private int free;
    private int waiting;

    PoolView(DialerState state, int poolId, long nowMs) {
        this.state = state;
        this.poolId = poolId;
        this.nowMs = nowMs;
        for (Agent agent : state.agents().ofPool(poolId)) {
            count(agent);
        }
        for (Attempt attempt : state.attempts().inOrder()) {
            if (unclaimed(attempt, poolId)) {
                unclaimed.add(attempt);
            } else if (waits(attempt, poolId)) {
                waiting++;
            }
        }
    }

    /** Whether nobody has answered the call yet and no agent is reserved for it. */
    static boolean unclaimed(Attempt attempt, int poolId) {
        return attempt.plan().poolId() == poolId && attempt.state().unanswered() && attempt.agentId() == 0;
    }

    /** Whether a person is on the line who may still be given an agent. */
    static boolean waits(Attempt attempt, int poolId) {
        return attempt.plan().poolId() == poolId && attempt.state() == AttemptState.WAITING
                && !attempt.safeHarbourAsked() && !attempt.cancelAsked();
    }

    private void count(Agent agent) {
        boolean stays = !agent.breakAsked() && !agent.signingOff() && agent.screenUp();
        if (agent.free() && state.trunks().up(agent.nodeId())) {
            free++;
        } else if (agent.state() == AgentState.TALKING && stays) {
            talkingSinceMs.add(agent.sinceMs());
        } else if (agent.state() == AgentState.WRAP_UP && stays) {
            wrappingUpSinceMs.add(agent.sinceMs());
        }
    }

    @Override
    public long nowMs() {
        return nowMs;
    }

    @Override
    public int freeAgents() {
        return free;
    }

    @Override
    public int talkingAgents() {
        return talkingSinceMs.size();
    }

    @Override
    public long talkingForMs(int n) {
        return nowMs - talkingSinceMs.get(n);
    }

    @Override
    public int wrappingUpAgents() {
        return wrappingUpSinceMs.size();
    }

    @Override
    public long wrappingUpForMs(int n) {
        return nowMs - wrappingUpSinceMs.get(n);
    }

    @Override
    public int unclaimedCalls() {
        return unclaimed.size();
    }

    @Override
    public long unclaimedForMs(int n) {
        return nowMs - unclaimed.get(n).plan().startedAtMs();
    }

    @Override
    public long unclaimedRingingMs(int n) {
        long ringingAtMs = unclaimed.get(n).ringingAtMs();
        return ringingAtMs == 0 ? 0 : nowMs - ringingAtMs;
    }

    @Override
    public int waitingPeople() {
        return waiting;
    }

    @Override
    public int abandonTargetPermille() {
        return least(CampaignSettings::abandonTargetPermille);
    }

    @Override
    public int maxCallsPerAgentPermille() {
        return least(CampaignSettings::maxCallsPerAgentPermille);
    }

    private int least(ToIntFunction<CampaignSettings> figure) {
        int least = Integer.MAX_VALUE;
        for (Campaign campaign : state.campaigns().turnsOf(poolId)) {
            least = StrictMath.min(least, figure.applyAsInt(campaign.settings()));
        }
        return least;
    }
}
