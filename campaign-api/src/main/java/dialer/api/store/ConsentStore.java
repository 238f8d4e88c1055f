package dialer.api.store;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/**
 * Who has agreed to be called, number by number and in whose name, and which lists somebody attests it for. Numbers are
 * known by the same keyed hash as in suppressions, so that the proof outlives the number.
 */
public final class ConsentStore {

    private final Jdbi jdbi;
    private final NumberHash hash;

    public ConsentStore(Database database) {
        this.jdbi = database.jdbi();
        this.hash = database.numberHash();
    }

    /**
     * One person's word.
     *
     * @param courier in whose name calls are agreed to, empty for the house
     * @param source  how it was given and where the proof is
     * @param untilAt when it ends, null for never
     */
    public record Consent(String e164, String courier, String source, Instant givenAt, @Nullable Instant untilAt) {
        @Override
        public String toString() {
            return "Consent[" + courier + "]";
        }
    }

    /** An attestation for a whole list. */
    public record Attested(String source, String by, Instant at) {
    }

    /** Adds them; what was there about the same number and courier is replaced. */
    public void add(List<Consent> consents, String actor) {
        if (consents.isEmpty()) {
            return;
        }
        jdbi.useTransaction(h -> {
            PreparedBatch batch = h.prepareBatch("""
                    INSERT INTO consents (number_hash, courier, last_digits, source, given_at, until_at, recorded_by)
                    VALUES (:hash, :courier, :digits, :source, :given, :until, :actor)
                    ON CONFLICT (number_hash, courier) DO UPDATE SET source = EXCLUDED.source,
                        given_at = EXCLUDED.given_at, until_at = EXCLUDED.until_at,
                        recorded_by = EXCLUDED.recorded_by, recorded_at = now()""");
            for (Consent one : consents) {
                Instant until = one.untilAt();
                batch.bind("hash", hash.of(one.e164())).bind("courier", one.courier())
                        .bind("digits", one.e164().substring(Math.max(0, one.e164().length() - 2)))
                        .bind("source", one.source()).bind("given", one.givenAt().atOffset(ZoneOffset.UTC))
                        .bind("until", until == null ? null : until.atOffset(ZoneOffset.UTC)).bind("actor", actor)
                        .add();
            }
            batch.execute();
        });
    }

    /** Takes a consent back; false when there was none. */
    public boolean revoke(String e164, String courier) {
        return jdbi.withHandle(h -> h.createUpdate("DELETE FROM consents WHERE number_hash = :hash"
                + " AND courier = :courier").bind("hash", hash.of(e164)).bind("courier", courier).execute()) > 0;
    }

    /**
     * Somebody attests for every number of a list; an empty source takes it back.
     *
     * @return false when there is no such list
     */
    public boolean attest(int listId, String source, String actor, Instant at) {
        boolean taken = source.isEmpty();
        return jdbi.inTransaction(h -> {
            int changed = h.createUpdate("UPDATE contact_lists SET consent_source = :source, consent_by = :by,"
                            + " consent_at = :at WHERE list_id = :id").bind("source", taken ? null : source)
                    .bind("by", taken ? null : actor).bind("at", taken ? null : at.atOffset(ZoneOffset.UTC))
                    .bind("id", listId).execute();
            if (changed > 0) {
                h.createUpdate("INSERT INTO audit (actor, action, subject, detail) VALUES (:actor, :action, :subject,"
                                + " jsonb_build_object('source', CAST(:source AS text)))").bind("actor", actor)
                        .bind("action", taken ? "consent.revoke" : "consent.attest").bind("subject", "list " + listId)
                        .bind("source", source).execute();
            }
            return changed > 0;
        });
    }

    /** Who attests for the list, if anybody does. */
    public Optional<Attested> attested(int listId) {
        return jdbi.withHandle(h -> h.createQuery("SELECT consent_source, consent_by, consent_at FROM contact_lists"
                        + " WHERE list_id = :id AND consent_by IS NOT NULL").bind("id", listId)
                .map((row, context) -> new Attested(row.getString(1), row.getString(2),
                        row.getTimestamp(3).toInstant())).findOne());
    }

    /**
     * Those of the numbers for which somebody's consent holds now, by {@link #key}, with the instant at which it ends,
     * UTC milliseconds; {@link Long#MAX_VALUE} for never.
     */
    Map<String, Long> given(Handle h, Collection<String> e164, long nowMs) {
        if (e164.isEmpty()) {
            return Map.of();
        }
        List<byte[]> hashes = e164.stream().map(hash::of).toList();
        Map<String, Long> given = new HashMap<>();
        h.createQuery("SELECT number_hash, courier, until_at FROM consents"
                        + " WHERE number_hash IN (<hashes>) AND given_at <= :now"
                        + " AND (until_at IS NULL OR until_at > :now)").bindList("hashes", hashes)
                .bind("now", Instant.ofEpochMilli(nowMs).atOffset(ZoneOffset.UTC))
                .map((row, context) -> {
                    Timestamp until = row.getTimestamp(3);
                    return Map.entry(HexFormat.of().formatHex(row.getBytes(1)) + " " + row.getString(2),
                            until == null ? Long.MAX_VALUE : until.getTime());
                }).forEach(one -> given.put(one.getKey(), one.getValue()));
        return given;
    }

    /** How {@link #given} names a number and in whose name it may be called. */
    String key(String e164, String courier) {
        return HexFormat.of().formatHex(hash.of(e164)) + " " + courier;
    }
}
