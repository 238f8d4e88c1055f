package dialer.api.store.office;

import dialer.api.store.Database;
import dialer.api.store.Documents;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/**
 * The sheet on which supervisors judge conversations. Points stay as long as the record of the call; comments may name
 * the recipient and go with the recipient's data.
 */
public final class ScoreStore {

    /** The criterion under which the comment on the whole conversation is kept. */
    private static final int WHOLE = 0;

    private static final String CRITERIA = "SELECT criterion_id AS id, label_ru, label_en, most FROM score_criteria ";

    private final Jdbi jdbi;

    public ScoreStore(Database database) {
        this.jdbi = database.jdbi();
    }

    /**
     * What is judged.
     *
     * @param id   0 for one that is new
     * @param most points that can be given, 1 to 10
     */
    public record Criterion(int id, String labelRu, String labelEn, int most) {
    }

    /** What was given for one criterion. */
    public record Given(int criterionId, int points, String comment) {
        @Override
        public String toString() {
            return "Given[" + criterionId + ", " + points + "]";
        }
    }

    /**
     * A conversation as it was judged.
     *
     * @param permille points of those that could be given, in thousandths
     * @param scoredBy as in the audit
     */
    public record Score(long attemptId, int agentId, List<Given> given, String comment, int permille, String scoredBy,
            Instant scoredAt) {
        public Score {
            given = List.copyOf(given);
        }

        @Override
        public String toString() {
            return "Score[" + attemptId + ", " + permille + "]";
        }
    }

    /** A conversation that is over and can be judged; {@code destroyed}: what was known of the recipient is gone. */
    public record Conversation(long attemptId, int agentId, long contactId, boolean destroyed) {
    }

    /** How an agent's conversations were judged, on average, in thousandths. */
    public record Average(int agentId, long conversations, int permille) {
    }

    private record Points(int criterionId, int points) {
    }

    /** What is judged now, in the order of the sheet. */
    public List<Criterion> criteria() {
        return jdbi.withHandle(h -> h.createQuery(CRITERIA + "WHERE NOT retired ORDER BY place, criterion_id")
                .map(ConstructorMapper.of(Criterion.class)).list());
    }

    /** What is judged now, and what else the given ids name, in the order of the sheet. */
    public List<Criterion> criteria(Collection<Integer> also) {
        return jdbi.withHandle(h -> h.createQuery(CRITERIA + "WHERE NOT retired OR criterion_id = ANY(:ids)"
                + " ORDER BY retired, place, criterion_id").bindArray("ids", Integer.class, also)
                .map(ConstructorMapper.of(Criterion.class)).list());
    }

    /** These are the criteria from now on; the others are retired. */
    public void replace(List<Criterion> criteria) {
        jdbi.useTransaction(h -> {
            h.execute("UPDATE score_criteria SET retired = true");
            for (int i = 0; i < criteria.size(); i++) {
                Criterion one = criteria.get(i);
                h.createUpdate(one.id() == 0
                        ? "INSERT INTO score_criteria (place, label_ru, label_en, most)"
                                + " VALUES (:place, :ru, :en, :most)"
                        : "UPDATE score_criteria SET place = :place, label_ru = :ru, label_en = :en, most = :most,"
                                + " retired = false WHERE criterion_id = :id")
                        .bindMap(values(one, i + 1)).execute();
            }
        });
    }

    private static Map<String, Object> values(Criterion one, int place) {
        Map<String, Object> values = new HashMap<>(Map.of("place", place, "ru", one.labelRu(), "en", one.labelEn(),
                "most", one.most()));
        if (one.id() != 0) {
            values.put("id", one.id());
        }
        return values;
    }

    /** Empty where no agent and nobody else have talked in it, or where they still do. */
    public Optional<Conversation> conversation(long attemptId) {
        return jdbi.withHandle(h -> conversation(h, attemptId));
    }

    private static Optional<Conversation> conversation(Handle h, long attemptId) {
        return h.createQuery("""
                SELECT a.attempt_id, a.agent_id, a.contact_id, x.destruction_id IS NOT NULL AS destroyed
                FROM attempts a LEFT JOIN contacts x USING (contact_id)
                WHERE a.attempt_id = :id AND a.bridged_at IS NOT NULL AND a.ended_at IS NOT NULL""")
                .bind("id", attemptId).map(ConstructorMapper.of(Conversation.class)).findOne();
    }

