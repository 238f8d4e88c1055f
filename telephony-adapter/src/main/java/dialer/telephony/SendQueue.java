package dialer.telephony;

import dialer.engine.WallClock;
import dialer.telephony.translate.AmiAction;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What waits to be written to a node. Calls to be placed wait for their turn of the rate limit; everything about calls
 * that exist goes first and never waits. Bounded; putting never waits.
 */
final class SendQueue {

    /** The clock may run faster than real time, so a wait is cut into pieces. */
    private static final long LONGEST_WAIT_MS = 5;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition filled = lock.newCondition();
    private final Deque<AmiAction> urgent = new ArrayDeque<>();
    private final Deque<AmiAction> calls = new ArrayDeque<>();
    private final RateLimit limit;
    private final WallClock clock;
    private final int capacity;

    SendQueue(int callsPerSecond, int capacity, WallClock clock) {
        this.limit = new RateLimit(callsPerSecond);
        this.capacity = capacity;
        this.clock = clock;
    }

    /** False when it is full: nothing has happened. */
    boolean put(AmiAction action) {
        lock.lock();
        try {
            Deque<AmiAction> line = action instanceof AmiAction.Originate ? calls : urgent;
            if (line.size() >= capacity) {
                return false;
            }
            line.add(action);
            filled.signal();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Waits for the next action whose turn it is. */
    AmiAction take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (true) {
                AmiAction first = urgent.poll();
                if (first != null) {
                    return first;
                }
                if (calls.isEmpty()) {
                    filled.await();
                    continue;
                }
                long waitMs = limit.takeAt(clock.nowMs());
                if (waitMs == 0) {
                    return calls.remove();
                }
                filled.await(Math.min(waitMs, LONGEST_WAIT_MS), TimeUnit.MILLISECONDS);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Whether the next {@link #take()} gives an action about calls that exist, without any wait. */
    boolean urgentWaits() {
        lock.lock();
        try {
            return !urgent.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** Takes everything out. */
    List<AmiAction> drain() {
        lock.lock();
        try {
            List<AmiAction> all = new ArrayList<>(urgent);
            all.addAll(calls);
            urgent.clear();
            calls.clear();
            return all;
        } finally {
            lock.unlock();
        }
    }

    int size() {
        lock.lock();
        try {
            return urgent.size() + calls.size();
        } finally {
            lock.unlock();
        }
    }
}
