package dialer.api.courier.webhook;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** A courier's server that keeps what it gets and answers what a test wants: a status, or nothing at all. */
final class StubReceiver implements AutoCloseable {

    /** Answers nothing and hangs up. */
    static final int HANG_UP = 0;
    private static final int NO_CONTENT = 204;

    final ConcurrentLinkedQueue<Got> got = new ConcurrentLinkedQueue<>();
    final AtomicInteger askedFor = new AtomicInteger();
    final AtomicInteger open = new AtomicInteger();
    final AtomicInteger mostOpen = new AtomicInteger();
    private final ServerSocket socket;
    private volatile Behaviour behaviour = got -> NO_CONTENT;

    /** A webhook that came in, whatever was answered. */
    record Got(String path, Map<String, String> headers, String body, int answered) {

        String id() {
            return headers.getOrDefault("webhook-id", "");
        }

        boolean wasTaken() {
            return answered / 100 == 2;
        }
    }

    /** What is answered. */
    interface Behaviour {
        int answer(Got got) throws InterruptedException;
    }

    StubReceiver() throws IOException {
        socket = new ServerSocket(0, 500, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> {
            while (!socket.isClosed()) {
                try {
                    Socket peer = socket.accept();
                    Thread.ofVirtual().start(() -> serve(peer));
                } catch (IOException e) {
                    return;
                }
            }
        });
    }

    String url(String path) {
        return "http://127.0.0.1:" + socket.getLocalPort() + path;
    }

    void behave(Behaviour how) {
        behaviour = how;
    }

    /** What was taken, in the order in which it came. */
    List<Got> taken() {
        return got.stream().filter(Got::wasTaken).toList();
    }

    private void serve(Socket peer) {
        try (peer) {
            peer.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(peer.getInputStream());
            OutputStream out = peer.getOutputStream();
            for (String first = line(in); !first.isEmpty(); first = line(in)) {
                Map<String, String> headers = new HashMap<>();
                for (String line = line(in); !line.isEmpty(); line = line(in)) {
                    int colon = line.indexOf(':');
                    headers.put(line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
                }
                String body = new String(in.readNBytes(Integer.parseInt(headers.get("content-length"))),
                        StandardCharsets.UTF_8);
                askedFor.incrementAndGet();
                mostOpen.accumulateAndGet(open.incrementAndGet(), Math::max);
                int answer;
                try {
                    answer = behaviour.answer(new Got(first.split(" ")[1], headers, body, NO_CONTENT));
                } finally {
                    open.decrementAndGet();
                }
                got.add(new Got(first.split(" ")[1], headers, body, answer));
                if (answer == HANG_UP) {
                    return;
                }
                out.write(("HTTP/1.1 " + answer + " Word\r\nContent-Length: 0\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
            }
        } catch (IOException | InterruptedException e) {
            // the sender went away
        }
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
