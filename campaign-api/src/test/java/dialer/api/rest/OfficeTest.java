package dialer.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dialer.api.rest.ApiStage.Client;
import dialer.core.agent.AgentState;
import dialer.core.effect.ShowEffect;
import dialer.core.input.AgentInput;
import dialer.core.input.HopperInput;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What managers and administrators do at their desks, as a client sees it. */
class OfficeTest {

    private static final String BASE = "Телефон;ФИО;Заказ\n+79163004567;Попова Анна;Д-1\n+79163004568;=2+2;Д-2\n";

    private static ApiStage stage;
    private static Client admin;
    private static Client manager;
    private static int campaignId;

    @BeforeAll
    static void open() throws IOException {
        stage = new ApiStage();
        admin = stage.admin();
        manager = stage.user("manager", null);
        admin.send("POST", "/v1/pools", Map.of("name", "Пул"));
        campaignId = ok("POST", "/v1/campaigns", Map.of("name", "Первая", "poolId", 1, "template", "PICKUP"), 201)
                .path("id").asInt();
        assertThat(manager.upload("/v1/campaigns/" + campaignId + "/lists?name=база", BASE).statusCode())
                .isEqualTo(201);
    }

    @AfterAll
    static void close() {
        stage.close();
    }

    @Test
    void shouldBeginACampaignFromATemplateAndCopyItWithItsRules() {
        HttpResponse<String> templates = manager.get("/v1/campaign-templates");
        fits("GET", "/v1/campaign-templates", templates);
        assertThat(ApiStage.parse(templates.body()).path("items")).hasSize(3)
                .allMatch(template -> !template.path("outcomes").isEmpty());
        assertThat(codes(campaignId)).contains("agreed-pickup", "wants-courier");
        JsonNode rules = manager.json("/v1/campaigns/" + campaignId + "/rules");
        JsonNode copy = ok("POST", "/v1/campaigns/" + campaignId + ":copy", Map.of("name", "Вторая"), 201);
        int copyId = copy.path("id").asInt();
        assertThat(copy.path("state").asText()).isEqualTo("DRAFT");
        assertThat(codes(copyId)).isEqualTo(codes(campaignId));
        assertThat(manager.json("/v1/campaigns/" + copyId + "/rules")).isEqualTo(rules);
        assertThat(manager.json("/v1/campaigns/" + copyId + "/lists").path("items")).isEmpty();
    }

    @Test
    void shouldPutACampaignAwayAndTakeItOutAgain() {
        int id = ok("POST", "/v1/campaigns", Map.of("name", "Старая", "poolId", 1), 201).path("id").asInt();
        assertThat(onBoard(id)).isTrue();
        assertThat(ok("POST", "/v1/campaigns/" + id + ":archive", Map.of(), 200).path("archived").asBoolean()).isTrue();
        assertThat(onBoard(id)).isFalse();
        assertThat(manager.json("/v1/campaigns/" + id).path("archived").asBoolean()).isTrue();
        ok("POST", "/v1/campaigns/" + id + ":restore", Map.of(), 200);
        assertThat(onBoard(id)).isTrue();
    }

    @Test
    void shouldLetASupervisorChangeThePaceAndNothingElse() {
        Client supervisor = stage.user("supervisor", null);
        HttpResponse<String> paced = supervisor.send("POST", "/v1/campaigns/" + campaignId + ":pace",
                Map.of("maxCallsPerAgentPermille", 1_500, "abandonTargetPermille", 10));
        fits("POST", "/v1/campaigns/{id}:pace", paced);
        assertThat(ApiStage.parse(paced.body()).path("settings").path("maxCallsPerAgentPermille").asInt())
                .isEqualTo(1_500);
        assertThat(supervisor.send("POST", "/v1/campaigns/" + campaignId + ":pace",
                Map.of("abandonTargetPermille", 900)).statusCode()).isEqualTo(422);
        assertThat(supervisor.send("PATCH", "/v1/campaigns/" + campaignId, Map.of("name", "x")).statusCode())
                .isEqualTo(403);
    }

