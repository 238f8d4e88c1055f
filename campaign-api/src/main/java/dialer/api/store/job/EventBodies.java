package dialer.api.store.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import dialer.api.store.Documents;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What events say, as JSON. The field names are those of the contract. */
final class EventBodies {

    private EventBodies() {
    }

    /**
     * One attempt for a courier.
     *
     * @param phone         masked
     * @param ringSeconds   how long it rang
     * @param talkSeconds   how long somebody talked
     * @param agent         which agent, by number; null for nobody
     * @param scriptVersion which version of the campaign's script stood on the agent's page; null where nobody talked
     * @param recording     where the conversation can be heard, a path on this server; null where it was not recorded
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Tried(long attemptId, String phone, String at, long ringSeconds, long talkSeconds,
            @Nullable String disposition, @Nullable Integer agent, @Nullable Integer scriptVersion,
            @Nullable String recording) {
        @Override
        public String toString() {
            return "Tried[" + attemptId + "]";
        }
    }

    /**
     * A result.
     *
     * @param outcome        the contract's word
     * @param courierOutcome the courier's own word for it, null where it has none
     * @param details        a JSON object
     */
    record Result(String outcome, @Nullable String courierOutcome, boolean isFinal, @Nullable Instant nextCallAt,
            String details, List<Tried> attempts) {
        @Override
        public String toString() {
            return "Result[" + outcome + "]";
        }
    }

    static String received(Job job, String trouble) {
        Map<String, Object> body = head(job);
        body.put("state", job.state().name());
        if (!trouble.isEmpty()) {
            body.put("reason", trouble);
        }
        body.put("phones", Documents.tree(job.phones()));
        return Documents.text(body);
    }

    static String attempt(Job job, List<Tried> attempts) {
        Map<String, Object> body = head(job);
        body.put("attempts", attempts);
        return Documents.text(body);
    }

    static String result(Job job, Result result) {
        Map<String, Object> body = head(job);
        body.put("outcome", result.outcome());
        if (result.courierOutcome() != null) {
            body.put("courierOutcome", result.courierOutcome());
        }
        body.put("final", result.isFinal());
        if (result.nextCallAt() != null) {
            body.put("nextCallAt", result.nextCallAt().toString());
        }
        body.put("details", Documents.tree(result.details()));
        body.put("attempts", result.attempts());
        return Documents.text(body);
    }

    private static Map<String, Object> head(Job job) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("jobId", job.jobId());
        body.put("courierOrderId", job.courierOrderId());
        body.put("kind", job.kind());
        body.put("version", job.version());
        body.put("run", job.run());
        if (job.sandbox()) {
            body.put("sandbox", true);
        }
        return body;
    }
}
