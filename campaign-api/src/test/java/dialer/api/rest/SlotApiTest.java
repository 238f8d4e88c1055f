package dialer.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dialer.api.rest.ApiStage.Client;
import dialer.api.store.slot.TestCouriers;
import dialer.core.effect.ShowEffect;
import dialer.core.input.AgentInput;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Slots and outcome forms as an agent's page and a manager use them. */
class SlotApiTest {

    private static ApiStage stage;
    private static Client manager;
    private static Client agent;
    private static int courierId;
    private static int campaignId;
    private static long contactId;
    private static long attempts = 900;

    @BeforeAll
    static void open() throws IOException {
        stage = new ApiStage();
        manager = stage.user("manager", null);
        int poolId = json(stage.admin().send("POST", "/v1/pools", Map.of("name", "Slots"))).path("id").asInt();
        agent = stage.user("agent", poolId);
        String code = TestCouriers.code();
        courierId = TestCouriers.add(stage.database, code);
        campaignId = json(manager.send("POST", "/v1/campaigns", Map.of("name", "Доставка", "mode", "PROGRESSIVE",
                "poolId", poolId, "rulePack", "ru"))).path("id").asInt();
        HttpResponse<String> list = manager.upload("/v1/campaigns/" + campaignId + "/lists?name=a.csv&courier=" + code,
                "Заказ;Получатель;Телефон;Индекс;Адрес;Сумма;Состав\nA-1;Анна Попова;+79163004567;101000;Москва, Мира 1"
                        + ";100;книга\nA-2;Анна Попова;+79163004567;101000;Москва, Мира 1;200;чайник\n");
        assertThat(list.statusCode()).as(list.body()).isEqualTo(201);
        contactId = manager.json("/v1/campaigns/" + campaignId + "/contacts").path("items").path(0).path("id").asLong();
        HttpResponse<String> set = manager.send("PUT", settings(), Map.of("mode", "PUSH", "token", "secret"));
        assertThat(set.statusCode()).as(set.body()).isEqualTo(200);
        assertThat(json(set).path("hasToken").asBoolean()).isTrue();
        assertThat(set.body()).doesNotContain("secret");
        push(1, 2);
    }

    @AfterAll
    static void close() {
        stage.close();
    }

    @Test
    void shouldHoldConfirmAndStoreWhatTheAgentPromises() {
        long attemptId = pop();
        JsonNode offer = json(agent.send("POST", "/v1/agent/slots:search", on(attemptId)));
        assertThat(offer.path("freshness").asText()).isEqualTo("FRESH");
        assertThat(offer.path("offset").asText()).isEqualTo("+03:00");
        JsonNode slot = offer.path("slots").path(0);
        HttpResponse<String> held = agent.send("POST", "/v1/agent/slots:hold", with(attemptId, "slotId",
                slot.path("slotId").asText()));
        assertThat(held.statusCode()).as(held.body()).isEqualTo(201);
        assertThat(json(held).path("orderKeys").findValuesAsText("")).isEmpty();
        assertThat(json(held).path("orderKeys").toString()).isEqualTo("[\"A-1\",\"A-2\"]");
        Map<String, Object> form = with(attemptId, "outcomeId", 1);
        form.put("data", Map.of("slot", Map.of("holdId", json(held).path("holdId").asText()), "orders", List.of(
                Map.of("orderKey", "A-2", "choice", "refused", "data", Map.of("reason", "not-needed")))));
        HttpResponse<String> stored = agent.send("POST", "/v1/agent/forms", form);
        assertThat(stored.statusCode()).as(stored.body()).isEqualTo(201);
        JsonNode orders = json(stored).path("data").path("orders");
        assertThat(orders.findValuesAsText("outcome")).containsExactly("agreed", "refused");
        JsonNode promised = orders.path(0).path("data").path("slot");
        assertThat(promised.path("confirmed").asBoolean()).isTrue();
        assertThat(promised.path("date").asText()).isEqualTo(slot.path("date").asText());
        assertThat(promised.path("from").asText()).isEqualTo("10:00");
        JsonNode later = json(agent.send("POST", "/v1/agent/slots:search", on(attemptId)));
        assertThat(later.path("holds").path(0).path("confirmed").asBoolean()).isTrue();
    }

