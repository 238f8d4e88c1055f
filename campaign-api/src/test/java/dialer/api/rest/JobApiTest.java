package dialer.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dialer.api.rest.CourierStage.Machine;
import dialer.api.store.job.JobEvents;
import dialer.core.attempt.Disposition;
import dialer.core.attempt.HangupCause;
import dialer.core.contact.FinishReason;
import dialer.core.effect.StoreEffect;
import dialer.core.input.HopperInput;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Jobs from their courier's side: in, changed, called off, called again, and what comes back. */
class JobApiTest {

    private static ApiStage stage;
    private static CourierStage couriers;
    private static Machine courier;
    private static int order = 1_000;
    private static int phone = 1_000;

    @BeforeAll
    static void begin() throws IOException {
        stage = new ApiStage();
        couriers = new CourierStage(stage);
        couriers.routeEverything();
        courier = couriers.courier(Map.of("dictionary", Map.of("outcomes", Map.of("agreed", "DELIVERY"))));
    }

    @AfterAll
    static void end() {
        stage.close();
    }

    private static String order() {
        return "A-" + order++;
    }

    private static String phone() {
        return "8 (916) 555-" + phone / 100 % 100 + "-" + String.format("%02d", phone++ % 100);
    }

    @Test
    void shouldTakeAJobAndMakeAContactOfIt() {
        HttpResponse<String> answer = courier.send("POST", "/v1/jobs", CourierStage.job(order(), phone()));

        assertThat(answer.statusCode()).isEqualTo(201);
        JsonNode job = ApiStage.parse(answer.body());
        assertThat(job.path("state").asText()).isEqualTo("OPEN");
        assertThat(job.path("phones").get(0).path("verdict").asText()).isEqualTo("ok");
        assertThat(answer.headers().firstValue("ETag").orElse("")).startsWith("\"1-");
        assertThat(answer.headers().firstValue("RateLimit")).isPresent();
        JsonNode contacts = couriers.admin.json("/v1/campaigns/" + couriers.campaignId + "/contacts");
        assertThat(contacts.path("items")).anyMatch(contact -> contact.path("courier").asText().equals(courier.code()));
    }

    @Test
    void shouldAnswerTheSameJobAgainAndRefuseAnotherUnderItsKey() {
        ObjectNode job = CourierStage.job(order(), phone());
        JsonNode first = courier.submit(job);
        HttpResponse<String> again = courier.send("POST", "/v1/jobs", job);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(ApiStage.parse(again.body()).path("id")).isEqualTo(first.path("id"));

        job.put("comment", "other");
        HttpResponse<String> other = courier.send("POST", "/v1/jobs", job);
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(other.body()).contains("/courierOrderId", "known-otherwise");
    }

    @Test
    void shouldRepeatTheAnswerUnderAnIdempotencyKey() {
        ObjectNode job = CourierStage.job(order(), phone());
        String key = "key-" + order();
        HttpResponse<String> first = courier.send("POST", "/v1/jobs", job, "Idempotency-Key", key);
        HttpResponse<String> again = courier.send("POST", "/v1/jobs", job, "Idempotency-Key", key);
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.headers().firstValue("Idempotent-Replayed")).contains("true");
        assertThat(again.headers().firstValue("Location")).isPresent()
                .isEqualTo(first.headers().firstValue("Location"));
        assertThat(again.headers().firstValue("ETag")).isPresent().isEqualTo(first.headers().firstValue("ETag"));

