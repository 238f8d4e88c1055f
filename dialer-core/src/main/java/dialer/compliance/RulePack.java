package dialer.compliance;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The rules of one jurisdiction or house, as data. Never a claim of legality: an operator confirms it.
 *
 * @param id       name under which campaigns choose it
 * @param origin   where the rules come from
 * @param reach    whom the pack is for
 * @param hours    allowed hours per kind of day; a kind without hours is closed
 * @param calendar public holidays
 * @param terms    everything beside the hours
 */
public record RulePack(String id, Origin origin, Reach reach, Map<DayKind, List<Hours>> hours,
        HolidayCalendar calendar, CallTerms terms) {
    public RulePack {
        Map<DayKind, List<Hours>> copy = new EnumMap<>(DayKind.class);
        hours.forEach((kind, spans) -> copy.put(kind, List.copyOf(spans)));
        hours = Map.copyOf(copy);
    }

    /**
     * Where the rules come from.
     *
     * @param version    named with every decision that was made by it
     * @param source     law, code or house
     * @param asOf       date of the source
     * @param verifiedBy who has confirmed it here; empty until somebody has
     */
    public record Origin(String version, String source, LocalDate asOf, String verifiedBy) {
    }

    /**
     * Whom a pack is for, when nobody has chosen one.
     *
     * @param country   ISO 3166-1, such as {@code RU}; empty for a pack that is only ever chosen by name
     * @param prefixes  beginnings of E.164 numbers, such as {@code +1305}; empty for the whole country
     * @param region    ISO 3166-2, such as {@code US-FL}: the pack also holds for recipients whose address is there,
     *                  whatever their number; empty for a pack that goes by numbers alone
     * @param simulated only for simulated people: nobody else's rules are added; never to be chosen for real ones
     */
    public record Reach(String country, Set<String> prefixes, String region, boolean simulated) {

        /** Chosen by name only. */
        public static final Reach BY_NAME = new Reach("", Set.of(), "", false);

        public Reach {
            prefixes = Set.copyOf(prefixes);
        }

        /** By numbers alone. */
        public Reach(String country, Set<String> prefixes, boolean simulated) {
            this(country, prefixes, "", simulated);
        }
    }

    /** A pack with careful terms of our own, known by its hours. */
    public static RulePack of(String id, Map<DayKind, List<Hours>> hours, HolidayCalendar calendar,
            AttemptLimits limits) {
        return new RulePack(id, new Origin("1", id, LocalDate.EPOCH, ""), Reach.BY_NAME, hours, calendar,
                CallTerms.HOUSE.with(limits));
    }

    /** Allowed hours of a day there, in order; empty when it is closed. */
    public List<Hours> hoursOn(LocalDate day, String region) {
        return hours.getOrDefault(calendar.kindOf(day, region), List.of());
    }

    /** The same rules with other terms. */
    RulePack with(CallTerms others) {
        return new RulePack(id, origin, reach, hours, calendar, others);
    }

    /** The same rules with another calendar, when a year was imported. */
    public RulePack with(HolidayCalendar other) {
        return new RulePack(id, origin, reach, hours, other, terms);
    }
}
