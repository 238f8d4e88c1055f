package dialer.compliance;

/**
 * How often one number may be called, over all campaigns; 0 means that the pack sets no limit.
 *
 * @param perDay   in 24 hours
 * @param perWeek  in 7 days
 * @param perMonth in 30 days
 */
public record AttemptLimits(int perDay, int perWeek, int perMonth) {

    public static final AttemptLimits NONE = new AttemptLimits(0, 0, 0);

    public AttemptLimits {
        if (perDay < 0 || perWeek < 0 || perMonth < 0) {
            throw new IllegalArgumentException("Limits are not negative");
        }
    }
}
