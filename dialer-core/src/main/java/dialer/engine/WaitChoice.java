package dialer.engine;

import com.lmax.disruptor.BusySpinWaitStrategy;
import com.lmax.disruptor.LiteBlockingWaitStrategy;
import com.lmax.disruptor.SleepingWaitStrategy;
import com.lmax.disruptor.WaitStrategy;
import com.lmax.disruptor.YieldingWaitStrategy;
import dialer.engine.stage.PatientWait;

/** How the engine's threads wait for the next input. */
public enum WaitChoice {
    /** Sleep until woken: no idle load, some tens of microseconds to wake. Right for every machine. */
    BLOCKING,
    /** As BLOCKING, but wakes nobody who is awake, and spins between stages; for four cores and more. */
    LITE_BLOCKING,
    /** Short naps: some idle load, no wake-up needed. */
    SLEEPING,
    /** Spin and yield: a core per thread is busy all the time; for eight cores and more. */
    YIELDING,
    /** Spin: as YIELDING, and never lets go. */
    BUSY_SPIN;

    WaitStrategy strategy() {
        return switch (this) {
            case BLOCKING -> new PatientWait();
            case LITE_BLOCKING -> new LiteBlockingWaitStrategy();
            case SLEEPING -> new SleepingWaitStrategy();
            case YIELDING -> new YieldingWaitStrategy();
            case BUSY_SPIN -> new BusySpinWaitStrategy();
        };
    }
}
