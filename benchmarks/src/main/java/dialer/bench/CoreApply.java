package dialer.bench;

import dialer.core.DialerCore;
import dialer.core.effect.Effect;
import dialer.core.effect.Effects;
import dialer.core.state.DialerState;
import dialer.engine.Rush;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What one input costs in the core: a busy centre from its first input on, again and again. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class CoreApply {

    private static final int INPUTS = 20_000;

    /** Agents in the one pool. */
    @Param({"20", "200", "1000"})
    public int agents;

    private List<Rush.Timed> script = List.of();

    @Setup
    public void write() {
        script = Rush.script(1, agents, 3_000, INPUTS);
    }

    /** One input, with the effects it has. */
    @Benchmark
    @OperationsPerInvocation(INPUTS)
    public long apply() {
        DialerCore core = new DialerCore(DialerState.empty());
        Counter counter = new Counter();
        for (Rush.Timed timed : script) {
            core.apply(timed.atMs(), timed.input(), counter);
        }
        return counter.count;
    }

    /** Counts effects, so that none is optimised away. */
    private static final class Counter implements Effects {

        private long count;

        @Override
        public void add(Effect effect) {
            count++;
        }
    }
}
