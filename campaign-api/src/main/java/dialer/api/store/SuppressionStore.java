package dialer.api.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** Numbers nobody may call: everywhere, for one courier, or in one campaign. */
public final class SuppressionStore {

    private static final String FORBIDDEN = """
            SELECT number_hash, CASE WHEN scope = 'COURIER' THEN scope_key ELSE '' END AS courier
            FROM suppression_entries
            WHERE number_hash IN (<hashes>) AND (expires_at IS NULL OR expires_at > :now)
                  AND (scope = 'GLOBAL' OR (scope = 'CAMPAIGN' AND scope_key = :campaign)
                       OR (scope = 'COURIER' AND scope_key <> ''))""";

    private static final String SELECT =
            "SELECT s.*, n.e164 FROM suppression_entries s LEFT JOIN numbers n USING (number_id)";

    private static final String ADD = """
            INSERT INTO suppression_entries (number_hash, number_id, scope, scope_key, last_digits, reason, source,
                                             expires_at)
            VALUES (:hash, (SELECT number_id FROM numbers WHERE e164 = :e164), :scope, :key, :digits, :reason, :source,
                    :expires)
            ON CONFLICT (number_hash, scope, scope_key) DO UPDATE SET reason = EXCLUDED.reason,
                source = EXCLUDED.source,
                expires_at = CASE WHEN suppression_entries.expires_at IS NULL OR EXCLUDED.expires_at IS NULL THEN NULL
                                  ELSE greatest(suppression_entries.expires_at, EXCLUDED.expires_at) END""";

    private final Jdbi jdbi;
    private final NumberHash hash;

    public SuppressionStore(Database database) {
        this.jdbi = database.jdbi();
        this.hash = database.numberHash();
    }

    /** Where a suppression holds; {@code key} is the courier's name or the campaign's id, empty for everywhere. */
    public record Scope(String kind, String key) {
        public static final Scope GLOBAL = new Scope("GLOBAL", "");
    }

    /**
     * One suppression.
     *
     * @param hash       of the number, hexadecimal
     * @param e164       the number, as long as the store knows it
     * @param lastDigits of the number, for people who look for one
     * @param source     who said so: an agent's outcome, a key pressed in the message, an import, a person
     * @param expiresAt  null for never
     */
    public record Suppression(long entryId, String hash, @Nullable String e164, String lastDigits, String scope,
            String scopeKey, String reason, String source, Instant at, @Nullable Instant expiresAt) {
        @Override
        public String toString() {
            return "Suppression[" + entryId + ", " + scope + "]";
        }
    }

    /** One to add. */
    public record Wanted(String e164, Scope scope, String reason, String source, @Nullable Instant expiresAt) {
        @Override
        public String toString() {
            return "Wanted[" + scope + "]";
        }
    }

    /** Adds, or lengthens what is there; answers the ids of those that the store knows as numbers. */
    public List<Long> add(List<Wanted> wanted) {
        if (wanted.isEmpty()) {
            return List.of();
        }
        return jdbi.inTransaction(h -> {
            PreparedBatch batch = h.prepareBatch(ADD);
            wanted.forEach(w -> bind(batch, w).add());
            batch.execute();
            return h.createQuery("SELECT number_id FROM numbers WHERE e164 IN (<numbers>)")
                    .bindList("numbers", wanted.stream().map(Wanted::e164).distinct().toList())
                    .mapTo(Long.class).list();
        });
    }

    private PreparedBatch bind(PreparedBatch batch, Wanted w) {
        return batch.bind("hash", hash.of(w.e164())).bind("e164", w.e164())
                .bind("scope", w.scope().kind()).bind("key", w.scope().key())
                .bind("digits", w.e164().substring(Math.max(0, w.e164().length() - 2))).bind("reason", w.reason())
                .bind("source", w.source()).bind("expires", at(w.expiresAt()));
    }

    /** Ends a suppression; empty when there is none of that id. */
    public Optional<Suppression> remove(long entryId) {
        return jdbi.inTransaction(h -> {
            Optional<Suppression> removed = h.createQuery(
                    SELECT + " WHERE s.entry_id = :id").bind("id", entryId)
                    .map((row, context) -> suppression(row)).findOne();
            h.createUpdate("DELETE FROM suppression_entries WHERE entry_id = :id").bind("id", entryId).execute();
            removed.filter(entry -> entry.scope().equals("GLOBAL")).ifPresent(entry -> forgetById(h, entry));
            return removed;
        });
    }

    /** The quick list by number id holds what agents' outcomes have added; it goes with its entry. */
    private void forgetById(Handle h, Suppression entry) {
        h.createQuery("SELECT number_id, e164 FROM numbers JOIN suppressions USING (number_id)")
                .map((row, context) -> new Known(row.getLong(1), row.getString(2))).forEach(known -> {
                    if (HexFormat.of().formatHex(hash.of(known.e164())).equals(entry.hash())) {
                        h.createUpdate("DELETE FROM suppressions WHERE number_id = :id").bind("id", known.numberId())
                                .execute();
                    }
                });
    }

