package dialer.api.store;

import dialer.compliance.Gatekeeper;
import dialer.compliance.Place;
import dialer.compliance.Restraint;
import dialer.compliance.RulePack;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * What the gate has decided about the contacts of one claim, written in three batches: who may be dialed and by which
 * rules, who waits and why, who is finished. Holds no personal data.
 */
final class GateNotes {

    private final Handle handle;
    private final long nowMs;
    private final List<Decided> decided = new ArrayList<>();
    private final List<Waits> waiting = new ArrayList<>();
    private final Map<Long, String> finished = new LinkedHashMap<>();

    GateNotes(Handle handle, long nowMs) {
        this.handle = handle;
        this.nowMs = nowMs;
    }

    private record Decided(long contactId, long numberId, String document) {
    }

    private record Waits(long contactId, boolean tried, String reason, long nextAtMs) {
    }

    /** The number may be dialed: by which packs, where, and with what counted. */
    void decided(long contactId, long numberId, GateFacts.Judged judged) {
        Gatekeeper gatekeeper = judged.gatekeeper();
        Gatekeeper.Question question = judged.question();
        Gatekeeper.Verdict verdict = judged.verdict();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("at", Instant.ofEpochMilli(nowMs).toString());
        document.put("packs", gatekeeper.packs().stream().map(GateNotes::pack).toList());
        document.put("zones", question.places().stream().map(GateNotes::place).toList());
        document.put("from", Instant.ofEpochMilli(verdict.spans().getFirst().fromMs()).toString());
        document.put("until", Instant.ofEpochMilli(verdict.spans().getFirst().lastMs()).toString());
        document.put("marginMs", gatekeeper.marginMs());
        document.put("agentKept", question.agentKept());
        document.put("line", question.permits().line().name());
        document.put("consent", question.permits().consent().name());
        judged.line().callerId().ifPresent(own -> document.put("callerId", own.id()));
        document.put("limits", verdict.restraints().stream().filter(restraint -> restraint.atMost() > 0)
                .map(GateNotes::limit).toList());
        decided.add(new Decided(contactId, numberId, Documents.text(document)));
    }

    private static Map<String, String> pack(RulePack pack) {
        return Map.of("id", pack.id(), "version", pack.origin().version());
    }

    private static String place(Place place) {
        return place.region().isEmpty() ? place.zone().getId() : place.zone().getId() + " " + place.region();
    }

    private static Map<String, Object> limit(Restraint restraint) {
        return Map.of("pack", restraint.packId(), "rule", restraint.period(), "counted", restraint.counted(),
                "atMost", restraint.atMost());
    }

    /** The contact waits until then; {@code reason}: a rule's name, or what the engine would say. */
    void waits(long contactId, boolean tried, String reason, long nextAtMs) {
        waiting.add(new Waits(contactId, tried, reason, nextAtMs));
    }

    /** Nobody may or can ever call the contact. */
    void finished(long contactId, String reason) {
        finished.put(contactId, reason);
    }

    void write() {
        if (!decided.isEmpty()) {
            PreparedBatch batch = handle.prepareBatch("UPDATE contact_numbers SET decision = CAST(:document AS jsonb)"
                    + " WHERE contact_id = :contactId AND number_id = :numberId");
            decided.forEach(d -> batch.bind("document", d.document()).bind("contactId", d.contactId())
                    .bind("numberId", d.numberId()).add());
            batch.execute();
        }
        if (!waiting.isEmpty()) {
            PreparedBatch batch = handle.prepareBatch("UPDATE contacts SET state = :state, next_at = :nextAt,"
                    + " wait_reason = :reason, lease_epoch = NULL WHERE contact_id = :id");
            waiting.forEach(w -> batch.bind("state", w.tried() ? "WAITING" : "OPEN").bind("nextAt", at(w.nextAtMs()))
                    .bind("reason", w.reason()).bind("id", w.contactId()).add());
            batch.execute();
        }
        if (!finished.isEmpty()) {
            PreparedBatch batch = handle.prepareBatch("UPDATE contacts SET state = 'FINISHED',"
                    + " finish_reason = :reason, lease_epoch = NULL WHERE contact_id = :id");
            finished.forEach((id, reason) -> batch.bind("reason", reason).bind("id", id).add());
            batch.execute();
        }
    }

    private static OffsetDateTime at(long ms) {
        return Instant.ofEpochMilli(ms).atOffset(ZoneOffset.UTC);
    }
}
