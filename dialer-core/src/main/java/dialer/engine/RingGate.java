package dialer.engine;

import com.lmax.disruptor.InsufficientCapacityException;
import com.lmax.disruptor.RingBuffer;
import dialer.core.input.EngineInput;
import dialer.core.input.Input;
import dialer.engine.stage.Freeze;
import dialer.engine.stage.RingCell;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/**
 * The gate before the ring: stamps the time, refuses when the ring is full. While the engine is frozen it refuses
 * what people ask for ({@link #offer}) but still takes what has happened ({@link #publish}): facts go into the journal
 * and are applied after the restart.
 */
final class RingGate implements InputGate {

    /** How long one who must get in waits for room before looking again. */
    private static final long FULL_NANOS = 20_000;

    private final RingBuffer<RingCell> ring;
    private final WallClock clock;
    private final Freeze freeze;
    private final LongAdder refused = new LongAdder();
    private volatile boolean open = true;
    private volatile boolean stoppedByPeople;

    RingGate(RingBuffer<RingCell> ring, WallClock clock, Freeze freeze, boolean stoppedByPeople) {
        this.ring = ring;
        this.clock = clock;
        this.freeze = freeze;
        this.stoppedByPeople = stoppedByPeople;
    }

    @Override
    public boolean offer(Input input) {
        if (!open || freeze.frozen()) {
            refused.increment();
            return false;
        }
        try {
            put(ring.tryNext(), input);
            return true;
        } catch (InsufficientCapacityException e) {
            refused.increment();
            return false;
        }
    }

    @Override
    public void publish(Input input) {
        if (!open) {
            throw new IllegalStateException("the engine has stopped");
        }
        put(whenThereIsRoom(), input);
    }

    /**
     * Disruptor's own {@code next} takes a place before there is room for it, and what waits for that place then spins
     * on a processor that those need who could make room.
     */
    private long whenThereIsRoom() {
        while (true) {
            try {
                return ring.tryNext();
            } catch (InsufficientCapacityException e) {
                LockSupport.parkNanos(FULL_NANOS);
            }
        }
    }

    private void put(long sequence, Input input) {
        if (input instanceof EngineInput.DialingResumed) {
            clock.settle();
            stoppedByPeople = false;
        } else if (input instanceof EngineInput.DialingStopped) {
            stoppedByPeople = true;
        }
        ring.get(sequence).fill(input, clock.nowMs(), SystemClock.monotonicNanos());
        ring.publish(sequence);
    }

    void shut() {
        open = false;
    }

    /** Whether a person (or the full disk) has stopped dialing: then only a person lets it go on. */
    boolean stoppedByPeople() {
        return stoppedByPeople;
    }

    long refused() {
        return refused.sum();
    }
}
