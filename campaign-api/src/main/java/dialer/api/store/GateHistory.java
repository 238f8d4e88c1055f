package dialer.api.store;

import dialer.compliance.CallerId;
import dialer.compliance.Gatekeeper;
import dialer.compliance.Place;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** What the gate looks back at, and what it has decided, for those who ask about one person or one attempt. */
public final class GateHistory {

    private final Jdbi jdbi;
    private final SuppressionStore suppressions;
    private final ConsentStore consents;

    public GateHistory(Database database) {
        this.jdbi = database.jdbi();
        this.suppressions = new SuppressionStore(database);
        this.consents = new ConsentStore(database);
    }

    /**
     * What the gate says about one number of a contact.
     *
     * @param callerId of ours from which a call would come, in E.164; empty where the way out shows its own
     * @param givenUp  why nobody dials this number any more whatever the gate says: {@code WRONG_PERSON},
     *                 {@code INVALID_NUMBER}, {@code UNWANTED}; null where it is dialed
     */
    public record Standing(long numberId, Gatekeeper gatekeeper, List<Place> places, Gatekeeper.Verdict verdict,
            String callerId, @Nullable String givenUp) {
        @Override
        public String toString() {
            return "Standing[" + numberId + "]";
        }
    }

    /** What the gate says about each number of a contact, as it would if the contact were claimed now. */
    public List<Standing> judge(int campaignId, ClaimRules rules, long contactId, long nowMs, long horizonMs) {
        return jdbi.withHandle(h -> {
            GateFacts facts = GateFacts.read(h, suppressions, consents, campaignId, List.of(contactId), rules, nowMs,
                    true);
            return facts.numbers(contactId).stream().map(number -> {
                GateFacts.Judged judged = facts.judge(number, horizonMs);
                return new Standing(number.numberId(), judged.gatekeeper(), judged.question().places(),
                        judged.verdict(), judged.line().callerId().map(CallerId::e164).orElse(""), number.givenUp());
            }).toList();
        });
    }

    /** The decision by which an attempt was let through, as JSON; empty where none was written down. */
    public Optional<String> decision(long attemptId) {
        return jdbi.withHandle(h -> h.createQuery("SELECT CAST(decision AS text) FROM attempts"
                + " WHERE attempt_id = :id AND decision IS NOT NULL").bind("id", attemptId).mapTo(String.class)
                .findOne());
    }
}
