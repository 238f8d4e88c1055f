package dialer.core.pacing;

/**
 * What a pacer wants done now.
 *
 * @param dial   so many calls (or previews) more
 * @param cancel so many ringing calls fewer; those that have rung long enough, the latest first
 */
public record PacingDecision(int dial, int cancel) {
    public static final PacingDecision NOTHING = new PacingDecision(0, 0);

    public PacingDecision {
        if (dial < 0 || cancel < 0) {
            throw new IllegalArgumentException("a pacer dials or cancels, it does not take back");
        }
    }
}
