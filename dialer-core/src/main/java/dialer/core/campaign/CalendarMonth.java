package dialer.core.campaign;

/**
 * Months of the calendar as instants, by arithmetic alone: the core knows no time zones, only an instant at which a day
 * begins where the months are counted. Zones that lie up to twelve hours from UTC are told apart by it. The dates are
 * those of the proleptic Gregorian calendar, counted from 0000-03-01 in eras of 400 years, so that a leap day is a
 * year's last.
 */
final class CalendarMonth {
    private static final long DAY_MS = 86_400_000L;
    private static final long DAYS_BEFORE_1970 = 719_468;
    private static final long ERA_DAYS = 146_097;

    private CalendarMonth() {
    }

    /** When the month of an instant began. */
    static long begin(long atMs, long dayBeginsAtMs) {
        long east = eastMs(dayBeginsAtMs);
        long day = StrictMath.floorDiv(atMs + east, DAY_MS);
        return (day - dayOfMonth(day)) * DAY_MS - east;
    }

    /** When the month of an instant is over. */
    static long end(long atMs, long dayBeginsAtMs) {
        return begin(begin(atMs, dayBeginsAtMs) + 32 * DAY_MS, dayBeginsAtMs);
    }

    /** How far the wall clock is ahead of UTC. */
    private static long eastMs(long dayBeginsAtMs) {
        long after = StrictMath.floorMod(dayBeginsAtMs, DAY_MS);
        return after >= DAY_MS / 2 ? DAY_MS - after : -after;
    }

    /** The day of the month, from 0, of a day counted from 1970-01-01. */
    private static long dayOfMonth(long day) {
        long inEra = StrictMath.floorMod(day + DAYS_BEFORE_1970, ERA_DAYS);
        long year = (inEra - inEra / 1_460 + inEra / 36_524 - inEra / 146_096) / 365;
        long inYear = inEra - (365 * year + year / 4 - year / 100);
        long month = (5 * inYear + 2) / 153;
        return inYear - (153 * month + 2) / 5;
    }
}
