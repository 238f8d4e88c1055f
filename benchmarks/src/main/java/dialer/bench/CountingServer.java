package dialer.bench;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** A courier's server, the JDK's own: reads requests to their end, counts them and answers 204. */
final class CountingServer implements AutoCloseable {

    private static final String PATH = "/hook";
    private static final int NO_CONTENT = 204;
    private static final int NO_BODY = -1;
    private static final int BACKLOG = 200;

    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            BACKLOG);
    private final AtomicLong count = new AtomicLong();

    CountingServer() throws IOException {
        server.setExecutor(executor);
        server.createContext(PATH, exchange -> {
            try (exchange; InputStream body = exchange.getRequestBody()) {
                body.readAllBytes();
                count.incrementAndGet();
                exchange.sendResponseHeaders(NO_CONTENT, NO_BODY);
            }
        });
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + PATH;
    }

    long count() {
        return count.get();
    }

    @Override
    public void close() {
        server.stop(0);
        executor.shutdownNow();
    }
}
