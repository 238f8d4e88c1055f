package dialer.bench;

import dialer.engine.Rush;
import dialer.engine.journal.Journal;
import dialer.engine.journal.ShapeFolder;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What it costs to make bytes of an input and append them to the journal. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class JournalAppend {

    private final List<Rush.Timed> script = Rush.script(1, 20, 3_000, 20_000);
    private @Nullable Folder folder;
    private @Nullable Journal journal;
    private long seq;

    @Setup(Level.Iteration)
    public void open() {
        Folder fresh = Folder.fresh();
        ShapeFolder shapes = new ShapeFolder(fresh.path());
        shapes.begin(1);
        Journal opened = Journal.toWrite(fresh.path(), shapes);
        opened.beginEpoch(1);
        folder = fresh;
        journal = opened;
        seq = 0;
    }

    @TearDown(Level.Iteration)
    public void close() {
        if (journal != null && folder != null) {
            journal.close();
            folder.close();
        }
    }

    /** One input of a busy centre. */
    @Benchmark
    public long append() {
        Journal to = journal;
        if (to == null) {
            throw new IllegalStateException("not set up");
        }
        Rush.Timed timed = script.get((int) (seq % script.size()));
        return to.append(++seq, timed.atMs(), timed.input());
    }
}