    @Test
    void shouldPushSlotsWithTheCardAndTakeNoOutcomeWithoutItsForm() {
        LivePage page = new LivePage(stage, agent);
        stage.live.slotDesk().ringing(campaignId, contactId);
        long attemptId = pop();
        JsonNode card = page.hears("card");
        assertThat(card.path("orders").findValuesAsText("orderKey")).containsExactly("A-1", "A-2");
        assertThat(card.path("orders").path(1).path("sums").path("toPay").asText()).isEqualTo("200");
        assertThat(card.path("outcomes").path(0).path("fields").path(0).path("kind").asText()).isEqualTo("SLOT");
        assertThat(card.path("script").path("translations").path(0).path("language").asText()).isEqualTo("en");
        assertThat(page.hears("slots").path("attemptId").asLong()).isEqualTo(attemptId);
        page.says(ApiStage.text(Map.of("type", "outcome", "attemptId", attemptId, "outcomeId", 3)));
        page.isRefused("FORM_MISSING");
        Map<String, Object> form = with(attemptId, "outcomeId", 3);
        form.put("data", Map.of("reason", "too-late"));
        long formId = json(agent.send("POST", "/v1/agent/forms", form)).path("formId").asLong();
        page.says(ApiStage.text(Map.of("type", "outcome", "attemptId", attemptId, "outcomeId", 3, "formId", formId)));
        await().until(() -> stage.inputs.stream().anyMatch(input -> input instanceof AgentInput.ChoseOutcome chose
                && chose.attemptId() == attemptId && chose.formId() == formId));
        page.closes();
    }

    @Test
    void shouldPassOnWhichStepOfTheScriptTheAgentHasReached() {
        LivePage page = new LivePage(stage, agent);
        long attemptId = pop();
        page.says(ApiStage.text(Map.of("type", "step", "attemptId", attemptId, "step", 2)));
        await().until(() -> stage.inputs.stream().anyMatch(input -> input instanceof AgentInput.ReachedStep reached
                && reached.attemptId() == attemptId && reached.step() == 2));
        page.closes();
    }

    @Test
    void shouldAnswerWithAlternativesWhenAPlaceIsGone() {
        push(3, 1);
        long first = pop();
        String slotId = slotOf(first, 3);
        HttpResponse<String> held = agent.send("POST", "/v1/agent/slots:hold", with(first, "slotId", slotId));
        assertThat(held.statusCode()).isEqualTo(201);
        long second = pop();
        HttpResponse<String> gone = agent.send("POST", "/v1/agent/slots:hold", with(second, "slotId", slotId));
        assertThat(gone.statusCode()).isEqualTo(409);
        assertThat(json(gone).path("type").asText()).isEqualTo("urn:dialer:problem:slot-gone");
        assertThat(json(gone).path("alternatives").size()).isPositive();
        assertThat(agent.send("POST", "/v1/agent/slots:release",
                Map.of("holdId", json(held).path("holdId").asText())).statusCode()).isEqualTo(204);
        assertThat(agent.send("POST", "/v1/agent/slots:hold", with(second, "slotId", slotId)).statusCode())
                .isEqualTo(201);
    }

    @Test
    void shouldRefuseFormsThatLackWhatTheOutcomeAsksFor() {
        long attemptId = pop();
        Map<String, Object> form = with(attemptId, "outcomeId", 3);
        form.put("data", Map.of("reason", "because"));
        HttpResponse<String> refused = agent.send("POST", "/v1/agent/forms", form);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(json(refused).path("errors").findValuesAsText("pointer")).containsOnly("/data/reason");
        form.put("outcomeId", 99);
        assertThat(agent.send("POST", "/v1/agent/forms", form).statusCode()).isEqualTo(422);
        form.put("attemptId", attemptId + 1_000);
        assertThat(agent.send("POST", "/v1/agent/forms", form).statusCode()).as("not on the desk").isEqualTo(409);
        assertThat(agent.send("POST", "/v1/agent/slots:search", on(attemptId + 1_000)).statusCode()).isEqualTo(409);
    }

