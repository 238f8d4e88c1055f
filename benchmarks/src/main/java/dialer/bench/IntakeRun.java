package dialer.bench;

import dialer.api.intake.UploadView;
import dialer.api.intake.Uploads;
import dialer.api.store.CampaignStore;
import dialer.api.store.Database;
import dialer.api.store.DatabaseSettings;
import dialer.api.store.OutcomeChoice;
import dialer.api.store.PoolStore;
import dialer.api.store.Script;
import dialer.api.store.Tuning;
import dialer.api.store.UploadStore.NewUpload;
import dialer.core.campaign.DialMode;
import dialer.engine.SystemClock;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Bases on their way into PostgreSQL: a windows-1251 CSV of a million rows with verdicts, recipients merged, zones and
 * orders, beside a bare COPY of the very same rows into the same tables with the same indexes, in turns, in one run on
 * one durable server; and a workbook. The heap of the whole is what config/jvm.options permits.
 */
final class IntakeRun {

    private static final int ROWS = Integer.getInteger("dialer.bench.intakeRows", 1_000_000);
    private static final int SHEET_ROWS = Integer.getInteger("dialer.bench.sheetRows", 300_000);
    private static final int ROUNDS = Integer.getInteger("dialer.bench.intakeRounds", 2);
    private static final double NANOS = 1e9;
    private static final double MB = 1_048_576;
    private static final double LEAST_SHARE = 0.5;

    private final Uploads uploads;
    private final BareCopy copy;
    private final Folder folder;
    private final int campaignId;

    private IntakeRun(Folder folder, Database database, String url, ExecutorService executor) {
        this.folder = folder;
        this.copy = new BareCopy(url, folder.path());
        this.uploads = new Uploads(database, folder.path().resolve("uploads"), Long.MAX_VALUE, executor,
                new SystemClock(), id -> "", id -> { });
        int poolId = new PoolStore(database).create("intake", 60_000).orElseThrow().poolId();
        this.campaignId = new CampaignStore(database).create(new CampaignStore.NewCampaign("intake",
                Tuning.usual(poolId, DialMode.PROGRESSIVE), "", "", "ru", "", Script.usual(), OutcomeChoice.usual()))
                .campaignId();
    }

    static List<Figure> run() {
        int port = freePort();
        try (Folder folder = Folder.fresh();
                ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
                Database database = Database.open(new DatabaseSettings(null, "", "", 6,
                        folder.path().resolve("postgres"), port))) {
            String url = "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=postgres&password=postgres"
                    + "&currentSchema=public,personal";
            return new IntakeRun(folder, database, url, executor).measure();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Figure> measure() throws IOException {
        Path csv = OrdersFile.csv(folder.path().resolve("orders.csv"), ROWS);
        resetPeak();
        List<Double> imports = new ArrayList<>();
        List<Double> copies = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            copy.emptyTables();
            imports.add(seconds(csv));
            if (round == 0) {
                copy.unload();
            }
            copy.emptyTables();
            copies.add(copy.load());
        }
        long stored = copy.rows();
        double peakMb = peakMb();
        double importing = sum(imports);
        double copying = sum(copies);
        copy.emptyTables();
        Path sheet = OrdersFile.xlsx(folder.path().resolve("orders.xlsx"), SHEET_ROWS);
        resetPeak();
        double sheetSeconds = seconds(sheet);
        return List.of(
                Figure.atLeast("intake: speed as a share of a bare COPY of the same rows", copying / importing,
                        LEAST_SHARE, "of 1"),
                Figure.recorded("intake: windows-1251 CSV, rows a second", ROWS * (double) ROUNDS / importing,
                        "rows/s"),
                Figure.recorded("intake: bare COPY of what they become, in the same units",
                        ROWS * (double) ROUNDS / copying, "rows/s"),
                Figure.recorded("intake: rows in the tables after one file", (double) stored, "rows"),
                Figure.atMost("intake: heap at its peak, CSV", peakMb, 512, "MB"),
                Figure.recorded("intake: workbook, rows a second", SHEET_ROWS / sheetSeconds, "rows/s"),
                Figure.atMost("intake: heap at its peak, workbook", peakMb(), 512, "MB"));
    }

    /** From the first byte of the upload to the base being ready to dial. */
    private double seconds(Path file) throws IOException {
        long began = SystemClock.monotonicNanos();
        UploadView stored;
        try (InputStream content = Files.newInputStream(file)) {
            stored = uploads.storeAtOnce(new NewUpload(campaignId, "bench", "bench", "", "bench"), content);
        }
        double seconds = (SystemClock.monotonicNanos() - began) / NANOS;
        if (stored.trouble() != null || stored.totals().ok() == 0) {
            throw new IllegalStateException("The base was not stored: " + stored);
        }
        System.out.printf("  %s: %.1f s, %s%n", file.getFileName(), seconds, stored.totals());
        return seconds;
    }

    private static double sum(List<Double> seconds) {
        return seconds.stream().mapToDouble(Double::doubleValue).sum();
    }

    private static void resetPeak() {
        ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
    }

    private static double peakMb() {
        return ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed()).sum() / MB;
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
