package dialer.api.courier;

import dialer.api.store.job.JobSnapshots;
import dialer.api.store.job.JobSnapshots.Balance;
import dialer.api.store.job.JobSnapshots.Snapshot;
import dialer.api.store.job.JobTaking.Taken;
import java.time.Instant;
import java.util.List;

/** One full snapshot of a courier's jobs, from its first job to the recall of what it does not name. */
public final class SnapshotRun implements AutoCloseable {

    private static final int AT_ONCE = 500;

    private final JobSnapshots store;
    private final Feedback feedback;
    private final Snapshot snapshot;
    private boolean blind;

    public SnapshotRun(JobSnapshots store, Feedback feedback, int courierId, boolean sandbox, Instant at) {
        this.store = store;
        this.feedback = feedback;
        this.snapshot = store.begin(courierId, sandbox, at);
    }

    /**
     * How a snapshot has ended.
     *
     * @param refused whether nothing was recalled, because the snapshot is much smaller than what waits, or has lines
     *                of which nobody can say which order they mean
     */
    public record Result(boolean refused, long inHand, long named, long recalled) {
    }

    /** Jobs that the snapshot has named; those that are known with another document are named too. */
    public void named(List<Taken> taken) {
        store.named(snapshot, taken.stream().map(one -> one.job().jobId()).toList());
    }

    /** A line that was not taken; its order, where it can be read, is wanted all the same. */
    public void refused(List<String> orders, boolean unreadable) {
        blind |= unreadable;
        if (!orders.isEmpty()) {
            store.namedOrders(snapshot, orders);
        }
    }

    /** Everything has been named: recalls the rest. {@code force}: also where that looks like a mistake. */
    public Result finish(boolean force) {
        Balance balance = store.balance(snapshot);
        if ((blind || balance.isSuspicious()) && !force) {
            return new Result(true, balance.inHand(), balance.named(), 0);
        }
        long recalled = 0;
        List<Long> missing = store.missing(snapshot, 0, AT_ONCE);
        while (!missing.isEmpty()) {
            for (long jobId : missing) {
                feedback.recall(snapshot.courierId(), jobId);
                recalled++;
            }
            missing = store.missing(snapshot, missing.getLast(), AT_ONCE);
        }
        return new Result(false, balance.inHand(), balance.named(), recalled);
    }

    @Override
    public void close() {
        store.forget(snapshot);
    }
}