    public Optional<Score> byAttempt(long attemptId) {
        return jdbi.withHandle(h -> {
            Map<Integer, String> comments = new HashMap<>();
            h.createQuery("SELECT criterion_id, comment FROM score_comments WHERE attempt_id = :id")
                    .bind("id", attemptId).map((row, context) -> comments.put(row.getInt(1), row.getString(2))).list();
            return h.createQuery("SELECT agent_id, CAST(points AS text) AS points, permille, scored_by, scored_at"
                    + " FROM scores WHERE attempt_id = :id").bind("id", attemptId)
                    .map((row, context) -> score(attemptId, row, comments)).findOne();
        });
    }

    private static Score score(long attemptId, ResultSet row, Map<Integer, String> comments) throws SQLException {
        List<Given> given = List.of(Documents.read(row.getString("points"), Points[].class)).stream()
                .map(one -> new Given(one.criterionId(), one.points(), comments.getOrDefault(one.criterionId(), "")))
                .toList();
        return new Score(attemptId, row.getInt("agent_id"), given, comments.getOrDefault(WHOLE, ""),
                row.getInt("permille"), row.getString("scored_by"), row.getTimestamp("scored_at").toInstant());
    }

    /**
     * Keeps the score in place of an earlier one.
     *
     * @return false when what was known of the recipient has been destroyed meanwhile: nothing is kept then
     */
    public boolean save(Score score) {
        return jdbi.inTransaction(h -> {
            h.createQuery("SELECT 1 FROM contacts JOIN attempts USING (contact_id) WHERE attempt_id = :id"
                    + " FOR SHARE OF contacts").bind("id", score.attemptId()).mapTo(Integer.class).findOne();
            Optional<Conversation> conversation = conversation(h, score.attemptId()).filter(one -> !one.destroyed());
            conversation.ifPresent(one -> write(h, score, one.contactId()));
            return conversation.isPresent();
        });
    }

    private static void write(Handle h, Score score, long contactId) {
        h.createUpdate("""
                INSERT INTO scores (attempt_id, agent_id, points, permille, scored_by, scored_at)
                VALUES (:id, :agent, CAST(:points AS jsonb), :permille, :by, :at)
                ON CONFLICT (attempt_id) DO UPDATE SET points = excluded.points, permille = excluded.permille,
                       scored_by = excluded.scored_by, scored_at = excluded.scored_at""")
                .bind("id", score.attemptId()).bind("agent", score.agentId())
                .bind("points", Documents.text(score.given().stream()
                        .map(one -> new Points(one.criterionId(), one.points())).toList()))
                .bind("permille", score.permille()).bind("by", score.scoredBy())
                .bind("at", score.scoredAt().atOffset(ZoneOffset.UTC)).execute();
        h.createUpdate("DELETE FROM score_comments WHERE attempt_id = :id").bind("id", score.attemptId()).execute();
        PreparedBatch comments = h.prepareBatch("INSERT INTO score_comments (attempt_id, criterion_id, contact_id,"
                + " comment) VALUES (:id, :criterion, :contact, :comment)");
        score.given().forEach(one -> add(comments, score.attemptId(), one.criterionId(), contactId, one.comment()));
        add(comments, score.attemptId(), WHOLE, contactId, score.comment());
        if (comments.size() > 0) {
            comments.execute();
        }
    }

    private static void add(PreparedBatch comments, long attemptId, int criterion, long contactId, String comment) {
        if (!comment.isEmpty()) {
            comments.bind("id", attemptId).bind("criterion", criterion).bind("contact", contactId)
                    .bind("comment", comment).add();
        }
    }

    /** Thousandths by attempt, for those of these attempts that were judged. */
    public Map<Long, Integer> permilles(Collection<Long> attemptIds) {
        Map<Long, Integer> all = new HashMap<>();
        jdbi.useHandle(h -> h.createQuery("SELECT attempt_id, permille FROM scores WHERE attempt_id = ANY(:ids)")
                .bindArray("ids", Long.class, attemptIds).map((row, context) -> all.put(row.getLong(1), row.getInt(2)))
                .list());
        return all;
    }

    /** Of every agent whose conversations were judged in that time; the lowest average first. */
    public List<Average> averages(@Nullable Instant from, @Nullable Instant until) {
        return jdbi.withHandle(h -> h.createQuery("""
                SELECT agent_id, count(*) AS conversations, CAST(round(avg(permille)) AS integer) AS permille
                FROM scores
                WHERE (:from::timestamptz IS NULL OR scored_at >= :from)
                      AND (:until::timestamptz IS NULL OR scored_at < :until)
                GROUP BY agent_id ORDER BY permille, agent_id""").bind("from", at(from)).bind("until", at(until))
                .map(ConstructorMapper.of(Average.class)).list());
    }

    private static @Nullable OffsetDateTime at(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
