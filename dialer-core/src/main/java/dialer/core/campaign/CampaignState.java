package dialer.core.campaign;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Where a campaign is in its life. */
public enum CampaignState {
    /** Being prepared: nothing is dialed yet. */
    DRAFT,
    /** May dial whenever there are agents, lines, contacts and allowed hours. */
    RUNNING,
    /** Stopped for a while by a manager. */
    PAUSED,
    /** Over for good. */
    FINISHED;

    private static final Map<CampaignState, Set<CampaignState>> NEXT = new EnumMap<>(Map.of(
            DRAFT, EnumSet.of(RUNNING, PAUSED, FINISHED),
            RUNNING, EnumSet.of(PAUSED, FINISHED),
            PAUSED, EnumSet.of(RUNNING, FINISHED),
            FINISHED, EnumSet.noneOf(CampaignState.class)));

    /** Whether this state may be followed by that one. */
    public boolean mayBecome(CampaignState next) {
        Set<CampaignState> allowed = NEXT.get(this);
        return allowed != null && allowed.contains(next);
    }
}
