package dialer.compliance;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns wall-clock hours into UTC instants. It is open at an instant when the clock on the recipient's wall, whatever
 * has been done to that clock, shows a time within that day's hours. A person whose zone is not known may be in any
 * of several: then only what is open in all of them remains, and the same goes for several packs.
 *
 * <p>A call may begin from the opening on, and up to and including the instant that lies the margin (ring time and a
 * minute) before closing: so it is open from the beginning of the call to the end of the margin.
 */
public final class CallingHours {

    private static final long DAY_MS = 86_400_000L;
    private static final long MINUTE_MS = 60_000L;
    /** Longer than a day and a clock change: a span that ends by then has ended by itself. */
    private static final long BEYOND_MS = 2 * DAY_MS;

    private CallingHours() {
    }

    /** A span in which a call may begin: from inclusive, to exclusive, UTC milliseconds. */
    public record Span(long fromMs, long toMs) {

        /** Whether a call may begin at this instant. */
        public boolean allows(long atMs) {
            return atMs >= fromMs && atMs < toMs;
        }

        /** The last instant of the span. */
        public long lastMs() {
            return toMs - 1;
        }
    }

    /** Spans in zones of which nothing more is known; see the other one. */
    public static List<Span> spans(RulePack pack, List<ZoneId> zones, long fromMs, long toMs, long marginMs) {
        return spans(List.of(pack), zones.stream().map(Place::of).toList(), fromMs, toMs, marginMs);
    }

    /**
     * Spans in which a call may begin, in order and apart from each other, that begin in {@code [fromMs, toMs)}. The
     * last one may end later; where it is open without end, it ends some days later.
     *
     * @param packs    all of which must allow it
     * @param places   where the recipient may be; empty means that nobody knows, and nothing is allowed
     * @param marginMs how long before closing the last call may begin: ring time and a minute to talk
     */
    public static List<Span> spans(List<RulePack> packs, List<Place> places, long fromMs, long toMs, long marginMs) {
        long beyondMs = toMs + BEYOND_MS + marginMs;
        List<Span> spans = new ArrayList<>();
        for (Span open : open(packs, places, fromMs, beyondMs)) {
            long lastMs = open.toMs() - marginMs;
            if (open.fromMs() < toMs && lastMs >= open.fromMs()) {
                // the instant of closing itself is closed, the one that lies the margin before it is not
                spans.add(new Span(open.fromMs(), marginMs == 0 ? lastMs : lastMs + 1));
            }
        }
        return List.copyOf(spans);
    }

    /** When it is open in all places by all packs, cut at both ends. */
    static List<Span> open(List<RulePack> packs, List<Place> places, long fromMs, long toMs) {
        if (places.isEmpty() || packs.isEmpty()) {
            return List.of();
        }
        List<Span> common = List.of(new Span(fromMs, toMs));
        for (Place place : places) {
            for (RulePack pack : packs) {
                common = intersect(common, openIn(pack, place, fromMs, toMs));
            }
        }
        return common;
    }

    /** Between two changes of the clock local time runs evenly: each such stretch is looked at by itself. */
    private static List<Span> openIn(RulePack pack, Place place, long fromMs, long toMs) {
        List<Span> spans = new ArrayList<>();
        ZoneRules rules = place.zone().getRules();
        long atMs = fromMs;
        while (atMs < toMs) {
            Instant at = Instant.ofEpochMilli(atMs);
            ZoneOffsetTransition change = rules.isFixedOffset() ? null : rules.nextTransition(at);
            long untilMs = change == null ? toMs : Math.min(toMs, change.getInstant().toEpochMilli());
            stretch(spans, pack, place, rules.getOffset(at).getTotalSeconds() * 1_000L, new Span(atMs, untilMs));
            atMs = untilMs;
        }
        return spans;
    }

    private static void stretch(List<Span> spans, RulePack pack, Place place, long offsetMs, Span stretch) {
        long last = Math.floorDiv(stretch.toMs() - 1 + offsetMs, DAY_MS);
        for (long day = Math.floorDiv(stretch.fromMs() + offsetMs, DAY_MS); day <= last; day++) {
            long midnightMs = day * DAY_MS - offsetMs;
            for (Hours hours : pack.hoursOn(LocalDate.ofEpochDay(day), place.region())) {
                add(spans, Math.max(stretch.fromMs(), midnightMs + hours.fromMinute() * MINUTE_MS),
                        Math.min(stretch.toMs(), midnightMs + hours.toMinute() * MINUTE_MS));
            }
        }
    }

    /** Spans that touch become one, so that "24 hours a day" is one span and not one a day. */
    private static void add(List<Span> spans, long opens, long closes) {
        if (closes <= opens) {
            return;
        }
        if (!spans.isEmpty() && spans.getLast().toMs() >= opens) {
            spans.set(spans.size() - 1, new Span(spans.getLast().fromMs(), Math.max(spans.getLast().toMs(), closes)));
        } else {
            spans.add(new Span(opens, closes));
        }
    }

    private static List<Span> intersect(List<Span> a, List<Span> b) {
        List<Span> both = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < a.size() && j < b.size()) {
            long from = Math.max(a.get(i).fromMs(), b.get(j).fromMs());
            long to = Math.min(a.get(i).toMs(), b.get(j).toMs());
            if (from < to) {
                both.add(new Span(from, to));
            }
            if (a.get(i).toMs() < b.get(j).toMs()) {
                i++;
            } else {
                j++;
            }
        }
        return both;
    }
}
