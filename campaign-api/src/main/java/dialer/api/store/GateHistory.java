package dialer.api.store;

import dialer.compliance.History;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;

/** What the gate looks back at, and what it has decided, for those who ask about one person or one attempt. */
public final class GateHistory {

    private final Jdbi jdbi;
    private final SuppressionStore suppressions;

    public GateHistory(Database database) {
        this.jdbi = database.jdbi();
        this.suppressions = new SuppressionStore(database);
    }

    /** What was tried lately at one number of one contact of a campaign. */
    public History of(int campaignId, ClaimRules rules, long numberId, long contactId, long nowMs) {
        return jdbi.withHandle(h -> PastAttempts.read(h, ContactClaims.sellersCampaigns(campaignId, rules),
                List.of(numberId), List.of(contactId), nowMs).of(numberId, contactId));
    }

    /** Which of the numbers are suppressed for this campaign now. */
    public Set<String> suppressed(int campaignId, ClaimRules rules, List<String> e164, long nowMs) {
        return jdbi.withHandle(h -> suppressions.forbidden(h, e164, campaignId, rules.seller().courier(), nowMs));
    }

    /** The decision by which an attempt was let through, as JSON; empty where none was written down. */
    public Optional<String> decision(long attemptId) {
        return jdbi.withHandle(h -> h.createQuery("SELECT CAST(decision AS text) FROM attempts"
                + " WHERE attempt_id = :id AND decision IS NOT NULL").bind("id", attemptId).mapTo(String.class)
                .findOne());
    }
}
