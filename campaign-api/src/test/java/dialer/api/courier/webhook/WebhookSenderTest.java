package dialer.api.courier.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dialer.api.courier.webhook.StubReceiver.Got;
import dialer.api.store.TestDatabase;
import dialer.api.store.webhook.Endpoint.DisabledFor;
import dialer.api.store.webhook.Endpoint;
import dialer.api.store.webhook.TestEvents;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhookSenderTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");

    private final AtomicLong nowMs = new AtomicLong(NOON.toEpochMilli());
    private final TestEvents events = new TestEvents(TestDatabase.shared());
    private WebhookStage stage;
    private StubReceiver receiver;

    @BeforeEach
    void open() throws IOException {
        receiver = new StubReceiver();
        stage = new WebhookStage(TestDatabase.shared(), nowMs::get, WebhookStage.settings(Duration.ofMillis(400)));
        stage.sender.start();
    }

    @AfterEach
    void close() throws IOException {
        stage.close();
        receiver.close();
        events.close();
    }

    @Test
    void shouldSendASignedCloudEventAndAcknowledgeIt() throws Exception {
        endpoint(receiver.url("/hook"));
        List<Long> jobs = events.jobs(1);
        event(jobs, "{\"outcome\":\"agreed\",\"name\":\"Ёж\"}");
        await(() -> events.acknowledged() == 1);

        Got got = receiver.got.element();
        JsonNode body = new ObjectMapper().readTree(got.body());
        assertThat(got.headers()).containsEntry("content-type", "application/cloudevents+json; charset=utf-8");
        assertThat(body.path("specversion").asText()).isEqualTo("1.0");
        assertThat(body.path("id").asText()).isEqualTo(got.id());
        assertThat(body.path("source").asText()).isEqualTo("/couriers/" + events.code());
        assertThat(body.path("type").asText()).isEqualTo("outcome.recorded");
        assertThat(body.path("subject").asText()).isEqualTo("jobs/" + jobs.getFirst());
        assertThat(body.path("time").asText()).isEqualTo("2026-11-26T12:00:00Z");
        assertThat(body.path("data").path("name").asText()).isEqualTo("Ёж");
        assertThat(got.headers().get("webhook-signature")).isEqualTo(signature(got, WebhookStage.SECRET));
    }

    @Test
    void shouldGoOnInTheTraceInWhichTheJobCame() {
        endpoint(receiver.url("/hook"));
        List<Long> jobs = events.jobs(2);
        events.trace(jobs.getFirst(), "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        event(jobs, "{}");
        await(() -> events.acknowledged() == 2);
        Map<String, String> traces = new HashMap<>();
        receiver.got.forEach(got -> traces.put(got.body().contains("jobs/" + jobs.getFirst()) ? "traced" : "plain",
                got.headers().getOrDefault("traceparent", "none")));
        assertThat(traces.get("traced")).matches("00-0af7651916cd43dd8448eb211c80319c-[0-9a-f]{16}-01")
                .doesNotContain("b7ad6b7169203331");
        assertThat(traces.get("plain")).isEqualTo("none");
    }

    @Test
    void shouldSignWithBothSecretsWhileTheyAreRotatedAndThenWithTheNewOneAlone() throws Exception {
        Endpoint endpoint = endpoint(receiver.url("/hook"));
        String fresh = Signature.newSecret();
        stage.endpoints.rotate(endpoint.endpointId(), stage.sealed(endpoint, fresh), NOON.plusSeconds(3_600));
        Awaitility.await().pollDelay(Duration.ofMillis(700)).until(() -> true);
        event(events.jobs(1), "{}");
        await(() -> receiver.got.size() == 1);
        Got both = receiver.got.remove();
        assertThat(both.headers().get("webhook-signature"))
                .isEqualTo(signature(both, fresh) + " " + signature(both, WebhookStage.SECRET));

        nowMs.addAndGet(3_600_000);
        Awaitility.await().pollDelay(Duration.ofMillis(700)).until(() -> true);
        event(events.jobs(1), "{}");
        await(() -> receiver.got.size() == 1);
        Got one = receiver.got.remove();
        assertThat(one.headers().get("webhook-signature")).isEqualTo(signature(one, fresh));
    }

    @Test
    void shouldClimbTheLadderAndThenKeepADeadLetter() {
        receiver.behave(got -> 500);
        endpoint(receiver.url("/hook"));
        event(events.jobs(1), "{}");
        await(() -> receiver.askedFor.get() == 1);
        List<Duration> waits = Ladder.WAITS;
        for (int i = 0; i < waits.size(); i++) {
            int tried = i + 1;
            await(() -> events.tries() == tried); // the next wait is counted from when this try was put down
            nowMs.addAndGet(waits.get(i).toMillis() - 1);
            Awaitility.await().during(Duration.ofMillis(300)).until(() -> receiver.askedFor.get() == tried);
            nowMs.addAndGet(waits.get(i).toMillis() / 5 + 2);
            await(() -> receiver.askedFor.get() == tried + 1);
        }
        await(() -> events.states().equals(Map.of("DEAD", 1L)));
        assertThat(events.acknowledged()).isZero();
    }

    @Test
    void shouldKeepTheOrderOfAJobAndLetOthersPass() {
        List<Long> jobs = events.jobs(2);
        String first = "\"subject\":\"jobs/" + jobs.getFirst() + "\"";
        receiver.behave(got -> got.body().contains(first) ? 503 : 200);
        endpoint(receiver.url("/hook"));
        event(jobs, "{\"n\":1}");
        event(jobs, "{\"n\":2}");
        await(() -> events.states().equals(Map.of("DELIVERED", 2L, "WAITING", 2L)));
        assertThat(receiver.taken()).hasSize(2).noneMatch(got -> got.body().contains(first));

        receiver.behave(got -> 200);
        nowMs.addAndGet(7_000);
        await(() -> events.states().equals(Map.of("DELIVERED", 4L)));
        assertThat(receiver.taken().stream().filter(got -> got.body().contains(first)).map(Got::body).toList())
                .hasSize(2).satisfiesExactly(one -> assertThat(one).contains("{\"n\": 1}"),
                        two -> assertThat(two).contains("{\"n\": 2}"));
        assertThat(events.acknowledged()).isEqualTo(4);
    }

    @Test
    void shouldDelayNobodyWhenOneReceiverDoesNotAnswer() throws IOException {
        stage.close();
        stage = new WebhookStage(TestDatabase.shared(), nowMs::get, WebhookStage.settings(Duration.ofSeconds(60)));
        stage.sender.start();
        TestEvents slow = new TestEvents(TestDatabase.shared());
        try (slow; StubReceiver silent = new StubReceiver()) {
            silent.behave(got -> {
                Thread.sleep(60_000);
                return 200;
            });
            stage.endpoint(slow.courierId(), "main", silent.url("/"));
            endpoint(receiver.url("/hook"));
            slow.event(slow.jobs(500), "outcome.recorded", NOON, true, "{}");
            await(() -> silent.askedFor.get() > 0);
            event(events.jobs(500), "{}");
            await(() -> events.acknowledged() == 500);
            assertThat(silent.mostOpen.get()).as("connections to one endpoint").isLessThanOrEqualTo(8);
            assertThat(slow.acknowledged()).isZero();
        }
    }

    @Test
    void shouldDisableAnEndpointThatIsGoneAndGoOnWhenItIsEnabled() {
        receiver.behave(got -> 410);
        Endpoint endpoint = endpoint(receiver.url("/hook"));
        event(events.jobs(1), "{}");
        await(() -> disabled(endpoint) == DisabledFor.GONE);
        event(events.jobs(1), "{}");
        receiver.behave(got -> 200);
        Awaitility.await().during(Duration.ofMillis(900)).until(() -> receiver.taken().isEmpty());

        stage.endpoints.enable(endpoint.endpointId(), Instant.ofEpochMilli(nowMs.get()));
        await(() -> events.states().equals(Map.of("DELIVERED", 2L)));
    }

    @Test
    void shouldDisableAnEndpointThatHasFailedForFiveDays() {
        receiver.behave(got -> StubReceiver.HANG_UP);
        Endpoint endpoint = endpoint(receiver.url("/hook"));
        for (int day = 0; day < 6; day++) {
            int asked = receiver.askedFor.get();
            event(events.jobs(1), "{}");
            await(() -> receiver.askedFor.get() > asked);
            Awaitility.await().pollDelay(Duration.ofMillis(300)).until(() -> true);
            assertThat(disabled(endpoint)).isEqualTo(day < 5 ? null : DisabledFor.FAILING);
            nowMs.addAndGet(Duration.ofDays(1).toMillis() + 1);
        }
    }

    @Test
    void shouldNotFollowARedirectNorTakeItForSuccess() {
        receiver.behave(got -> 307);
        endpoint(receiver.url("/hook"));
        event(events.jobs(1), "{}");
        await(() -> receiver.askedFor.get() == 1);
        await(() -> stage.sender.failed() == 1);
        assertThat(events.acknowledged()).isZero();
    }

    @Test
    void shouldSendAJobsEventsToItsOwnCallback() {
        Endpoint endpoint = endpoint(receiver.url("/hook"));
        List<Long> jobs = events.jobs(2);
        events.callback(jobs.getFirst(), receiver.url("/own?order=1"));
        receiver.behave(got -> got.path().startsWith("/own") ? 410 : 200);
        event(jobs, "{}");
        await(() -> events.states().equals(Map.of("DELIVERED", 1L, "DEAD", 1L)));
        assertThat(receiver.got).extracting(Got::path).containsExactlyInAnyOrder("/hook", "/own?order=1");
        assertThat(disabled(endpoint)).as("one job's address does not speak for the endpoint").isNull();
    }

    @Test
    void shouldSendOnlyTheTypesThatAreWantedAndAcknowledgeWhenTheLastEndpointHasThem() {
        stage.endpoint(events.courierId(), "jobs", receiver.url("/jobs"), "job.accepted");
        stage.endpoint(events.courierId(), "all", receiver.url("/all"));
        receiver.behave(got -> got.path().equals("/all") ? 500 : 200);
        events.event(events.jobs(1), "job.accepted", NOON, false, "{}");
        event(events.jobs(1), "{}");
        await(() -> receiver.askedFor.get() == 3);
        await(() -> events.states().equals(Map.of("DELIVERED", 1L, "WAITING", 2L)));
        assertThat(events.acknowledged()).isZero();

        receiver.behave(got -> 200);
        nowMs.addAndGet(7_000);
        await(() -> events.acknowledged() == 2);
    }

    @Test
    void shouldGiveUpWhatHasBeenDestroyedMeanwhile() {
        receiver.behave(got -> 500);
        endpoint(receiver.url("/hook"));
        event(events.jobs(1), "{}");
        await(() -> receiver.askedFor.get() == 1);
        events.destroyBodies();
        nowMs.addAndGet(7_000);
        await(() -> events.states().equals(Map.of("DEAD", 1L)));
        assertThat(receiver.askedFor).hasValue(1);
    }

    private Endpoint endpoint(String url) {
        return stage.endpoint(events.courierId(), "main", url);
    }

    private void event(List<Long> jobs, String data) {
        events.event(jobs, "outcome.recorded", Instant.ofEpochMilli(nowMs.get()), true, data);
    }

    private @Nullable DisabledFor disabled(Endpoint endpoint) {
        return stage.endpoints.byName(events.courierId(), endpoint.name()).orElseThrow().disabledFor();
    }

    private static String signature(Got got, String secret) {
        return Signature.of(List.of(secret), got.id(), Long.parseLong(got.headers().get("webhook-timestamp")),
                got.body().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await().atMost(PATIENCE).until(condition);
    }
}