    @Test
    void shouldKeepEveryVersionOfAScriptAndSayWhatNoCardCanFill() {
        String path = "/v1/campaigns/" + ok("POST", "/v1/campaigns", Map.of("name", "Речь", "poolId", 1), 201)
                .path("id").asInt() + "/script";
        Map<String, Object> script = Map.of("shop", "", "greeting", "Здравствуйте, {{ agent.name }}! {{favour}}",
                "steps", List.of(Map.of("title", "Раз", "text", "{{recipient.name}}, {{SUM}}", "when", "!weather")));
        ok("PUT", path, script, 200);
        JsonNode versions = manager.json(path + "/versions").path("items");
        assertThat(versions.findValuesAsText("version")).containsExactly("2", "1");
        assertThat(versions.path(0).path("changedBy").asText()).isEqualTo("Имя Фамилия");
        assertThat(manager.json(path + "/versions/1").path("steps").size()).isGreaterThan(3);
        assertThat(manager.get(path + "/versions/9").statusCode()).isEqualTo(404);
        HttpResponse<String> seen = manager.send("POST", path + ":preview", Map.of("script", script));
        fits("POST", "/v1/campaigns/{id}/script:preview", seen);
        JsonNode shown = ApiStage.parse(seen.body());
        assertThat(shown.path("gaps").findValuesAsText("variable")).containsExactly("favour", "weather");
        assertThat(shown.path("greeting").asText()).isEqualTo("Здравствуйте, Имя Фамилия! —");
    }

    @Test
    void shouldSpeakInTheNameOfAShop() {
        int shopId = ok("POST", "/v1/shops", Map.of("name", "Пул обуви", "words", List.of(Map.of("language", "ru",
                "greeting", "Обувной дом!", "terms", List.of(Map.of("title", "Примерка", "text", "час"))))), 201)
                .path("id").asInt();
        assertThat(manager.send("POST", "/v1/shops", Map.of("name", "Пул обуви")).statusCode()).isEqualTo(409);
        JsonNode seen = ok("POST", "/v1/campaigns/" + ok("POST", "/v1/campaigns", Map.of("name", "ПУЛ ОБУВИ",
                "poolId", 1), 201).path("id").asInt() + "/script:preview", Map.of(), 200);
        assertThat(seen.path("greeting").asText()).isEqualTo("Обувной дом!");
        assertThat(seen.path("terms").path(0).path("text").asText()).isEqualTo("час");
        ok("PUT", "/v1/shops/" + shopId, Map.of("name", "Другой"), 200);
        assertThat(manager.send("DELETE", "/v1/shops/" + shopId, Map.of()).statusCode()).isEqualTo(204);
        assertThat(manager.json("/v1/shops").path("items")).isEmpty();
    }

    @Test
    void shouldFindPeopleByNumberNameAndStateAndTakeThemAlongWithoutFormulas() {
        String contacts = "/v1/campaigns/" + campaignId + "/contacts";
        HttpResponse<String> found = manager.send("POST", contacts + ":search", Map.of("text", "300-45-67 попова"));
        fits("POST", "/v1/campaigns/{id}/contacts:search", found);
        assertThat(ApiStage.parse(found.body()).path("items").findValuesAsText("number"))
                .containsExactly("+79163004567");
        assertThat(ok("POST", contacts + ":search", Map.of("text", "+7"), 200).path("items"))
                .as("while a number is being written").isNotEmpty();
        assertThat(ok("POST", contacts + ":search", Map.of("text", "100%_"), 200).path("items")).isEmpty();
        assertThat(manager.send("POST", contacts + ":search", Map.of("state", "ASLEEP")).statusCode()).isEqualTo(422);
        String table = manager.send("POST", contacts + ":export", Map.of()).body();
        assertThat(table.codePointAt(0)).as("byte order mark").isEqualTo(0xFEFF);
        assertThat(table).contains("Попова Анна", "'=2+2");
    }

