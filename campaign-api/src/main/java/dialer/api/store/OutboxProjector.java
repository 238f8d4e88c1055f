package dialer.api.store;

import dialer.core.effect.StoreEffect;
import dialer.engine.Outbox;
import dialer.engine.OutboxEntry;
import dialer.engine.journal.JournalTrouble;
import dialer.engine.processor.Precedence;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries store effects from the outbox to PostgreSQL, a batch at a time, with its position in the same transaction:
 * a restart neither loses nor repeats a row. While PostgreSQL is away it waits and tries again; nothing is dropped.
 */
public final class OutboxProjector implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxProjector.class);
    private static final int BATCH = 500;
    private static final long IDLE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long FIRST_RETRY_MS = 200;
    private static final long LAST_RETRY_MS = 5_000;

    private final Jdbi jdbi;
    private final Outbox outbox;
    private final LongConsumer contactLeft;
    private final List<EffectFollower> followers;
    private final EffectWriter writer = new EffectWriter();
    private final AtomicLong carriedAtMs = new AtomicLong();
    private final AtomicLong position = new AtomicLong();
    private final CountDownLatch caughtUp = new CountDownLatch(1);
    private final Thread thread;
    private volatile boolean running = true;
    private volatile boolean failing;

    private record Mark(long position, @Nullable String outbox) {
    }

    /** {@code contactLeft} is told each contact that the engine has let go of, after that stands in the database. */
    public OutboxProjector(Database database, Outbox outbox, LongConsumer contactLeft) {
        this(database, outbox, contactLeft, List.of());
    }

    /** {@code followers} work in each effect's transaction, in their order. */
    public OutboxProjector(Database database, Outbox outbox, LongConsumer contactLeft,
            List<EffectFollower> followers) {
        this.contactLeft = contactLeft;
        this.followers = List.copyOf(followers);
        this.jdbi = database.jdbi();
        this.outbox = outbox;
        this.thread = Thread.ofPlatform().name("outbox-projector").unstarted(this::run);
    }

    public OutboxProjector start() {
        thread.start();
        return this;
    }

    /**
     * Waits until everything that was in the outbox at the start stands in the database. Contacts may be claimed only
     * then: before, the store does not know what the former run has done with them.
     *
     * @return false when the time is over first
     */
    public boolean awaitCaughtUp(Duration within) throws InterruptedException {
        return caughtUp.await(within.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Position of the last entry that stands in the database; 0 for none. */
    public long position() {
        return position.get();
    }

    /** Whether the last try failed: the store is away and effects are waiting on disk. */
    public boolean isFailing() {
        return failing;
    }

    /** Time of the input behind the last entry that was carried over, UTC ms; 0 for none yet. */
    public long carriedAtMs() {
        return carriedAtMs.get();
    }

    /** Carries over what is there now and stops; what cannot be written stays in the outbox for the next start. */
    @Override
    public void close() {
        running = false;
        LockSupport.unpark(thread);
        try {
            thread.join(TimeUnit.SECONDS.toMillis(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        Precedence.BACKGROUND.take();
        long retryMs = FIRST_RETRY_MS;
        boolean placed = false;
        while (true) {
            try {
                if (!placed) {
                    position.set(place());
                    outbox.carriedOver(position.get());
                    placed = true;
                }
                boolean carried = carryBatch();
                failing = false;
                retryMs = FIRST_RETRY_MS;
                if (!carried) {
                    caughtUp.countDown();
                    if (!running) {
                        return;
                    }
                    LockSupport.parkNanos(this, IDLE_NANOS);
                }
            } catch (RuntimeException e) {
                // not only what JDBI throws: whatever it is, the effects are safe on disk and this thread must live
                failing = true;
                LOG.warn("The store does not take outcomes now, next try in {} ms: {}", retryMs,
                        e.getClass().getSimpleName());
                LOG.debug("Why", e);
                if (!running) {
                    return;
                }
                LockSupport.parkNanos(this, TimeUnit.MILLISECONDS.toNanos(retryMs));
                retryMs = Math.min(LAST_RETRY_MS, retryMs * 2);
            }
        }
    }

    /** One transaction: the rows, and how far we are. */
    private boolean carryBatch() {
        List<OutboxEntry> batch = outbox.readAfter(position.get(), BATCH);
        if (batch.isEmpty()) {
            return false;
        }
        OutboxEntry last = batch.getLast();
        jdbi.useTransaction(handle -> {
            for (OutboxEntry entry : batch) {
                writer.write(handle, entry);
                followers.forEach(follower -> follower.follow(handle, entry));
            }
            savePosition(handle, last.position());
        });
        position.set(last.position());
        carriedAtMs.set(last.atMs());
        outbox.carriedOver(last.position());
        batch.forEach(entry -> tellLeft(entry.effect()));
        return true;
    }

    private void tellLeft(StoreEffect effect) {
        switch (effect) {
            case StoreEffect.ContactWaiting e -> contactLeft.accept(e.contactId());
            case StoreEffect.ContactFinished e -> contactLeft.accept(e.contactId());
            case StoreEffect.ContactReturned e -> contactLeft.accept(e.contactId());
            case StoreEffect.AttemptStarted _, StoreEffect.AttemptClosed _, StoreEffect.OutcomeRecorded _,
                    StoreEffect.OutcomeWaived _, StoreEffect.AttemptFollowed _, StoreEffect.NumberToSuppress _,
                    StoreEffect.NumberOptedOut _, StoreEffect.AgentSpell _, StoreEffect.CampaignMoved _ -> { }
        }
    }

    /** Where this outbox was left off; at its beginning when the store has only known another one so far. */
    private long place() {
        return jdbi.inTransaction(handle -> {
            Mark mark = handle.createQuery("SELECT position, outbox FROM outbox_position FOR UPDATE")
                    .map((row, context) -> new Mark(row.getLong("position"), row.getString("outbox"))).one();
            boolean another = mark.outbox() == null ? mark.position() > 0 && !knows(mark.position())
                    : !mark.outbox().equals(outbox.name());
            if (another) {
                FormerEngine.settle(handle);
            }
            long position = another ? 0 : mark.position();
            handle.createUpdate("UPDATE outbox_position SET position = :position, outbox = :name")
                    .bind("position", position).bind("name", outbox.name()).execute();
            return position;
        });
    }

    /** Stores from before outboxes had names: whether the position was given out by this one. */
    private boolean knows(long position) {
        try {
            outbox.readAfter(position, 1);
            return true;
        } catch (JournalTrouble neverGivenOut) {
            LOG.debug("Position {} is not of this outbox", position, neverGivenOut);
            return false;
        }
    }

    private static void savePosition(Handle handle, long position) {
        handle.createUpdate("UPDATE outbox_position SET position = :position").bind("position", position).execute();
    }
}
