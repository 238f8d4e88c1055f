package dialer.api.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dialer.core.agent.AgentState;
import dialer.core.effect.ShowEffect;
import dialer.core.input.AgentInput;
import dialer.core.input.Input;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A page as a telephone, as far as the server is concerned. */
class SeatTest {

    private static ApiStage stage;
    private static ApiStage.Client agent;
    private static int agentId;

    @BeforeAll
    static void open() throws IOException {
        stage = new ApiStage();
        ApiStage.Client admin = stage.admin();
        int poolId = ApiStage.parse(admin.send("POST", "/v1/pools", Map.of("name", "Seats")).body()).path("id").asInt();
        agentId = ApiStage.parse(admin.send("POST", "/v1/users", Map.of("login", "seated", "name", "Seated", "role",
                "agent", "password", "a seat of my own", "language", "en", "mustChangePassword", false, "poolId",
                poolId)).body()).path("id").asInt();
        agent = stage.logIn("seated", "a seat of my own");
    }

    @AfterAll
    static void close() {
        stage.close();
    }

    @Test
    void shouldLetAPageBeTheTelephoneAndNoticeWhenItIsNotAnyMore() {
        LivePage page = new LivePage(stage, agent);
        assertThat(page.hears("hello").path("seatKinds").toString()).isEqualTo("[\"PHONE\",\"WEB\"]");
        page.says("{\"type\":\"signOn\",\"seat\":\"web\"}");
        page.isRefused("PHONE_NOT_CONNECTED");

        page.says("{\"type\":\"takeSeat\"}");
        JsonNode seat = page.hears("seat");
        assertThat(seat.path("endpoint").asText()).isEqualTo("web-001");
        assertThat(seat.path("server").asText()).isEqualTo("wss://pbx.test/ws");
        assertThat(stage.seatSecrets).as("the node knows it").containsExactly(seat.path("secret").asText());
        page.says("{\"type\":\"phoneUp\",\"legUp\":false}");
        page.says("{\"type\":\"signOn\",\"seat\":\"web\"}");
        awaitInput(AgentInput.SignedOn.class);
        assertThat(stage.inputs).as("no leg is renewed before the shift").contains(
                new AgentInput.SignedOn(agentId, poolOfAgent(), 0, 1, 1_001))
                .doesNotContain(new AgentInput.LegRenewed(agentId));

        show(AgentState.READY);
        assertThat(page.hears("agent").toString()).contains("\"kind\":\"WEB\"")
                .doesNotContain(seat.path("secret").asText());
        awaitInput(AgentInput.ScreenBack.class);
        page.says("{\"type\":\"phoneDown\",\"reason\":\"microphone\"}");
        awaitInput(AgentInput.ScreenLost.class);
        stage.inputs.clear();
        page.says("{\"type\":\"phoneUp\",\"legUp\":true}");
        awaitInput(AgentInput.ScreenBack.class);
        assertThat(stage.inputs).as("the leg has stood").doesNotContain(new AgentInput.LegRenewed(agentId));

        stage.inputs.clear();
        page.closes();
        awaitInput(AgentInput.ScreenLost.class);
        LivePage reloaded = new LivePage(stage, agent);
        assertThat(reloaded.hears("seat")).as("the same seat, for this shift").isEqualTo(seat);
        assertThat(stage.inputs).as("a page without its telephone is not back").noneMatch(
                AgentInput.ScreenBack.class::isInstance);
        reloaded.says("{\"type\":\"phoneUp\",\"legUp\":false}");
        awaitInput(AgentInput.ScreenBack.class);
        assertThat(stage.inputs).containsSubsequence(new AgentInput.LegRenewed(agentId),
                new AgentInput.ScreenBack(agentId));

        show(AgentState.OFFLINE);
        await().untilAsserted(() -> assertThat(stage.seatSecrets).as("a new one that nobody knows").hasSize(2));
        reloaded.closes();
    }

