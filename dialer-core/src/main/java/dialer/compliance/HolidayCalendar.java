package dialer.compliance;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Set;

/**
 * Which days are public holidays. A year for which nobody has filled in a calendar is all holidays: fail closed.
 *
 * @param years    years that have been filled in
 * @param everyYear holidays on the same date each year
 * @param dates    holidays of one year only
 */
public record HolidayCalendar(Set<Integer> years, Set<MonthDay> everyYear, Set<LocalDate> dates) {
    public HolidayCalendar {
        years = Set.copyOf(years);
        everyYear = Set.copyOf(everyYear);
        dates = Set.copyOf(dates);
    }

    public boolean isHoliday(LocalDate day) {
        return !years.contains(day.getYear()) || everyYear.contains(MonthDay.from(day)) || dates.contains(day);
    }
}
