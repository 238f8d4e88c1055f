package dialer.api.rules;

import dialer.api.store.ClaimRules;
import dialer.api.store.ClaimRules.Callee;
import dialer.api.store.WaitingContacts;
import dialer.api.store.WaitingContacts.Group;
import dialer.compliance.CallingHours.Span;
import dialer.compliance.Gatekeeper;
import dialer.compliance.Openings;
import dialer.compliance.Place;
import dialer.compliance.Reason;
import dialer.compliance.RulePack;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * How many contacts could be called at a moment, by hours and by when each is due. Contacts of one place and one pack
 * share their windows, so that a million of them are counted in a few hundred groups. Limits of attempts show in when a
 * contact is due; a contact is counted by the first of its numbers.
 */
public final class Forecast {

    private static final long HOUR_MS = 3_600_000L;
    private static final long QUARTER_MS = 900_000L;
    private static final int HOURS_AHEAD = 24;
    private static final long SEARCH_MS = 7 * 24 * HOUR_MS;

    private final List<Counted> groups = new ArrayList<>();
    private final Map<Windows, Outlook> outlooks = new HashMap<>();
    private final long nowMs;
    private long total;

    private record Counted(Windows windows, Group group) {
    }

    /** What decides when: groups that are alike in it share their spans. Barred by one reason, or ALLOWED by hours. */
    private record Windows(Reason bar, List<String> packs, long marginMs, List<Place> places) {
    }

    /** When calls may begin: never where something else than hours bars them. */
    private record Outlook(Reason bar, Openings openings, List<Span> spans) {
        boolean allows(long atMs) {
            return spans.stream().anyMatch(span -> span.allows(atMs));
        }

        /** Why no call may begin at the instant; ALLOWED when one may. */
        Reason reasonAt(long atMs) {
            if (bar != Reason.ALLOWED) {
                return bar;
            }
            return allows(atMs) ? Reason.ALLOWED : openings.whyClosed(atMs);
        }

        @Nullable Instant nextFrom(long atMs) {
            return spans.stream().filter(span -> span.toMs() > atMs).findFirst()
                    .map(span -> Instant.ofEpochMilli(Math.max(atMs, span.fromMs()))).orElse(null);
        }
    }

    /**
     * Contacts whose time has come and at which no rule has looked yet.
     *
     * @param reason     why none of them may be called now, ALLOWED when they may
     * @param openDue    never dialed
     * @param waitingDue dialed before
     * @param nextAt     when one of them may be called, null where not within a week
     */
    public record Due(Reason reason, long openDue, long waitingDue, @Nullable Instant nextAt) {
        private Due plus(Due other) {
            return new Due(reason, openDue + other.openDue, waitingDue + other.waitingDue,
                    WaitingContacts.earlier(nextAt, other.nextAt));
        }
    }

    /** So many could be called at this instant. */
    public record Moment(Instant at, long callable) {
    }

    /**
     * Works out the windows of all groups.
     *
     * @param rules by which they may be called; not necessarily the campaign's own
     */
    public Forecast(List<Group> contacts, ClaimRules rules, long nowMs) {
        this.nowMs = nowMs;
        for (Group group : contacts) {
            Gatekeeper gatekeeper = rules.gatekeeper(Callee.first(group.e164(), group.region()));
            List<Place> places = rules.places(group.zones(), group.region(), group.evidence());
            Windows windows = new Windows(bar(rules, group, gatekeeper),
                    gatekeeper.packs().stream().map(RulePack::id).toList(), gatekeeper.marginMs(), places);
            outlooks.computeIfAbsent(windows, key -> {
                Openings openings = new Openings(gatekeeper.packs(), places, gatekeeper.marginMs());
                return new Outlook(key.bar(), openings, key.bar() == Reason.ALLOWED
                        ? openings.within(nowMs, nowMs + SEARCH_MS) : List.of());
            });
            groups.add(new Counted(windows, group));
            total += group.contacts();
        }
    }

    /** What else than hours keeps them from being called; what is paused now counts as not there. */
    private static Reason bar(ClaimRules rules, Group group, Gatekeeper gatekeeper) {
        if (!gatekeeper.servesPurpose()) {
            return Reason.WRONG_PURPOSE;
        }
        return switch (rules.lines().of(rules.seller().of(group.courier()), group.e164(), gatekeeper.needsLabel())
                .line()) {
            case LABELLED, NOT_ASKED -> Reason.ALLOWED;
            case UNLABELLED -> gatekeeper.needsLabel() ? Reason.LABEL_MISSING : Reason.ALLOWED;
            case PAUSED -> Reason.LINE_PAUSED;
        };
    }

    /** All contacts that are not finished. */
    public long total() {
        return total;
    }

    public long callableAt(long atMs) {
        long callable = 0;
        for (Counted counted : groups) {
            if (counted.group().dueAtMs() <= atMs && outlook(counted).allows(atMs)) {
                callable += counted.group().contacts();
            }
        }
        return callable;
    }

    /** Those whose time has come, by why they are not called now. */
    public Collection<Due> due() {
        Map<Reason, Due> found = new EnumMap<>(Reason.class);
        for (Counted counted : groups) {
            Group group = counted.group();
            if (group.openDue() + group.waitingDue() > 0) {
                Outlook outlook = outlook(counted);
                Due due = new Due(outlook.reasonAt(nowMs), group.openDue(), group.waitingDue(),
                        outlook.nextFrom(nowMs));
                found.merge(due.reason(), due, Due::plus);
            }
        }
        return found.values();
    }

    /** What keeps most of them from being called at the start; empty when somebody could be, or nobody is there. */
    public Optional<Reason> whyNobody() {
        Map<Reason, Long> found = new EnumMap<>(Reason.class);
        for (Counted counted : groups) {
            found.merge(outlook(counted).reasonAt(nowMs), counted.group().contacts(), Long::sum);
        }
        return found.containsKey(Reason.ALLOWED) ? Optional.empty()
                : found.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey);
    }

    private Outlook outlook(Counted counted) {
        return Objects.requireNonNull(outlooks.get(counted.windows()));
    }

    /** Now, and at each full hour of the next 24. */
    public List<Moment> perHour() {
        List<Moment> moments = new ArrayList<>();
        moments.add(moment(nowMs));
        long hour = Math.floorDiv(nowMs, HOUR_MS) * HOUR_MS + HOUR_MS;
        for (int i = 0; i < HOURS_AHEAD; i++) {
            moments.add(moment(hour + i * HOUR_MS));
        }
        return moments;
    }

    /** The first moment, to a quarter of an hour, at which so many can be called; empty when not within a week. */
    public OptionalLong whenAtLeast(long contacts) {
        for (long at = nowMs; at < nowMs + SEARCH_MS; at = Math.floorDiv(at, QUARTER_MS) * QUARTER_MS + QUARTER_MS) {
            if (callableAt(at) >= contacts) {
                return OptionalLong.of(at);
            }
        }
        return OptionalLong.empty();
    }

    private Moment moment(long atMs) {
        return new Moment(Instant.ofEpochMilli(atMs), callableAt(atMs));
    }
}
