package dialer.api.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dialer.api.words.Sentences;
import dialer.core.campaign.DialLimit;
import dialer.core.campaign.DialMode;
import dialer.core.campaign.GearReason;
import dialer.core.effect.ShowEffect.PacingShown;
import dialer.core.effect.ShowEffect.PoolShown;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Why a campaign dials as it does, and what a team would do. */
class PacingTest {
    private static ApiStage stage;
    private static ApiStage.Client admin;
    private static int poolId;

    @BeforeAll
    static void open() throws IOException {
        stage = new ApiStage();
        admin = stage.admin();
        poolId = parse(admin.send("POST", "/v1/pools", Map.of("name", "Смена"))).path("id").asInt();
    }

    @AfterAll
    static void close() {
        stage.close();
    }

    private static JsonNode parse(HttpResponse<String> answer) {
        return ApiStage.parse(answer.body());
    }

    private static int campaign(DialMode mode) {
        HttpResponse<String> created = admin.send("POST", "/v1/campaigns",
                Map.of("name", "Доставка " + mode, "mode", mode, "poolId", poolId));
        assertThat(created.statusCode()).isEqualTo(201);
        return parse(created).path("id").asInt();
    }

    @Test
    void shouldExplainTheLastDecisionInFiguresAndWords() {
        int id = campaign(DialMode.AUTOMATIC);
        stage.screens.show(0, new PoolShown(poolId, 1, 0, 0, 6, 1, 2, 0));
        stage.screens.show(0, new PacingShown(id, poolId, DialMode.PREDICTIVE, GearReason.EVIDENCE, 1_000, 1, 0, 2_400,
                7, 2_100, 24_000, 31_000, 320, 410, DialLimit.RISK, 30, 900, 15, 12_000, 86_400_000, 800, 250_500, 247,
                6_900, 7));

        JsonNode pacing = parse(admin.get("/v1/campaigns/" + id + "/pacing"));

        assertThat(pacing.path("mode").asText()).isEqualTo("AUTOMATIC");
        assertThat(pacing.path("dialsAs").asText()).isEqualTo("PREDICTIVE");
        assertThat(pacing.at("/decision/agentsSoonReady").asDouble()).isEqualTo(2.4);
        assertThat(pacing.at("/decision/risk").asDouble()).isEqualTo(0.024);
        assertThat(pacing.at("/budget/left").asInt()).isEqualTo(12);
        assertThat(pacing.at("/forecast/expectedLosses").asDouble()).isEqualTo(6.9);
        assertThat(pacing.at("/agents/busyNow").asDouble()).isEqualTo(0.875);
        assertThat(pacing.path("series")).hasSize(1);
        assertThat(pacing.path("wordsEn").toString()).contains("15 of 900 abandoned (1.7 %, limit 3.0 %)",
                "12 more are permitted", "Limited by risk");
        assertThat(pacing.path("wordsRu").toString()).contains("Потеряно 15 из 900 (1,7 %, предел 3,0 %)", "ещё 12");

        JsonNode board = parse(admin.get("/v1/board"));
        assertThat(board.at("/campaigns").findValue("pacing").path("left").asInt()).isEqualTo(12);
        assertThat(board.at("/pools/0/busy/busyNow").asDouble()).isEqualTo(0.875);
    }

    @Test
    void shouldSayThatNothingIsDecidedWhereCallsGoOneToOne() {
        int id = campaign(DialMode.PROGRESSIVE);

        JsonNode pacing = parse(admin.get("/v1/campaigns/" + id + "/pacing"));

        assertThat(pacing.path("dialsAs").asText()).isEqualTo("PROGRESSIVE");
        assertThat(pacing.path("decision").isNull()).isTrue();
        assertThat(pacing.path("wordsEn").get(0).asText()).startsWith("One call per free agent.");
        assertThat(admin.get("/v1/campaigns/99999/pacing").statusCode()).isEqualTo(404);
    }

    @Test
    void shouldHaveWordsForEveryModeReasonAndLimit() {
        for (DialMode mode : DialMode.values()) {
            assertThat(Sentences.RU.keys()).contains("pacing.mode." + mode);
        }
        for (GearReason reason : GearReason.values()) {
            assertThat(Sentences.RU.keys()).contains("pacing.reason." + reason);
        }
        for (DialLimit limit : DialLimit.values()) {
            assertThat(Sentences.RU.keys()).contains("pacing.limit." + limit);
        }
    }

    @Test
    void shouldAnswerWhatATeamWouldDo() {
        HttpResponse<String> asked = admin.send("POST", "/v1/what-if",
                Map.of("agents", 4, "answerPermille", 400, "talkSeconds", 120));
        assertThat(asked.statusCode()).isEqualTo(202);
        String path = asked.headers().firstValue("Location").orElseThrow();

        JsonNode question = await().atMost(Duration.ofMinutes(2)).until(() -> parse(admin.get(path)),
                now -> !now.path("state").asText().matches("WAITING|RUNNING"));

        assertThat(question.path("state").asText()).isEqualTo("DONE");
        assertThat(question.at("/answer/busyShare").asDouble()).isBetween(0.6, 0.95);
        assertThat(question.at("/answer/busyLow").asDouble()).isLessThanOrEqualTo(
                question.at("/answer/busyHigh").asDouble());
        assertThat(question.at("/answer/sentenceEn").asText()).startsWith("With 4 agents, 40 % answer rate");
        assertThat(admin.get("/v1/what-if/999").statusCode()).isEqualTo(404);
    }

    @Test
    void shouldRefuseAMarketThatCannotBe() {
        assertThat(admin.send("POST", "/v1/what-if", Map.of("agents", 4)).statusCode()).isEqualTo(422);
        assertThat(admin.send("POST", "/v1/what-if",
                Map.of("agents", 0, "answerPermille", 400, "talkSeconds", 120)).statusCode()).isEqualTo(422);
    }
}
