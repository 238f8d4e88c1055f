package dialer.compliance;

import dialer.compliance.CallingHours.Span;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/** When calls may begin for a recipient who may be in any of several places, by packs that must all allow it. */
public final class Openings {

    private static final long DAY_MS = 86_400_000L;
    /** Looked through one after the other, 400 days in all: longer than any run of closed days, shorter than a wait. */
    private static final int[] CHUNKS_IN_DAYS = {2, 7, 21, 70, 300};

    private final List<RulePack> packs;
    private final List<Place> places;
    private final long marginMs;

    public Openings(List<RulePack> packs, List<Place> places, long marginMs) {
        this.packs = List.copyOf(packs);
        this.places = List.copyOf(places);
        this.marginMs = marginMs;
    }

    /**
     * What the recipient's wall clock and calendar say.
     *
     * @param local         date and time there
     * @param kind          what kind of day it is by the pack
     * @param calendarKnown whether the pack's calendar knows that year
     * @param open          whether the pack's hours are open, the margin left aside
     */
    public record Look(RulePack pack, Place place, LocalDateTime local, DayKind kind, boolean calendarKnown,
            List<Hours> hours, boolean open) {
    }

    /** Spans that begin within {@code [fromMs, toMs)}. */
    public List<Span> within(long fromMs, long toMs) {
        return CallingHours.spans(packs, places, fromMs, toMs, marginMs);
    }

    /** The span that holds the instant or, where none does, the next one; empty where none begins in 400 days. */
    public Optional<Span> nextFrom(long fromMs) {
        return next(packs, places, fromMs);
    }

    private Optional<Span> next(List<RulePack> by, List<Place> in, long fromMs) {
        long atMs = fromMs;
        for (int days : CHUNKS_IN_DAYS) {
            List<Span> spans = CallingHours.spans(by, in, atMs, atMs + days * DAY_MS, marginMs);
            if (!spans.isEmpty()) {
                return Optional.of(spans.getFirst());
            }
            atMs += days * DAY_MS;
        }
        return Optional.empty();
    }

    /** What each pack sees in each place. */
    public List<Look> look(long atMs) {
        return packs.stream().flatMap(pack -> places.stream().map(place -> look(pack, place, atMs))).toList();
    }

    private static Look look(RulePack pack, Place place, long atMs) {
        LocalDateTime local = LocalDateTime.ofInstant(Instant.ofEpochMilli(atMs), place.zone());
        List<Hours> hours = pack.hoursOn(local.toLocalDate(), place.region());
        return new Look(pack, place, local, pack.calendar().kindOf(local.toLocalDate(), place.region()),
                pack.calendar().knows(local.toLocalDate()), hours, isWithin(hours, local));
    }

    private static boolean isWithin(List<Hours> hours, LocalDateTime local) {
        int minute = local.getHour() * 60 + local.getMinute();
        return hours.stream().anyMatch(span -> minute >= span.fromMinute() && minute < span.toMinute());
    }

    /** Why no call may begin at the instant, when none may. */
    public Reason whyClosed(long atMs) {
        if (places.isEmpty()) {
            return Reason.ZONE_UNKNOWN;
        }
        if (nextFrom(atMs).isEmpty()) {
            return whyNever(atMs);
        }
        Reason reason = Reason.CLOSING_SOON;
        for (Look look : look(atMs)) {
            if (look.open()) {
                continue;
            }
            boolean holidayDecides = look.kind() == DayKind.HOLIDAY && isWithin(look.pack().hours()
                    .getOrDefault(DayKind.ofWeek(look.local().toLocalDate()), List.of()), look.local());
            if (!holidayDecides) {
                return Reason.OUTSIDE_HOURS;
            }
            reason = look.calendarKnown() ? Reason.HOLIDAY : Reason.NO_CALENDAR;
        }
        return reason;
    }

    private Reason whyNever(long atMs) {
        for (RulePack pack : packs) {
            for (Place place : places) {
                if (next(List.of(pack), List.of(place), atMs).isEmpty()) {
                    return look(pack, place, atMs).calendarKnown() ? Reason.NEVER_OPEN : Reason.NO_CALENDAR;
                }
            }
        }
        return Reason.NO_COMMON_WINDOW;
    }
}
