package dialer.api;

import dialer.api.rules.LearnedHours;
import dialer.api.rules.RuleBook;
import dialer.api.store.AnswerHistory;
import dialer.api.store.CallerIdStore;
import dialer.api.store.CallerIdStore.PauseRow;
import dialer.api.store.CallerIdStore.Tally;
import dialer.api.store.Database;
import dialer.compliance.RefusalWatch;
import dialer.engine.WallClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Learns from what became of calls. A number of ours that an operator has suddenly begun to refuse rests for that
 * operator, and the board says so; and once an hour it is worked out at which hours people of a region answer.
 */
final class CallerWatch {

    private static final Logger LOG = LoggerFactory.getLogger(CallerWatch.class);
    /** Who has paused what this watch has. */
    private static final String WATCH = "watch";
    private static final int LOOK_EVERY_S = 10;
    private static final long RECENT_MS = Duration.ofMinutes(10).toMillis();
    private static final long BEFORE_MS = Duration.ofHours(24).toMillis();
    private static final Duration REST = Duration.ofHours(4);
    private static final long LEARN_EVERY_MS = Duration.ofHours(1).toMillis();
    private static final long LEARN_FROM_MS = Duration.ofDays(60).toMillis();

    private final CallerIdStore callerIds;
    private final AnswerHistory answers;
    private final RuleBook book;
    private final WallClock clock;
    private final RefusalWatch watch = RefusalWatch.USUAL;
    private final AtomicBoolean looking = new AtomicBoolean();
    private volatile List<PauseRow> pauses = List.of();
    private long learnedAtMs;

    CallerWatch(Database database, RuleBook book, WallClock clock) {
        this.callerIds = new CallerIdStore(database);
        this.answers = new AnswerHistory(database);
        this.book = book;
        this.clock = clock;
    }

    /** Looks from now on. */
    CallerWatch start(ScheduledExecutorService ticker, Executor executor) {
        ticker.scheduleWithFixedDelay(() -> {
            if (looking.compareAndSet(false, true)) {
                executor.execute(this::lookOnce);
            }
        }, LOOK_EVERY_S, LOOK_EVERY_S, TimeUnit.SECONDS);
        return this;
    }

    /** How many of our numbers rest now, for whatever operator, because calls from them were refused. */
    long resting() {
        return pauses.stream().filter(pause -> pause.pausedBy().equals(WATCH)
                        && pause.until().toEpochMilli() > clock.nowMs())
                .map(PauseRow::callerId).distinct().count();
    }

    private void lookOnce() {
        try {
            long nowMs = clock.nowMs();
            look(nowMs);
            if (nowMs - learnedAtMs >= LEARN_EVERY_MS) {
                book.learned(LearnedHours.of(answers.since(nowMs - LEARN_FROM_MS).stream()
                        .map(one -> new LearnedHours.Counted(one.region(), one.hour(), one.attempts(),
                                one.answered())).toList()));
                learnedAtMs = nowMs;
            }
        } catch (RuntimeException e) {
            // the store is away: the next look sees the same calls
            LOG.warn("Refused calls cannot be counted now: {}", e.getClass().getSimpleName());
            LOG.debug("Why", e);
        } finally {
            looking.set(false);
        }
    }

    /** Pauses what must rest. A number whose rest is over is judged by what has come since. */
    void look(long nowMs) {
        for (Tally tally : callerIds.tallies(nowMs, RECENT_MS, BEFORE_MS, book.operators())) {
            boolean blocked = watch.blocked(tally.calls(), tally.refused(), tally.callsBefore(),
                    tally.refusedBefore());
            boolean rested = callerIds.lastPauseEnd(tally.callerId(), tally.operator())
                    .filter(end -> end.toEpochMilli() > nowMs - RECENT_MS).isPresent();
            if (blocked && !rested) {
                Instant now = Instant.ofEpochMilli(nowMs);
                callerIds.pause(new PauseRow(tally.callerId(), tally.operator(), now, now.plus(REST),
                        (int) tally.calls(), (int) tally.refused(), WATCH));
                LOG.warn("Caller-id {} rests for subscribers of {}: {} of {} calls were refused at once",
                        tally.callerId(), tally.operator(), tally.refused(), tally.calls());
            }
        }
        pauses = callerIds.pauses(nowMs);
    }
}
