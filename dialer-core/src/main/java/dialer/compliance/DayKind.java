package dialer.compliance;

import java.time.LocalDate;

/** Kinds of days that rules tell apart. */
public enum DayKind {
    /** Monday to Friday, and a weekend day that is worked. */
    WORKDAY,
    SATURDAY,
    SUNDAY,
    /** A public holiday, a day off moved here, and every day of a year without a calendar. */
    HOLIDAY;

    /** What the day of the week alone says. */
    public static DayKind ofWeek(LocalDate day) {
        return switch (day.getDayOfWeek()) {
            case SATURDAY -> SATURDAY;
            case SUNDAY -> SUNDAY;
            case MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY -> WORKDAY;
        };
    }
}
