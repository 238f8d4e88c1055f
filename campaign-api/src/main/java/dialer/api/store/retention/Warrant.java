package dialer.api.store.retention;

import java.time.Instant;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * What entitles to destroy. It is looked at twice: when ids are collected, and again when their rows are locked, since
 * in between a courier may have asked for another call, or another order may have joined the contact.
 *
 * @param before what had happened by then is due; rules that name their own do not ask
 * @param now    the time that is written down
 */
public record Warrant(RetentionRule rule, int destructionId, Instant before, Instant now) {

    /** A contact of jobs goes with the last of them. */
    static final String WITHOUT_JOBS = " AND x.destruction_id IS NULL AND NOT EXISTS (SELECT 1 FROM jobs j"
            + " WHERE j.contact_id = x.contact_id AND j.state <> 'PURGED')";

    /** What an older base has brought of a person leaves the card with that base; the person goes with the last. */
    private static final String OF_NO_YOUNGER_BASE = " AND NOT EXISTS (SELECT 1 FROM contact_parts p"
            + " JOIN contact_lists l ON l.list_id = p.list_id WHERE p.contact_id = x.contact_id"
            + " AND l.courier_id IS NULL AND l.created_at > :before)";

    /** For whom the rule's own words say whose turn it is. */
    public static Warrant of(RetentionRule rule, int destructionId, DueTerms terms, Instant now) {
        return new Warrant(rule, destructionId, before(rule, terms, now), now);
    }

    /** Which of the jobs {@code x} are due. */
    static String jobs(RetentionRule rule) {
        return switch (rule) {
            case HANDED_OVER -> "x.state = 'HANDED_OVER' AND x.handed_over_at <= :before";
            case JOB_CAP -> "x.state <> 'PURGED' AND x.received_at <= :before";
            case BASE_FINISHED, BASE_CAP, ERASURE, BASE_HANDED_OVER, LEFT_BEHIND -> "x.state <> 'PURGED'";
        };
    }

    /** Which of the contacts {@code x} are due. */
    static String contacts(RetentionRule rule) {
        return switch (rule) {
            case BASE_FINISHED -> "x.finished_at <= :before" + WITHOUT_JOBS;
            case BASE_CAP -> "x.created_at <= :before" + WITHOUT_JOBS + OF_NO_YOUNGER_BASE;
            case HANDED_OVER, JOB_CAP, ERASURE, BASE_HANDED_OVER, LEFT_BEHIND -> "true" + WITHOUT_JOBS;
        };
    }

    static Instant before(RetentionRule rule, DueTerms terms, Instant otherwise) {
        return switch (rule) {
            case HANDED_OVER -> terms.handedOver();
            case JOB_CAP -> terms.jobs();
            case BASE_FINISHED -> terms.finished();
            case BASE_CAP -> terms.contacts();
            case ERASURE, BASE_HANDED_OVER, LEFT_BEHIND -> otherwise;
        };
    }

    /** Binds the instant where the words ask for it. */
    static <S extends SqlStatement<S>> S bind(S statement, String words, Instant before) {
        return words.contains(":before") ? statement.bind("before", before.atOffset(java.time.ZoneOffset.UTC))
                : statement;
    }
}
