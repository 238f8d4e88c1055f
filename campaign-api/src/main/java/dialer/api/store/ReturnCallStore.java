package dialer.api.store;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** People who call back: the open contact behind the number is called next. Digits are looked for and not kept. */
public final class ReturnCallStore {

    private final Jdbi jdbi;

    public ReturnCallStore(Database database) {
        this.jdbi = database.jdbi();
    }

    /** The contact that is called next. */
    public record Promised(long contactId, int campaignId) {
    }

    /**
     * Makes the contact with this number, of a campaign that runs, a callback that is due now; whatever was planned for
     * it before is given up. One who is in the hopper comes first when the hopper has been filled anew. Of several
     * contacts it is the one that would have been called first.
     *
     * @param e164 the number, with "+"
     * @return empty where nobody waits behind the number, it may not be called, or one was promised within the minute
     */
    public Optional<Promised> promise(String e164, Instant now) {
        return jdbi.inTransaction(h -> {
            Optional<Promised> found = h.createQuery("""
                    SELECT c.contact_id, c.campaign_id
                    FROM numbers n JOIN contact_numbers cn USING (number_id) JOIN contacts c USING (contact_id)
                         JOIN campaigns g USING (campaign_id)
                    WHERE n.e164 = :e164 AND NOT cn.wrong_person AND c.state IN ('OPEN', 'WAITING', 'IN_HOPPER')
                          AND g.state = 'RUNNING' AND (c.deadline IS NULL OR c.deadline > :now)
                          AND NOT EXISTS (SELECT 1 FROM return_calls r WHERE r.contact_id = c.contact_id
                                          AND r.at > CAST(:now AS timestamptz) - interval '1 minute')
                    ORDER BY c.next_at, c.contact_id LIMIT 1 FOR UPDATE OF c SKIP LOCKED""").bind("e164", e164)
                    .bind("now", now).map(ConstructorMapper.of(Promised.class)).findOne();
            found.ifPresent(promised -> {
                h.createUpdate("""
                        UPDATE contacts SET state = CASE WHEN state = 'IN_HOPPER' THEN state ELSE 'WAITING' END,
                                            callback = true, next_at = :now, priority = 1, for_agent_id = 0,
                                            wait_reason = NULL
                        WHERE contact_id = :contact""")
                        .bind("now", now).bind("contact", promised.contactId()).execute();
                h.createUpdate("""
                        INSERT INTO return_calls (at, contact_id, campaign_id) VALUES (:now, :contact, :campaign)""")
                        .bind("now", now).bind("contact", promised.contactId())
                        .bind("campaign", promised.campaignId()).execute();
            });
            return found;
        });
    }
}
