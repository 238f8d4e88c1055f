package dialer.api.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An operator's restart behind a crash simply works, whatever the dead server has left behind. */
class CrashedServerTest {

    @TempDir
    Path folder;

    @Test
    void shouldStartBehindEveryKindOfDeath() throws IOException, InterruptedException, SQLException {
        assumeThat(Path.of("/proc/self/cwd")).exists();
        EmbeddedServer first = start(0);
        run(first, "CREATE TABLE kept (n int)");
        ProcessHandle late = children().getFirst();
        signal("STOP", late);
        kill(first);
        // a child that does not notice: PostgreSQL would refuse, its memory is still in use
        EmbeddedServer second = start(0);
        assertThat(late.isAlive() && children().contains(late)).isFalse();
        run(second, "INSERT INTO kept VALUES (1)");
        kill(second);
        // the pid has become another's, as behind a loss of power
        Process another = new ProcessBuilder("sleep", "60").start();
        try {
            List<String> lines = Files.readAllLines(pidFile());
            Files.write(pidFile(), lines.stream()
                    .map(line -> line.equals(lines.getFirst()) ? String.valueOf(another.pid()) : line).toList());
            try (EmbeddedServer third = start(0)) {
                run(third, "INSERT INTO kept SELECT n + 1 FROM kept WHERE n = 1");
            }
            assertThat(another.isAlive()).isTrue();
        } finally {
            another.destroyForcibly();
        }
        assertThat(OrphanPostgres.portOf(directory())).isEmpty();
        shouldSayWhyItDoesNotStart();
    }

    private void shouldSayWhyItDoesNotStart() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> start(taken.getLocalPort())).isInstanceOf(StoreException.class)
                    .hasMessageContaining("could not create any TCP/IP sockets");
        }
    }

    private EmbeddedServer start(int port) {
        return EmbeddedServer.start(new DatabaseSettings(null, "", "", 2, directory(), port));
    }

    private static void run(EmbeddedServer server, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(server.jdbcUrl()); var statement =
                connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void kill(EmbeddedServer server) throws IOException {
        ProcessHandle.of(pid()).orElseThrow().destroyForcibly();
        // gives back what this process holds, as its death would
        server.close();
    }

    private static void signal(String name, ProcessHandle process) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start().waitFor()).isZero();
    }

    private List<ProcessHandle> children() throws IOException {
        return ProcessHandle.of(pid()).orElseThrow().children().toList();
    }

    private long pid() throws IOException {
        return Long.parseLong(Files.readAllLines(pidFile()).getFirst().strip());
    }

    private Path pidFile() {
        return directory().resolve("postmaster.pid");
    }

    private Path directory() {
        return folder.resolve("postgres");
    }
}
