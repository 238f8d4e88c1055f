package dialer.api.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dialer.core.campaign.DialMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** What the demo did, read back from the store when the last outcome is in. */
final class DemoSummary {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private static final double PERMITTED = 0.03;

    private final ObjectNode json;
    private final DemoOptions options;

    /**
     * @param stored  the answer of {@code GET /v1/campaigns/{id}/summary}
     * @param courier what the demo's courier has seen
     * @param gone    what was destroyed, and what a search has found of it
     * @param options what was asked for
     * @param wallMs  how long the demo ran
     */
    DemoSummary(JsonNode stored, Map<String, Object> courier, Map<String, Object> gone, DemoOptions options,
            long wallMs) {
        this.json = stored.deepCopy();
        this.options = options;
        double shift = stored.path("agentShiftSeconds").asDouble();
        JsonNode seconds = stored.path("agentSeconds");
        double stateSum = 0;
        for (JsonNode inState : seconds) {
            stateSum += inState.asDouble();
        }
        json.put("agentTalkShare", share(seconds.path("TALKING").asDouble(), shift));
        json.put("agentIdleShare", share(
                seconds.path("READY").asDouble() + seconds.path("RESERVED").asDouble(), shift));
        double busy = seconds.path("TALKING").asDouble() + seconds.path("WRAP_UP").asDouble();
        json.put("agentBusyShare", share(busy, shift - seconds.path("PAUSED").asDouble()
                - seconds.path("AWAY").asDouble()));
        json.put("abandonedShare", share(stored.path("abandoned").asDouble(), stored.path("answered").asDouble()));
        json.set("jobs", JSON.valueToTree(courier));
        json.set("destruction", JSON.valueToTree(gone));
        json.put("mode", options.mode().name());
        json.put("agentStateSecondsMinusShift", Math.round((stateSum - shift) * 1_000) / 1_000.0);
        json.put("seed", options.seed());
        json.put("speed", options.speed());
        json.put("asterisk", options.asterisk() ? "real" : "simulated");
        json.put("wallSeconds", wallMs / 1_000);
    }

    void writeTo(Path file) throws IOException {
        Path parent = file.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        Files.writeString(file, JSON.writeValueAsString(json) + "\n");
    }

    /**
     * Whether nothing was lost and no more people were abandoned than was promised: nobody in progressive mode; ahead
     * of free agents 3 % of those who answered, and what chance adds to that (twice the usual spread, and two).
     */
    boolean isClean() {
        double permitted = options.mode() == DialMode.PROGRESSIVE ? 0 : PERMITTED * json.path("answered").asLong();
        double most = permitted == 0 ? 0 : permitted + 2 + 2 * Math.sqrt(permitted);
        return json.path("unaccountedAttempts").asLong() == 0
                && json.at("/jobs/signaturesWrong").asLong() == 0
                && json.at("/destruction/leftovers").asLong() == 0
                && json.path("abandoned").asLong() <= most
                && Math.abs(json.path("agentStateSecondsMinusShift").asDouble()) < 0.5;
    }

    String inWords() {
        JsonNode wait = json.path("answerToBridgeMs");
        return String.format(Locale.ROOT, """
                Attempts %d, answered %d, bridged %d, abandoned %d, hung up first %d, unaccounted %d
                Outcomes stored %d, contacts finished %d of %d
                Courier: %d jobs, %d slot questions, %d results (signatures: %d right, %d wrong)
                Courier says: %d delivered, %d to be called again
                Destroyed: %d people, %d orders, %d numbers; %d traces looked for in %d texts and %d files, %d found
                Agents: %.1f %% busy (%.1f %% talking), %.1f %% idle
                Answer to bridge p50 %d ms, p95 %d ms, p99 %d ms""",
                json.path("attempts").asLong(), json.path("answered").asLong(), json.path("bridged").asLong(),
                json.path("abandoned").asLong(), json.path("hungUpFirst").asLong(),
                json.path("unaccountedAttempts").asLong(), json.path("outcomesStored").asLong(),
                json.path("contactsFinished").asLong(), json.path("contactsTotal").asLong(),
                json.at("/jobs/jobs").asLong(), json.at("/jobs/slotQuestions").asLong(),
                json.at("/jobs/resultsReceived").asLong(), json.at("/jobs/signaturesVerified").asLong(),
                json.at("/jobs/signaturesWrong").asLong(), json.at("/jobs/delivered").asLong(),
                json.at("/jobs/rerun").asLong(),
                json.at("/destruction/people").asLong(), json.at("/destruction/jobs").asLong(),
                json.at("/destruction/numbers").asLong(), json.at("/destruction/marks").asLong(),
                json.at("/destruction/texts").asLong(), json.at("/destruction/files").asLong(),
                json.at("/destruction/leftovers").asLong(),
                100 * json.path("agentBusyShare").asDouble(), 100 * json.path("agentTalkShare").asDouble(),
                100 * json.path("agentIdleShare").asDouble(),
                wait.path("p50").asLong(), wait.path("p95").asLong(), wait.path("p99").asLong());
    }

    private static double share(double part, double whole) {
        return whole == 0 ? 0 : Math.round(10_000 * part / whole) / 10_000.0;
    }
}
