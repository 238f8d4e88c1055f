package dialer.telephony;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ServerSocketFactory;
import org.jspecify.annotations.Nullable;

/** A port that speaks just enough AMI to log in, and then says what a test wants, byte for byte. */
final class ScriptedAsterisk implements AutoCloseable {

    private final ServerSocket server;
    private final List<List<String>> actions = new CopyOnWriteArrayList<>();
    private volatile @Nullable OutputStream out;
    private volatile List<String> channels = List.of();
    private volatile boolean deaf;

    ScriptedAsterisk() throws IOException {
        this(ServerSocketFactory.getDefault());
    }

    ScriptedAsterisk(ServerSocketFactory sockets) throws IOException {
        server = sockets.createServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().name("scripted-asterisk").start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** All actions received, each as its lines. */
    List<List<String>> actions() {
        return List.copyOf(actions);
    }

    /** The rows of the next list of channels, each a block of lines without the event's name. */
    void lists(List<String> rows) {
        channels = rows;
    }

    /** From now on nothing is answered, as by a stopped process. */
    void deaf() {
        deaf = true;
    }

    /** Answers again. */
    void hears() {
        deaf = false;
    }

    /** Says one block. */
    void says(String... lines) {
        write(String.join("\r\n", lines) + "\r\n\r\n");
    }

    /** Says anything, in one piece. */
    void write(String text) {
        OutputStream to = out;
        if (to == null) {
            throw new IllegalStateException("nobody is logged in");
        }
        try {
            synchronized (this) {
                to.write(text.getBytes(StandardCharsets.UTF_8));
                to.flush();
            }
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                Thread.ofPlatform().daemon().name("scripted-client").start(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket; BufferedReader in = new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            out = socket.getOutputStream();
            write("Asterisk Call Manager/11.0.0\r\n");
            List<String> block = new ArrayList<>();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (!line.isEmpty()) {
                    block.add(line);
                } else if (!deaf) {
                    actions.add(List.copyOf(block));
                    answer(block);
                    block.clear();
                }
            }
        } catch (IOException | UncheckedIOException gone) {
            out = null;
        }
    }

    private void answer(List<String> block) {
        String id = "ActionID: " + value(block, "actionid");
        switch (value(block, "action")) {
            case "Challenge" -> says("Response: Success", id, "Challenge: 123456");
            case "Login" -> {
                says("Response: Success", id, "Message: Authentication accepted");
                says("Event: FullyBooted", "Privilege: system,all", "Status: Fully Booted");
            }
            case "Ping" -> says("Response: Success", id, "Ping: Pong", "Timestamp: 1795534803.500735");
            case "CoreStatus" -> says("Response: Success", id, "CoreStartupDate: 2026-11-24",
                    "CoreStartupTime: 15:39:41");
            case "CoreShowChannels" -> {
                says("Response: Success", id, "EventList: start", "Message: Channels will follow");
                channels.forEach(row -> says("Event: CoreShowChannel", id, row));
                says("Event: CoreShowChannelsComplete", id, "EventList: Complete", "ListItems: " + channels.size());
            }
            case "Command" -> says("Response: Success", id, "Message: Command output follows", "Output: up");
            case "GetVar" -> says("Response: Success", id, "Variable: X", "Value: ");
            default -> says("Response: Success", id, "Message: done");
        }
    }

    static String value(List<String> block, String header) {
        for (String line : block) {
            if (line.regionMatches(true, 0, header + ": ", 0, header.length() + 2)) {
                return line.substring(header.length() + 2);
            }
        }
        return "";
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
