package dialer.api.store;

import dialer.core.attempt.Disposition;
import dialer.core.effect.StoreEffect;
import dialer.engine.OutboxEntry;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Which rows a store effect changes. Runs inside the projector's transaction. */
final class EffectWriter {

    void write(Handle handle, OutboxEntry entry) {
        switch (entry.effect()) {
            case StoreEffect.AttemptStarted e -> started(handle, entry.atMs(), e);
            case StoreEffect.AttemptClosed e -> closed(handle, e);
            case StoreEffect.OutcomeRecorded e -> outcome(handle, e);
            case StoreEffect.OutcomeWaived e -> handle.createUpdate(
                    "UPDATE attempts SET outcome_waived_by = :userId WHERE attempt_id = :attemptId")
                    .bind("userId", e.byUserId()).bind("attemptId", e.attemptId()).execute();
            case StoreEffect.AttemptFollowed e -> followed(handle, e);
            case StoreEffect.ContactWaiting e -> waiting(handle, e);
            case StoreEffect.ContactFinished e -> finished(handle, e);
            case StoreEffect.ContactReturned e -> returned(handle, e);
            case StoreEffect.NumberToSuppress e -> suppress(handle, entry.atMs(), e.numberId(), "agent");
            case StoreEffect.NumberOptedOut e -> suppress(handle, entry.atMs(), e.numberId(), "key-press");
            case StoreEffect.AgentSpell e -> spell(handle, e);
            case StoreEffect.CampaignMoved e -> handle.createUpdate(
                    "UPDATE campaigns SET state = :state WHERE campaign_id = :campaignId")
                    .bind("state", e.state().name()).bind("campaignId", e.campaignId()).execute();
        }
    }

    private static void started(Handle handle, long atMs, StoreEffect.AttemptStarted e) {
        handle.createUpdate("""
                INSERT INTO attempts (attempt_id, campaign_id, contact_id, number_id, trunk_id, node_id, ordinal,
                                      agent_id, started_at, decision, caller_id)
                SELECT :attemptId, :campaignId, :contactId, :numberId, :trunkId, :nodeId, :ordinal, :agentId, :at,
                       d.decision, CAST(d.decision ->> 'callerId' AS integer)
                FROM (SELECT 1) one LEFT JOIN contact_numbers d
                     ON d.contact_id = :contactId AND d.number_id = :numberId
                """)
                .bind("attemptId", e.attemptId()).bind("campaignId", e.campaignId()).bind("contactId", e.contactId())
                .bind("numberId", e.numberId()).bind("trunkId", e.trunkId()).bind("nodeId", e.nodeId())
                .bind("ordinal", e.ordinal()).bind("agentId", e.agentId()).bind("at", at(atMs)).execute();
        handle.createUpdate("UPDATE contacts SET state = 'IN_ATTEMPT' WHERE contact_id = :contactId"
                + " AND destruction_id IS NULL")
                .bind("contactId", e.contactId()).execute();
    }

    private static void closed(Handle handle, StoreEffect.AttemptClosed e) {
        handle.createUpdate("""
                UPDATE attempts SET agent_id = :agentId, ringing_at = :ringing, answered_at = :answered,
                       bridged_at = :bridged, ended_at = :ended, disposition = :disposition, cause = :cause
                WHERE attempt_id = :attemptId""")
                .bind("agentId", e.agentId()).bind("ringing", at(e.ringingAtMs()))
                .bind("answered", at(e.answeredAtMs())).bind("bridged", at(e.bridgedAtMs()))
                .bind("ended", at(e.endedAtMs())).bind("disposition", e.disposition().name())
                .bind("cause", e.cause().name()).bind("attemptId", e.attemptId()).execute();
        handle.createUpdate("""
                UPDATE contacts SET same_in_a_row = CASE WHEN last_disposition = :disposition
                                                         THEN same_in_a_row + 1 ELSE 1 END,
                       last_disposition = :disposition
                WHERE contact_id = :contactId""")
                .bind("disposition", e.disposition().name()).bind("contactId", e.contactId()).execute();
        numberTried(handle, e);
    }

    private static void numberTried(Handle handle, StoreEffect.AttemptClosed e) {
        Disposition disposition = e.disposition();
        handle.createUpdate("""
                UPDATE contact_numbers SET attempts_made = attempts_made + :counted, last_disposition = :disposition,
                       last_attempt_id = :attemptId
                WHERE contact_id = :contactId AND number_id = :numberId""")
                .bind("attemptId", e.attemptId()).bind("counted", disposition.counts() ? 1 : 0)
                .bind("disposition", disposition.name())
                .bind("contactId", e.contactId()).bind("numberId", e.numberId()).execute();
    }

