package dialer.api.live;

import dialer.api.security.Caller;
import dialer.api.store.AuditStore;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whom agents ask into conversations and to whom they hand them over, noted in the audit with ids alone. Numbers
 * outside cost money and colleagues cost time: a supervisor can see who asks whom. A wish is noted once, however often
 * the page says anew that the person hears it or not.
 */
final class Consultations {

    private static final Logger LOG = LoggerFactory.getLogger(Consultations.class);
    private static final int REMEMBERED = 1_000;

    private final AuditStore audit;
    private final Executor executor;
    /** Whom each attempt's agent has asked last, or who has come of the group asked; the oldest are forgotten. */
    private final Map<Long, Other> asked = new LinkedHashMap<>();

    Consultations(AuditStore audit, Executor executor) {
        this.audit = audit;
        this.executor = executor;
    }

    /** Who is asked, or gets the person; one of the three is not 0, or all are 0 and nobody is meant. */
    record Other(int agentId, int poolId, int destinationId) {

        private boolean isNobody() {
            return agentId == 0 && poolId == 0 && destinationId == 0;
        }

        private String kind() {
            return agentId != 0 ? "agent" : poolId != 0 ? "pool" : "outside";
        }

        private Map<String, Integer> detail() {
            return agentId != 0 ? Map.of("agentId", agentId) : poolId != 0 ? Map.of("poolId", poolId)
                    : Map.of("destinationId", destinationId);
        }
    }

    /** An agent asks somebody into the conversation, changes who hears it, or lets the other go. */
    void asked(Caller caller, long attemptId, Other other) {
        if (!other.equals(remember(attemptId, other)) && !other.isNobody()) {
            note(caller, "attempt.ask-" + other.kind(), attemptId, other);
        }
    }

    /**
     * Who is with the agent now. The page names the colleague who came of a group when it changes who hears whom: that
     * is the same wish. After nobody was there, whoever is asked is asked anew.
     */
    void there(long attemptId, int agentId, int destinationId) {
        remember(attemptId, new Other(agentId, 0, destinationId));
    }

    /** Whom it was before; null when nobody was asked yet. */
    private @Nullable Other remember(long attemptId, Other other) {
        synchronized (asked) {
            Other before = asked.put(attemptId, other);
            if (asked.size() > REMEMBERED) {
                asked.remove(asked.keySet().iterator().next());
            }
            return before;
        }
    }

    /** An agent hands the person over. */
    void handedOver(Caller caller, long attemptId, Other other) {
        if (!other.isNobody()) {
            note(caller, "attempt.hand-over-" + other.kind(), attemptId, other);
        }
    }

    private void note(Caller caller, String action, long attemptId, Other other) {
        executor.execute(() -> {
            try {
                audit.note(caller.actor(), action, "attempt " + attemptId, other.detail());
            } catch (RuntimeException e) {
                LOG.warn("A wish of an agent could not be noted in the audit: {}", e.getClass().getSimpleName());
            }
        });
    }
}