    @Test
    void shouldTakeAlongWhatBecameOfPeopleInWordsForPeopleAndInCodesForPrograms() {
        int id = ok("POST", "/v1/campaigns", Map.of("name", "Для выгрузки", "poolId", 1, "template", "PICKUP"), 201)
                .path("id").asInt();
        assertThat(manager.upload("/v1/campaigns/" + id + "/lists?name=первая",
                "Телефон;ФИО\n+79163004601;@Анна\n").statusCode()).isEqualTo(201);
        assertThat(manager.upload("/v1/campaigns/" + id + "/lists?name=вторая",
                "Телефон;Любимый цвет\n+79163004602;синий\n+79163004603;-5+5\n").statusCode()).isEqualTo(201);
        long contactId = ok("POST", "/v1/campaigns/" + id + "/contacts:search", Map.of("text", "004601"), 200)
                .path("items").path(0).path("id").asLong();
        stage.database.jdbi().useHandle(h -> {
            h.execute("""
                    INSERT INTO forms (form_id, attempt_id, contact_id, agent_id, note, data) OVERRIDING SYSTEM VALUE
                    VALUES (4601, 4601, ?, 1, '=заметка', CAST(? AS jsonb))""", contactId,
                    "{\"orders\": [{\"orderKey\": \"1\", \"data\": {\"date\": \"2026-11-28\","
                            + " \"comment\": \"после шести\"}}]}");
            h.execute("""
                    INSERT INTO attempts (attempt_id, campaign_id, contact_id, number_id, trunk_id, node_id, ordinal,
                                          started_at, disposition, outcome_id, form_id)
                    VALUES (4601, ?, ?, 0, 0, 0, 1, '2026-11-27T06:30:00Z', 'CONNECTED', 1, 4601)""", id, contactId);
            h.execute("UPDATE contacts SET state = 'FINISHED', finish_reason = 'OUTCOME_FINAL', attempts_made = 1,"
                    + " last_disposition = 'CONNECTED' WHERE contact_id = ?", contactId);
        });
        String path = "/v1/campaigns/" + id + "/contacts:export";
        List<String> read = manager.send("POST", path + "?language=ru&zone=Europe/Moscow", Map.of()).body().lines()
                .toList();
        assertThat(read.getFirst()).as("also what only later bases have").startsWith("\uFEFF№;Номера;Состояние;")
                .contains("Итог разговора;Договорённость;Заметка", "Получатель", "Любимый цвет");
        assertThat(read.get(1)).contains("+79163004601;завершён;1;разговор;2026-11-27 09:30;Заберёт;"
                + "2026-11-28 после шести;'=заметка;;Завершён с исходом;", "'@Анна");
        assertThat(read).hasSize(4).anyMatch(row -> row.endsWith(";'-5+5") || row.contains(";'-5+5;"));
        assertThat(manager.send("POST", path, Map.of("state", "FINISHED")).body().lines().toList()).hasSize(2)
                .last().asString().contains(";FINISHED;1;CONNECTED;2026-11-27T06:30:00Z;agreed-pickup;");
        assertThat(manager.send("POST", path + "?zone=Nowhere", Map.of()).statusCode()).isEqualTo(422);
        JsonNode noted = admin.json("/v1/audit?action=contacts:export&subject=" + path).path("items");
        assertThat(noted.findValuesAsText("people")).as("how many, the newest first").containsExactly("1", "3");
    }

    @Test
    void shouldNoteWhoTakesFilesAlong() {
        assertThat(manager.get("/v1/suppressions:export").statusCode()).isEqualTo(200);
        assertThat(admin.json("/v1/audit?action=suppressions:export").path("items")).hasSize(1);
        int listId = manager.json("/v1/campaigns/" + campaignId + "/lists").path("items").path(0).path("id").asInt();
        assertThat(manager.get("/v1/lists/" + listId + "/mistakes.xlsx").statusCode()).isEqualTo(200);
        assertThat(admin.json("/v1/audit?action=mistakes.xlsx").path("items")).hasSize(1);
    }

