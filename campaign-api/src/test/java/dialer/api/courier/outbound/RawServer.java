package dialer.api.courier.outbound;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;

/** A server that says, byte for byte, what a test wants it to say. */
final class RawServer implements AutoCloseable {

    final AtomicInteger connections = new AtomicInteger();
    final List<String> requests = new CopyOnWriteArrayList<>();
    private final ServerSocket socket;
    private final List<Socket> open = new CopyOnWriteArrayList<>();

    /** Says what follows upon the request of this number, counted from 1 on every connection. */
    interface Speech {
        void say(int request, Socket to, OutputStream out) throws IOException, InterruptedException;
    }

    RawServer(Speech speech) throws IOException {
        this(ServerSocketFactory.getDefault(), speech);
    }

    RawServer(ServerSocketFactory factory, Speech speech) throws IOException {
        socket = factory.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> {
            while (!socket.isClosed()) {
                try {
                    Socket peer = socket.accept();
                    connections.incrementAndGet();
                    open.add(peer);
                    Thread.ofVirtual().start(() -> serve(peer, speech));
                } catch (IOException e) {
                    return;
                }
            }
        });
    }

    int port() {
        return socket.getLocalPort();
    }

    private void serve(Socket peer, Speech speech) {
        try (peer) {
            BufferedReader in = new BufferedReader(new InputStreamReader(peer.getInputStream(),
                    StandardCharsets.ISO_8859_1));
            for (int request = 1;; request++) {
                StringBuilder text = new StringBuilder();
                int length = 0;
                for (String line = in.readLine(); !"".equals(line); line = in.readLine()) {
                    if (line == null) {
                        return;
                    }
                    text.append(line).append('\n');
                    if (line.startsWith("Content-Length: ")) {
                        length = Integer.parseInt(line.substring(16));
                    }
                }
                text.append('\n');
                for (int i = 0; i < length; i++) {
                    text.append((char) in.read());
                }
                requests.add(text.toString());
                speech.say(request, peer, peer.getOutputStream());
            }
        } catch (IOException | InterruptedException e) {
            // the client went away, or the test is over
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
        for (Socket each : open) {
            each.close();
        }
    }
}
