package dialer.bench;

import dialer.engine.DialerEngine;
import dialer.engine.EngineSettings;
import dialer.engine.ManualClock;
import dialer.engine.OutboxEntry;
import dialer.engine.Rush;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/**
 * Heap that is really in use behind a full collection, with 200 agents at work and hoppers full. Contacts beyond the
 * hoppers lie in the store's files, which is why 100,000 of them do not count here; what the projector would read of
 * the outbox is read and dropped.
 */
final class MemoryRun {

    private static final int INPUTS = 200_000;
    private static final double MB = 1 << 20;

    private MemoryRun() {
    }

    static List<Figure> run() {
        List<Rush.Timed> script = Rush.script(3, 200, 3_000, INPUTS);
        ManualClock clock = new ManualClock(Rush.START_MS);
        try (Folder folder = Folder.fresh();
                DialerEngine engine = DialerEngine.start(EngineSettings.usual(folder.path()), clock, effect -> { },
                        (atMs, effect) -> { })) {
            for (Rush.Timed timed : script.subList(1, script.size())) {
                clock.moveTo(timed.atMs());
                engine.gate().publish(timed.input());
            }
            long stored = project(engine);
            return List.of(
                    Figure.atMost("memory: heap in use, 200 agents, full hoppers", usedMb(), 512, "MB"),
                    Figure.recorded("memory: heap permitted in this run", Runtime.getRuntime().maxMemory() / MB, "MB"),
                    Figure.recorded("memory: store effects carried over meanwhile", (double) stored, "effects"));
        }
    }

    private static long project(DialerEngine engine) {
        long stored = 0;
        List<OutboxEntry> batch = new ArrayList<>(engine.outbox().readAfter(0, 500));
        while (!batch.isEmpty()) {
            stored += batch.size();
            long position = batch.getLast().position();
            engine.outbox().carriedOver(position);
            batch = engine.outbox().readAfter(position, 500);
        }
        return stored;
    }

    private static double usedMb() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MB;
    }
}
