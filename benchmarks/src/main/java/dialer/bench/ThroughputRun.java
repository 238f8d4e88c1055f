package dialer.bench;

import dialer.core.input.CallInput;
import dialer.engine.DialerEngine;
import dialer.engine.EngineSettings;
import dialer.engine.ManualClock;
import dialer.engine.Rush;
import dialer.engine.journal.BareAppends;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Inputs a second that the engine sustains with everything on, beside a loop that appends the same bytes to a bare
 * queue and does nothing else. Both in turn, five times; medians count.
 */
final class ThroughputRun {

    private static final int INPUTS = 300_000;
    private static final int ROUNDS = 5;
    private static final int AGENTS = 200;

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
        double[] engineRates = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            bareRates[round] = bareRate(bare);
            engineRates[round] = engineRate(script);
        }
        double bareRate = median(bareRates);
        double engineRate = median(engineRates);
        return List.of(
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
                Thread.onSpinWait();
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
