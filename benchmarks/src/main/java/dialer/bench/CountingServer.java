package dialer.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/** A courier's server that reads requests, counts them and answers 204, as cheaply as one can. */
final class CountingServer implements AutoCloseable {

    private static final byte[] TAKEN = "HTTP/1.1 204 No Content\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final String LENGTH = "content-length:";

    private final ServerSocket socket = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    private final AtomicLong count = new AtomicLong();

    CountingServer() throws IOException {
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

    String url() {
        return "http://127.0.0.1:" + socket.getLocalPort() + "/hook";
    }

    long count() {
        return count.get();
    }

    private void serve(Socket peer) {
        try (peer) {
            peer.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(peer.getInputStream());
            for (String line = line(in); !line.isEmpty(); line = line(in)) {
                int length = 0;
                for (; !line.isEmpty(); line = line(in)) {
                    if (line.toLowerCase(Locale.ROOT).startsWith(LENGTH)) {
                        length = Integer.parseInt(line.substring(LENGTH.length()).strip());
                    }
                }
                in.skipNBytes(length);
                count.incrementAndGet();
                peer.getOutputStream().write(TAKEN);
            }
        } catch (IOException e) {
            // the sender has closed the connection
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