    private static void outcome(Handle handle, StoreEffect.OutcomeRecorded e) {
        handle.createUpdate("""
                UPDATE attempts SET outcome_id = :outcomeId, form_id = nullif(:formId, 0), wrap_up_ms = :wrapUpMs,
                       agent_id = :agentId
                WHERE attempt_id = :attemptId""")
                .bind("outcomeId", e.outcomeId()).bind("formId", e.formId()).bind("wrapUpMs", e.wrapUpMs())
                .bind("agentId", e.agentId()).bind("attemptId", e.attemptId()).execute();
        handle.createUpdate("""
                UPDATE contact_numbers SET wrong_person = true
                FROM attempts a JOIN outcomes o USING (campaign_id, outcome_id)
                WHERE a.attempt_id = :attemptId AND o.kind = 'WRONG_NUMBER'
                      AND contact_numbers.contact_id = a.contact_id AND contact_numbers.number_id = a.number_id""")
                .bind("attemptId", e.attemptId()).execute();
    }

    /** Nothing is owed for the conversation any more; a slot held in it is held for the next one. */
    private static void followed(Handle handle, StoreEffect.AttemptFollowed e) {
        handle.createUpdate("UPDATE attempts SET outcome_waived_by = 0, followed_by = :next WHERE attempt_id = :id")
                .bind("next", e.nextAttemptId()).bind("id", e.attemptId()).execute();
        handle.createUpdate("UPDATE slot_holds SET attempt_id = :next WHERE attempt_id = :id AND state = 'HELD'")
                .bind("next", e.nextAttemptId()).bind("id", e.attemptId()).execute();
    }

    private static void waiting(Handle handle, StoreEffect.ContactWaiting e) {
        handle.createUpdate("""
                UPDATE contacts SET state = 'WAITING', next_at = :nextAt, attempts_made = :attemptsMade,
                       callback = :callback, for_agent_id = :agentId, wait_reason = NULL, lease_epoch = NULL
                WHERE contact_id = :contactId AND state NOT IN ('FINISHED', 'WITHDRAWN')""")
                .bind("nextAt", at(e.nextAtMs())).bind("attemptsMade", e.attemptsMade())
                .bind("callback", e.callback()).bind("agentId", e.agentId()).bind("contactId", e.contactId())
                .execute();
    }

    private static void finished(Handle handle, StoreEffect.ContactFinished e) {
        handle.createUpdate("""
                UPDATE contacts SET state = CASE WHEN state = 'WITHDRAWN' THEN state ELSE 'FINISHED' END,
                       finish_reason = :reason, attempts_made = :attemptsMade, lease_epoch = NULL
                WHERE contact_id = :contactId""")
                .bind("reason", e.reason().name()).bind("attemptsMade", e.attemptsMade())
                .bind("contactId", e.contactId()).execute();
    }

    private static void returned(Handle handle, StoreEffect.ContactReturned e) {
        int open = handle.createUpdate("""
                UPDATE contacts SET state = CASE WHEN attempts_made > 0 THEN 'WAITING' ELSE 'OPEN' END,
                       next_at = greatest(next_at, :notBefore), wait_reason = :waitReason, lease_epoch = NULL
                WHERE contact_id = :contactId AND state NOT IN ('FINISHED', 'WITHDRAWN', 'HELD')""")
                .bind("waitReason", WaitReasons.of(e.reason())).bind("notBefore", at(e.notBeforeMs()))
                .bind("contactId", e.contactId()).execute();
        if (open == 0) {
            // withdrawn meanwhile: the engine has let go of it
            handle.createUpdate("UPDATE contacts SET lease_epoch = NULL WHERE contact_id = :contactId"
                    + " AND lease_epoch IS NOT NULL").bind("contactId", e.contactId()).execute();
        }
    }

    private static void suppress(Handle handle, long atMs, long numberId, String source) {
        int known = handle.createUpdate("""
                INSERT INTO suppressions (number_id, reason, at, source)
                SELECT number_id, 'asked by the recipient', :at, :source FROM numbers
                WHERE number_id = :numberId FOR KEY SHARE
                ON CONFLICT (number_id) DO UPDATE SET at = least(suppressions.at, excluded.at)""")
                .bind("numberId", numberId).bind("at", at(atMs)).bind("source", source).execute();
        if (known == 0) {
            // an outcome that came after the digits were destroyed: their hash is what the opt-out is kept by anyway
            handle.createUpdate("""
                    INSERT INTO suppression_entries (number_hash, scope, reason, source, at)
                    SELECT number_hash, 'GLOBAL', 'asked by the recipient', :source, :at FROM number_marks
                    WHERE number_id = :numberId ON CONFLICT (number_hash, scope, scope_key) DO NOTHING""")
                    .bind("numberId", numberId).bind("at", at(atMs)).bind("source", source).execute();
        }
    }

    private static void spell(Handle handle, StoreEffect.AgentSpell e) {
        handle.createUpdate("""
                INSERT INTO agent_spells (agent_id, pool_id, campaign_id, state, pause_reason_id, from_at, to_at)
                VALUES (:agentId, :poolId, :campaignId, :state, :reasonId, :fromAt, :toAt)""")
                .bind("agentId", e.agentId()).bind("poolId", e.poolId()).bind("campaignId", e.campaignId())
                .bind("state", e.state().name()).bind("reasonId", e.pauseReasonId()).bind("fromAt", at(e.fromMs()))
                .bind("toAt", at(e.toMs())).execute();
    }

    private static @Nullable OffsetDateTime at(long ms) {
        return ms == 0 ? null : Instant.ofEpochMilli(ms).atOffset(ZoneOffset.UTC);
    }
}
