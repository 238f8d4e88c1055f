package dialer.simulation;

import dialer.arena.MarketResult;
import dialer.arena.MarketRun;
import dialer.simulation.check.WorkCounter;
import java.util.Locale;
import java.util.function.IntFunction;

/**
 * Whether the simulated day and the arena tell the same of the pacer: one market, here played through nodes, dialplan,
 * agents' screens, hopper and store, there event by event without them. {@code dialer prove agreement [DAYS]}: busy
 * share and abandonment of both with their errors for teams of 5, 10 and 25; exit code 0 when they differ by less than
 * three of their common errors and a quarter of a point, 1 when by more, 2 for a bad argument.
 */
public final class AgreementProof {
    private static final long WARM_UP_MS = SimulationPlan.HOUR_MS / 2;
    private static final long DAY_MS = 8 * SimulationPlan.HOUR_MS;
    private static final int USUAL = 6;
    private static final double ERRORS = 3;
    private static final double BESIDES = 0.25;
    private static final int[] TEAMS = {5, 10, 25};

    private AgreementProof() {
    }

    /** What came of some days: busy share in per cent with its error, and how many of those who answered were lost. */
    private record Days(double busy, double error, double abandoned) {
        static Days of(int days, IntFunction<double[]> played) {
            double sum = 0;
            double squares = 0;
            double answered = 0;
            double abandoned = 0;
            for (int seed = 1; seed <= days; seed++) {
                double[] day = played.apply(seed);
                sum += 100 * day[0];
                squares += 10_000 * day[0] * day[0];
                answered += day[1];
                abandoned += day[2];
            }
            double mean = sum / days;
            return new Days(mean, Math.sqrt(Math.max(0, squares / days - mean * mean) / (days - 1)),
                    100 * abandoned / answered);
        }
    }

    public static void main(String[] args) {
        int days = USUAL;
        try {
            days = args.length > 0 ? Integer.parseInt(args[0]) : USUAL;
        } catch (NumberFormatException wrong) {
            days = 0;
        }
        if (days < 2 || args.length > 1) {
            System.err.println("prove agreement: how many days of eight hours? A number from 2.");
            System.exit(2);
        }
        boolean agree = true;
        for (int agents : TEAMS) {
            agree &= agree(agents, days);
        }
        System.exit(agree ? 0 : 1);
    }

    private static boolean agree(int agents, int days) {
        Days simulated = Days.of(days, seed -> simulated(agents, seed));
        Days arena = Days.of(days, seed -> arena(agents, seed));
        double apart = simulated.busy() - arena.busy();
        double error = Math.hypot(simulated.error(), arena.error());
        boolean agree = Math.abs(apart) <= ERRORS * error + BESIDES;
        System.out.printf(Locale.ROOT, "%d agents, %d days: simulated %.2f +- %.2f %% busy, %.2f %% abandoned; arena"
                + " %.2f +- %.2f %% busy, %.2f %% abandoned; apart %+.2f +- %.2f: %s%n", agents, days,
                simulated.busy(), simulated.error(), simulated.abandoned(), arena.busy(), arena.error(),
                arena.abandoned(), apart, error, agree ? "they agree" : "THEY DIFFER");
        return agree;
    }

    /** Busy share, answered, abandoned of a simulated day. */
    static double[] simulated(int agents, int seed) {
        World world = World.of(seed, SimulationPlan.even(agents, DAY_MS));
        WorkCounter work = new WorkCounter(World.START_MS + WARM_UP_MS, world.closesAtMs());
        new Simulator(world, RealCore.empty(), new Trace(), work).live();
        return new double[] {work.busyShare(), work.answered(), work.abandoned()};
    }

    private static double[] arena(int agents, int seed) {
        MarketResult result = new MarketRun(World.market(agents), 1_000 + seed, DAY_MS, WARM_UP_MS).play();
        return new double[] {result.busyShare(), result.answered(), result.abandoned()};
    }
}
