package dialer.api.store.office;

import dialer.api.store.Database;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/** Who changed what, to be read. */
public final class AuditLog {

    private final Jdbi jdbi;
    private final SubjectNames names;

    public AuditLog(Database database) {
        this.jdbi = database.jdbi();
        this.names = new SubjectNames(database);
    }

    /** One act: by whom, what, to what; the detail as it was noted, JSON. */
    public record Act(long auditId, Instant at, String actor, String action, String subject, String detail) {
    }

    /** What is told apart in the audit, so that what many people ask all day does not drown what was done. */
    public enum Kind {
        /** Something was changed, heard or taken along. */
        ACTS,
        /** A search, a preview, a reckoning: somebody has looked, nothing is otherwise behind it. */
        QUESTIONS,
        /** What agents' pages send in every call: slots looked for and held, forms. */
        CALLS
    }

    /**
     * Which acts; an empty text or null asks nothing.
     *
     * @param actor   whole, such as {@code user 3}
     * @param subject part of what it was done to, such as {@code /v1/campaigns/5}
     * @param action  part of the action
     * @param about   part of the subject, of the action, or of the name that the subject has today
     */
    public record Wanted(@Nullable Kind kind, String actor, String action, String subject, String about,
            @Nullable Instant from, @Nullable Instant to) {
    }

    /** The newest first; {@code before} is the last id seen, 0 for the first page. */
    public List<Act> page(Wanted wanted, long before, int limit) {
        List<String> called = names.called(wanted.about());
        return jdbi.withHandle(h -> h.createQuery("""
                SELECT audit_id, at, actor, action, subject, CAST(detail AS text) AS detail FROM audit
                WHERE (:before = 0 OR audit_id < :before) AND (:actor = '' OR actor = :actor)
                      AND (:kind = '' OR :kind = CASE
                           WHEN starts_with(action, 'POST /v1/agent/') THEN 'CALLS'
                           WHEN action ~ '(:search|:preview|/what-if)$' THEN 'QUESTIONS' ELSE 'ACTS' END)
                      AND (:action = '' OR position(lower(:action) IN lower(action)) > 0)
                      AND (:subject = '' OR position(:subject IN subject) > 0)
                      AND (:about = '' OR position(lower(:about) IN lower(subject)) > 0
                           OR position(lower(:about) IN lower(action)) > 0
                           OR EXISTS (SELECT 1 FROM unnest(:called) AS one WHERE subject = one
                                      OR starts_with(subject, one || '/') OR starts_with(subject, one || ':')))
                      AND (CAST(:from AS timestamptz) IS NULL OR at >= :from)
                      AND (CAST(:to AS timestamptz) IS NULL OR at < :to)
                ORDER BY audit_id DESC LIMIT :limit""")
                .bind("before", before).bind("kind", wanted.kind() == null ? "" : wanted.kind().name())
                .bind("actor", wanted.actor()).bind("action", wanted.action())
                .bind("subject", wanted.subject()).bind("about", wanted.about())
                .bindArray("called", String.class, called).bind("from", at(wanted.from())).bind("to", at(wanted.to()))
                .bind("limit", limit).map(ConstructorMapper.of(Act.class)).list());
    }

    /** What each of these acts was done to, by the text that stands in it. */
    public Map<String, SubjectNames.Subject> subjects(List<Act> acts) {
        return names.of(acts.stream().map(Act::subject).toList());
    }

    private static @Nullable OffsetDateTime at(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
