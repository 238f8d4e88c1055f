package dialer.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** The command {@code bench}: measures everything, or only what is named, and writes it down. */
public final class Figures {

    private static final String RELEASE = "0.1.0";
    private static final List<String> ALL = List.of("latency", "throughput", "memory", "intake", "webhooks", "jobs",
            "jmh");

    /** A decision takes at most so long, by agents in the pool. */
    private static final Map<String, Double> MOST_NS = Map.of("300", 200_000.0, "1000", 1_000_000.0);

    private Figures() {
    }

    public static void main(String[] arguments) throws IOException, RunnerException {
        Locale.setDefault(Locale.ROOT);
        List<String> wanted = arguments.length == 0 ? ALL : List.of(arguments);
        if (!ALL.containsAll(wanted)) {
            System.out.println("bench [" + String.join("] [", ALL) + "]: without a word everything is measured");
            System.exit(2);
        }
        Machine machine = Machine.here();
        System.out.println(machine.inWords());
        List<Figure> figures = new ArrayList<>();
        for (String part : wanted) {
            List<Figure> measured = measure(part);
            measured.forEach(Figures::print);
            figures.addAll(measured);
        }
        double loadAfter = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        Report report = new Report(RELEASE, LocalDate.now(ZoneOffset.UTC).toString(), machine, loadAfter,
                figures);
        String parts = wanted.equals(ALL) ? "" : "-" + String.join("-", wanted);
        System.out.println("written to " + report.write(Path.of("benchmarks", "results"), parts));
        System.exit(figures.stream().allMatch(Figure::met) ? 0 : 1);
    }

    private static List<Figure> measure(String part) throws RunnerException {
        System.out.println("measuring " + part + " …");
        return switch (part) {
            case "latency" -> LatencyRun.run();
            case "throughput" -> ThroughputRun.run();
            case "memory" -> MemoryRun.run();
            case "intake" -> IntakeRun.run();
            case "webhooks" -> WebhookRun.run();
            case "jobs" -> JobsRun.run();
            default -> jmh();
        };
    }

    private static List<Figure> jmh() throws RunnerException {
        List<Figure> figures = new ArrayList<>();
        for (RunResult result : new Runner(new OptionsBuilder().include("dialer\\.bench\\..*")
                .addProfiler(GCProfiler.class).build()).run()) {
            String name = "JMH: " + result.getParams().getBenchmark().replace("dialer.bench.", "");
            String agents = result.getParams().getParam("agents");
            figures.add(Figure.recorded(name + (agents == null ? "" : ", " + agents + " agents"),
                    result.getPrimaryResult().getScore(), "ns"));
            if (agents != null && result.getParams().getMode() == Mode.SampleTime) {
                figures.addAll(decision(name + ", " + agents + " agents", agents, result));
            }
        }
        figures.addAll(NumberNormalising.ratio(figures));
        return figures;
    }

    /** The slowest of a hundred decisions, and what one allocates. */
    private static List<Figure> decision(String name, String agents, RunResult result) {
        double p99 = result.getPrimaryResult().getStatistics().getPercentile(99);
        Double limit = MOST_NS.get(agents);
        List<Figure> figures = new ArrayList<>();
        figures.add(limit == null ? Figure.recorded(name + ", p99", p99, "ns")
                : Figure.atMost(name + ", p99", p99, limit, "ns"));
        result.getSecondaryResults().forEach((label, bytes) -> {
            if (label.endsWith("gc.alloc.rate.norm")) {
                figures.add(Figure.recorded(name + ", allocated", bytes.getScore(), "bytes"));
            }
        });
        return figures;
    }

    private static void print(Figure figure) {
        System.out.printf("%-60s %12s %-12s %s%n", figure.name(), Figure.plain(figure.value()), figure.unit(),
                figure.target().isEmpty() ? "" : figure.target() + (figure.met() ? ": met" : ": NOT MET"));
    }
}
