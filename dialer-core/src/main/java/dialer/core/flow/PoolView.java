package dialer.core.flow;

import dialer.core.agent.Crew;
import dialer.core.attempt.PoolCalls;
import dialer.core.campaign.Campaign;
import dialer.core.campaign.CampaignSettings;
import dialer.core.pacing.PacingView;
import dialer.core.state.DialerState;
import dialer.core.trunk.Node;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * What a pacer sees of a pool: a thin window on what agents and attempts keep in order anyway. It is live: as calls
 * are placed, its numbers change.
 */
final class PoolView implements PacingView {
    private final DialerState state;
    private final long nowMs;
    private final Crew crew;
    private final PoolCalls calls;
    private final List<Campaign> campaigns;

    PoolView(DialerState state, int poolId, long nowMs) {
        this.state = state;
        this.nowMs = nowMs;
        this.crew = state.agents().crew(poolId);
        this.calls = state.attempts().ofPool(poolId);
        this.campaigns = state.campaigns().turnsOf(poolId);
    }

    @Override
    public long nowMs() {
        return nowMs;
    }

    @Override
    public int freeAgents() {
        int free = crew.free().size();
        if (free > 0) {
            for (Node node : state.trunks().nodes()) {
                if (!node.up()) {
                    free -= crew.freeOn(node.id());
                }
            }
        }
        return free;
    }

    @Override
    public int talkingAgents() {
        return crew.talking().size();
    }

    @Override
    public long talkingForMs(int n) {
        return nowMs - crew.talking().get(n).sinceMs();
    }

    @Override
    public int talkingAgentId(int n) {
        return crew.talking().get(n).id();
    }

    @Override
    public int wrappingUpAgents() {
        return crew.wrappingUp().size();
    }

    @Override
    public long wrappingUpForMs(int n) {
        return nowMs - crew.wrappingUp().get(n).sinceMs();
    }

    @Override
    public int wrappingUpAgentId(int n) {
        return crew.wrappingUp().get(n).id();
    }

    @Override
    public int unclaimedCalls() {
        return calls.unclaimed().size();
    }

    @Override
    public long unclaimedForMs(int n) {
        return nowMs - calls.unclaimed().get(n).plan().startedAtMs();
    }

    @Override
    public long unclaimedRingingMs(int n) {
        long ringingAtMs = calls.unclaimed().get(n).ringingAtMs();
        return ringingAtMs == 0 ? 0 : nowMs - ringingAtMs;
    }

    @Override
    public int waitingPeople() {
        return calls.waiting().size();
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
        for (Campaign campaign : campaigns) {
            least = StrictMath.min(least, figure.applyAsInt(campaign.settings()));
        }
        return least;
    }
}
