package dialer.api.hours;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Days off by the rules that make them, worked out and not listed; only what governments decree is listed. */
final class OracleHolidays {

    private static final Map<String, Set<LocalDate>> KNOWN = new ConcurrentHashMap<>();

    private OracleHolidays() {
    }

    /** A year for which no calendar is shipped is all holidays. */
    static boolean isOff(String calendar, LocalDate day) {
        int year = day.getYear();
        if (year != 2026 && (year != 2027 || calendar.equals("KZ"))) {
            return true;
        }
        return KNOWN.computeIfAbsent(calendar + year, key -> days(calendar, year)).contains(day);
    }

    /** A Saturday whose rest was moved to another day. */
    static boolean isWorked(String calendar, LocalDate day) {
        return calendar.equals("RU") && day.equals(LocalDate.of(2027, 2, 20));
    }

    private static Set<LocalDate> days(String calendar, int year) {
        Set<LocalDate> days = new HashSet<>();
        switch (calendar) {
            case "RU" -> russia(days, year);
            case "KZ" -> kazakhstan(days, year);
            case "GB" -> britain(days, year);
            case "DE" -> germany(days, year);
            case "FR" -> france(days, year);
            case "CA" -> canada(days, year);
            case "ANY" -> fixed(days, year, 101, 1225);
            default -> { } // hours in the USA are the same on all days
        }
        return days;
    }

    private static void russia(Set<LocalDate> days, int year) {
        fixed(days, year, 101, 102, 103, 104, 105, 106, 107, 108, 223, 308, 501, 509, 612, 1104);
        // Labour Code, article 112: a holiday on a weekend moves to the next workday, save those of January
        for (LocalDate day : Set.copyOf(days)) {
            if (day.getMonthValue() > 1 && isWeekend(day)) {
                days.add(firstFree(days, day));
            }
        }
        // the decrees move 3 and 4 January 2026, 2 and 3 January and 20 February 2027
        fixed(days, year, year == 2026 ? new int[] {109, 1231} : new int[] {222, 1105, 1231});
    }

    private static void kazakhstan(Set<LocalDate> days, int year) {
        fixed(days, year, 101, 102, 308, 321, 322, 323, 501, 507, 509, 706, 830, 1025, 1216);
        for (LocalDate day : days.stream().sorted().toList()) {
            if (isWeekend(day)) {
                days.add(firstFree(days, day));
            }
        }
        fixed(days, year, 107, 527);
    }

    private static void britain(Set<LocalDate> days, int year) {
        LocalDate easter = easter(year);
        days.add(easter.minusDays(2));
        days.add(easter.plusDays(1));
        days.add(LocalDate.of(year, 5, 1).with(TemporalAdjusters.firstInMonth(DayOfWeek.MONDAY)));
        days.add(LocalDate.of(year, 5, 1).with(TemporalAdjusters.lastInMonth(DayOfWeek.MONDAY)));
        days.add(LocalDate.of(year, 8, 1).with(TemporalAdjusters.lastInMonth(DayOfWeek.MONDAY)));
        inLieu(days, year, 101, 1225, 1226);
    }

    private static void germany(Set<LocalDate> days, int year) {
        LocalDate easter = easter(year);
        fixed(days, year, 101, 501, 1003, 1225, 1226);
        for (int after : new int[] {-2, 1, 39, 50}) {
            days.add(easter.plusDays(after));
        }
    }

    private static void france(Set<LocalDate> days, int year) {
        LocalDate easter = easter(year);
        fixed(days, year, 101, 501, 508, 714, 815, 1101, 1111, 1225);
        for (int after : new int[] {1, 39, 50}) {
            days.add(easter.plusDays(after));
        }
    }

    private static void canada(Set<LocalDate> days, int year) {
        days.add(easter(year).minusDays(2));
        days.add(LocalDate.of(year, 5, 25).with(TemporalAdjusters.previous(DayOfWeek.MONDAY)));
        days.add(LocalDate.of(year, 9, 1).with(TemporalAdjusters.firstInMonth(DayOfWeek.MONDAY)));
        days.add(LocalDate.of(year, 10, 1).with(TemporalAdjusters.dayOfWeekInMonth(2, DayOfWeek.MONDAY)));
        fixed(days, year, 930, 1111);
        inLieu(days, year, 101, 701, 1225, 1226);
    }

    /** Month and day as one number. */
    private static void fixed(Set<LocalDate> days, int year, int... monthDays) {
        for (int monthDay : monthDays) {
            days.add(LocalDate.of(year, monthDay / 100, monthDay % 100));
        }
    }

    private static void inLieu(Set<LocalDate> days, int year, int... monthDays) {
        for (int monthDay : monthDays) {
            LocalDate day = LocalDate.of(year, monthDay / 100, monthDay % 100);
            days.add(day);
            if (isWeekend(day)) {
                days.add(firstFree(days, day));
            }
        }
    }

    private static LocalDate firstFree(Set<LocalDate> days, LocalDate day) {
        LocalDate free = day;
        while (isWeekend(free) || days.contains(free)) {
            free = free.plusDays(1);
        }
        return free;
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek().getValue() > 5;
    }

    /** From the full moon of the epact tables: the Sunday behind the first full moon on or after 21 March. */
    private static LocalDate easter(int year) {
        int golden = year % 19 + 1;
        int century = year / 100 + 1;
        int moon = (11 * golden + 20 + (8 * century + 5) / 25 - 5 - (3 * century / 4 - 12)) % 30;
        int epact = moon < 0 ? moon + 30 : moon;
        int shifted = epact == 24 || (epact == 25 && golden > 11) ? epact + 1 : epact;
        int full = 44 - shifted < 21 ? 74 - shifted : 44 - shifted;
        LocalDate fullMoon = LocalDate.of(year, 3, 1).plus(full - 1L, ChronoUnit.DAYS);
        return fullMoon.with(TemporalAdjusters.next(DayOfWeek.SUNDAY));
    }
}
