package dialer.api.courier.slot;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dialer.api.courier.outbound.AddressGuard;
import dialer.api.courier.outbound.Network;
import dialer.api.courier.outbound.OutboundHttp;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** A courier's slot endpoint that does what the test says: answers, keeps silent, lies. */
final class FakeCourier implements AutoCloseable {

    /** What is answered to a path's last word. */
    record Reply(int status, String body) {
    }

    final List<String> asked = new CopyOnWriteArrayList<>();
    final List<String> bodies = new CopyOnWriteArrayList<>();
    final List<String> tokens = new CopyOnWriteArrayList<>();
    final CountDownLatch over = new CountDownLatch(1);
    volatile boolean silent;

    private final Map<String, Reply> replies = new ConcurrentHashMap<>();
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService watchdog = Executors.newSingleThreadScheduledExecutor();
    private final OutboundHttp http = new OutboundHttp(new AddressGuard(true, List.of(Network.of("127.0.0.0/8"))),
            watchdog);

    FakeCourier() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    FakeCourier says(String what, int status, String body) {
        replies.put(what, new Reply(status, body));
        return this;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/api";
    }

    SlotEndpoint endpoint() {
        return new HttpSlotEndpoint(http);
    }

    static String slot(String date, String from, String to, String available, String cutoff) {
        return "{\"date\":\"" + date + "\",\"interval\":{\"from\":\"" + from + "\",\"to\":\"" + to + "\"},"
                + "\"zone\":\"101\",\"available\":" + available + ",\"cutoffAt\":" + cutoff + "}";
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String what = path.substring(path.lastIndexOf(':') + 1);
        asked.add(what);
        tokens.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
        bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        if (silent) {
            try {
                over.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        Reply reply = replies.getOrDefault(what, new Reply(404, ""));
        byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    @Override
    public void close() {
        over.countDown();
        server.stop(0);
        http.close();
        watchdog.shutdownNow();
        threads.shutdownNow();
    }
}
