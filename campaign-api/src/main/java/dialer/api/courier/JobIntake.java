package dialer.api.courier;

import dialer.api.store.Database;
import dialer.api.store.job.JobTaking;
import dialer.api.store.job.JobTaking.Along;
import dialer.api.store.job.JobTaking.Taken;
import dialer.api.store.job.NewJob;
import dialer.engine.WallClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The way of jobs into the store. Jobs that come one by one at the same moment share a transaction: the disk is waited
 * for once for all of them, and each sender is answered when its job is safe.
 */
public final class JobIntake implements AutoCloseable {

    /** So many jobs are taken in one transaction. */
    public static final int MOST_AT_ONCE = 500;

    private static final Set<String> ANOTHER_ORDER = Set.of("items", "sums");
    private static final int MOST_WAITING = 10_000;
    private static final long CLOSE_MS = 10_000;

    private final JobTaking store;
    private final WallClock clock;
    private final IntConsumer contactsCame;
    private final Feedback.CardWatch cards;
    private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Thread thread = Thread.ofPlatform().name("job-intake").unstarted(this::run);
    private volatile boolean running = true;

    /** {@code contactsCame} is told each campaign for which somebody is to be called now; must return at once. */
    public JobIntake(Database database, WallClock clock, IntConsumer contactsCame, Feedback.CardWatch cards) {
        this.store = new JobTaking(database);
        this.cards = cards;
        this.clock = clock;
        this.contactsCame = contactsCame;
    }

    /** So many jobs wait already that no more are taken for the moment. */
    public static final class Full extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private Full() {
            super("Too many jobs wait to be taken", null, false, false);
        }
    }

    private record Waiting(NewJob job, Along along, CompletableFuture<Taken> answer) {
    }

    public JobIntake start() {
        thread.start();
        return this;
    }

    /**
     * Takes one job, beside others that come at the same moment; returns when it is safe.
     *
     * @param along is given this job alone
     * @throws Full when too many wait
     */
    public Taken take(NewJob job, Along along) {
        Waiting waiting = new Waiting(job, along, new CompletableFuture<>());
        if (!running || !queue.offer(waiting)) {
            throw new Full();
        }
        try {
            return waiting.answer().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException own ? own : e;
        }
    }

    /** Takes many jobs together, at most {@value #MOST_AT_ONCE}; all of them are safe then, or none. */
    public List<Taken> takeAll(List<NewJob> jobs, Along along) {
        if (jobs.size() > MOST_AT_ONCE) {
            throw new IllegalArgumentException("At most " + MOST_AT_ONCE + " jobs at once");
        }
        List<Taken> taken = jobs.isEmpty() ? List.of() : store.take(jobs, now(), along);
        tell(taken);
        return taken;
    }

    @Override
    public void close() {
        running = false;
        try {
            thread.join(CLOSE_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        queue.forEach(waiting -> waiting.answer().completeExceptionally(new Full()));
    }

    private void run() {
        List<Waiting> together = new ArrayList<>(MOST_AT_ONCE);
        while (running || !queue.isEmpty()) {
            @Nullable Waiting first = next();
            if (first != null) {
                together.add(first);
                queue.drainTo(together, MOST_AT_ONCE - 1);
                takeTogether(together);
                together.clear();
            }
        }
    }

    private @Nullable Waiting next() {
        try {
            return queue.poll(200, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            running = false;
            return null;
        }
    }

    /** One that cannot be stored must not take the others with it: then each is tried alone. */
    private void takeTogether(List<Waiting> together) {
        try {
            List<Taken> taken = store.take(together.stream().map(Waiting::job).toList(), now(), (h, all) -> {
                for (int i = 0; i < together.size(); i++) {
                    together.get(i).along().with(h, List.of(all.get(i)));
                }
            });
            tell(taken);
            for (int i = 0; i < taken.size(); i++) {
                together.get(i).answer().complete(taken.get(i));
            }
        } catch (RuntimeException e) {
            if (together.size() == 1) {
                together.getFirst().answer().completeExceptionally(e);
            } else {
                together.forEach(waiting -> takeTogether(List.of(waiting)));
            }
        }
    }

    private void tell(List<Taken> taken) {
        taken.stream().filter(one -> one.fate() == JobTaking.Fate.TAKEN && one.job().contactId() != 0)
                .mapToInt(one -> one.job().campaignId()).distinct().forEach(contactsCame);
        taken.stream().filter(Taken::joined).mapToLong(one -> one.job().contactId()).distinct()
                .forEach(contactId -> cards.cardChanged(contactId, ANOTHER_ORDER));
    }

    private Instant now() {
        return Instant.ofEpochMilli(clock.nowMs());
    }
}
