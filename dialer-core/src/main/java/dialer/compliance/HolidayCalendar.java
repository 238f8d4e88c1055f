package dialer.compliance;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Which days are days off, year by year, with the days that a government has moved. A year that nobody has filled in is
 * all holidays: fail closed. Regions may add days of their own; they are named as ISO 3166-2 does, {@code RU-BA}.
 *
 * @param id    name under which packs refer to it
 * @param years what is known, by year
 */
public record HolidayCalendar(String id, Map<Integer, Year> years) {

    /** Nothing filled in: every day is a holiday. */
    public static final HolidayCalendar EMPTY = new HolidayCalendar("", Map.of());

    public HolidayCalendar {
        years = Map.copyOf(years);
        years.forEach((number, year) -> year.check(number));
    }

    /**
     * One year.
     *
     * @param source   decree or law, for people
     * @param off      public holidays and days off moved here
     * @param working  Saturdays and Sundays that are worked, because their rest was moved elsewhere
     * @param regional days off that only a region has
     */
    public record Year(String source, Set<LocalDate> off, Set<LocalDate> working,
            Map<String, Set<LocalDate>> regional) {
        public Year {
            off = Set.copyOf(off);
            working = Set.copyOf(working);
            Map<String, Set<LocalDate>> copy = new HashMap<>();
            regional.forEach((region, days) -> copy.put(region, Set.copyOf(days)));
            regional = Map.copyOf(copy);
            for (LocalDate day : working) {
                if (off.contains(day)) {
                    throw new IllegalArgumentException(day + " is a day off and a working day");
                }
            }
        }

        private void check(int number) {
            off.forEach(day -> inside(number, day));
            working.forEach(day -> inside(number, day));
            regional.values().forEach(days -> days.forEach(day -> inside(number, day)));
        }

        private static void inside(int number, LocalDate day) {
            if (day.getYear() != number) {
                throw new IllegalArgumentException(day + " is not in " + number);
            }
        }
    }

    /** Whether somebody has filled in the year of that day. */
    public boolean knows(LocalDate day) {
        return years.containsKey(day.getYear());
    }

    /**
     * What kind of day it is there.
     *
     * @param region ISO 3166-2, empty when it is not known: then only days off of the whole country count
     */
    public DayKind kindOf(LocalDate day, String region) {
        Year year = years.get(day.getYear());
        if (year == null || year.off().contains(day)
                || year.regional().getOrDefault(region, Set.of()).contains(day)) {
            return DayKind.HOLIDAY;
        }
        return year.working().contains(day) ? DayKind.WORKDAY : DayKind.ofWeek(day);
    }

    /** The same calendar with one year filled in anew. */
    public HolidayCalendar with(int number, Year year) {
        Map<Integer, Year> copy = new HashMap<>(years);
        copy.put(number, year);
        return new HolidayCalendar(id, copy);
    }
}
