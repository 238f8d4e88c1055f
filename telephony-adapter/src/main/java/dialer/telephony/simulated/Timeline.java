package dialer.telephony.simulated;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What shall happen and when: one thread and a heap ordered by deadline, then by order of arrival. Time comes from
 * outside and may run {@code speed} times as fast as the clock on the wall.
 */
final class Timeline implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Timeline.class);

    private record Due(long deadlineMs, long sequence, Runnable action) {}

    private final LongSupplier nowMs;
    private final double speed;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final PriorityQueue<Due> waiting =
            new PriorityQueue<>(Comparator.comparingLong(Due::deadlineMs).thenComparingLong(Due::sequence));
    private final Thread thread;
    private long sequence;
    private boolean closed;

    Timeline(String name, LongSupplier nowMs, double speed) {
        this.nowMs = nowMs;
        this.speed = speed;
        this.thread = Thread.ofPlatform().daemon().name(name).unstarted(this::run);
        thread.start();
    }

    long nowMs() {
        return nowMs.getAsLong();
    }

    /** Runs the action on the timeline's thread as soon as what is due before it is done. False when it is closed. */
    boolean soon(Runnable action) {
        return after(0, action);
    }

    /** Runs the action on the timeline's thread, {@code delayMs} of its own (scaled) time from now. */
    boolean after(long delayMs, Runnable action) {
        lock.lock();
        try {
            if (closed) {
                return false;
            }
            waiting.add(new Due(nowMs.getAsLong() + delayMs, sequence++, action));
            changed.signal();
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        for (var due = next(); due != null; due = next()) {
            try {
                due.action().run();
            } catch (RuntimeException e) {
                LOG.error("simulated Asterisk: an action failed, going on", e);
            }
        }
    }

    private @Nullable Due next() {
        lock.lock();
        try {
            while (!closed) {
                var first = waiting.peek();
                if (first == null) {
                    changed.await();
                } else if (first.deadlineMs() <= nowMs.getAsLong()) {
                    return waiting.remove();
                } else {
                    var leftMs = (first.deadlineMs() - nowMs.getAsLong()) / speed;
                    changed.await(Math.max(1, (long) (leftMs * 1_000_000)), TimeUnit.NANOSECONDS);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
        return null;
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            waiting.clear();
            changed.signal();
        } finally {
            lock.unlock();
        }
    }
}
