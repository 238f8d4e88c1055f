package dialer.core.pacing;

/**
 * What a dialed number has in common with others, for what that says about whether somebody answers. None of it names
 * a person; 0 stands for "not known" everywhere.
 *
 * @param hour     the hour of the day where the number is, 1 (the first from midnight) to 24
 * @param ordinal  which attempt at the contact it is, from 1
 * @param regionId where the number is; equal for equal regions
 * @param listId   the list from which the contact comes
 * @param lineId   which of our own numbers is shown
 */
public record DialTraits(int hour, int ordinal, int regionId, int listId, int lineId) {
    /** Nothing is known. */
    public static final DialTraits NONE = new DialTraits(0, 0, 0, 0, 0);

    private static final long HOUR_MS = 3_600_000;
    private static final long DAY_MS = 24 * HOUR_MS;

    public DialTraits {
        if (hour < 0 || hour > 24 || ordinal < 0 || regionId < 0 || listId < 0 || lineId < 0) {
            throw new IllegalArgumentException("traits are numbers from 0, the hour goes to 24");
        }
    }

    /**
     * The hour of a day.
     *
     * @param dayBeginsAtMs an instant (UTC) at which a day begins where the number is; 0 when not known
     * @return 1 to 24, 0 when not known
     */
    public static int hour(long atMs, long dayBeginsAtMs) {
        return dayBeginsAtMs == 0 ? 0 : (int) (StrictMath.floorMod(atMs - dayBeginsAtMs, DAY_MS) / HOUR_MS) + 1;
    }
}
