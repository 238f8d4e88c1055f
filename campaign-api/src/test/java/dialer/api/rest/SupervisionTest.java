package dialer.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dialer.core.agent.AgentState;
import dialer.core.effect.ShowEffect;
import dialer.core.input.AgentInput;
import java.io.IOException;
import java.net.http.HttpResponse;
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
