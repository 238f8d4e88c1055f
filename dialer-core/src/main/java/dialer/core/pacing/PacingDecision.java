package dialer.core.pacing;

import java.util.List;

/**
 * What a pacer wants done now.
 *
 * @param dial      so many calls (or previews) more
 * @param cancel    so many ringing calls fewer; those that have rung long enough, the latest first
 * @param wakeAtMs  when to decide again although nothing has happened; 0 when there is no need
 * @param outlook   what was expected
 * @param campaigns what it means for each campaign with a budget, in the order of the view; empty: no one is bound
 */
public record PacingDecision(int dial, int cancel, long wakeAtMs, PacingOutlook outlook,
        List<CampaignOutlook> campaigns) {
    public static final PacingDecision NOTHING = new PacingDecision(0, 0);

    public PacingDecision {
        if (dial < 0 || cancel < 0) {
            throw new IllegalArgumentException("a pacer dials or cancels, it does not take back");
        }
        campaigns = List.copyOf(campaigns);
    }

    /** A decision that needs no explanation. */
    public PacingDecision(int dial, int cancel) {
        this(dial, cancel, 0, PacingOutlook.NONE, List.of());
    }
}
