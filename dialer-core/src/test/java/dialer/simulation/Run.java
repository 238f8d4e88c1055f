package dialer.simulation;

import dialer.core.ground.BrokenRule;
import dialer.simulation.check.RuleBroken;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.function.Supplier;

/** One seed: the day, then the proof that it can be lived again. */
final class Run {
    private Run() {
    }

    /** Runs the seed; whatever goes wrong is in the outcome. */
    static Outcome of(long seed, SimulationPlan plan, Supplier<CorePort> cores) {
        World world = World.of(seed, plan);
        Trace trace = new Trace();
        CorePort core = cores.get();
        Simulator simulator = new Simulator(world, core, trace);
        Journal journal = simulator.engine().journal();
        try {
            simulator.live();
            byte[] bytes = simulator.engine().core().snapshot();
            int restoreAt = world.chance(7).between(0, journal.size() - 1);
            Proof.replay(journal, cores.get(), bytes, restoreAt);
            long hash = Proof.hash(bytes, journal.chain(journal.size() - 1));
            return new Outcome(seed, journal.size(), hash, null, "", world.coverage());
        } catch (RuleBroken broken) {
            return new Outcome(seed, journal.size(), 0, broken.rule(), broken.getMessage() + "\n" + trace.text(),
                    world.coverage());
        } catch (RuntimeException broken) {
            StringWriter stack = new StringWriter();
            broken.printStackTrace(new PrintWriter(stack));
            String rule = broken instanceof BrokenRule ? "core-rule" : "crash";
            return new Outcome(seed, journal.size(), 0, rule, stack + trace.text(), world.coverage());
        }
    }
}
