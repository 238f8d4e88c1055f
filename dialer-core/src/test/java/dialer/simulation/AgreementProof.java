package dialer.simulation;

import dialer.arena.MarketResult;
import dialer.arena.MarketRun;
import dialer.arena.TeamProof;
import dialer.arena.TeamProof.Mean;
import dialer.engine.journal.JournalTrouble;
import dialer.simulation.check.WorkCounter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;

/**
 * Whether the simulated day and the arena tell the same of the pacer: one market, here played through nodes, dialplan,
 * agents' screens, hopper and store, there event by event without them. {@code dialer prove agreement [DAYS [AGENTS]]}:
 * busy share and abandonment of both with their errors; they agree when they differ by less than three of their common
 * errors and a quarter of a point. {@code dialer prove agreement --journal DIRECTORY} compares real work instead.
 */
public final class AgreementProof {
    private static final int USUAL = 6;
    private static final double ERRORS = 3;
    private static final double BESIDES = 0.25;

    private AgreementProof() {
    }

    /** What came of one day. */
    private record Day(double busyShare, long answered, long abandoned) {
    }

    /** What came of some days: busy share in per cent, and how many per cent of those who answered were lost. */
    private record Days(Mean busy, double abandoned) {
        static Days of(int count, IntFunction<Day> play) {
            List<Day> days = new ArrayList<>();
            for (int seed = 1; seed <= count; seed++) {
                days.add(play.apply(seed));
            }
            return new Days(Mean.of(count, day -> 100 * days.get(day).busyShare()),
                    100.0 * days.stream().mapToLong(Day::abandoned).sum()
                            / days.stream().mapToLong(Day::answered).sum());
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%.2f +- %.2f %% busy, %.2f %% abandoned", busy.mean(), busy.error(),
                    abandoned);
        }
    }

    public static void main(String[] args) {
        if (args.length == 2 && args[0].equals("--journal")) {
            System.exit(agreesWithJournal(Path.of(args[1])));
        }
        TeamProof.run("agreement", USUAL, args, AgreementProof::agree);
    }

    private static int agreesWithJournal(Path directory) {
        try {
            return JournalAgreement.agree(directory) ? 0 : 1;
        } catch (IllegalArgumentException | JournalTrouble e) {
            System.err.println("prove agreement: " + e.getMessage());
            return 2;
        }
    }

    private static boolean agree(int agents, int count) {
        Days simulated = Days.of(count, seed -> simulated(agents, seed));
        Days arena = Days.of(count, seed -> arena(agents, seed));
        double apart = simulated.busy().mean() - arena.busy().mean();
        double error = Math.hypot(simulated.busy().error(), arena.busy().error());
        boolean agree = Math.abs(apart) <= ERRORS * error + BESIDES;
        System.out.printf(Locale.ROOT, "%d agents, %d days: simulated %s; arena %s; apart %+.2f +- %.2f: %s%n", agents,
                count, simulated, arena, apart, error, agree ? "they agree" : "THEY DIFFER");
        return agree;
    }

    private static Day simulated(int agents, int seed) {
        World world = World.of(seed, SimulationPlan.even(agents, TeamProof.DAY_MS));
        WorkCounter work = new WorkCounter(World.START_MS + TeamProof.WARM_UP_MS, world.closesAtMs());
        new Simulator(world, RealCore.empty(), new Trace(), work).live();
        return new Day(work.busyShare(), work.answered(), work.abandoned());
    }

    private static Day arena(int agents, int seed) {
        MarketResult result = new MarketRun(World.market(agents), 1_000 + seed, TeamProof.DAY_MS, TeamProof.WARM_UP_MS)
                .play();
        return new Day(result.busyShare(), result.answered(), result.abandoned());
    }
}
