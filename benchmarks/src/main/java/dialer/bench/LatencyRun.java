package dialer.bench;

import dialer.engine.DialerEngine;
import dialer.engine.EngineSettings;
import dialer.engine.ManualClock;
import dialer.engine.Rush;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * From the gate until the effects have left, at 1,000 inputs a second of a busy centre with 200 agents: blocking wait,
 * journal, outbox and snapshots on. Inputs come evenly; each is stamped when it enters the gate.
 */
final class LatencyRun {

    private static final int PER_SECOND = 1_000;
    private static final int WARM_UP = 20 * PER_SECOND;
    private static final int MEASURED = 30 * PER_SECOND;

    private LatencyRun() {
    }

    static List<Figure> run() {
        List<Rush.Timed> script = Rush.script(1, 200, 3_000, 1 + WARM_UP + MEASURED);
        ManualClock clock = new ManualClock(Rush.START_MS);
        try (Folder folder = Folder.fresh();
                DialerEngine engine = DialerEngine.start(EngineSettings.usual(folder.path()), clock, effect -> { },
                        (atMs, effect) -> { })) {
            play(engine, clock, script.subList(1, WARM_UP));
            engine.gauges().resetLag();
            play(engine, clock, script.subList(WARM_UP, script.size()));
            Histogram lag = engine.gauges().lag();
            return List.of(
                    Figure.atMost("engine: gate to effect, p50", lag.getValueAtPercentile(50) / 1e3, 50, "µs"),
                    Figure.atMost("engine: gate to effect, p99", lag.getValueAtPercentile(99) / 1e3, 1_000, "µs"),
                    Figure.recorded("engine: gate to effect, p99.9", lag.getValueAtPercentile(99.9) / 1e3, "µs"),
                    Figure.recorded("engine: gate to effect, max", lag.getMaxValue() / 1e3, "µs"),
                    Figure.recorded("engine: inputs in that measurement", (double) lag.getTotalCount(), "inputs"));
        }
    }

    private static void play(DialerEngine engine, ManualClock clock, List<Rush.Timed> script) {
        long gapNanos = 1_000_000_000L / PER_SECOND;
        long next = System.nanoTime();
        for (Rush.Timed timed : script) {
            next += gapNanos;
            long wait = next - System.nanoTime();
            while (wait > 0) {
                LockSupport.parkNanos(wait);
                wait = next - System.nanoTime();
            }
            clock.moveTo(timed.atMs());
            engine.gate().publish(timed.input());
        }
    }
}
