package dialer.api.demo;

import dialer.api.rest.StrangeRequests.Asker;
import dialer.api.rest.StrangeRequests.Strange;
import dialer.engine.SystemClock;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Bodies that are begun and never come to their end, one for every operation that takes one, all at once. */
final class SlowBodies {

    /** Longer than the server's own patience with a body and with a silent connection. */
    private static final int PATIENCE_MS = 120_000;
    private static final int FAULT = 500;

    private SlowBodies() {
    }

    /** What became of them; {@code lastS} is when the last one was let go. */
    record Verdict(int sent, int answered, int hungUp, double lastS, List<String> faults) {
    }

    static Verdict send(URI server, List<Strange> round, Map<Asker, String[]> credentials) {
        Map<String, Strange> each = new LinkedHashMap<>();
        round.stream().filter(strange -> !strange.contentType().isEmpty()).forEach(strange ->
                each.putIfAbsent(strange.method() + strange.path().replaceAll("\\?.*", ""), strange));
        AtomicInteger answered = new AtomicInteger();
        AtomicInteger hungUp = new AtomicInteger();
        AtomicLong last = new AtomicLong();
        ConcurrentLinkedQueue<String> faults = new ConcurrentLinkedQueue<>();
        long begun = SystemClock.monotonicNanos();
        try (ExecutorService hands = Executors.newVirtualThreadPerTaskExecutor()) {
            each.values().forEach(strange -> hands.execute(() -> {
                try {
                    int status = send(server, strange,
                            Objects.requireNonNull(credentials.get(strange.asker())));
                    (status == 0 ? hungUp : answered).incrementAndGet();
                    if (status >= FAULT) {
                        faults.add("a slow body, " + strange + ": " + status);
                    }
                } catch (IOException e) {
                    faults.add("a slow body, " + strange + ": " + e);
                }
                last.accumulateAndGet(SystemClock.monotonicNanos() - begun, Math::max);
            }));
        }
        return new Verdict(each.size(), answered.get(), hungUp.get(),
                (double) last.get() / TimeUnit.SECONDS.toNanos(1), List.copyOf(faults));
    }

    /** @return the status of the answer, 0 where the server has hung up without one */
    private static int send(URI server, Strange strange, String[] credentials) throws IOException {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(PATIENCE_MS);
            StringBuilder head = new StringBuilder(strange.method() + " " + strange.path().replace(' ', '+')
                    + " HTTP/1.1\r\nHost: " + server.getAuthority() + "\r\nContent-Type: " + strange.contentType()
                    + "\r\nContent-Length: 1000\r\nIf-Match: \"1\"\r\n");
            for (int i = 0; i < credentials.length; i += 2) {
                head.append(credentials[i]).append(": ").append(credentials[i + 1]).append("\r\n");
            }
            socket.getOutputStream().write((head + "\r\n{\"a\":").getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            BufferedReader answer = new BufferedReader(new InputStreamReader(socket.getInputStream(),
                    StandardCharsets.UTF_8));
            String line = answer.readLine();
            return line == null ? 0 : Integer.parseInt(line.split(" ")[1]);
        }
    }
}
