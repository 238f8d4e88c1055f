package dialer.api.rest;

import dialer.compliance.AbandonRule;
import dialer.compliance.CallTerms;
import dialer.compliance.DayKind;
import dialer.compliance.Hours;
import dialer.compliance.Purpose;
import dialer.compliance.RulePack;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A rule pack as it is shown. */
record PackView(String id, String version, String source, LocalDate asOf, String verifiedBy, Set<Purpose> purposes,
        String country, Set<String> prefixes, boolean simulated, Map<String, String> hours, String calendar,
        Set<Integer> calendarYears, long talkMs, long ringAtLeastMs, List<LimitView> limits, long gapMs,
        long abandonedLockMs, long machineLockMs, boolean needsLabel,
        Set<Purpose> needsConsentFor, AbandonRule abandon) {

    /** A limit of attempts. */
    record LimitView(String per, String counting, int atMost, String in) {
    }

    static PackView of(RulePack pack) {
        Map<String, String> hours = new TreeMap<>();
        for (DayKind kind : DayKind.values()) {
            hours.put(kind.name().toLowerCase(Locale.ROOT), Hours.text(pack.hours().getOrDefault(kind, List.of())));
        }
        CallTerms terms = pack.terms();
        List<LimitView> limits = terms.limits().limits().stream().map(limit -> new LimitView(limit.scope().name(),
                limit.counted().name(), limit.atMost(), limit.period().word())).toList();
        return new PackView(pack.id(), pack.origin().version(), pack.origin().source(), pack.origin().asOf(),
                pack.origin().verifiedBy(), terms.purposes(), pack.reach().country(),
                new TreeSet<>(pack.reach().prefixes()), pack.reach().simulated(), hours, pack.calendar().id(),
                new TreeSet<>(pack.calendar().years().keySet()), terms.talkMs(), terms.ringAtLeastMs(), limits,
                terms.limits().gapMs(), terms.abandonedLockMs(), terms.machineLockMs(), terms.needsLabel(),
                terms.needsConsent(),
                terms.abandon());
    }
}
