package dialer.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dialer.api.rest.ApiStage.Client;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A base on its way in, as a page or a program sees it. */
class UploadApiTest {

    private static ApiStage stage;
    private static Client manager;
    private static int poolId;
    private static int campaignId;

    @BeforeAll
    static void open() throws IOException {
        stage = new ApiStage();
        poolId = ApiStage.parse(stage.admin().send("POST", "/v1/pools", Map.of("name", "Базы")).body()).path("id")
                .asInt();
        manager = stage.user("manager", null);
        campaignId = campaign("Базы");
    }

    @AfterAll
    static void close() {
        stage.close();
    }

    @Test
    void shouldMapCheckStoreAndGiveMistakesBack() {
        JsonNode upload = received("orders.csv", "Тел;ФИО\n89163200001;Анна\nкот;Кот\n");
        assertThat(upload.path("state").asText()).isEqualTo("MAPPING");
        String path = "/v1/uploads/" + upload.path("id").asInt();
        JsonNode found = manager.json(path + "/inspection");
        assertThat(found.path("mapping").path("columns").path(0).path("role").asText()).isEqualTo("PHONE");
        assertThat(found.path("sample").path(1).path("reasonRu").asText()).isNotEmpty();
        Object mapping = Map.of("headerRow", 1, "columns", List.of(Map.of("title", "Тел", "role", "PHONE"),
                Map.of("title", "ФИО", "role", "NAME")));
        assertThat(manager.send("POST", path + ":check", mapping).statusCode()).isEqualTo(202);
        assertThat(awaited(path, "CHECKED").path("totals").path("rejected").asInt()).isEqualTo(1);
        assertThat(manager.json("/v1/campaigns/" + campaignId + "/contacts").path("items")).isEmpty();
        assertThat(manager.send("POST", path + ":store", mapping).statusCode()).isEqualTo(202);
        int listId = awaited(path, "STORED").path("listId").asInt();
        assertThat(manager.get("/v1/lists/" + listId + "/mistakes.csv").body()).contains("#row " + listId, "кот");
        assertThat(manager.get("/v1/lists/" + listId + "/mistakes.csv?language=ru").body())
                .contains("#строка " + listId);
        assertThat(manager.get("/v1/lists/" + listId + "/mistakes.xlsx").statusCode()).isEqualTo(200);
        assertThat(manager.json("/v1/lists/" + listId + "/classes").path("items").size()).isEqualTo(2);
        assertThat(manager.send("POST", path + ":store", mapping).statusCode()).as("once is enough").isEqualTo(409);
    }

    @Test
    void shouldCallNobodyBehindADeadlineOfTheBase() {
        int ownCampaign = campaign("Срок");
        JsonNode upload = received(ownCampaign, "dated.csv", "Тел;Звонить до\n89163200077;01.02.2026\n");
        String path = "/v1/uploads/" + upload.path("id").asInt();
        Object mapping = Map.of("headerRow", 1, "columns", List.of(Map.of("title", "Тел", "role", "PHONE"),
                Map.of("title", "Звонить до", "role", "DEADLINE")));
        assertThat(manager.send("POST", path + ":store", mapping).statusCode()).isEqualTo(202);
        awaited(path, "STORED");
        JsonNode contact = manager.json("/v1/campaigns/" + ownCampaign + "/contacts").path("items").path(0);

        assertThat(manager.json("/v1/contacts/" + contact.path("id").asLong() + "/decision").toString())
                .contains("DEADLINE_PASSED");
        assertThat(manager.json("/v1/campaigns/" + ownCampaign + "/diagnostics").path("reasons").toString())
                .contains("DEADLINE_PASSED").doesNotContain("DUE");
    }

    @Test
    void shouldSayOfWhomNobodyCallsWhyNot() {
        int ownCampaign = campaign("Отзыв");
        JsonNode upload = received(ownCampaign, "gone.csv", "Тел;ФИО\n89163200078;Анна\n89161111111;Пётр\n");
        String path = "/v1/uploads/" + upload.path("id").asInt();
        Object mapping = Map.of("headerRow", 1, "columns", List.of(Map.of("title", "Тел", "role", "PHONE"),
                Map.of("title", "ФИО", "role", "NAME")));
        assertThat(manager.send("POST", path + ":store", mapping).statusCode()).isEqualTo(202);
        awaited(path, "STORED");
        JsonNode contacts = manager.json("/v1/campaigns/" + ownCampaign + "/contacts").path("items");
        String open = "/v1/contacts/" + contacts.path(0).path("id").asLong();
        String held = "/v1/contacts/" + contacts.path(1).path("id").asLong();
        assertThat(decision(open).path("allowed").asBoolean()).isTrue();
        assertThat(decision(held).path("allowed").asBoolean()).isFalse();
        assertThat(decision(held).path("reason").asText()).isEqualTo("HELD");

        assertThat(manager.send("POST", open + ":withdraw", Map.of()).statusCode()).isBetween(200, 204);

        assertThat(decision(open).path("allowed").asBoolean()).isFalse();
        assertThat(decision(open).path("reason").asText()).isEqualTo("WITHDRAWN");
        assertThat(decision(open).path("messageRu").asText()).isEqualTo("Отозван");
    }

    private static JsonNode decision(String contact) {
        return manager.json(contact + "/decision").path("items").path(0);
    }

    @Test
    void shouldSayInBothLanguagesWhyAFileIsNoBase() {
        JsonNode upload = received("page.xls", "<html><table></table></html>");
        assertThat(upload.path("state").asText()).isEqualTo("FAILED");
        assertThat(upload.path("trouble").path("code").asText()).isEqualTo("WEB_PAGE");
        assertThat(upload.path("trouble").path("messageRu").asText()).contains("Excel");
        assertThat(upload.path("trouble").path("messageEn").asText()).contains("Excel");
    }

    @Test
    void shouldRefuseAMappingWithoutATelephone() {
        JsonNode upload = received("names.csv", "Тел;ФИО\n89163200009;Анна\n");
        HttpResponse<String> answer = manager.send("POST", "/v1/uploads/" + upload.path("id").asInt() + ":store",
                Map.of("columns", List.of(Map.of("title", "ФИО", "role", "NAME"), Map.of("role", "COLOUR"))));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("no-phone", "/columns/1/role");
    }

    private static int campaign(String name) {
        return ApiStage.parse(manager.send("POST", "/v1/campaigns", Map.of("name", name, "mode", "PROGRESSIVE",
                "poolId", poolId, "rulePack", "demo")).body()).path("id").asInt();
    }

    private static JsonNode received(String name, String content) {
        return received(campaignId, name, content);
    }

    private static JsonNode received(int campaign, String name, String content) {
        HttpResponse<String> answer = manager.upload("/v1/campaigns/" + campaign + "/uploads?name=" + name, content);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return ApiStage.parse(answer.body());
    }

    private static JsonNode awaited(String path, String state) {
        return Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> manager.json(path),
                upload -> upload.path("state").asText().equals(state));
    }
}