    @Test
    void shouldLetAgentsSayWhichTelephoneStandsOnTheirDesk() {
        LivePage page = new LivePage(stage, agent);
        page.says("{\"type\":\"signOn\",\"seat\":\"phone\",\"seatNumber\":1000}");
        page.isRefused("SEAT_NOT_FREE");
        page.says("{\"type\":\"signOn\",\"seat\":\"phone\",\"seatNumber\":2}");
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(stage.inputs)
                .filteredOn(AgentInput.SignedOn.class::isInstance)
                .anyMatch(input -> ((AgentInput.SignedOn) input).seatId() == 2));
        show(AgentState.OFFLINE);
        page.closes();
    }

    @Test
    void shouldHandCallsOverToColleaguesAndPermittedNumbersOnly() {
        int colleagueId = agentId + 1_000;
        stage.screens.show(0, new ShowEffect.AgentShown(colleagueId, 1, AgentState.READY, 0, 0, false, 0, 0, true));
        LivePage page = new LivePage(stage, agent);
        page.says("{\"type\":\"colleagues\"}");
        JsonNode asked = page.hears("colleagues");
        assertThat(asked.path("agents").findValuesAsText("name")).containsExactly("#" + colleagueId);
        assertThat(asked.path("destinations").toString()).isEqualTo(
                "[{\"destinationId\":1,\"labelRu\":\"Служба доставки\",\"labelEn\":\"Delivery desk\"}]");
        page.says("{\"type\":\"transfer\",\"attemptId\":70,\"agentId\":" + colleagueId + ",\"poolId\":1}");
        page.says("{\"type\":\"transfer\",\"attemptId\":71,\"poolId\":1}");
        page.says("{\"type\":\"transfer\",\"attemptId\":72,\"destinationId\":2}");
        page.isRefused("DESTINATION_NOT_PERMITTED");
        page.says("{\"type\":\"transfer\",\"attemptId\":73,\"destinationId\":1}");
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(stage.inputs)
                .filteredOn(AgentInput.AskedTransfer.class::isInstance).containsExactly(
                        new AgentInput.AskedTransfer(agentId, 70, 0, colleagueId, 0),
                        new AgentInput.AskedTransfer(agentId, 71, 1, 0, 0),
                        new AgentInput.AskedTransfer(agentId, 73, 0, 0, 1)));
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(noted(73)).containsExactly(
                "attempt.hand-over-outside {\"destinationId\":1}"));
        assertThat(noted(72)).isEmpty();
        stage.screens.show(0, new ShowEffect.AgentShown(colleagueId, 1, AgentState.OFFLINE, 0, 0, false, 0, 0, false));
        page.closes();
    }

    @Test
    void shouldAskColleaguesInAndDialByHandAsThePageSays() {
        int colleagueId = agentId + 2_000;
        stage.inputs.clear();
        LivePage page = new LivePage(stage, agent);
        page.says("{\"type\":\"guest\",\"attemptId\":80,\"agentId\":" + colleagueId + ",\"apart\":true}");
        page.says("{\"type\":\"guest\",\"attemptId\":80,\"agentId\":" + colleagueId + "}");
        page.says("{\"type\":\"guest\",\"attemptId\":80}");
        page.says("{\"type\":\"guest\",\"attemptId\":81,\"poolId\":1,\"apart\":true}");
        page.says("{\"type\":\"guest\",\"attemptId\":81,\"destinationId\":2,\"apart\":true}");
        page.isRefused("DESTINATION_NOT_PERMITTED");
        page.says("{\"type\":\"guest\",\"attemptId\":81,\"destinationId\":1,\"apart\":true}");
        page.says("{\"type\":\"dial\",\"contactId\":5,\"numberId\":6}");
        page.says("{\"type\":\"dial\",\"attemptId\":80,\"contactId\":5,\"numberId\":7}");
        page.says("{\"type\":\"dial\"}");
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(stage.inputs)
                .filteredOn(input -> input instanceof AgentInput.AskedGuest || input instanceof AgentInput.AskedNumber
                        || input instanceof AgentInput.AskedConsult)
                .containsExactly(new AgentInput.AskedGuest(agentId, 80, colleagueId, true),
                        new AgentInput.AskedGuest(agentId, 80, colleagueId, false),
                        new AgentInput.AskedGuest(agentId, 80, 0, false),
                        new AgentInput.AskedConsult(agentId, 81, 1, 0, true),
                        new AgentInput.AskedConsult(agentId, 81, 0, 1, true),
                        new AgentInput.AskedNumber(agentId, 0, 5, 6), new AgentInput.AskedNumber(agentId, 80, 5, 7),
                        new AgentInput.AskedNumber(agentId, 0, 0, 0)));

        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(noted(80)).containsExactly(
                "attempt.ask-agent {\"agentId\":" + colleagueId + "}"));
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(noted(81)).containsExactlyInAnyOrder(
                "attempt.ask-pool {\"poolId\":1}", "attempt.ask-outside {\"destinationId\":1}"));

        stage.screens.show(0, new ShowEffect.GuestShown(agentId, 80, colleagueId, 0, true, true));
        JsonNode guest = page.hears("guest");
        assertThat(guest.path("nameEn").asText()).isEqualTo("#" + colleagueId);
        assertThat(guest.path("apart").asBoolean()).isTrue();
        stage.screens.show(0, new ShowEffect.GuestShown(agentId, 81, 0, 1, false, true));
        LivePage again = new LivePage(stage, agent);
        JsonNode outside = again.hears("guest");
        again.closes();
        assertThat(outside.path("nameRu").asText()).isEqualTo("Служба доставки");
        assertThat(outside.path("there").asBoolean()).isFalse();
        stage.screens.show(0, new ShowEffect.GuestShown(agentId, 80, 0, 0, false, false));
        stage.ringFull = true;
        page.says("{\"type\":\"guest\",\"attemptId\":80,\"agentId\":1}");
        page.isRefused("RING_FULL");
        stage.ringFull = false;
        page.closes();
    }

    @Test
    void shouldNoteOneWishWhenAColleagueOfTheGroupAskedJoinsTheConversation() {
        int colleagueId = agentId + 3_000;
        LivePage page = new LivePage(stage, agent);
        page.says("{\"type\":\"guest\",\"attemptId\":90,\"poolId\":1,\"apart\":true}");
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(stage.inputs).contains(
                new AgentInput.AskedConsult(agentId, 90, 1, 0, true)));
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(noted(90)).hasSize(1));
        stage.screens.show(0, new ShowEffect.GuestShown(agentId, 90, colleagueId, 0, true, true));
        page.says("{\"type\":\"guest\",\"attemptId\":90,\"agentId\":" + colleagueId + ",\"apart\":false}");
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(stage.inputs).contains(
                new AgentInput.AskedGuest(agentId, 90, colleagueId, false)));

        String other = "{\"type\":\"guest\",\"attemptId\":90,\"agentId\":" + (colleagueId + 1) + ",\"apart\":true}";
        stage.screens.show(0, new ShowEffect.GuestShown(agentId, 90, 0, 0, false, false));
        page.says(other);
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(noted(90)).hasSize(2));
        stage.screens.show(0, new ShowEffect.GuestShown(agentId, 90, 0, 0, false, false));
        page.says(other);
        String asked = "attempt.ask-agent {\"agentId\":" + (colleagueId + 1) + "}";
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(noted(90))
                .as("joining is no wish of its own; asking again after having left is one").containsExactlyInAnyOrder(
                        "attempt.ask-pool {\"poolId\":1}", asked, asked));
        page.closes();
    }

    /** What the audit knows of a conversation. */
    private static List<String> noted(long attemptId) {
        List<String> acts = new ArrayList<>();
        stage.admin().json("/v1/audit?subject=attempt%20" + attemptId).path("items").forEach(act ->
                acts.add(act.path("action").asText() + " " + act.path("detail")));
        return acts;
    }

    @Test
    void shouldLetPagesConnectToTheTelephoneServerOnly() {
        assertThat(stage.exchange(stage.request("/")).headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("connect-src 'self' wss://pbx.test;");
    }

    private static int poolOfAgent() {
        return stage.inputs.stream().filter(AgentInput.SignedOn.class::isInstance)
                .map(input -> ((AgentInput.SignedOn) input).poolId()).findFirst().orElse(0);
    }

    private static void awaitInput(Class<? extends Input> type) {
        await().atMost(Duration.ofSeconds(10)).until(() -> stage.inputs.stream().anyMatch(type::isInstance));
    }

    private static void show(AgentState state) {
        stage.screens.show(0, new ShowEffect.AgentShown(agentId, 1, state, 0, 0, false, 0, 0, true));
    }
}
