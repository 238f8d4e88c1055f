package dialer.api.courier.outbound;

import dialer.api.courier.outbound.Target.Origin;
import dialer.engine.SystemClock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Open connections that wait for their next request. None is kept for long, so that a name's new address is followed,
 * and there are never more than a bound.
 */
final class Wires {

    private static final long LONGEST_IDLE = TimeUnit.SECONDS.toNanos(4);
    private static final long LONGEST_LIFE = TimeUnit.SECONDS.toNanos(60);
    private static final int MOST = 512;

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Origin, Deque<Wire>> byOrigin = new HashMap<>();
    private int kept;
    private boolean closed;

    /** A connection that is good as far as one can know; null when there is none. */
    @Nullable Wire take(Origin origin) {
        long now = SystemClock.monotonicNanos();
        lock.lock();
        try {
            Deque<Wire> waiting = byOrigin.get(origin);
            while (waiting != null && !waiting.isEmpty()) {
                Wire wire = waiting.pop();
                kept--;
                if (isGood(wire, now)) {
                    return wire;
                }
                wire.close();
            }
            byOrigin.remove(origin);
            return null;
        } finally {
            lock.unlock();
        }
    }

    void giveBack(Origin origin, Wire wire) {
        long now = SystemClock.monotonicNanos();
        wire.idleSince(now);
        lock.lock();
        try {
            if (kept >= MOST) {
                sweep(now);
            }
            if (closed || kept >= MOST) {
                wire.close();
                return;
            }
            byOrigin.computeIfAbsent(origin, one -> new ArrayDeque<>()).push(wire);
            kept++;
        } finally {
            lock.unlock();
        }
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            byOrigin.values().forEach(waiting -> waiting.forEach(Wire::close));
            byOrigin.clear();
            kept = 0;
        } finally {
            lock.unlock();
        }
    }

    private void sweep(long now) {
        for (Iterator<Deque<Wire>> each = byOrigin.values().iterator(); each.hasNext();) {
            Deque<Wire> waiting = each.next();
            waiting.removeIf(wire -> {
                if (isGood(wire, now)) {
                    return false;
                }
                wire.close();
                kept--;
                return true;
            });
            if (waiting.isEmpty()) {
                each.remove();
            }
        }
    }

    private static boolean isGood(Wire wire, long now) {
        return now - wire.idleSince() < LONGEST_IDLE && now - wire.born() < LONGEST_LIFE;
    }
}
