package dialer.api.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dialer.core.agent.AgentState;
import dialer.core.effect.ShowEffect;
import dialer.core.input.AgentInput;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What supervisors do to agents, as far as the server is concerned; voices are heard in the lab. */
class SupervisionTest {

    private static ApiStage stage;
    private static ApiStage.Client supervisor;
    private static ApiStage.Client agent;
    private static int agentId;

    @BeforeAll
    static void open() throws IOException {
        stage = new ApiStage();
        supervisor = stage.user("supervisor", null);
        agent = stage.user("agent", null);
        agentId = agent.user().path("id").asInt();
    }

    @AfterAll
    static void close() {
        stage.close();
    }

    @BeforeEach
    void freshShift() {
        show(AgentState.OFFLINE);
        stage.inputs.clear();
    }

    @Test
    void shouldPauseAtOnceOrAfterTheCall() {
        assertThat(code(ask("pause", Map.of("reasonId", 1)), 409)).isEqualTo("not-on-shift");
        assertThat(code(ask("pause", Map.of("reasonId", 99)), 422)).isEqualTo("invalid");
        show(AgentState.READY);
        assertThat(ask("pause", Map.of("reasonId", 1)).statusCode()).isEqualTo(202);
        show(AgentState.TALKING);
        assertThat(ask("pause", Map.of("reasonId", 1)).statusCode()).isEqualTo(202);
        assertThat(stage.inputs).containsExactly(new AgentInput.AskedPause(agentId, 1),
                new AgentInput.AskedBreak(agentId, 1, true));
    }

    @Test
    void shouldEndAShift() {
        assertThat(code(ask("sign-off", Map.of()), 409)).isEqualTo("not-on-shift");
        show(AgentState.READY);
        assertThat(ask("sign-off", Map.of()).statusCode()).isEqualTo(202);
        assertThat(stage.inputs).containsExactly(new AgentInput.SignedOff(agentId));
    }

    @Test
    void shouldSayWhyNobodyReadsOrHears() {
        assertThat(code(ask("message", Map.of("text", "hello")), 409)).isEqualTo("no-screen");
        assertThat(code(ask("message", Map.of("text", " ")), 422)).isEqualTo("invalid");
        assertThat(code(ask("listen", Map.of("mode", "LISTEN")), 409)).isEqualTo("not-on-shift");
        show(AgentState.READY);
        assertThat(code(ask("listen", Map.of("mode", "LISTEN")), 409)).isEqualTo("no-telephone");
        assertThat(ask("listen", Map.of("mode", "SHOUT")).statusCode()).isBetween(400, 422);
        assertThat(stage.listeners).isEmpty();
    }

    @Test
    void shouldLetASupervisorWhoListensTakeACallOver() {
        int supervisorId = supervisor.user().path("id").asInt();
        String path = "/v1/agents/" + agentId + ":take-over";
        stage.listeners.clear();
        assertThat(code(ask("take-over", Map.of()), 409)).isEqualTo("not-on-shift");
        assertThat(agent.send("POST", path, Map.of()).statusCode()).isEqualTo(403);
        stage.screens.show(0, new ShowEffect.AgentShown(agentId, 1, AgentState.TALKING, 0, 0, false, 90, 0, true));
        assertThat(code(ask("take-over", Map.of()), 409)).isEqualTo("not-listening");

        LivePage desk = new LivePage(stage, agent);
        LivePage board = new LivePage(stage, supervisor);
        board.says("{\"type\":\"takeSeat\"}");
        board.hears("seat");
        board.says("{\"type\":\"phoneUp\",\"legUp\":false}");
        await().atMost(Duration.ofSeconds(10)).until(() -> ask("listen",
                Map.of("mode", "LISTEN")).statusCode() == 202);
        assertThat(ask("take-over", Map.of()).statusCode()).isEqualTo(202);
        assertThat(stage.inputs).filteredOn(AgentInput.TakenOver.class::isInstance).singleElement()
                .isEqualTo(new AgentInput.TakenOver(agentId, 90, supervisorId,
                        Integer.parseInt(stage.listeners.getFirst().split(" ")[1])));
        assertThat(desk.hears("told").path("cause").asText()).isEqualTo("TAKEN_OVER");
        long noted = stage.database.jdbi().withHandle(h -> h.createQuery(
                "SELECT count(*) FROM audit WHERE subject = :path").bind("path", path).mapTo(Long.class).one());
        assertThat(noted).isEqualTo(1);

        show(AgentState.WRAP_UP);
        assertThat(code(ask("take-over", Map.of()), 409)).isEqualTo("not-on-the-line");
        show(AgentState.OFFLINE);
        desk.closes();
        board.closes();
    }

