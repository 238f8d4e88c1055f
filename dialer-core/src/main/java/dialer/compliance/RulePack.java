package dialer.compliance;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The rules of one jurisdiction or house, as data. Never a claim of legality: an operator confirms it.
 *
 * @param id         name under which campaigns choose it
 * @param source     where the rules come from
 * @param asOf       date of the source
 * @param verifiedBy who has confirmed it here; empty until somebody has
 * @param hours      allowed hours per kind of day; a kind without hours is closed
 * @param calendar   public holidays
 * @param limits     attempts per number
 */
public record RulePack(String id, String source, LocalDate asOf, String verifiedBy,
        Map<DayKind, List<Hours>> hours, HolidayCalendar calendar, AttemptLimits limits) {
    public RulePack {
        Map<DayKind, List<Hours>> copy = new EnumMap<>(DayKind.class);
        hours.forEach((kind, spans) -> copy.put(kind, List.copyOf(spans)));
        hours = Map.copyOf(copy);
    }

    /** Allowed hours of a day, in order; empty when it is closed. */
    public List<Hours> hoursOn(LocalDate day) {
        return hours.getOrDefault(kindOf(day), List.of());
    }

    private DayKind kindOf(LocalDate day) {
        if (calendar.isHoliday(day)) {
            return DayKind.HOLIDAY;
        }
        return switch (day.getDayOfWeek()) {
            case SATURDAY -> DayKind.SATURDAY;
            case SUNDAY -> DayKind.SUNDAY;
            case MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY -> DayKind.WORKDAY;
        };
    }
}
