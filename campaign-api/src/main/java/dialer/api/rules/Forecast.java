package dialer.api.rules;

import dialer.api.store.ClaimRules;
import dialer.api.store.ClaimRules.Callee;
import dialer.api.store.WaitingContacts.Group;
import dialer.compliance.CallingHours.Span;
import dialer.compliance.Gatekeeper;
import dialer.compliance.Openings;
import dialer.compliance.Place;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

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
    private final long nowMs;
    private long total;

    private record Counted(List<Span> spans, long dueAtMs, long contacts) {
    }

    private record Windows(List<String> packs, long marginMs, List<Place> places, boolean line) {
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
        Map<Windows, List<Span>> known = new HashMap<>();
        for (Group group : contacts) {
            Gatekeeper gatekeeper = rules.gatekeeper(Callee.first(group.e164(), group.region()));
            List<Place> places = rules.places(group.zones(), group.region(), group.evidence());
            boolean line = mayUseLine(rules, group, gatekeeper);
            Windows windows = new Windows(gatekeeper.packs().stream().map(pack -> pack.id()).toList(),
                    gatekeeper.marginMs(), places, line);
            List<Span> spans = known.computeIfAbsent(windows, key -> line && gatekeeper.servesPurpose()
                    ? new Openings(gatekeeper.packs(), places, gatekeeper.marginMs()).within(nowMs, nowMs + SEARCH_MS)
                    : List.of());
            groups.add(new Counted(spans, group.dueAtMs(), group.contacts()));
            total += group.contacts();
        }
    }

    /** Whether there is a number of ours from which they may be called; what is paused now counts as not there. */
    private static boolean mayUseLine(ClaimRules rules, Group group, Gatekeeper gatekeeper) {
        return switch (rules.lines().of(rules.seller().of(group.courier()), group.e164(), gatekeeper.needsLabel())
                .line()) {
            case LABELLED, NOT_ASKED -> true;
            case UNLABELLED -> !gatekeeper.needsLabel();
            case PAUSED -> false;
        };
    }

    /** All contacts that are not finished. */
    public long total() {
        return total;
    }

    public long callableAt(long atMs) {
        long callable = 0;
        for (Counted group : groups) {
            if (group.dueAtMs() <= atMs && group.spans().stream().anyMatch(span -> span.allows(atMs))) {
                callable += group.contacts();
            }
        }
        return callable;
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