    @Test
    void shouldFindRecordingsAndNoteWhoHeardThem() throws IOException {
        stage.database.jdbi().useHandle(h -> {
            h.execute("""
                    INSERT INTO campaigns (campaign_id, name, settings, rule_pack) OVERRIDING SYSTEM VALUE
                    VALUES (4711, 'Recorded', '{}', 'ru')""");
            for (long id = 901; id <= 903; id++) {
                h.execute("""
                        INSERT INTO attempts (attempt_id, campaign_id, contact_id, number_id, trunk_id, node_id,
                                              ordinal, agent_id, started_at, bridged_at, ended_at)
                        VALUES (?, 4711, 0, 0, 0, 0, 1, ?, now(), now(), now())""", id, agentId);
            }
        });
        byte[] twoSeconds = new byte[2 * 8_000 * 2];
        Path person = stage.folder.resolve("person-d1-a-%016x.raw".formatted(902));
        Path other = stage.folder.resolve("agent-d1-a-%016x.raw".formatted(902));
        Files.write(person, twoSeconds);
        Arrays.fill(twoSeconds, (byte) 'x');
        Files.write(other, twoSeconds);

        JsonNode found = supervisor.json("/v1/recordings?campaignId=4711&limit=2");
        assertThat(found.path("items").findValuesAsText("attemptId")).as("what has a file").containsExactly("902");
        assertThat(found.path("items").path(0).path("seconds").asInt()).isEqualTo(2);
        assertThat(found.has("nextCursor")).as("an older conversation may follow").isTrue();
        assertThat(supervisor.json("/v1/recordings?agentId=" + (agentId + 1)).path("items")).isEmpty();
        assertThat(supervisor.json("/v1/recordings?orderId=none&from=2026-01-01T00:00:00Z").path("items")).isEmpty();
        assertThat(code(supervisor.get("/v1/recordings?until=yesterday"), 422)).isEqualTo("invalid");

        HttpResponse<String> heard = supervisor.get("/v1/recordings/902/audio");
        assertThat(heard.body()).startsWith("RIFF").hasSize(44 + 2 * twoSeconds.length)
                .endsWith("\0\0xx\0\0xx");
        assertThat(supervisor.get("/v1/recordings/901/audio").statusCode()).isEqualTo(404);
        assertThat(agent.get("/v1/recordings/902/audio").statusCode()).isEqualTo(403);
        long noted = stage.database.jdbi().withHandle(h -> h.createQuery(
                "SELECT count(*) FROM audit WHERE subject = '/v1/recordings/902/audio'").mapTo(Long.class).one());
        assertThat(noted).as("the one who heard it stands in the audit").isEqualTo(1);

        stage.listeners.clear();
        assertThat(code(agent.send("POST", "/v1/recordings/902:pause", Map.of()), 409)).isEqualTo("not-on-the-line");
        stage.screens.show(0, new ShowEffect.AgentShown(agentId, 1, AgentState.TALKING, 0, 0, false, 902, 0, true));
        for (String verb : new String[] {"pause", "resume", "destroy"}) {
            assertThat(agent.send("POST", "/v1/recordings/902:" + verb, Map.of()).statusCode()).isEqualTo(202);
        }
        assertThat(stage.listeners).containsExactly("PAUSE 902", "RESUME 902", "STOP 902");
        assertThat(person).as("destroyed").doesNotExist();
        assertThat(other).as("destroyed").doesNotExist();
        stage.listeners.clear();
    }

