package dialer.api.store.retention;

import dialer.api.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Destructions with their acts, erasures that somebody asked for, and what searches for leftovers have found. */
public final class DestructionStore {

    private static final String COLUMNS = "destruction_id, rule, asked_by, began_at, ended_at,"
            + " CAST(counts AS text) AS counts, act, signature";

    private final Jdbi jdbi;

    public DestructionStore(Database database) {
        this.jdbi = database.jdbi();
    }

    /**
     * One destruction.
     *
     * @param endedAt   null while it is under way, or when it was broken off
     * @param counts    JSON of {@link DestroyedCounts}
     * @param act       the document, JSON; null until it has ended
     * @param signature of the act's bytes, base64; null until it has ended
     */
    public record Destruction(int destructionId, RetentionRule rule, String askedBy, Instant beganAt,
            @Nullable Instant endedAt, String counts, @Nullable String act, @Nullable String signature) {
    }

    /** One subject of a destruction: a person who was a contact, or an order. */
    public record Subject(Instant at, long contactId, long jobId, String courierOrderId) {
    }

    /**
     * An erasure that somebody has asked for.
     *
     * @param byWhat        NUMBER, ORDER or LIST
     * @param listId        of the base, 0 for none
     * @param destructionId the last destruction that took something of it, null before the first
     * @param doneAt        null while something of it is left
     */
    public record Erasure(int erasureId, String askedBy, Instant at, String byWhat, int listId, List<Long> contactIds,
            List<Long> jobIds, @Nullable Integer destructionId, @Nullable Instant doneAt) {
        public Erasure {
            contactIds = List.copyOf(contactIds);
            jobIds = List.copyOf(jobIds);
        }
    }

    /** The number that comes next: one that has taken nothing gives its own back, so that acts are numbered in full. */
    public int begin(RetentionRule rule, String askedBy, Instant at) {
        return jdbi.withHandle(h -> h.createQuery("""
                INSERT INTO destructions (destruction_id, rule, asked_by, began_at) OVERRIDING SYSTEM VALUE
                SELECT coalesce(max(destruction_id), 0) + 1, :rule, :askedBy, :at FROM destructions
                RETURNING destruction_id""").bind("rule", rule.name()).bind("askedBy", askedBy).bind("at", time(at))
                .mapTo(Integer.class).one());
    }

    /** It has taken nothing: there is nothing to tell. */
    public void forget(int destructionId) {
        jdbi.useHandle(h -> h.createUpdate("DELETE FROM destructions WHERE destruction_id = :id AND act IS NULL")
                .bind("id", destructionId).execute());
    }

    /** A batch is taken; in its transaction. */
    static void add(Handle h, int destructionId, DestroyedCounts more) {
        DestroyedCounts before = RetentionJson.counts(h.createQuery("SELECT CAST(counts AS text) FROM destructions"
                + " WHERE destruction_id = :id FOR UPDATE").bind("id", destructionId).mapTo(String.class).one());
        h.createUpdate("UPDATE destructions SET counts = CAST(:counts AS jsonb) WHERE destruction_id = :id")
                .bind("counts", RetentionJson.text(before.plus(more))).bind("id", destructionId).execute();
    }

    /** What a destruction has taken so far. */
    public DestroyedCounts counts(int destructionId) {
        return jdbi.withHandle(h -> RetentionJson.counts(h.createQuery("SELECT CAST(counts AS text) FROM destructions"
                + " WHERE destruction_id = :id").bind("id", destructionId).mapTo(String.class).one()));
    }

    /** Destructions without an act: of a purge that was broken off, where nobody is at it now. */
    public List<Destruction> withoutAct() {
        return jdbi.withHandle(h -> h.createQuery("SELECT " + COLUMNS + " FROM destructions WHERE act IS NULL"
                + " ORDER BY destruction_id").map((row, context) -> destruction(row)).list());
    }

    public void end(int destructionId, Instant at, String act, String signature) {
        jdbi.useHandle(h -> h.createUpdate("UPDATE destructions SET ended_at = :at,"
                + " act = :act, signature = :signature WHERE destruction_id = :id").bind("at", time(at))
                .bind("act", act).bind("signature", signature).bind("id", destructionId)
                .execute());
    }

