package dialer.api.store;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A durable PostgreSQL of a test's own, which can be torn down in the middle of everything and started again. */
public final class RestartablePostgres implements AutoCloseable {

    private final Path folder;
    private final int port;
    private final Database database;

    public RestartablePostgres(Path folder) throws IOException {
        this.folder = folder.toAbsolutePath();
        try (ServerSocket free = new ServerSocket(0)) {
            this.port = free.getLocalPort();
        }
        this.database = Database.open(new DatabaseSettings(null, "", "", 6, this.folder.resolve("postgres"), port));
    }

    public Database database() {
        return database;
    }

    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    /** As after a loss of power: nothing is finished, the log is replayed at the start. */
    public void crashAndRestart() throws IOException, InterruptedException {
        Path data = folder.resolve("postgres");
        String pid = Files.readAllLines(data.resolve("postmaster.pid")).getFirst().strip();
        Path control = Path.of("/proc", pid, "exe").toRealPath().resolveSibling("pg_ctl");
        List<String> command = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            // PostgreSQL refuses to run as root; in a user namespace of its own it does not know
            command.addAll(List.of("unshare", "-U"));
        }
        command.addAll(List.of(control.toString(), "-D", data.toString(), "-m", "immediate", "-w", "-t", "60",
                "restart"));
        Process process = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(folder.resolve("pg_ctl.log").toFile()).start();
        if (!process.waitFor(90, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IOException("PostgreSQL did not come back: "
                    + Files.readString(folder.resolve("pg_ctl.log")));
        }
    }

    @Override
    public void close() {
        database.close();
    }
}
