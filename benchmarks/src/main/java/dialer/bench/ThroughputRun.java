package dialer.bench;

import com.sun.management.OperatingSystemMXBean;
import dialer.core.input.CallInput;
import dialer.engine.DialerEngine;
import dialer.engine.EngineSettings;
import dialer.engine.ManualClock;
import dialer.engine.Rush;
import dialer.engine.journal.BareAppends;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Inputs a second that the engine sustains with everything on, beside a loop that appends the same bytes to a bare
 * queue, a document an input, and does nothing else. Both in turn; the first rounds warm up, medians of the others
 * count. Processor time is told as well: where others use the machine it says more than a rate does.
 */
final class ThroughputRun {

    private static final int INPUTS = 300_000;
    private static final int WARM_UP = 3;
    private static final int ROUNDS = 5;
    private static final OperatingSystemMXBean PROCESS =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private static final int AGENTS = 200;
    private static final long LOOK_NANOS = 200_000;

    private ThroughputRun() {
    }

    static List<Figure> run() {
        List<Figure> figures = new ArrayList<>();
        figures.addAll(compare("busy centre of " + AGENTS + " agents", Rush.script(1, AGENTS, 3_000, INPUTS)));
        figures.addAll(compare("late events of calls that are over", late()));
        return figures;
    }

    /** What the core settles in an instant: shows what gate, ring and journal carry by themselves. */
    private static List<Rush.Timed> late() {
        List<Rush.Timed> script = new ArrayList<>();
        for (int i = 0; i < INPUTS; i++) {
            script.add(new Rush.Timed(Rush.START_MS + i, new CallInput.Ringing(1_000_000L + i, false)));
        }
        return script;
    }

    private static List<Figure> compare(String load, List<Rush.Timed> script) {
        BareAppends bare = new BareAppends(script);
        double[] bareRates = new double[ROUNDS];
        double[] bareNanos = new double[ROUNDS];
        double[] engineRates = new double[ROUNDS];
        double[] engineNanos = new double[ROUNDS];
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            int at = Math.max(0, round); // what the warm-up leaves here is written over
            long began = PROCESS.getProcessCpuTime();
            bareRates[at] = bareRate(bare);
            long between = PROCESS.getProcessCpuTime();
            engineRates[at] = engineRate(script);
            bareNanos[at] = (double) (between - began) / INPUTS;
            engineNanos[at] = (double) (PROCESS.getProcessCpuTime() - between) / INPUTS;
        }
        double bareRate = median(bareRates);
        double engineRate = median(engineRates);
        return List.of(
                Figure.recorded("bare queue: processor time an input, " + load, median(bareNanos), "ns"),
                Figure.recorded("engine: processor time an input, all threads, " + load, median(engineNanos), "ns"),
                Figure.recorded("bare queue: appends of the same bytes, " + load, bareRate, "per second"),
                Figure.recorded("engine: sustained journaled inputs, " + load, engineRate, "per second"),
                Figure.atLeast("engine against bare queue, " + load, 100 * engineRate / bareRate, 50, "%"),
                Figure.recorded("journal: bytes an input, " + load, (double) bare.bytes() / INPUTS, "bytes"));
    }

    private static double bareRate(BareAppends bare) {
        try (Folder folder = Folder.fresh()) {
            return INPUTS * 1e9 / bare.run(folder.path().resolve("bare"));
        }
    }

    private static double engineRate(List<Rush.Timed> script) {
        ManualClock clock = new ManualClock(Rush.START_MS);
        try (Folder folder = Folder.fresh();
                DialerEngine engine = DialerEngine.start(EngineSettings.usual(folder.path()), clock, effect -> { },
                        (atMs, effect) -> { })) {
            long began = System.nanoTime();
            for (Rush.Timed timed : script.subList(1, script.size())) {
                clock.moveTo(timed.atMs());
                engine.gate().publish(timed.input());
            }
            while (engine.gauges().read().inputSeq() < script.size()) {
                LockSupport.parkNanos(LOOK_NANOS); // not a spin: the engine needs both processors
            }
            return INPUTS * 1e9 / (System.nanoTime() - began);
        }
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
