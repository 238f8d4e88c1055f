package dialer.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dialer.api.rest.ApiStage.Client;
import dialer.api.security.AuthenticatorCodes;
import dialer.engine.SystemClock;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.jspecify.annotations.Nullable;

/** A code beside the password, for those who want one. */
class SecondFactorTest {

    private static final long STEP_MS = 30_000;

    private static ApiStage stage;

    @BeforeAll
    static void open() throws IOException {
        stage = new ApiStage();
    }

    @AfterAll
    static void close() {
        stage.close();
    }

    @Test
    void shouldAskForACodeOnceItIsConfirmedAndTakeEachCodeOnce() {
        Client user = stage.user("supervisor", null);
        String login = user.user().path("login").asText();
        HttpResponse<String> offer = user.send("POST", "/v1/me/second-factor:begin", Map.of());
        fits("POST", "/v1/me/second-factor:begin", offer);
        String secret = ApiStage.parse(offer.body()).path("secret").asText();
        assertThat(logIn(login, null).statusCode()).as("not confirmed yet").isEqualTo(200);
        assertThat(user.send("POST", "/v1/me/second-factor:confirm", Map.of("code", "1")).statusCode()).isEqualTo(422);

        long now = new SystemClock().nowMs();
        String used = AuthenticatorCodes.at(secret, now);
        HttpResponse<String> confirmed = user.send("POST", "/v1/me/second-factor:confirm", Map.of("code", used));
        fits("POST", "/v1/me/second-factor:confirm", confirmed);
        JsonNode recovery = ApiStage.parse(confirmed.body()).path("recoveryCodes");
        assertThat(recovery).hasSize(10);

        assertThat(code(logIn(login, null))).isEqualTo("second-factor");
        assertThat(code(logIn(login, used))).as("used already").isEqualTo("second-factor-wrong");
        assertThat(logIn(login, AuthenticatorCodes.at(secret, now + STEP_MS)).statusCode()).isEqualTo(200);
        assertThat(logIn(login, recovery.path(3).asText()).statusCode()).isEqualTo(200);
        assertThat(code(logIn(login, recovery.path(3).asText()))).isEqualTo("second-factor-wrong");
        assertThat(user.json("/v1/me/second-factor").path("recoveryLeft").asInt()).isEqualTo(9);
        assertThat(user.send("POST", "/v1/me/second-factor:begin", Map.of()).statusCode()).isEqualTo(409);

        assertThat(user.send("POST", "/v1/me/second-factor:remove", Map.of("password", "no")).statusCode())
                .isEqualTo(422);
        assertThat(user.send("POST", "/v1/me/second-factor:remove", Map.of("password", "password 1")).statusCode())
                .isEqualTo(204);
        assertThat(logIn(login, null).statusCode()).isEqualTo(200);
    }

    @Test
    void shouldLetAnAdministratorTakeItAwayFromSomebodyWhoHasLostTheTelephone() {
        Client user = stage.user("manager", null);
        String secret = ApiStage.parse(user.send("POST", "/v1/me/second-factor:begin", Map.of()).body()).path("secret")
                .asText();
        user.send("POST", "/v1/me/second-factor:confirm",
                Map.of("code", AuthenticatorCodes.at(secret, new SystemClock().nowMs())));
        String login = user.user().path("login").asText();
        assertThat(logIn(login, null).statusCode()).isEqualTo(401);
        String path = "/v1/users/" + user.user().path("id").asInt() + ":remove-second-factor";
        assertThat(stage.admin().send("POST", path, Map.of()).statusCode()).isEqualTo(204);
        assertThat(logIn(login, null).statusCode()).isEqualTo(200);
    }

    private static HttpResponse<String> logIn(String login, @Nullable String code) {
        Map<String, String> body = code == null ? Map.of("login", login, "password", "password 1")
                : Map.of("login", login, "password", "password 1", "code", code);
        return stage.exchange(stage.request("/v1/login").header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(ApiStage.text(body))));
    }

    private static String code(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(401);
        return ApiStage.parse(answer.body()).path("type").asText().replaceFirst(".*:", "");
    }

    private static void fits(String method, String path, HttpResponse<String> answer) {
        CourierContract.check(method, path, answer);
        assertThat(answer.statusCode()).isEqualTo(200);
    }
}