    @Test
    void shouldSayWhatIsWrongWithQuotasAndSettings() {
        HttpResponse<String> quotas = manager.send("PUT", "/v1/couriers/" + courierId + "/slots", Map.of("slots",
                List.of(Map.of("zone", "*", "date", "tomorrow", "interval", Map.of("from", "10:00", "to", "14:00"),
                        "capacity", 3), Map.of("zone", "*", "date", "2026-12-01", "interval",
                        Map.of("from", "14:00", "to", "10:00"), "capacity", -1))));
        assertThat(quotas.statusCode()).isEqualTo(422);
        assertThat(json(quotas).path("errors").findValuesAsText("pointer")).containsExactlyInAnyOrder("/slots/0",
                "/slots/1/capacity", "/slots/1/interval/to");
        HttpResponse<String> days = manager.send("PUT", settings(), Map.of("days", 99));
        assertThat(days.statusCode()).isEqualTo(422);
        assertThat(json(days).path("errors").path(0).path("pointer").asText()).isEqualTo("/days");
        HttpResponse<String> inside = manager.send("PUT", settings(), Map.of("mode", "ASK", "url",
                "http://169.254.169.254/"));
        assertThat(inside.statusCode()).isEqualTo(422);
        assertThat(json(inside).path("errors").path(0).path("pointer").asText()).isEqualTo("/url");
        assertThat(manager.get("/v1/couriers/999999/slot-settings").statusCode()).isEqualTo(404);
        assertThat(manager.json(settings()).path("mode").asText()).isEqualTo("PUSH");
    }

    private static String settings() {
        return "/v1/couriers/" + courierId + "/slot-settings";
    }

    private static void push(int daysAhead, int capacity) {
        String day = LocalDate.now(ZoneId.of("Europe/Moscow")).plusDays(daysAhead).toString();
        HttpResponse<String> pushed = manager.send("PUT", "/v1/couriers/" + courierId + "/slots", Map.of("slots",
                List.of(Map.of("zone", "10", "date", day, "interval", Map.of("from", "10:00", "to", "14:00"),
                        "capacity", capacity), Map.of("zone", "10", "date", day, "interval",
                        Map.of("from", "14:00", "to", "18:00"), "capacity", capacity + 5))));
        assertThat(pushed.statusCode()).as(pushed.body()).isEqualTo(200);
    }

    private static String slotOf(long attemptId, int daysAhead) {
        String day = LocalDate.now(ZoneId.of("Europe/Moscow")).plusDays(daysAhead).toString();
        for (JsonNode slot : json(agent.send("POST", "/v1/agent/slots:search", on(attemptId))).path("slots")) {
            if (slot.path("date").asText().equals(day)) {
                return slot.path("slotId").asText();
            }
        }
        throw new AssertionError("no slot on " + day);
    }

    private static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofSeconds(10));
    }

    /** The contact's card comes to the agent's desk. */
    private static long pop() {
        long attemptId = ++attempts;
        stage.screens.show(0, new ShowEffect.ScreenPop(agent.user().path("id").asInt(), attemptId, campaignId,
                contactId, 0));
        return attemptId;
    }

    private static Map<String, Object> on(long attemptId) {
        return new HashMap<>(Map.of("attemptId", attemptId, "contactId", contactId));
    }

    private static Map<String, Object> with(long attemptId, String name, Object value) {
        Map<String, Object> body = on(attemptId);
        body.put(name, value);
        return body;
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return ApiStage.parse(answer.body());
    }
}
