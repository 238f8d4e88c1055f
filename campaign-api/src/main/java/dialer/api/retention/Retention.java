package dialer.api.retention;

import dialer.api.store.Database;
import dialer.api.store.retention.Alone;
import dialer.api.store.retention.DestructionStore;
import dialer.api.store.retention.DestructionStore.Erasure;
import dialer.api.store.retention.RetentionRule;
import dialer.api.store.retention.VerificationStore;
import dialer.engine.WallClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The end of personal data in the running product: purges on schedule, erasures as they are asked for, the search for
 * leftovers once a day. Whatever is done is done by one at a time, also beside a command in another process.
 */
public final class Retention {

    /** Who has asked, where it was nobody. */
    public static final String SCHEDULE = "schedule";

    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
    private static final int LOOK_EVERY_S = 10;
    private static final long AGAIN_MS = TimeUnit.MINUTES.toMillis(1);
    /** So long somebody who asks waits for a purge of the schedule, which is short. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long DAY_MS = TimeUnit.DAYS.toMillis(1);

    private final Alone alone;
    private final Purge purge;
    private final LeftoverSearch search;
    private final DestructionStore destructions;
    private final RetentionSettings settings;
    private final Neighbours neighbours;
    private final WallClock clock;
    private final AtomicBoolean working = new AtomicBoolean();
    private long purgedAtMs;
    private long searchedDay;
    private int seenDestruction;

    public Retention(Database database, RetentionSettings settings, Neighbours neighbours, WallClock clock) {
        this.alone = new Alone(database);
        this.purge = new Purge(database, settings, neighbours, clock);
        this.search = new LeftoverSearch(database, settings, clock);
        this.destructions = new DestructionStore(database);
        this.settings = settings;
        this.neighbours = neighbours;
        this.clock = clock;
        // a product that is started often purges and searches all the same: at the first look, if nobody has since
        this.purgedAtMs = clock.nowMs() - settings.purgeEvery().toMillis();
        this.searchedDay = new VerificationStore(database).last().map(last -> dayOf(last.beganAt().toEpochMilli()))
                .orElseGet(() -> dayOf(clock.nowMs()));
        this.seenDestruction = destructions.lastId();
    }

    /** Looks every few seconds whether there is something to do. */
    public Retention start(ScheduledExecutorService ticker, Executor executor) {
        ticker.scheduleWithFixedDelay(() -> {
            if (working.compareAndSet(false, true)) {
                executor.execute(this::look);
            }
        }, LOOK_EVERY_S, LOOK_EVERY_S, TimeUnit.SECONDS);
        return this;
    }

    private void look() {
        try {
            noticeOthers();
            if (!destructions.pendingErasures().isEmpty()) {
                alone.run(purge::erasures);
            }
            long now = clock.nowMs();
            if (now - purgedAtMs >= settings.purgeEvery().toMillis()) {
                // one that fails is tried again soon
                purgedAtMs = now - settings.purgeEvery().toMillis() + AGAIN_MS;
                purge(SCHEDULE).ifPresent(done -> purgedAtMs = now);
            }
            long day = dayOf(now);
            if (day > searchedDay) {
                // one that fails is not tried again today: it reads everything
                searchedDay = day;
                searchedDay = search().isPresent() ? day : day - 1;
            }
        } catch (RuntimeException e) {
            LOG.warn("Personal data could not be looked after now: {}", e.getClass().getSimpleName());
            LOG.debug("Why", e);
        } finally {
            working.set(false);
        }
    }

    /** A command beside us has destroyed something: what we have in memory may be of it. */
    private void noticeOthers() {
        int last = destructions.lastId();
        if (last > seenDestruction) {
            seenDestruction = last;
            neighbours.forgetCards();
        }
    }

    /** Days change at the hour of the search. */
    private long dayOf(long nowMs) {
        return Math.floorDiv(nowMs - TimeUnit.SECONDS.toMillis(settings.verifyAt().toSecondOfDay()), DAY_MS);
    }

    /** How much each rule would take now. */
    public Map<RetentionRule, Long> preview() {
        return purge.preview();
    }

    /** Purges now; empty when somebody else is at it for longer. */
    public Optional<Purge.Done> purge(String askedBy) {
        return alone.run(PATIENCE, () -> purge.run(askedBy));
    }

    /** Searches now; empty when somebody else is at it for longer. */
    public Optional<Leftovers> search() {
        return alone.run(PATIENCE, search::search);
    }

    /** Erases at once what is not being dialed, and the rest as soon as the engine has let go of it. */
    public Erasure erase(Supplier<Erasure> asked) {
        Erasure erasure = asked.get();
        alone.run(purge::erasures);
        return destructions.erasure(erasure.erasureId()).orElse(erasure);
    }

    /** Of an erasure, how many people and orders are still there. */
    public long left(Erasure erasure) {
        return destructions.left(erasure);
    }

    public DestructionStore destructions() {
        return destructions;
    }

    /** The time that erasures carry. */
    public Instant now() {
        return Instant.ofEpochMilli(clock.nowMs());
    }

    public String publicKey() {
        return ActSigner.of(settings.folder()).publicKey();
    }

    public RetentionSettings settings() {
        return settings;
    }
}