    @Test
    void shouldTakeAContactOutOrCallItFirstAndTellItsStory() {
        long id = ok("POST", "/v1/campaigns/" + campaignId + "/contacts:search", Map.of("text", "Д-2"), 200)
                .path("items").path(0).path("id").asLong();
        ok("POST", "/v1/contacts/" + id + ":call-first", Map.of(), 200);
        assertThat(manager.json("/v1/contacts/" + id).path("priority").asInt()).isEqualTo(1);
        ok("POST", "/v1/contacts/" + id + ":withdraw", Map.of(), 200);
        assertThat(stage.inputs).contains(new HopperInput.ContactWithdrawn(id));
        assertThat(manager.send("POST", "/v1/contacts/" + id + ":withdraw", Map.of()).statusCode()).isEqualTo(409);
        assertThat(manager.send("POST", "/v1/contacts/" + id + ":call-first", Map.of()).statusCode()).isEqualTo(409);
        HttpResponse<String> story = manager.get("/v1/contacts/" + id + "/timeline");
        fits("GET", "/v1/contacts/{id}/timeline", story);
        JsonNode moments = ApiStage.parse(story.body()).path("items");
        assertThat(moments.findValuesAsText("what")).containsExactly("withdraw", "call-first", "база");
        assertThat(moments.path(0).path("who").asText()).isEqualTo("Имя Фамилия");
    }

    @Test
    void shouldShowTheAuditToAdministratorsAndTakeItAlong() {
        ok("POST", "/v1/pools", Map.of("name", "Для журнала"), 201);
        HttpResponse<String> answer = admin.get("/v1/audit?action=pools&actor=user%20"
                + manager.user().path("id").asInt());
        fits("GET", "/v1/audit", answer);
        JsonNode act = ApiStage.parse(answer.body()).path("items").path(0);
        assertThat(act.path("action").asText()).isEqualTo("POST /v1/pools");
        assertThat(act.path("name").asText()).isEqualTo("Имя Фамилия");
        assertThat(admin.json("/v1/audit?from=2999-01-01T00:00:00Z").path("items")).isEmpty();
        assertThat(admin.get("/v1/audit?from=yesterday").statusCode()).isEqualTo(422);
        assertThat(admin.get("/v1/audit.csv?action=pools").body()).contains("POST /v1/pools");
        assertThat(manager.get("/v1/audit").statusCode()).isEqualTo(403);
    }

    @Test
    void shouldTellWhatWasDoneInTheAuditFromWhatWasOnlyAsked() {
        int id = ok("POST", "/v1/campaigns", Map.of("name", "Шумный журнал", "poolId", 1), 201).path("id").asInt();
        String campaign = "/v1/campaigns/" + id;
        ok("POST", campaign + "/contacts:search", Map.of(), 200);
        ok("POST", campaign + ":archive", Map.of(), 200);
        assertThat(acts("kind=ACTS&about=" + campaign)).contains("POST /v1/campaigns/{id}:archive")
                .doesNotContain("POST /v1/campaigns/{id}/contacts:search");
        assertThat(acts("kind=QUESTIONS&about=" + campaign))
                .containsExactly("POST /v1/campaigns/{id}/contacts:search");
        assertThat(acts("kind=CALLS&about=" + campaign)).isEmpty();
        assertThat(acts("about=" + campaign)).contains("POST /v1/campaigns/{id}:archive",
                "POST /v1/campaigns/{id}/contacts:search");
        assertThat(admin.get("/v1/audit.csv?kind=QUESTIONS&about=" + campaign).body()).doesNotContain("archive");
        assertThat(admin.get("/v1/audit?kind=noise").statusCode()).isEqualTo(422);
    }

    private List<String> acts(String query) {
        return admin.json("/v1/audit?" + query).path("items").findValuesAsText("action");
    }

    @Test
    void shouldSayInTheAuditWhatAnActWasDoneToByItsNameAndFindItByThat() {
        int id = ok("POST", "/v1/campaigns", Map.of("name", "Обувь осенью", "poolId", 1), 201).path("id").asInt();
        ok("POST", "/v1/campaigns/" + id + ":archive", Map.of(), 200);
        ok("PUT", "/v1/campaigns/" + id + "/rules", manager.json("/v1/campaigns/" + id + "/rules"), 200);
        JsonNode acts = admin.json("/v1/audit?about=" + URLEncoder.encode("обувь ОСЕНЬЮ", StandardCharsets.UTF_8))
                .path("items");
        assertThat(acts.findValuesAsText("subject")).contains("/v1/campaigns/" + id + ":archive", "campaign " + id)
                .doesNotContain("/v1/pools");
        assertThat(acts).extracting(act -> act.path("object")).allSatisfy(object -> {
            assertThat(object.path("kind").asText()).isEqualTo("campaigns");
            assertThat(object.path("id").asInt()).isEqualTo(id);
            assertThat(object.path("name").asText()).isEqualTo("Обувь осенью");
        });
        assertThat(admin.json("/v1/audit?about=archive").path("items")).isNotEmpty();
        assertThat(admin.json("/v1/audit?about=no-such-thing").path("items")).isEmpty();
        assertThat(admin.get("/v1/audit.csv?about=archive").body()).contains("Обувь осенью");
    }

