package dialer.engine;

import dialer.core.input.EngineInput;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * Tells the core that time has passed, and watches the wall clock. Never more than one unprocessed tick is in the
 * ring: a slow core gets fewer ticks, not a queue of them.
 */
final class Ticker implements Runnable {

    private final InputGate gate;
    private final WallClock clock;
    private final AtomicBoolean tickInRing;
    private final long tickNanos;
    private final Runnable eachSecond;
    private volatile boolean running = true;
    private long reportedJumpMs;
    private long nextSecondNanos = SystemClock.monotonicNanos();

    Ticker(InputGate gate, WallClock clock, AtomicBoolean tickInRing, Duration tick, Runnable eachSecond) {
        this.gate = gate;
        this.clock = clock;
        this.tickInRing = tickInRing;
        this.tickNanos = tick.toNanos();
        this.eachSecond = eachSecond;
    }

    @Override
    public void run() {
        long nextNanos = SystemClock.monotonicNanos() + tickNanos;
        while (running) {
            long now = SystemClock.monotonicNanos();
            if (now < nextNanos) {
                LockSupport.parkNanos(nextNanos - now);
                continue;
            }
            nextNanos = now + tickNanos;
            tick();
            if (now >= nextSecondNanos) {
                nextSecondNanos = now + Duration.ofSeconds(1).toNanos();
                eachSecond.run();
            }
        }
    }

    private void tick() {
        long jumpedMs = clock.jumpedByMs();
        if ((jumpedMs != 0) != (reportedJumpMs != 0) && gate.offer(new EngineInput.ClockJumped(jumpedMs))) {
            reportedJumpMs = jumpedMs;
        }
        if (tickInRing.compareAndSet(false, true) && !gate.offer(new EngineInput.Ticked())) {
            tickInRing.set(false);
        }
    }

    void stop() {
        running = false;
    }
}
