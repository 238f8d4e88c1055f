package dialer.engine;

import dialer.core.input.EngineInput;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the core that time has passed, and watches the wall clock. Never more than one unprocessed tick is in the
 * ring: a slow core gets fewer ticks, not a queue of them.
 */
final class Ticker implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Ticker.class);

    private final RingGate gate;
    private final WallClock clock;
    private final AtomicBoolean tickInRing;
    private final long tickNanos;
    private final Runnable eachSecond;
    private volatile boolean running = true;
    private long reportedJumpMs;
    private long nextSecondNanos = SystemClock.monotonicNanos();

    Ticker(RingGate gate, WallClock clock, AtomicBoolean tickInRing, Duration tick, Runnable eachSecond) {
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
        watchClock(clock.jumpedByMs());
        if (tickInRing.compareAndSet(false, true) && !gate.offer(new EngineInput.Ticked())) {
            tickInRing.set(false);
        }
    }

    private void watchClock(long byMs) {
        if (reportedJumpMs == 0 && byMs != 0 && gate.offer(new EngineInput.ClockJumped(byMs))) {
            LOG.error("Somebody moved the machine's clock by {} ms: dialing stops until it is put right, or until an "
                    + "operator says that it is right and resumes.", byMs);
            reportedJumpMs = byMs;
        } else if (reportedJumpMs != 0 && byMs == 0) {
            LOG.warn("The machine's clock is settled.");
            reportedJumpMs = 0;
            if (!gate.stoppedByPeople()) {
                gate.offer(new EngineInput.DialingResumed());
            }
        }
    }

    void stop() {
        running = false;
    }
}
