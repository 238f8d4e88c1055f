package dialer.core.campaign;

import dialer.core.ground.Carrier;
import org.jspecify.annotations.Nullable;

/**
 * The mode in which a campaign dials at this moment, and why: predictive and automatic campaigns go one to one where
 * dialing ahead would be careless. Moves up slowly and down at once.
 */
public final class Gear {
    /** So many calls whose end says something about people are evidence enough. */
    public static final int RESULTS_NEEDED = 60;

    /** With so few agents on duty nobody dials ahead. */
    public static final int LAST_AGENTS = 2;

    /** Automatic: dialing ahead begins with so many agents on duty, and goes on with one fewer. */
    public static final int TEAM_NEEDED = 5;

    /** After the budget was spent, dialing ahead begins again not before this. */
    public static final long PENANCE_MS = 300_000;

    /** Automatic: after any other fall, not before this. */
    private static final long PATIENCE_MS = 20_000;

    private DialMode mode = DialMode.PROGRESSIVE;
    private GearReason reason = GearReason.LEARNING;
    private long sinceMs;
    private long aheadFromMs;

    /**
     * What the choice depends on.
     *
     * @param results      calls whose end has taught the pacer something about people
     * @param onDuty       agents who could take the campaign's calls, busy or not
     * @param lastContacts whether there are no more contacts left than agents
     * @param spent        whether more people were abandoned than chance explains
     */
    public record Situation(long results, int onDuty, boolean lastContacts, boolean spent) {
    }

    public DialMode mode() {
        return mode;
    }

    public GearReason reason() {
        return reason;
    }

    /** Since when the campaign dials in this mode for this reason. */
    public long sinceMs() {
        return sinceMs;
    }

    /** Whether calls are placed ahead of free agents. */
    public boolean ahead() {
        return mode == DialMode.PREDICTIVE;
    }

    /** Chooses the mode anew; returns whether mode or reason have changed. */
    public boolean judge(CampaignSettings settings, Situation now, long nowMs) {
        return switch (settings.mode()) {
            case PREVIEW, PROGRESSIVE -> become(settings.mode(), GearReason.AS_SET, nowMs);
            case PREDICTIVE, AUTOMATIC -> {
                GearReason against = against(settings, now, nowMs);
                if (against != null) {
                    yield become(DialMode.PROGRESSIVE, against, nowMs);
                }
                boolean own = settings.mode() == DialMode.AUTOMATIC;
                yield become(DialMode.PREDICTIVE, own ? GearReason.EVIDENCE : GearReason.AS_SET, nowMs);
            }
        };
    }

    private @Nullable GearReason against(CampaignSettings settings, Situation now,
            long nowMs) {
        if (settings.permittedPermille() == 0) {
            return GearReason.NOTHING_PERMITTED;
        }
        if (now.onDuty() <= LAST_AGENTS) {
            return GearReason.LAST_AGENTS;
        }
        if (now.lastContacts()) {
            return GearReason.LAST_CONTACTS;
        }
        if (now.spent()) {
            aheadFromMs = nowMs + PENANCE_MS;
            return GearReason.BUDGET_SPENT;
        }
        if (settings.mode() == DialMode.PREDICTIVE) {
            return reason == GearReason.BUDGET_SPENT && nowMs < aheadFromMs ? reason : null;
        }
        if (now.results() < RESULTS_NEEDED) {
            return GearReason.LEARNING;
        }
        if (now.onDuty() < (ahead() ? TEAM_NEEDED - 1 : TEAM_NEEDED)) {
            return GearReason.SMALL_TEAM;
        }
        return nowMs < aheadFromMs ? reason : null;
    }

    private boolean become(DialMode next, GearReason why, long nowMs) {
        if (mode == next && reason == why) {
            return false;
        }
        if (mode == DialMode.PREDICTIVE && next != DialMode.PREDICTIVE) {
            aheadFromMs = StrictMath.max(aheadFromMs, nowMs + PATIENCE_MS);
        }
        mode = next;
        reason = why;
        sinceMs = nowMs;
        return true;
    }

    /** Into a snapshot or out of one. */
    public void carry(Carrier c) {
        mode = c.word(mode, DialMode.values());
        reason = c.word(reason, GearReason.values());
        sinceMs = c.number(sinceMs);
        aheadFromMs = c.number(aheadFromMs);
    }
}