    private record Known(long numberId, String e164) {
        @Override
        public String toString() {
            return "Known[" + numberId + "]";
        }
    }

    /** What holds for one number. */
    public List<Suppression> of(String e164) {
        return jdbi.withHandle(h -> h.createQuery(SELECT + " WHERE s.number_hash = :hash ORDER BY s.entry_id DESC")
                .bind("hash", hash.of(e164)).map((row, context) -> suppression(row)).list());
    }

    /** Newest first; {@code before} is the id of the last one seen, 0 for the first page; scope is empty for all. */
    public List<Suppression> page(String scope, long before, int limit) {
        return jdbi.withHandle(h -> h.createQuery(SELECT + """
                 WHERE (:before = 0 OR s.entry_id < :before) AND (:scope = '' OR s.scope = :scope)
                ORDER BY s.entry_id DESC LIMIT :limit""").bind("before", before).bind("scope", scope)
                .bind("limit", limit).map((row, context) -> suppression(row)).list());
    }

    /** All of them, the oldest first, one after the other. */
    public void forEach(Consumer<Suppression> taker) {
        jdbi.useTransaction(h -> h.createQuery(SELECT + " ORDER BY s.entry_id")
                .setFetchSize(1_000).map((row, context) -> suppression(row)).forEach(taker));
    }

    /**
     * What agents' outcomes and pressed keys have suppressed by number id gets an entry of its own, which stays when
     * the number goes.
     *
     * @return how many
     */
    public int adopt() {
        List<Wanted> missing = jdbi.withHandle(h -> h.createQuery(
                "SELECT n.e164, s.reason, s.source FROM suppressions s JOIN numbers n USING (number_id)"
                        + " WHERE NOT s.adopted")
                .map((row, context) -> new Wanted(row.getString(1), Scope.GLOBAL, row.getString(2), row.getString(3),
                        null)).list());
        if (!missing.isEmpty()) {
            add(missing);
            jdbi.useHandle(h -> h.createUpdate("UPDATE suppressions s SET adopted = true FROM numbers n"
                            + " WHERE n.number_id = s.number_id AND n.e164 IN (<numbers>)")
                    .bindList("numbers", missing.stream().map(Wanted::e164).toList()).execute());
        }
        return missing.size();
    }

    /** The ids that these numbers (by the id of now) had before they were destroyed. */
    FormerNumbers former(Handle h, Map<Long, String> digits) {
        return FormerNumbers.read(h, hash, digits);
    }

    /** Which of these numbers nobody may call now, in this campaign or in somebody's name. */
    Forbidden forbidden(Handle h, List<String> e164, int campaignId, long nowMs) {
        if (e164.isEmpty()) {
            return new Forbidden(Map.of());
        }
        Map<String, String> byHash = new HashMap<>();
        e164.forEach(number -> byHash.put(HexFormat.of().formatHex(hash.of(number)), number));
        Map<String, Set<String>> found = new HashMap<>();
        h.createQuery(FORBIDDEN).bindList("hashes", byHash.keySet().stream().map(HexFormat.of()::parseHex).toList())
                .bind("now", Instant.ofEpochMilli(nowMs).atOffset(ZoneOffset.UTC))
                .bind("campaign", String.valueOf(campaignId))
                .map((row, context) -> Map.entry(HexFormat.of().formatHex(row.getBytes(1)), row.getString(2)))
                .forEach(entry -> found.computeIfAbsent(byHash.getOrDefault(entry.getKey(), ""), n -> new HashSet<>())
                        .add(entry.getValue()));
        return new Forbidden(found);
    }

    /** In whose names a number may not be called; the empty name stands for everybody's. */
    record Forbidden(Map<String, Set<String>> couriers) {
        /** {@code courier}: empty for nobody's. */
        boolean holds(String e164, String courier) {
            Set<String> names = couriers.getOrDefault(e164, Set.of());
            return names.contains("") || (!courier.isEmpty() && names.contains(courier));
        }

        @Override
        public String toString() {
            return "Forbidden[" + couriers.size() + "]";
        }
    }

    private static Suppression suppression(ResultSet row) throws SQLException {
        java.sql.Timestamp expires = row.getTimestamp("expires_at");
        return new Suppression(row.getLong("entry_id"), HexFormat.of().formatHex(row.getBytes("number_hash")),
                row.getString("e164"), row.getString("last_digits"), row.getString("scope"), row.getString("scope_key"),
                row.getString("reason"), row.getString("source"), row.getTimestamp("at").toInstant(),
                expires == null ? null : expires.toInstant());
    }

    private static @Nullable OffsetDateTime at(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