    /** Those that have taken something, the newest first; {@code before} is the last id seen, 0 for the first page. */
    public List<Destruction> page(long before, int limit) {
        return jdbi.withHandle(h -> h.createQuery("SELECT " + COLUMNS + " FROM destructions"
                + " WHERE (:before = 0 OR destruction_id < :before) AND (act IS NOT NULL OR counts <> '{}')"
                + " ORDER BY destruction_id DESC LIMIT :limit")
                .bind("before", before).bind("limit", limit).map((row, context) -> destruction(row)).list());
    }

    public Optional<Destruction> byId(int destructionId) {
        return jdbi.withHandle(h -> h.createQuery("SELECT " + COLUMNS + " FROM destructions"
                + " WHERE destruction_id = :id").bind("id", destructionId).map((row, context) -> destruction(row))
                .findOne());
    }

    /** The greatest id, 0 for none. */
    public int lastId() {
        return jdbi.withHandle(h -> h.createQuery("SELECT coalesce(max(destruction_id), 0) FROM destructions"
                + " WHERE act IS NOT NULL").mapTo(Integer.class).one());
    }

    /** Whom it has taken, contacts first. */
    public void subjects(int destructionId, Instant at, Consumer<Subject> taker) {
        jdbi.useTransaction(h -> {
            h.createQuery("SELECT contact_id FROM contacts WHERE destruction_id = :id ORDER BY contact_id")
                    .setFetchSize(1_000).bind("id", destructionId).mapTo(Long.class)
                    .forEach(contactId -> taker.accept(new Subject(at, contactId, 0, "")));
            h.createQuery("""
                    SELECT j.job_id, j.contact_id, j.courier_order_id, t.at
                    FROM job_history t JOIN jobs j USING (job_id)
                    WHERE t.what = 'purged' AND t.at BETWEEN :from AND :to
                          AND t.detail ->> 'destructionId' = :id ORDER BY j.job_id""").setFetchSize(1_000)
                    .bind("from", time(at.minusSeconds(86_400))).bind("to", time(at.plusSeconds(86_400)))
                    .bind("id", String.valueOf(destructionId)).map((row, context) -> new Subject(
                            row.getTimestamp("at").toInstant(), row.getLong("contact_id"), row.getLong("job_id"),
                            row.getString("courier_order_id"))).forEach(taker);
        });
    }

    /**
     * Contacts with this number and their jobs, and orders that nobody has called for yet; ids only.
     *
     * @param names whether an order's document, JSON as it was sent, names the number
     */
    public Erasure erase(String askedBy, Instant at, String e164, Predicate<String> names) {
        return jdbi.inTransaction(h -> {
            List<Long> contacts = h.createQuery("SELECT DISTINCT cn.contact_id FROM contact_numbers cn"
                    + " JOIN numbers n USING (number_id) WHERE n.e164 = :e164").bind("e164", e164)
                    .mapTo(Long.class).list();
            List<Long> jobs = new ArrayList<>(h.createQuery("SELECT job_id FROM jobs WHERE contact_id = ANY(:ids)"
                    + " AND state <> 'PURGED'").bindArray("ids", Long.class, contacts).mapTo(Long.class).list());
            h.createQuery("SELECT j.job_id, CAST(d.document AS text) FROM jobs j JOIN personal.job_documents d"
                    + " USING (job_id) WHERE j.contact_id IS NULL AND j.state <> 'PURGED'").setFetchSize(1_000)
                    .map((row, context) -> names.test(row.getString(2)) ? row.getLong(1) : 0L)
                    .stream().filter(jobId -> jobId != 0).forEach(jobs::add);
            return noted(h, new Erasure(0, askedBy, at, "NUMBER", 0, contacts, jobs, null, null));
        });
    }

    /** The order of the courier (its code; empty for anybody's), as a job or as a row of a base. */
    public Erasure eraseOrder(String askedBy, Instant at, String orderId, String courier) {
        return jdbi.inTransaction(h -> {
            List<Long> jobs = h.createQuery("""
                    SELECT j.job_id FROM jobs j JOIN couriers c USING (courier_id)
                    WHERE j.courier_order_id = :order AND (:courier = '' OR c.code = :courier)
                          AND j.state <> 'PURGED'""").bind("order", orderId).bind("courier", courier)
                    .mapTo(Long.class).list();
            List<Long> contacts = h.createQuery("""
                    SELECT contact_id FROM contact_orders WHERE order_key = :order
                           AND (:courier = '' OR courier = :courier)
                    UNION SELECT contact_id FROM jobs WHERE job_id = ANY(:jobs) AND contact_id IS NOT NULL""")
                    .bind("order", orderId).bind("courier", courier).bindArray("jobs", Long.class, jobs)
                    .mapTo(Long.class).list();
            return noted(h, new Erasure(0, askedBy, at, "ORDER", 0, contacts, jobs, null, null));
        });
    }

