package dialer.api.config;

import dialer.compliance.AbandonRule;
import dialer.compliance.AttemptLimit;
import dialer.compliance.AttemptLimits;
import dialer.compliance.CallTerms;
import dialer.compliance.DayKind;
import dialer.compliance.HolidayCalendar;
import dialer.compliance.Hours;
import dialer.compliance.Purpose;
import dialer.compliance.RulePack;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One pack as a file. Every key stands in each of the files that we ship. */
final class RulePackFile {

    private static final Pattern PER_CENT = Pattern.compile("\\d{1,2}(\\.\\d)?%");
    private static final Duration LONGEST = Duration.ofDays(30);

    private RulePackFile() {
    }

    static RulePack read(String id, Section root, Map<String, HolidayCalendar> calendars) {
        RulePack.Origin origin = new RulePack.Origin(root.required("version", "the pack's version"),
                root.required("source", "where the rules come from"), date(root), root.text("verifiedBy", ""));
        Section reach = root.section("reach");
        RulePack.Reach whom = new RulePack.Reach(reach.text("country", ""), prefixes(reach),
                reach.text("region", ""), reach.flag("simulated", false));
        Map<DayKind, List<Hours>> hours = new EnumMap<>(DayKind.class);
        Section open = root.section("hours");
        for (DayKind kind : DayKind.values()) {
            hours.put(kind, hours(open, kind.name().toLowerCase(Locale.ROOT)));
        }
        return new RulePack(id, origin, whom, hours, calendar(root, calendars), terms(root));
    }

    private static LocalDate date(Section root) {
        String given = root.required("asOf", "the date of the source");
        try {
            return LocalDate.parse(given);
        } catch (DateTimeException e) {
            root.wrong("asOf", "a date such as 2026-11-01 is needed, not " + given);
            return LocalDate.EPOCH;
        }
    }

    private static Set<String> prefixes(Section reach) {
        Set<String> prefixes = new HashSet<>(reach.texts("prefixes"));
        for (String prefix : prefixes) {
            if (!prefix.matches("\\+\\d{1,15}")) {
                reach.wrong("prefixes", "the beginning of a number such as +1305 is needed, not " + prefix);
            }
        }
        return prefixes;
    }

    private static HolidayCalendar calendar(Section root, Map<String, HolidayCalendar> calendars) {
        String id = root.text("calendar", "");
        HolidayCalendar calendar = id.isEmpty() ? HolidayCalendar.EMPTY : calendars.get(id);
        if (calendar == null) {
            root.wrong("calendar", "one of " + calendars.keySet().stream().sorted().toList() + " is needed, not " + id);
            return HolidayCalendar.EMPTY;
        }
        return calendar;
    }

    private static CallTerms terms(Section root) {
        Set<Purpose> purposes = purposes(root, "purposes");
        if (purposes.isEmpty()) {
            root.wrong("purposes", "at least one is needed");
        }
        Section locks = root.section("locks");
        return new CallTerms(purposes,
                root.duration("talk", "60s", Duration.ofSeconds(60), Duration.ofHours(1)).toMillis(),
                root.duration("ringAtLeast", "15s", Duration.ofSeconds(15), Duration.ofSeconds(60)).toMillis(),
                limits(root),
                locks.duration("afterAbandoned", "72h", Duration.ZERO, LONGEST).toMillis(),
                locks.duration("afterMachine", "24h", Duration.ZERO, LONGEST).toMillis(),
                abandon(root.section("abandon")), root.flag("needsLabel", false),
                purposes(root, "needsConsentFor"));
    }

    private static Set<Purpose> purposes(Section root, String key) {
        Set<Purpose> purposes = EnumSet.noneOf(Purpose.class);
        for (String purpose : root.texts(key)) {
            try {
                purposes.add(Purpose.valueOf(purpose.toUpperCase(Locale.ROOT)));
            } catch (IllegalArgumentException e) {
                root.wrong(key, "transactional, marketing or debt is needed, not " + purpose);
            }
        }
        return purposes;
    }

    private static AttemptLimits limits(Section root) {
        List<AttemptLimit> limits = new ArrayList<>();
        for (Section s : root.sections("limits")) {
            limits.add(new AttemptLimit(s.choice("per", AttemptLimit.Scope.NUMBER, AttemptLimit.Scope.class),
                    s.choice("counting", AttemptLimit.Counted.ATTEMPTS, AttemptLimit.Counted.class),
                    s.number("atMost", 1, 1, 1_000),
                    word(s, "in", AttemptLimit.Period.values(), AttemptLimit.Period::word)));
        }
        return new AttemptLimits(limits, root.duration("gap", "1m", Duration.ZERO, LONGEST).toMillis());
    }

    private static AbandonRule abandon(Section s) {
        return new AbandonRule(permille(s, "target"), permille(s, "alarm"),
                s.duration("limit", "2s", Duration.ofMillis(100), Duration.ofSeconds(10)).toMillis(),
                s.choice("clock", AbandonRule.Clock.ANSWER, AbandonRule.Clock.class),
                s.choice("denominator", AbandonRule.Denominator.LIVE_ANSWERS, AbandonRule.Denominator.class),
                word(s, "period", AbandonRule.Period.values(), AbandonRule.Period::word),
                s.flag("hungUpFirstCounts", false));
    }

    private static int permille(Section s, String key) {
        String given = s.text(key, "3%");
        if (!PER_CENT.matcher(given).matches()) {
            s.wrong(key, "a share such as 3% or 0.5% is needed, not " + given);
            return 30;
        }
        return new BigDecimal(given.substring(0, given.length() - 1)).movePointRight(1).intValueExact();
    }

    private static <E> E word(Section s, String key, E[] all, Function<E, String> word) {
        String given = s.required(key, "a period");
        for (E each : all) {
            if (word.apply(each).equals(given)) {
                return each;
            }
        }
        s.wrong(key, "one of " + Stream.of(all).map(word).toList() + " is needed, not " + given);
        return all[0];
    }

    private static List<Hours> hours(Section section, String key) {
        try {
            return Hours.ofDay(section.text(key, ""));
        } catch (IllegalArgumentException e) {
            section.wrong(key, String.valueOf(e.getMessage()));
            return List.of();
        }
    }
}
