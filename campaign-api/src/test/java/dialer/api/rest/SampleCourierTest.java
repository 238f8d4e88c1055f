package dialer.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dialer.api.security.Keys;
import dialer.api.security.Scope;
import dialer.api.store.ApiKeyStore;
import dialer.api.store.ApiKeyStore.NewCourierKey;
import dialer.api.store.webhook.TestEvents;
import dialer.engine.SystemClock;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The courier that the guide shows, as it stands there, against the product's API. */
class SampleCourierTest {

    private static final File GUIDE = new File("../docs/courier");
    private static final long PATIENCE_S = 30;

    private final LinkedBlockingQueue<String> said = new LinkedBlockingQueue<>();

    @Test
    void shouldSubmitTakeASignedResultGiveSlotsAndReportTheDelivery() throws Exception {
        Assumptions.assumeTrue(runs("python3", "--version"), "there is no Python here");
        try (ApiStage stage = new ApiStage()) {
            stage.webhooks.sender().start();
            TestEvents events = new TestEvents(stage.database);
            String key = key(stage, events);
            int port = freePort();
            Process sample = sample(stage.address(), key, port);
            try {
                long jobId = Long.parseLong(next("job ").substring(4));
                String result = "{\"jobId\":" + jobId + ",\"outcome\":\"agreed\",\"final\":true}";
                events.event(List.of(jobId), "outcome.recorded", Instant.ofEpochMilli(new SystemClock().nowMs()), true,
                        result);
                assertThat(next("outcome.recorded")).isEqualTo("outcome.recorded jobs/" + jobId + " agreed");
                assertThat(next("delivered")).isEqualTo("delivered jobs/" + jobId);
                Awaitility.await().atMost(Duration.ofSeconds(PATIENCE_S)).until(() -> job(stage, key, jobId)
                        .path("endedAs").asText().equals("DELIVERED"));

                JsonNode slots = ApiStage.parse(post(stage, port, "/slots/slots:search", "{}").body());
                assertThat(slots).isNotEmpty().allMatch(slot -> slot.has("date") && slot.path("interval").has("from"));
                assertThat(ApiStage.parse(post(stage, port, "/slots/slots:hold", "{}").body()).has("holdId")).isTrue();
                assertThat(post(stage, port, "/webhook", "{}").statusCode()).as("a forged result").isEqualTo(401);
            } finally {
                sample.destroyForcibly().waitFor();
            }
        }
    }

    @Test
    void shouldBeNoLongerThanItSays() throws IOException {
        List<String> lines = java.nio.file.Files.readAllLines(new File(GUIDE, "sample_courier.py").toPath());
        assertThat(lines).hasSizeLessThanOrEqualTo(60).allMatch(line -> line.length() <= 120);
    }

    /** The next line that begins so. */
    private String next(String begin) throws InterruptedException {
        while (true) {
            String line = said.poll(PATIENCE_S, TimeUnit.SECONDS);
            if (line == null) {
                throw new AssertionError("The sample has not said \"" + begin + "\"");
            }
            if (line.startsWith(begin)) {
                return line;
            }
        }
    }

    private Process sample(URI dialer, String key, int port) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("python3", "sample_courier.py").directory(GUIDE)
                .redirectInput(new File(GUIDE, "job.json")).redirectErrorStream(true);
        builder.environment().put("DIALER", dialer.toString());
        builder.environment().put("DIALER_KEY", key);
        builder.environment().put("PORT", String.valueOf(port));
        Process process = builder.start();
        Thread.ofVirtual().start(() -> {
            try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
                lines.lines().forEach(said::add);
            } catch (IOException | java.io.UncheckedIOException e) {
                said.add("closed");
            }
        });
        return process;
    }

    private static String key(ApiStage stage, TestEvents events) {
        return new Keys(new ApiKeyStore(stage.database), new SystemClock()).create(new NewCourierKey(
                events.courierId(), "sample", Arrays.stream(Scope.values()).map(Scope::word).toList(), List.of(),
                false, null)).secret();
    }

    private static JsonNode job(ApiStage stage, String key, long jobId) {
        return ApiStage.parse(stage.exchange(stage.request("/v1/jobs/" + jobId)
                .header("Authorization", "Bearer " + key)).body());
    }

    private static HttpResponse<String> post(ApiStage stage, int port, String path, String body) {
        return stage.exchange(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("webhook-id", "x").header("webhook-signature", "v1,AAAA").header("webhook-timestamp",
                        String.valueOf(TimeUnit.MILLISECONDS.toSeconds(new SystemClock().nowMs())))
                .POST(BodyPublishers.ofString(body)));
    }

    private static boolean runs(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }
}
