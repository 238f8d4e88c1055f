package dialer.api.store.office;

import dialer.api.store.Database;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/** When each contact was tried last, and what an agent has agreed with it: the end of the story, for many at once. */
public final class LastTries {

    private static final String LAST = """
            SELECT tried.contact_id, tried.last_at, o.code AS outcome, o.label_ru, o.label_en,
                   coalesce(f.note, '') AS note, coalesce(CAST(f.data AS text), '{}') AS form
            FROM (SELECT contact_id, max(started_at) AS last_at,
                         max(attempt_id) FILTER (WHERE outcome_id IS NOT NULL) AS decided
                  FROM attempts WHERE contact_id = ANY(:ids) GROUP BY contact_id) tried
                 LEFT JOIN attempts a ON a.attempt_id = tried.decided
                 LEFT JOIN outcomes o ON o.campaign_id = a.campaign_id AND o.outcome_id = a.outcome_id
                 LEFT JOIN forms f ON f.form_id = a.form_id""";

    private final Jdbi jdbi;

    public LastTries(Database database) {
        this.jdbi = database.jdbi();
    }

    /**
     * The end of one contact's story so far.
     *
     * @param lastAt  when the last attempt began
     * @param outcome code of the last outcome that an agent has chosen; null before the first
     * @param note    that was taken with it
     * @param form    what was filled in with it, JSON
     */
    public record LastTry(long contactId, Instant lastAt, @Nullable String outcome, @Nullable String labelRu,
            @Nullable String labelEn, String note, String form) {
        @Override
        public String toString() {
            return "LastTry[" + contactId + ", " + outcome + "]";
        }
    }

    /** By contact; without those who were never tried. */
    public Map<Long, LastTry> of(Collection<Long> contactIds) {
        return jdbi.withHandle(h -> h.createQuery(LAST).bindArray("ids", Long.class, List.copyOf(contactIds))
                .map(ConstructorMapper.of(LastTry.class)).stream()
                .collect(Collectors.toMap(LastTry::contactId, Function.identity())));
    }
}