    @Test
    void shouldNameSkillsAndRenamePools() {
        ok("PUT", "/v1/skills", Map.of("items", List.of(Map.of("bit", 0, "name", "Английский"))), 200);
        assertThat(manager.json("/v1/skills").path("items").path(0).path("name").asText()).isEqualTo("Английский");
        assertThat(manager.send("PUT", "/v1/skills", Map.of("items", List.of(Map.of("bit", 63, "name", "x"))))
                .statusCode()).isEqualTo(422);
        int pool = ok("POST", "/v1/pools", Map.of("name", "Было"), 201).path("id").asInt();
        assertThat(ok("PATCH", "/v1/pools/" + pool, Map.of("name", "Стало"), 200).path("name").asText())
                .isEqualTo("Стало");
        assertThat(manager.send("PATCH", "/v1/pools/" + pool, Map.of("name", "Пул")).statusCode()).isEqualTo(409);
    }

    @Test
    void shouldMoveAnAgentToAnotherPoolAndEndTheShiftThatIsOn() {
        int pool = ok("POST", "/v1/pools", Map.of("name", "Другой пул"), 201).path("id").asInt();
        Client agent = stage.user("agent", 1);
        int agentId = agent.user().path("id").asInt();
        Client supervisor = stage.user("supervisor", 1);
        String move = "/v1/agents/" + agentId + ":move";
        assertThat(supervisor.send("POST", move, Map.of("poolId", 999)).statusCode()).isEqualTo(422);
        stage.screens.show(0, new ShowEffect.AgentShown(agentId, 1, AgentState.READY, 0, 0, false, 0, 0, true));
        assertThat(supervisor.send("POST", move, Map.of("poolId", pool)).statusCode()).isEqualTo(202);
        assertThat(stage.inputs).contains(new AgentInput.SignedOff(agentId));
        assertThat(agent.json("/v1/me").path("user").path("poolId").asInt()).isEqualTo(pool);
        assertThat(admin.json("/v1/audit?action=move").path("items").path(0).path("detail").path("pool").asText())
                .isEqualTo("Другой пул");
        stage.screens.show(0, new ShowEffect.AgentShown(agentId, 1, AgentState.OFFLINE, 0, 0, false, 0, 0, true));
    }

    @Test
    void shouldRefuseNullInListsInWords() {
        for (String list : List.of("steps", "terms", "objections", "translations")) {
            HttpResponse<String> answer = manager.send("PUT", "/v1/campaigns/" + campaignId + "/script",
                    ApiStage.parse("{\"" + list + "\": [null]}"));
            assertThat(answer.statusCode()).as("%s", answer.body()).isEqualTo(422);
            assertThat(answer.body()).contains("null");
        }
        assertThat(manager.send("PUT", "/v1/skills", ApiStage.parse("{\"items\": [null]}")).statusCode())
                .isEqualTo(422);
    }

    private static JsonNode ok(String method, String path, Object body, int status) {
        HttpResponse<String> answer = manager.send(method, path, body);
        assertThat(answer.statusCode()).as("%s", answer.body()).isEqualTo(status);
        return ApiStage.parse(answer.body());
    }

    private static void fits(String method, String path, HttpResponse<String> answer) {
        CourierContract.check(method, path, answer);
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    private static List<String> codes(int id) {
        return manager.json("/v1/campaigns/" + id + "/outcomes").path("items").findValuesAsText("code");
    }

    private static boolean onBoard(int id) {
        return StreamSupport.stream(manager.json("/v1/board").path("campaigns").spliterator(), false)
                .anyMatch(campaign -> campaign.path("id").asInt() == id);
    }
}
