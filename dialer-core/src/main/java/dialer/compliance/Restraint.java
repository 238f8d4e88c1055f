package dialer.compliance;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/**
 * Something in the past that forbids the next attempt for a while.
 *
 * @param reason  which rule
 * @param packId  whose rule
 * @param counted how many attempts the rule has counted, 0 where it does not count
 * @param atMost  how many it permits, 0 where it does not count
 * @param period  in which time, for people; empty where it does not count
 * @param untilMs the first instant at which it no longer forbids; now or earlier when it does not forbid now
 */
public record Restraint(Reason reason, String packId, int counted, int atMost, String period, long untilMs) {

    private static final long DAY_MS = 86_400_000L;

    /** Everything in a pack that looks back, judged by the past; also what forbids nothing, for the records. */
    static List<Restraint> of(RulePack pack, List<Place> places, History history, boolean agentKept, long nowMs) {
        List<Restraint> all = new ArrayList<>();
        CallTerms terms = pack.terms();
        for (AttemptLimit limit : terms.everyLimit()) {
            all.add(limit(pack, limit, places, history, nowMs));
        }
        all.add(after(Reason.GAP, pack, terms.limits().gapMs(), history, PastAttempt::sameNumber,
                PastAttempt::startedAtMs));
        // the lock after an abandoned call protects the person from a second silence, which a kept agent rules out
        all.add(after(Reason.ABANDONED_LOCK, pack, agentKept ? 0 : terms.abandonedLockMs(), history,
                past -> past.abandoned() && (past.sameNumber() || past.sameContact()), PastAttempt::endedAtMs));
        all.add(after(Reason.MACHINE_LOCK, pack, agentKept ? 0 : terms.machineLockMs(), history,
                past -> past.machine() && past.sameNumber(), PastAttempt::endedAtMs));
        return all;
    }

    private static Restraint limit(
            RulePack pack, AttemptLimit limit, List<Place> places, History history, long nowMs) {
        List<Long> counted = history.attempts().stream().filter(past -> past.counts(limit))
                .map(PastAttempt::startedAtMs).toList();
        long rollingMs = switch (limit.period()) {
            case HOURS_24 -> DAY_MS;
            case DAYS_7 -> 7 * DAY_MS;
            case DAYS_30 -> 30 * DAY_MS;
            case DAY, WEEK, MONTH -> 0;
        };
        return rollingMs > 0 ? rolling(pack, limit, counted, rollingMs, nowMs)
                : calendar(pack, limit, counted, places, nowMs);
    }

    /** With n permitted in a period, the next may come a period after the n-th newest. */
    private static Restraint rolling(
            RulePack pack, AttemptLimit limit, List<Long> newestFirst, long periodMs, long nowMs) {
        int counted = (int) newestFirst.stream().filter(at -> at > nowMs - periodMs).count();
        long untilMs = newestFirst.size() < limit.atMost() ? 0 : newestFirst.get(limit.atMost() - 1) + periodMs;
        return counting(pack, limit, counted, untilMs);
    }

    /** Counted by each clock the recipient may have; the one that counts most, and frees last, decides. */
    private static Restraint calendar(
            RulePack pack, AttemptLimit limit, List<Long> newestFirst, List<Place> places, long nowMs) {
        int most = 0;
        long untilMs = 0;
        for (Place place : places) {
            LocalDate begins = begins(limit.period(), day(nowMs, place.zone()));
            int counted = (int) newestFirst.stream().filter(at -> !day(at, place.zone()).isBefore(begins)).count();
            most = Math.max(most, counted);
            if (counted >= limit.atMost()) {
                untilMs = Math.max(untilMs, next(limit.period(), begins).atStartOfDay(place.zone()).toInstant()
                        .toEpochMilli());
            }
        }
        return counting(pack, limit, most, untilMs);
    }

    private static Restraint counting(RulePack pack, AttemptLimit limit, int counted, long untilMs) {
        return new Restraint(Reason.LIMIT_REACHED, pack.id(), counted, limit.atMost(),
                limit.scope() + " " + limit.counted() + " " + limit.period(), untilMs);
    }

    private static Restraint after(
            Reason reason, RulePack pack, long lockMs, History history, Predicate<PastAttempt> which,
            ToLongFunction<PastAttempt> since) {
        long untilMs = lockMs == 0 ? 0 : history.attempts().stream().filter(which)
                .mapToLong(since).max().orElse(-lockMs) + lockMs;
        return new Restraint(reason, pack.id(), 0, 0, "", untilMs);
    }

    private static LocalDate day(long atMs, ZoneId zone) {
        return Instant.ofEpochMilli(atMs).atZone(zone).toLocalDate();
    }

    private static LocalDate begins(AttemptLimit.Period period, LocalDate day) {
        return switch (period) {
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
            case DAY, HOURS_24, DAYS_7, DAYS_30 -> day;
        };
    }

    private static LocalDate next(AttemptLimit.Period period, LocalDate begins) {
        return switch (period) {
            case WEEK -> begins.plusWeeks(1);
            case MONTH -> begins.plusMonths(1);
            case DAY, HOURS_24, DAYS_7, DAYS_30 -> begins.plusDays(1);
        };
    }
}
