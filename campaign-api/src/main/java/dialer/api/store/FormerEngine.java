package dialer.api.store;

import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an engine has left behind whose files are gone: moved aside after a power cut, lost with a disk, or younger than
 * a database that was restored. Nobody will report any more how its last attempts ended, so the store closes them
 * itself; nothing is guessed, and nobody is forgotten.
 */
final class FormerEngine {

    private static final Logger LOG = LoggerFactory.getLogger(FormerEngine.class);

    private FormerEngine() {
    }

    /** Runs in the transaction in which the store turns to the new engine's outbox. */
    static void settle(Handle handle) {
        int lost = handle.execute("""
                UPDATE attempts SET ended_at = greatest(now(), started_at), disposition = 'NODE_LOST',
                       cause = 'NODE_LOST'
                WHERE ended_at IS NULL""");
        int waived = handle.execute("""
                UPDATE attempts SET outcome_waived_by = 0
                WHERE disposition = 'CONNECTED' AND outcome_id IS NULL AND outcome_waived_by IS NULL""");
        // chosen while the person was on the line: the contact would have been settled at the end of the call
        handle.execute("""
                UPDATE contacts c SET state = 'FINISHED', lease_epoch = NULL,
                       finish_reason = CASE o.kind WHEN 'SUPPRESS' THEN 'SUPPRESSED' ELSE 'OUTCOME_FINAL' END
                FROM attempts a JOIN outcomes o USING (campaign_id, outcome_id)
                WHERE c.state = 'IN_ATTEMPT' AND a.contact_id = c.contact_id AND o.kind IN ('FINAL', 'SUPPRESS')""");
        // an attempt that had ended, and whose outcome was owed, was not counted yet
        int back = handle.execute("""
                UPDATE contacts c SET state = CASE WHEN made.n > 0 THEN 'WAITING' ELSE 'OPEN' END,
                       attempts_made = made.n, next_at = now() + make_interval(secs =>
                           coalesce(CAST(p.settings #>> '{retryRules,otherwiseDelayMs}' AS bigint), 600000) / 1000.0),
                       lease_epoch = NULL
                FROM campaigns p, (SELECT held.contact_id, CAST(count(a.attempt_id) AS integer) AS n
                                   FROM contacts held LEFT JOIN attempts a ON a.contact_id = held.contact_id
                                        AND a.disposition NOT IN ('NODE_LOST', 'CANCELLED', 'TRUNK_SILENT',
                                                                  'MISCONFIGURED', 'CONGESTION')
                                   WHERE held.state = 'IN_ATTEMPT' GROUP BY held.contact_id) made
                WHERE made.contact_id = c.contact_id AND p.campaign_id = c.campaign_id""");
        LOG.warn("The engine begins anew on a store with a history: {} attempts that had not ended are closed as lost,"
                + " {} outcomes that were owed are closed as not decided, {} contacts wait for their next attempt",
                lost, waived, back);
    }
}