    @Test
    void shouldJudgeAConversationByTheSheet() {
        stage.database.jdbi().useHandle(h -> h.execute("""
                INSERT INTO attempts (attempt_id, campaign_id, contact_id, number_id, trunk_id, node_id, ordinal,
                                      agent_id, started_at, bridged_at, ended_at)
                VALUES (911, 1, 0, 0, 0, 0, 1, ?, now(), now(), now())""", agentId));
        String path = "/v1/recordings/911/score";
        JsonNode sheet = supervisor.json(path);
        assertThat(sheet.path("permille").isNull()).isTrue();
        int first = sheet.path("items").path(0).path("criterionId").asInt();
        int second = sheet.path("items").path(1).path("criterionId").asInt();
        int most = sheet.path("items").path(0).path("most").asInt();
        int couldBe = most + sheet.path("items").path(1).path("most").asInt();
        HttpResponse<String> judged = supervisor.send("PUT", path, Map.of("comment", "Хорошо", "items", List.of(
                Map.of("criterionId", first, "points", most),
                Map.of("criterionId", second, "points", 1, "comment", "спешил"))));
        CourierContract.check("PUT", "/v1/recordings/{id}/score", judged);
        JsonNode read = supervisor.json(path);
        assertThat(read.path("permille").asInt()).isEqualTo((most + 1) * 1_000 / couldBe);
        assertThat(read.path("comment").asText()).isEqualTo("Хорошо");
        assertThat(read.path("items").path(1).path("comment").asText()).isEqualTo("спешил");
        assertThat(read.path("items").path(2).path("points").isNull()).as("left out").isTrue();
        HttpResponse<String> averages = supervisor.get("/v1/scores?from=2026-01-01T00:00:00Z");
        CourierContract.check("GET", "/v1/scores", averages);
        assertThat(ApiStage.parse(averages.body()).path("items").findValuesAsText("agentId"))
                .containsExactly(String.valueOf(agentId));

        assertThat(code(supervisor.send("PUT", path, Map.of("items", List.of())), 422)).isEqualTo("invalid");
        assertThat(code(supervisor.send("PUT", path, Map.of("items", List.of(Map.of("criterionId", first,
                "points", most + 1)))), 422)).isEqualTo("invalid");
        assertThat(supervisor.get("/v1/recordings/912/score").statusCode()).isEqualTo(404);
        assertThat(agent.get(path).statusCode()).isEqualTo(403);
    }

    @Test
    void shouldRetireCriteriaAndStillShowOldSheets() {
        JsonNode criteria = supervisor.json("/v1/score-criteria").path("items");
        stage.database.jdbi().useHandle(h -> h.execute("""
                INSERT INTO attempts (attempt_id, campaign_id, contact_id, number_id, trunk_id, node_id, ordinal,
                                      agent_id, started_at, bridged_at, ended_at)
                VALUES (921, 1, 0, 0, 0, 0, 1, ?, now(), now(), now())""", agentId));
        int last = criteria.path(criteria.size() - 1).path("id").asInt();
        supervisor.send("PUT", "/v1/recordings/921/score", Map.of("items", List.of(Map.of("criterionId", last,
                "points", 0))));
        List<Object> kept = new ArrayList<>();
        criteria.forEach(one -> kept.add(one));
        kept.removeLast();
        kept.addFirst(Map.of("labelRu", "Темп речи", "labelEn", "Pace of speech", "most", 5));
        HttpResponse<String> changed = supervisor.send("PUT", "/v1/score-criteria", Map.of("items", kept));
        CourierContract.check("PUT", "/v1/score-criteria", changed);
        assertThat(supervisor.json("/v1/score-criteria").path("items").path(0).path("labelEn").asText())
                .isEqualTo("Pace of speech");
        assertThat(supervisor.json("/v1/recordings/921/score").path("items").findValuesAsText("criterionId"))
                .as("the old one stands below").endsWith(String.valueOf(last));
        assertThat(code(supervisor.send("PUT", "/v1/score-criteria", Map.of("items", List.of(Map.of("id", last,
                "labelRu", "Итог", "labelEn", "Outcome", "most", 11)))), 422)).isEqualTo("invalid");
    }

    @Test
    void shouldNameEverybodyWhoTakesCalls() throws Exception {
        HttpResponse<String> all = supervisor.get("/v1/roster");
        CourierContract.check("GET", "/v1/roster", all);
        assertThat(supervisor.json("/v1/roster").path("items").findValuesAsText("id"))
                .as("on shift or not").contains(String.valueOf(agentId));
        assertThat(agent.get("/v1/roster").statusCode()).isEqualTo(403);
    }

    @Test
    void shouldLetNobodyElse() {
        for (String verb : new String[] {"pause", "sign-off", "message", "listen"}) {
            assertThat(agent.send("POST", "/v1/agents/" + agentId + ":" + verb, Map.of()).statusCode())
                    .as(verb).isEqualTo(403);
        }
    }

    private static HttpResponse<String> ask(String verb, Map<String, Object> body) {
        return supervisor.send("POST", "/v1/agents/" + agentId + ":" + verb, body);
    }

    private static String code(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as("%s", answer.body()).isEqualTo(status);
        return ApiStage.parse(answer.body()).path("type").asText().replaceFirst(".*:", "");
    }

    private static void show(AgentState state) {
        stage.screens.show(0, new ShowEffect.AgentShown(agentId, 1, state, 0, 0, false, 0, 0, true));
    }
}
