package dialer.core.campaign;

/**
 * How many answered people may find no agent, and how that is counted. Laws differ in every one of these points, so
 * all of them are settings: 3 % of the people who answer in each successive 30 days (16 CFR 310.4(b)(4)), a rate per
 * 24 hours of those abandoned and connected (Ofcom), 1 % whatever the purpose (California PUC § 2875.5), a share of
 * all calls placed (CRTC, the German code), or none at all.
 *
 * @param limitPermille abandonments permitted per thousand counted; 0 allows one call per free agent only
 * @param windowMs      length of the window over which the limit holds, a minute to 366 days
 * @param kind          whether windows follow each other or the last one rolls along
 * @param anchorMs      an instant (UTC) at which a successive window begins, 0 for the campaign's first count; of
 *                      months: at which a day begins where they are counted, 0 for UTC
 * @param hangUpsCount  whether a person who hangs up before the limit, with no agent joined, counts as abandoned
 * @param outOf         what the abandoned are a share of
 * @param ringAtLeastMs a ringing call may be cancelled after so long (16 CFR 310.4(b)(4)(ii): 15 s); -1 for never
 */
public record AbandonRule(int limitPermille, long windowMs, WindowKind kind, long anchorMs, boolean hangUpsCount,
        Denominator outOf, long ringAtLeastMs) {
    /** Ring time before a cancel that every law known to us accepts. */
    public static final long USUAL_RING_MS = 15_000;

    private static final long DAY_MS = 86_400_000L;

    /** How windows follow each other. */
    public enum WindowKind {
        /** One ends, the next begins with nothing counted. */
        SUCCESSIVE,
        /** The window always ends now; what is older falls out. */
        ROLLING,
        /** Months of the calendar; {@code windowMs} says nothing then. */
        MONTH
    }

    /** What the abandoned are a share of. */
    public enum Denominator {
        /** Everybody who has answered. */
        ANSWERED,
        /** Those who were joined with an agent, and the abandoned. */
        CONNECTED_OR_ABANDONED,
        /** Every call placed. */
        PLACED
    }

    public AbandonRule {
        if (limitPermille < 0 || limitPermille > 100 || windowMs < 60_000 || windowMs > 366 * DAY_MS || anchorMs < 0
                || ringAtLeastMs < -1 || ringAtLeastMs > 60_000) {
            throw new IllegalArgumentException("limitPermille 0 to 100, windowMs a minute to 366 days, anchorMs from 0,"
                    + " ringAtLeastMs -1 to 60000");
        }
    }

    /** Three per cent of those who answered within the last 30 days, 15 s of ringing before a cancel. */
    public static AbandonRule usual() {
        return new AbandonRule(30, 30 * DAY_MS, WindowKind.ROLLING, 0, false, Denominator.ANSWERED, USUAL_RING_MS);
    }
}
