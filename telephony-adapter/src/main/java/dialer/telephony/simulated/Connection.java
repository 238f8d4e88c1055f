package dialer.telephony.simulated;

import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One AMI client: a thread that reads its actions, a thread that writes what it is told. The fields about its log-in
 * belong to the timeline's thread.
 */
final class Connection {

    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);
    private static final int MOST_UNREAD = 100_000;
    private static final byte[] LAST = new byte[0];

    private final Socket socket;
    private final Freezer freezer;
    private final ArrayBlockingQueue<byte[]> toWrite = new ArrayBlockingQueue<>(MOST_UNREAD);
    private String challenge = "";
    private boolean loggedIn;
    private boolean wantsEvents;

    Connection(Socket socket, Freezer freezer) {
        this.socket = socket;
        this.freezer = freezer;
    }

    void start(BiConsumer<Connection, Request> requests, Consumer<Connection> closed) {
        send("Asterisk Call Manager/11.0.0\r\n".getBytes(StandardCharsets.UTF_8));
        Thread.ofVirtual().name("simulated-ami-writer").start(this::write);
        Thread.ofVirtual().name("simulated-ami-reader").start(() -> {
            read(requests);
            closed.accept(this);
        });
    }

    void send(Block block) {
        send(block.bytes());
    }

    /** Never blocks. A client that has let {@value #MOST_UNREAD} blocks pile up is cut off. */
    void send(byte[] block) {
        if (!toWrite.offer(block)) {
            LOG.warn("simulated Asterisk: a client does not read, its connection is closed");
            close();
        }
    }

    /** Closes after everything that is waiting has been written. */
    void closeWhenWritten() {
        send(LAST);
    }

    void close() {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.debug("closing an AMI client", e);
        }
        toWrite.clear();
        toWrite.offer(LAST);
    }

    private void read(BiConsumer<Connection, Request> requests) {
        try (var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            var request = new Request();
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                if (!line.isEmpty()) {
                    request.add(line);
                } else if (!request.isEmpty()) {
                    freezer.pass();
                    requests.accept(this, request);
                    request = new Request();
                }
            }
        } catch (IOException e) {
            LOG.debug("an AMI client is gone", e);
        }
        close();
    }

    private void write() {
        try (var out = new BufferedOutputStream(socket.getOutputStream(), 1 << 16)) {
            for (var block = toWrite.take(); block.length > LAST.length; block = toWrite.take()) {
                freezer.pass();
                out.write(block);
                if (toWrite.isEmpty()) {
                    out.flush();
                }
            }
        } catch (IOException e) {
            LOG.debug("an AMI client is gone", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        close();
    }

    String challenge() {
        return challenge;
    }

    void challenge(String newChallenge) {
        challenge = newChallenge;
    }

    boolean isLoggedIn() {
        return loggedIn;
    }

    void logIn() {
        loggedIn = true;
    }

    boolean wantsEvents() {
        return loggedIn && wantsEvents;
    }

    void wantEvents(boolean wanted) {
        wantsEvents = wanted;
    }
}
