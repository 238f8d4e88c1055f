package dialer.telephony.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** A tiny AMI client over a real socket: sends lines, reads blocks, waits for one. */
final class AmiTextClient implements AutoCloseable {

    private final Socket socket;
    private final BufferedReader in;
    private final List<AmiText> read = new ArrayList<>();
    private int actions;

    AmiTextClient(int port) throws IOException {
        this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(10_000);
        this.in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        assertThat(in.readLine()).isEqualTo("Asterisk Call Manager/11.0.0");
    }

    static AmiTextClient loggedIn(SimulatedAsterisk asterisk) throws IOException {
        var client = new AmiTextClient(asterisk.port());
        var answer = client.ask("Action: Login", "Username: dialer", "Secret: secret");
        assertThat(answer.get("Message")).isEqualTo("Authentication accepted");
        client.await(block -> block.get("Event").equals("FullyBooted"));
        client.read.clear();
        return client;
    }

    void send(List<String> lines) {
        try {
            socket.getOutputStream().write((String.join("\r\n", lines) + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends an action and gives its response; events that come before it are kept. */
    AmiText ask(String... lines) {
        var id = "test-" + actions++;
        var all = new ArrayList<>(List.of(lines));
        all.add("ActionID: " + id);
        send(all);
        return await(block -> !block.isEvent() && block.get("ActionID").equals(id));
    }

    AmiText await(String event, String id) {
        return await(block -> block.isEvent(event, id));
    }

    /** The first block that fits, among those not yet taken by an earlier call. */
    AmiText await(Predicate<AmiText> wanted) {
        for (var block : read) {
            if (wanted.test(block)) {
                read.remove(block);
                return block;
            }
        }
        for (var block = next(); ; block = next()) {
            if (wanted.test(block)) {
                return block;
            }
            read.add(block);
        }
    }

    /** All that has come and was not taken, up to now (as a Ping shows). */
    List<AmiText> rest() {
        ask("Action: Ping");
        var all = List.copyOf(read);
        read.clear();
        return all;
    }

    boolean isClosedByServer() {
        try {
            return in.readLine() == null;
        } catch (IOException e) {
            return true;
        }
    }

    private AmiText next() {
        var lines = new ArrayList<String>();
        try {
            for (var line = in.readLine(); ; line = in.readLine()) {
                if (line == null) {
                    throw new AssertionError("the connection was closed; read so far: " + read);
                }
                if (line.isEmpty()) {
                    return AmiText.of(lines);
                }
                lines.add(line);
            }
        } catch (IOException e) {
            throw new AssertionError("nothing came; read so far: " + read, e);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