    /** Everybody of a base; whom other bases have brought too goes all the same. */
    public Erasure eraseList(String askedBy, Instant at, int listId) {
        return jdbi.inTransaction(h -> noted(h, new Erasure(0, askedBy, at, "LIST", listId,
                h.createQuery("SELECT contact_id FROM contacts WHERE list_id = :id AND destruction_id IS NULL"
                        + " UNION SELECT contact_id FROM contact_parts WHERE list_id = :id").bind("id", listId)
                        .mapTo(Long.class).list(), List.of(), null, null)));
    }

    private static Erasure noted(Handle h, Erasure e) {
        int id = h.createQuery("INSERT INTO erasures (asked_by, at, by_what, list_id, contact_ids, job_ids)"
                + " VALUES (:askedBy, :at, :byWhat, nullif(:listId, 0), :contacts, :jobs) RETURNING erasure_id")
                .bind("askedBy", e.askedBy()).bind("at", time(e.at())).bind("byWhat", e.byWhat())
                .bind("listId", e.listId()).bindArray("contacts", Long.class, e.contactIds())
                .bindArray("jobs", Long.class, e.jobIds()).mapTo(Integer.class).one();
        return new Erasure(id, e.askedBy(), e.at(), e.byWhat(), e.listId(), e.contactIds(), e.jobIds(), null, null);
    }

    public List<Erasure> pendingErasures() {
        return jdbi.withHandle(h -> h.createQuery("SELECT * FROM erasures WHERE done_at IS NULL ORDER BY erasure_id")
                .map((row, context) -> erasure(row)).list());
    }

    public Optional<Erasure> erasure(int erasureId) {
        return jdbi.withHandle(h -> h.createQuery("SELECT * FROM erasures WHERE erasure_id = :id")
                .bind("id", erasureId).map((row, context) -> erasure(row)).findOne());
    }

    /** {@code done}: nothing of it is left; otherwise the rest is tried again. */
    public void erased(int erasureId, int destructionId, boolean done, Instant at) {
        jdbi.useHandle(h -> h.createUpdate("UPDATE erasures SET destruction_id = coalesce(nullif(:destruction, 0),"
                + " destruction_id), done_at = CASE WHEN :done THEN :at END WHERE erasure_id = :id")
                .bind("destruction", destructionId).bind("done", done).bind("at", time(at)).bind("id", erasureId)
                .execute());
    }

    /** Of an erasure, how much is still there. A person whom another order needs goes with that one. */
    public long left(Erasure erasure) {
        return jdbi.withHandle(h -> h.createQuery("""
                SELECT (SELECT count(*) FROM contacts c WHERE contact_id = ANY(:contacts) AND destruction_id IS NULL
                        AND NOT EXISTS (SELECT 1 FROM jobs j WHERE j.contact_id = c.contact_id
                                        AND j.state <> 'PURGED' AND NOT j.job_id = ANY(:jobs)))
                       + (SELECT count(*) FROM jobs WHERE job_id = ANY(:jobs) AND state <> 'PURGED')""")
                .bindArray("contacts", Long.class, erasure.contactIds())
                .bindArray("jobs", Long.class, erasure.jobIds()).mapTo(Long.class).one());
    }

    private static Destruction destruction(ResultSet row) throws SQLException {
        java.sql.Timestamp ended = row.getTimestamp("ended_at");
        return new Destruction(row.getInt("destruction_id"), RetentionRule.valueOf(row.getString("rule")),
                row.getString("asked_by"), row.getTimestamp("began_at").toInstant(),
                ended == null ? null : ended.toInstant(), row.getString("counts"), row.getString("act"),
                row.getString("signature"));
    }

    private static Erasure erasure(ResultSet row) throws SQLException {
        java.sql.Timestamp done = row.getTimestamp("done_at");
        int destruction = row.getInt("destruction_id");
        return new Erasure(row.getInt("erasure_id"), row.getString("asked_by"),
                row.getTimestamp("at").toInstant(), row.getString("by_what"), row.getInt("list_id"),
                List.of((Long[]) row.getArray("contact_ids").getArray()),
                List.of((Long[]) row.getArray("job_ids").getArray()), destruction == 0 ? null : destruction,
                done == null ? null : done.toInstant());
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