        HttpResponse<String> other = courier.send("POST", "/v1/jobs", CourierStage.job(order(), phone()),
                "Idempotency-Key", key);
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(other.body()).contains("Idempotency-Key");
    }

    @Test
    void shouldMakeOneJobOfManyPostsAtOnce() throws Exception {
        ObjectNode job = CourierStage.job(order(), phone());
        List<Callable<HttpResponse<String>>> posts = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            posts.add(() -> courier.send("POST", "/v1/jobs", job));
        }
        List<HttpResponse<String>> answers = new ArrayList<>();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<HttpResponse<String>> answer : executor.invokeAll(posts)) {
                answers.add(answer.get());
            }
        }
        assertThat(answers).extracting(HttpResponse::statusCode).containsOnlyOnce(201).contains(200);
        assertThat(answers.stream().map(answer -> ApiStage.parse(answer.body()).path("id").asLong()).distinct())
                .hasSize(1);
    }

    @Test
    void shouldNameEverythingThatIsWrongByItsPointer() {
        ObjectNode job = CourierStage.job(order(), phone());
        job.put("kind", "nonsense").put("unheard", 1).remove("consent");
        job.withObject("/sums").put("toPay", "-1");
        HttpResponse<String> answer = courier.send("POST", "/v1/jobs", job);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(ApiStage.parse(answer.body()).path("errors").findValuesAsText("pointer"))
                .containsExactlyInAnyOrder("/kind", "/unheard", "/consent", "/sums/toPay");
    }

    @Test
    void shouldRejectAJobWithoutANumberAndHoldOneWithADoubtfulNumber() {
        JsonNode rejected = courier.submit(CourierStage.job(order(), "нет телефона"));
        assertThat(rejected.path("state").asText()).isEqualTo("FINAL");
        assertThat(rejected.path("endedAs").asText()).isEqualTo("REJECTED");
        assertThat(rejected.path("phones").get(0).path("reasonRu").asText()).isNotEmpty();
        assertThat(events(rejected)).containsExactly("job.rejected");

        JsonNode held = courier.submit(CourierStage.job(order(), "8 916 000-00-00"));
        assertThat(held.path("state").asText()).isEqualTo("VALIDATED");
    }

    @Test
    void shouldAnswerEachJobOfABatchForItself() {
        ObjectNode good = CourierStage.job(order(), phone());
        ObjectNode bad = CourierStage.job(order(), phone());
        bad.remove("shop");
        HttpResponse<String> answer = courier.send("POST", "/v1/jobs:batch",
                Map.of("jobs", List.of(good, bad, good)));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(ApiStage.parse(answer.body()).path("items").findValuesAsText("status"))
                .startsWith("201").contains("422", "200");
    }

    @Test
    void shouldJoinOrdersOfOneRecipientAndGiveEachItsOwnOutcome() throws InterruptedException, IOException {
        String number = phone();
        JsonNode first = courier.submit(CourierStage.job(order(), number));
        JsonNode second = courier.submit(CourierStage.job(order(), number));
        Machine stranger = couriers.courier(Map.of());
        stranger.submit(CourierStage.job(order(), number));
        List<JsonNode> contacts = contactsWith(first, second);
        assertThat(contacts).hasSize(1);
        long contactId = contacts.getFirst().path("id").asLong();
        long numberId = contacts.getFirst().path("numbers").get(0).path("id").asLong();
        long attemptId = 5_000_000 + contactId;
        stage.database.jdbi().useHandle(h -> h.execute("UPDATE jobs SET received_at = '2026-11-01'"
                + " WHERE contact_id = ?", contactId));
        long formId = new dialer.api.store.FormStore(stage.database).add(attemptId, contactId, 1, "Всё в порядке",
                ApiStage.text(Map.of("orders", List.of(
                        Map.of("orderKey", first.path("courierOrderId").asText(), "outcome", "agreed", "result",
                                "agreed", "data", Map.of("slot", Map.of("date", "2099-12-30", "from", "10:00"))),
                        Map.of("orderKey", second.path("courierOrderId").asText(), "outcome", "refused", "result",
                                "refused", "data", Map.of("reason", Map.of("code", "too-dear")))))), 0).orElseThrow();
        record(attemptId);
        stage.carry(List.of(List.of(
                new StoreEffect.AttemptStarted(attemptId, couriers.campaignId, contactId, numberId, 1, 1, 1, 1),
                new StoreEffect.AttemptClosed(attemptId, couriers.campaignId, contactId, numberId, 1,
                        Disposition.CONNECTED, HangupCause.NORMAL, 1_795_500_000_000L, 1_795_500_001_000L,
                        1_795_500_006_000L, 1_795_500_006_100L, 1_795_500_060_000L),
                new StoreEffect.OutcomeRecorded(attemptId, couriers.campaignId, contactId, 1, 1, formId, 1_000),
                new StoreEffect.ContactFinished(contactId, couriers.campaignId, FinishReason.OUTCOME_FINAL, 1,
                        numberId))));

        assertThat(courier.json(path(first)).path("outcome").asText()).isEqualTo("agreed");
        assertThat(courier.json(path(second)).path("outcome").asText()).isEqualTo("refused");
        assertThat(courier.json(path(second)).path("state").asText()).isEqualTo("FINAL");
        assertThat(events(first)).containsExactly("job.accepted", "outcome.recorded");
        JsonNode timeline = courier.json(path(first) + "/timeline").path("items");
        assertThat(timeline.findValuesAsText("kind")).contains("step", "attempt", "event");
        assertThat(timeline.findValuesAsText("scriptVersion")).containsExactly("1");
        String recording = timeline.findValuesAsText("recording").getFirst();
        assertThat(told(second)).contains("\"recording\": \"" + path(second) + "/recordings/" + attemptId + "\"");
        assertThat(courier.get(recording).body()).startsWith("RIFF");
        assertThat(stranger.get(recording).statusCode()).isEqualTo(404);
        assertThat(courier.get(path(first) + "/recordings/1").statusCode()).isEqualTo(404);
        stage.ground.surroundings().recordings().delete(attemptId);
        assertThat(courier.get(recording).statusCode()).isEqualTo(404);
    }

    /** As a switch does it. */
    private static void record(long attemptId) throws IOException {
        for (String side : List.of("person", "agent")) {
            Files.write(stage.folder.resolve(side + "-d1-a-%016x.raw".formatted(attemptId)), new byte[16_000]);
        }
    }

    /** What its last event says. */
    private static String told(JsonNode job) {
        return stage.database.jdbi().withHandle(h -> h.createQuery("""
                SELECT CAST(data AS text) FROM personal.event_bodies JOIN courier_events USING (event_seq)
                WHERE job_id = :id ORDER BY event_seq DESC LIMIT 1""").bind("id", job.path("id").asLong())
                .mapTo(String.class).one());
    }

    @Test
    void shouldHandOverWhatIsAcknowledgedAndTellACorrectionAnew() {
        String key = couriers.key(courier.courierId(), Map.of("name", "try", "sandbox", true));
        Machine sandbox = new Machine(couriers, courier.courierId(), courier.code(), key);
        JsonNode job = sandbox.submit(CourierStage.job(order(), "8 916 555-77-01"));
        stage.database.jdbi().useHandle(h -> h.execute("UPDATE jobs SET received_at = now() - interval '1 minute'"
                + " WHERE job_id = ?", job.path("id").asLong()));
        stage.jobs.sweep().tick();
        acknowledgeAll(job);
        assertThat(sandbox.json(path(job)).path("state").asText()).isEqualTo("HANDED_OVER");

        HttpResponse<String> corrected = couriers.admin.send("POST", "/v1/couriers/" + courier.courierId() + path(job)
                .substring("/v1".length()) + ":correct", Map.of("outcome", "refused"));
        assertThat(corrected.statusCode()).as(corrected.body()).isEqualTo(200);
        assertThat(sandbox.json(path(job)).path("state").asText()).isEqualTo("FINAL");
        assertThat(sandbox.json(path(job)).path("outcome").asText()).isEqualTo("refused");
        acknowledgeAll(job);
        assertThat(sandbox.json(path(job)).path("state").asText()).isEqualTo("HANDED_OVER");
        assertThat(events(job)).containsExactly("job.accepted", "outcome.recorded", "outcome.corrected");
    }

    private static void acknowledgeAll(JsonNode job) {
        stage.database.jdbi().useTransaction(h -> JobEvents.acknowledged(h, h.createQuery(
                "SELECT event_seq FROM courier_events WHERE job_id = :id").bind("id", job.path("id").asLong())
                .mapTo(Long.class).list(), Instant.now()));
    }

    @Test
    void shouldChangeAJobUnderItsVersionOnly() {
        ObjectNode job = CourierStage.job(order(), phone());
        JsonNode taken = courier.submit(job);
        job.put("comment", "Позвонить в домофон");
        assertThat(courier.send("PUT", path(taken), job).statusCode()).isEqualTo(428);
        HttpResponse<String> changed = courier.send("PUT", path(taken), job, "If-Match", "\"1\"");
        assertThat(changed.statusCode()).isEqualTo(200);
        String etag = changed.headers().firstValue("ETag").orElse("");
        assertThat(etag).startsWith("\"2-");
        assertThat(courier.send("PUT", path(taken), job, "If-Match", "\"1\"").body())
                .as("the answer was lost and the change is sent again").isEqualTo(changed.body());
        ObjectNode another = job.deepCopy().put("comment", "Не звонить в домофон");
        assertThat(courier.send("PUT", path(taken), another, "If-Match", "\"1\"").statusCode()).isEqualTo(412);
        assertThat(courier.get(path(taken), "If-None-Match", "\"x\", W/" + etag).statusCode()).isEqualTo(304);
        assertThat(courier.send("PUT", path(taken), job, "If-Match", etag).statusCode()).isEqualTo(200);
        assertThat(contactsWith(taken).getFirst().path("card").path("comment").asText())
                .isEqualTo("Позвонить в домофон");
        courier.send("POST", path(taken) + ":recall", "");
        assertThat(courier.get(path(taken), "If-None-Match", etag).statusCode()).as("its state has changed")
                .isEqualTo(200);
    }

    @Test
    void shouldStopCallingWhenTheCourierSaysSo() {
        JsonNode delivered = courier.submit(CourierStage.job(order(), phone()));
        HttpResponse<String> answer = courier.send("POST", path(delivered) + ":delivered", "");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(ApiStage.parse(answer.body()).path("endedAs").asText()).isEqualTo("DELIVERED");
        assertThat(courier.send("POST", path(delivered) + ":delivered", "").statusCode()).isEqualTo(200);
        assertThat(contactsWith(delivered)).extracting(contact -> contact.path("state").asText())
                .containsExactly("WITHDRAWN");

        JsonNode ringing = courier.submit(CourierStage.job(order(), phone()));
        long contactId = contactsWith(ringing).getFirst().path("id").asLong();
        stage.database.jdbi().useHandle(h -> h.execute("UPDATE contacts SET state = 'IN_ATTEMPT' WHERE contact_id = ?",
                contactId));
        courier.send("POST", path(ringing) + ":recall", "");
        assertThat(stage.inputs).contains(new HopperInput.ContactWithdrawn(contactId));
        assertThat(courier.json(path(ringing)).path("outcome").asText()).isEqualTo("cancelled_by_courier");
    }

    @Test
    void shouldCallAgainWithANewBudgetAndAskForDataThatIsGone() {
        ObjectNode job = CourierStage.job(order(), phone());
        JsonNode taken = courier.submit(job);
        courier.send("POST", path(taken) + ":recall", "");
        HttpResponse<String> again = courier.send("POST", path(taken) + ":rerun", "");
        assertThat(again.statusCode()).isEqualTo(200);
        JsonNode runs = ApiStage.parse(again.body());
        assertThat(runs.path("state").asText()).isEqualTo("OPEN");
        assertThat(runs.path("run").asInt()).isEqualTo(2);
        assertThat(contactsWith(taken)).extracting(contact -> contact.path("state").asText()).containsExactly("OPEN");

        courier.send("POST", path(taken) + ":recall", "");
        stage.database.jdbi().useHandle(h -> {
            h.execute("DELETE FROM personal.job_documents WHERE job_id = ?", taken.path("id").asLong());
            h.execute("UPDATE jobs SET state = 'PURGED', contact_id = NULL WHERE job_id = ?",
                    taken.path("id").asLong());
        });
        assertThat(courier.send("POST", path(taken) + ":delivered", "").statusCode()).isEqualTo(200);
        HttpResponse<String> gone = courier.send("POST", path(taken) + ":rerun", "");
        assertThat(gone.statusCode()).isEqualTo(409);
        assertThat(ApiStage.parse(gone.body()).path("detail").asText()).as("in UTF-8").endsWith("{\"job\": {…}}.");
        HttpResponse<String> anew = courier.send("POST", path(taken) + ":rerun", Map.of("job", job));
        assertThat(anew.statusCode()).isEqualTo(200);
        assertThat(ApiStage.parse(anew.body()).path("run").asInt()).isEqualTo(3);
    }

    @Test
    void shouldExpireWhatIsPastItsDeadlineAndOpenWhatIsDue() {
        JsonNode over = courier.submit(CourierStage.job(order(), phone()));
        ObjectNode later = CourierStage.job(order(), phone());
        later.put("notBefore", "2098-01-01T00:00:00Z");
        JsonNode waits = courier.submit(later);
        assertThat(waits.path("state").asText()).isEqualTo("VALIDATED");
        stage.database.jdbi().useHandle(h -> {
            h.execute("UPDATE jobs SET deadline = now() - interval '1 second'"
                    + " WHERE job_id = ?", over.path("id").asLong());
            h.execute("UPDATE jobs SET not_before = now() - interval '1 second'"
                    + " WHERE job_id = ?", waits.path("id").asLong());
        });
        stage.jobs.sweep().tick();
        assertThat(courier.json(path(over)).path("endedAs").asText()).isEqualTo("EXPIRED");
        assertThat(events(over)).containsExactly("job.accepted", "job.expired");
        assertThat(contactsWith(over)).extracting(contact -> contact.path("state").asText())
                .containsExactly("WITHDRAWN");
        assertThat(courier.json(path(waits)).path("state").asText()).isEqualTo("OPEN");
    }

    @Test
    void shouldNeverDialAJobOfASandbox() {
        String key = couriers.key(courier.courierId(), Map.of("name", "sandbox", "sandbox", true));
        Machine sandbox = new Machine(couriers, courier.courierId(), courier.code(), key);
        JsonNode job = sandbox.submit(CourierStage.job(order(), "8 916 555-77-04"));
        assertThat(job.path("sandbox").asBoolean()).isTrue();
        assertThat(job.path("state").asText()).isEqualTo("OPEN");
        assertThat(contactsWith(job)).isEmpty();
        stage.database.jdbi().useHandle(h -> h.execute("UPDATE jobs SET received_at = now() - interval '1 minute'"
                + " WHERE job_id = ?", job.path("id").asLong()));
        stage.jobs.sweep().tick();
        assertThat(sandbox.json(path(job)).path("outcome").asText()).isEqualTo("refused");
    }

    @Test
    void shouldKeepASandboxApartFromLife() {
        Machine sandbox = new Machine(couriers, courier.courierId(), courier.code(),
                couriers.key(courier.courierId(), Map.of("name", "sandbox", "sandbox", true)));
        ObjectNode job = CourierStage.job(order(), phone());
        String once = "once-" + order();
        JsonNode tried = ApiStage.parse(sandbox.send("POST", "/v1/jobs", job, "Idempotency-Key", once).body());
        JsonNode meant = ApiStage.parse(courier.send("POST", "/v1/jobs", job, "Idempotency-Key", once).body());
        assertThat(meant.path("sandbox").asBoolean()).as(meant.toString()).isFalse();
        assertThat(contactsWith(meant)).hasSize(1);
        assertThat(courier.json("/v1/jobs?courierOrderId=" + job.path("courierOrderId").asText()).path("items")
                .findValuesAsText("id")).containsExactly(meant.path("id").asText());
        for (String what : List.of(":recall", ":delivered", ":not-delivered", ":rerun")) {
            assertThat(sandbox.send("POST", path(meant) + what, "").statusCode()).as(what).isEqualTo(404);
            assertThat(courier.send("POST", path(tried) + what, "").statusCode()).as(what).isEqualTo(404);
        }
        assertThat(sandbox.send("PUT", path(meant), job, "If-Match", "\"1\"").statusCode()).isEqualTo(404);
        assertThat(sandbox.get(path(meant)).statusCode()).isEqualTo(404);
        assertThat(courier.json(path(meant)).path("state").asText()).isEqualTo("OPEN");
    }

    @Test
    void shouldRecallNothingThatASnapshotNamesInALineItCannotTake() {
        Machine streams = couriers.courier(Map.of());
        List<String> lines = new ArrayList<>();
        for (String order : List.of("N-1", "N-2", "N-3", "N-4")) {
            lines.add(ApiStage.text(CourierStage.job(order, phone())));
        }
        streams.stream("", String.join("\n", lines));
        lines.set(0, "{\"courierOrderId\": \"N-1\"}");
        lines.remove(3);
        String blind = streams.stream("?mode=snapshot&answers=troubles", String.join("\n", lines) + "\n{broken").body();
        assertThat(blind).contains("\"snapshotRefused\":true", "\"recalled\":0");
        String named = streams.stream("?mode=snapshot&answers=troubles", String.join("\n", lines)).body();
        assertThat(named).contains("\"snapshotRefused\":false", "\"recalled\":1");
        assertThat(streams.json("/v1/jobs?courierOrderId=N-1").path("items").get(0).path("state").asText())
                .isEqualTo("OPEN");
    }

    @Test
    void shouldTakeAStreamLineByLineAndRecallWhatASnapshotDoesNotName() {
        Machine streams = couriers.courier(Map.of());
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 1_200; i++) {
            lines.append(ApiStage.text(CourierStage.job("S-" + i, phone()))).append('\n');
        }
        lines.append("{broken\n\n").append(ApiStage.text(CourierStage.job("S-0", phone()))).append('\n');
        String[] answers = streams.stream("", lines.toString()).body().split("\n");
        assertThat(answers).hasSize(1_203);
        assertThat(ApiStage.parse(answers[1_200]).path("status").asInt()).isEqualTo(400);
        assertThat(ApiStage.parse(answers[1_201]).path("status").asInt()).isEqualTo(422);
        assertThat(ApiStage.parse(answers[1_201]).path("index").asInt()).isEqualTo(1_201);
        JsonNode summary = ApiStage.parse(answers[1_202]).path("summary");
        assertThat(summary.path("taken").asInt()).isEqualTo(1_200);
        assertThat(summary.path("refused").asInt()).isEqualTo(2);

        String[] empty = streams.stream("?mode=snapshot", "").body().split("\n");
        assertThat(ApiStage.parse(empty[0]).path("summary").path("snapshotRefused").asBoolean()).isTrue();
        String most = String.join("\n", List.of(lines.toString().split("\n")).subList(0, 1_190));
        String[] snapshot = streams.stream("?mode=snapshot&answers=troubles", most).body().split("\n");
        assertThat(snapshot).hasSize(1);
        assertThat(ApiStage.parse(snapshot[0]).path("summary").path("recalled").asInt()).isEqualTo(10);
        assertThat(streams.json("/v1/jobs?courierOrderId=S-1199").path("items").get(0).path("endedAs").asText())
                .isEqualTo("RECALLED");
    }

    @Test
    void shouldSlowDownAKeyThatAsksTooOften() {
        Machine slow = couriers.courier(Map.of("requestsPerSecond", 1));
        HttpResponse<String> last = slow.get("/v1/jobs");
        for (int i = 0; i < 5 && last.statusCode() == 200; i++) {
            last = slow.get("/v1/jobs");
        }
        assertThat(last.statusCode()).isEqualTo(429);
        assertThat(last.headers().firstValue("Retry-After")).isPresent();
        assertThat(last.headers().firstValue("RateLimit")).isPresent();
    }

    private static String path(JsonNode job) {
        return "/v1/jobs/" + job.path("id").asLong();
    }

    private static List<String> events(JsonNode job) {
        return stage.database.jdbi().withHandle(h -> h.createQuery(
                "SELECT type FROM courier_events WHERE job_id = :id ORDER BY event_seq")
                .bind("id", job.path("id").asLong()).mapTo(String.class).list());
    }

    /** Contacts of these jobs, as the office sees them. */
    private static List<JsonNode> contactsWith(JsonNode... jobs) {
        Set<Long> ids = new LinkedHashSet<>();
        for (JsonNode job : jobs) {
            stage.database.jdbi().useHandle(h -> h.createQuery("SELECT contact_id FROM jobs WHERE job_id = :id"
                    + " AND contact_id IS NOT NULL").bind("id", job.path("id").asLong()).mapTo(Long.class)
                    .forEach(ids::add));
        }
        return ids.stream().map(id -> couriers.admin.json("/v1/contacts/" + id)).toList();
    }
}
