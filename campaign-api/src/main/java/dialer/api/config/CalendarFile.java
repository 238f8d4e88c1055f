package dialer.api.config;

import dialer.compliance.HolidayCalendar;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** A holiday calendar as a file: {@code calendars/ru.yaml} is the calendar {@code ru}, its keys are years. */
final class CalendarFile {

    private CalendarFile() {
    }

    static HolidayCalendar read(String id, Section root) {
        Map<Integer, HolidayCalendar.Year> years = new HashMap<>();
        for (String key : root.keys()) {
            Section section = root.section(key);
            if (key.matches("\\d{4}")) {
                years.put(Integer.parseInt(key), year(key, section));
            } else {
                root.wrong(key, "a year such as 2026 is needed");
            }
        }
        return new HolidayCalendar(id, years);
    }

    /** One year, as it stands in a file or arrives by an import. */
    static HolidayCalendar.Year year(String year, Section section) {
        Map<String, Set<LocalDate>> regional = new HashMap<>();
        Section regions = section.section("regions");
        regions.keys().forEach(region -> regional.put(region, days(year, regions, region)));
        return new HolidayCalendar.Year(section.required("source", "where the days come from"),
                days(year, section, "off"), days(year, section, "working"), regional);
    }

    /** Days are written {@code 05-09}. */
    private static Set<LocalDate> days(String year, Section section, String key) {
        Set<LocalDate> days = new HashSet<>();
        for (String day : section.texts(key)) {
            try {
                if (!days.add(LocalDate.parse(year + "-" + day))) {
                    section.wrong(key, day + " stands here twice");
                }
            } catch (DateTimeException e) {
                section.wrong(key, "a day of " + year + " such as 05-09 is needed, not " + day);
            }
        }
        return days;
    }
}
