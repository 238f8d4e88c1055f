package dialer.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Simulates many days: {@code --days N} (or {@code --hours N}, {@code --calm N},
 * {@code --ahead N}), {@code --from-seed S},
 * {@code --threads T}. Without arguments 10,000 days. Ends with 1 when a rule was broken.
 */
public final class SimulateMain {
    private static final int REPORTED = 5;
    private static final String USAGE = """
            usage: simulate [--days N | --hours N | --calm N | --ahead N] [--from-seed S] [--threads T]
              --days N        N whole days of 9 to 12 hours with faults of all kinds; default 10000
              --hours N       N single hours instead, with twice as many faults each
              --calm N        N half hours of progressive dialing in which nothing goes wrong
              --ahead N       N hours of dialing ahead of free agents in which nothing goes wrong
              --from-seed S   the first seed, default 1; seeds count up
              --threads T     runs at once, default one per processor
            A broken rule is reported with the command that repeats its seed and the last 40 inputs and effects
            (-Dsimulation.trace=N for more); the exit code is then 1.""";

    private SimulateMain() {
    }

    /** What to run and how. */
    private record Options(String kind, long count, long fromSeed, int threads) {
        static Options of(String[] args) {
            String kind = "days";
            long count = 10_000;
            long fromSeed = 1;
            int threads = Runtime.getRuntime().availableProcessors();
            for (int i = 0; i + 1 < args.length; i += 2) {
                switch (args[i]) {
                    case "--days", "--hours", "--calm", "--ahead" -> {
                        kind = args[i].substring(2);
                        count = Long.parseLong(args[i + 1]);
                    }
                    case "--from-seed" -> fromSeed = Long.parseLong(args[i + 1]);
                    case "--threads" -> threads = Integer.parseInt(args[i + 1]);
                    default -> throw new IllegalArgumentException("unknown option " + args[i]);
                }
            }
            if (args.length % 2 != 0 || count < 1 || threads < 1) {
                throw new IllegalArgumentException("every option needs a value from 1");
            }
            return new Options(kind, count, fromSeed, threads);
        }

        SimulationPlan plan(long seed) {
            return switch (kind) {
                case "hours" -> SimulationPlan.hour(seed);
                case "calm" -> SimulationPlan.calm(seed);
                case "ahead" -> SimulationPlan.ahead(seed);
                default -> SimulationPlan.day(seed);
            };
        }
    }

    public static void main(String[] args) throws InterruptedException, ExecutionException {
        if (List.of(args).contains("--help")) {
            System.out.println(USAGE);
            System.exit(0);
        }
        Options options;
        try {
            options = Options.of(args);
        } catch (IllegalArgumentException wrong) {
            System.err.println("simulate: " + wrong.getMessage());
            System.err.println(USAGE);
            System.exit(2);
            return;
        }
        System.exit(run(options) == 0 ? 0 : 1);
    }

    private static int run(Options options) throws InterruptedException, ExecutionException {
        System.out.println("seeds " + options.fromSeed() + " to " + (options.fromSeed() + options.count() - 1)
                + "; repeat one by: " + command(options.kind(), options.fromSeed()));
        long beganMs = System.currentTimeMillis();
        Coverage coverage = new Coverage();
        List<Outcome> failed = new ArrayList<>();
        long inputs = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(options.threads())) {
            int batch = options.threads() * 2;
            for (long done = 0; done < options.count(); done += batch) {
                List<Future<Outcome>> running = new ArrayList<>();
                for (long i = done; i < Math.min(options.count(), done + batch); i++) {
                    long seed = options.fromSeed() + i;
                    running.add(threads.submit(() -> Run.of(seed, options.plan(seed), RealCore::empty)));
                }
                for (Future<Outcome> one : running) {
                    Outcome outcome = one.get();
                    inputs += outcome.inputs();
                    coverage.add(outcome.coverage());
                    if (!outcome.passed()) {
                        failed.add(outcome);
                        report(options, outcome, failed.size());
                    }
                }
                if (done / batch % 25 == 24) {
                    progress(options, done + batch, inputs, failed.size(), beganMs);
                }
            }
        }
        progress(options, options.count(), inputs, failed.size(), beganMs);
        System.out.print(coverage.table());
        failed.forEach(outcome -> System.out.println("FAILED seed " + outcome.seed() + ": " + outcome.broken()
                + "   " + command(options.kind(), outcome.seed())));
        return failed.size();
    }

    private static void progress(Options options, long done, long inputs, int failed, long beganMs) {
        System.out.printf("%d of %d %s, %d inputs, %d failed, %d s%n", Math.min(done, options.count()),
                options.count(), options.kind(), inputs, failed, (System.currentTimeMillis() - beganMs) / 1_000);
    }

    private static void report(Options options, Outcome outcome, int nth) {
        System.out.println("FAILED seed " + outcome.seed() + " at input " + outcome.inputs() + ": "
                + command(options.kind(), outcome.seed()));
        if (nth <= REPORTED) {
            System.out.println(outcome.report());
        }
    }

    /** The command that repeats one run. */
    static String command(String kind, long seed) {
        return "./dialer simulate --" + kind + " 1 --from-seed " + seed;
    }
}
