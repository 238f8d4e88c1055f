package dialer.compliance;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns a pack's wall-clock hours into UTC instants. A person whose zone is not known may be in any of several: then
 * only the hours that are allowed in all of them remain.
 */
public final class CallingHours {

    private CallingHours() {
    }

    /** A span in which a call may begin: from inclusive, to exclusive, UTC milliseconds. */
    public record Span(long fromMs, long toMs) {
    }

    /**
     * Spans in which a call may begin, in order and apart from each other, within {@code [fromMs, toMs)}.
     *
     * @param zones   where the recipient may be; empty means that nobody knows, and nothing is allowed
     * @param leaveMs how long before closing the last call may begin: ring time and a minute to talk
     */
    public static List<Span> spans(RulePack pack, List<ZoneId> zones, long fromMs, long toMs, long leaveMs) {
        if (zones.isEmpty()) {
            return List.of();
        }
        List<Span> common = inZone(pack, zones.getFirst(), fromMs, toMs);
        for (ZoneId zone : zones.subList(1, zones.size())) {
            common = intersect(common, inZone(pack, zone, fromMs, toMs));
        }
        List<Span> spans = new ArrayList<>();
        for (Span span : common) {
            if (span.toMs() - leaveMs > span.fromMs()) {
                spans.add(new Span(span.fromMs(), span.toMs() - leaveMs));
            }
        }
        return List.copyOf(spans);
    }

    private static List<Span> inZone(RulePack pack, ZoneId zone, long fromMs, long toMs) {
        List<Span> spans = new ArrayList<>();
        LocalDate last = Instant.ofEpochMilli(toMs).atZone(zone).toLocalDate();
        LocalDate day = Instant.ofEpochMilli(fromMs).atZone(zone).toLocalDate();
        for (; !day.isAfter(last); day = day.plusDays(1)) {
            for (Hours hours : pack.hoursOn(day)) {
                // the end is the next day's midnight for 24:00, also where a clock change moves midnight
                long opens = Math.max(fromMs, instant(day, hours.fromMinute(), zone));
                long closes = instant(day, hours.toMinute(), zone);
                if (opens < toMs) {
                    add(spans, opens, closes);
                }
            }
        }
        return spans;
    }

    /** Spans that touch become one, so that "24 hours a day" is one span and not one a day. */
    private static void add(List<Span> spans, long opens, long closes) {
        if (closes <= opens) {
            return;
        }
        if (!spans.isEmpty() && spans.getLast().toMs() >= opens) {
            spans.set(spans.size() - 1, new Span(spans.getLast().fromMs(), closes));
        } else {
            spans.add(new Span(opens, closes));
        }
    }

    private static long instant(LocalDate day, int minute, ZoneId zone) {
        ZonedDateTime at = minute == 1_440
                ? day.plusDays(1).atStartOfDay(zone)
                : day.atTime(minute / 60, minute % 60).atZone(zone);
        return at.toInstant().toEpochMilli();
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
