package dialer.api.store.retention;

import dialer.api.store.Database;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;

/** What is due to be destroyed, by which rule. Asked in pages of ids: nothing is skipped, nothing is heavy. */
public final class DueStore {

    private static final String LISTS = """
            SELECT l.list_id FROM contact_lists l
            WHERE l.destruction_id IS NULL AND l.state <> 'LOADING' AND l.courier_id IS NULL
                  AND (l.created_at <= :capped
                       OR (l.created_at <= :finished
                           AND NOT EXISTS (SELECT 1 FROM contacts c WHERE c.list_id = l.list_id
                                           AND c.destruction_id IS NULL)))
            ORDER BY l.list_id LIMIT 500""";

    private final Jdbi jdbi;

    public DueStore(Database database) {
        this.jdbi = database.jdbi();
    }

    /** Jobs due by the rule behind the id, which must be one of jobs. */
    public List<Long> jobs(RetentionRule rule, DueTerms terms, long after, int limit) {
        return jdbi.withHandle(h -> h.createQuery("SELECT x.job_id FROM jobs x WHERE " + Warrant.jobs(rule)
                + " AND x.job_id > :after ORDER BY x.job_id LIMIT :limit").bind("before", at(before(rule, terms)))
                .bind("after", after).bind("limit", limit).mapTo(Long.class).list());
    }

    /** Contacts due by the rule behind the id, which must be one of bases. */
    public List<Long> contacts(RetentionRule rule, DueTerms terms, long after, int limit) {
        return jdbi.withHandle(h -> h.createQuery("SELECT x.contact_id FROM contacts x WHERE "
                + Warrant.contacts(rule) + " AND x.contact_id > :after ORDER BY x.contact_id LIMIT :limit")
                .bind("before", at(before(rule, terms))).bind("after", after).bind("limit", limit)
                .mapTo(Long.class).list());
    }

    /** Bases whose rows as they were are due. */
    public List<Integer> lists(DueTerms terms) {
        return jdbi.withHandle(h -> h.createQuery(LISTS).bind("capped", at(terms.contacts()))
                .bind("finished", at(terms.finished())).mapTo(Integer.class).list());
    }

    /**
     * Contacts of these that the engine has, or may have, in hand are withdrawn, so that it is not given them again.
     *
     * @return those of them; the engine has to be told
     */
    public Set<Long> withdraw(List<Long> contactIds) {
        return jdbi.inTransaction(h -> {
            Set<Long> held = h.createQuery("SELECT contact_id FROM contacts WHERE contact_id = ANY(:ids)"
                    + " AND destruction_id IS NULL AND state IN ('IN_HOPPER', 'IN_ATTEMPT')")
                    .bindArray("ids", Long.class, contactIds).mapTo(Long.class).set();
            if (!held.isEmpty()) {
                h.createUpdate("UPDATE contacts SET state = 'WITHDRAWN', finish_reason = 'DATA_DESTROYED'"
                        + " WHERE contact_id = ANY(:ids) AND state IN ('IN_HOPPER', 'IN_ATTEMPT')")
                        .bindArray("ids", Long.class, held).execute();
            }
            return held;
        });
    }

    /** Whom the jobs have become, but for those whom other orders need that are not among them. */
    public List<Long> contactsOfNoOther(List<Long> jobIds) {
        return jdbi.withHandle(h -> h.createQuery("SELECT DISTINCT m.contact_id FROM jobs m"
                + " WHERE m.job_id = ANY(:ids) AND m.contact_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM jobs o"
                + " WHERE o.contact_id = m.contact_id AND o.state <> 'PURGED' AND NOT o.job_id = ANY(:ids))")
                .bindArray("ids", Long.class, jobIds).mapTo(Long.class).list());
    }

    /** Of these contacts, those whom other orders than these need. */
    public Set<Long> neededByOthers(List<Long> contactIds, List<Long> jobIds) {
        return jdbi.withHandle(h -> h.createQuery("SELECT DISTINCT contact_id FROM jobs WHERE contact_id = ANY(:ids)"
                + " AND state <> 'PURGED' AND NOT job_id = ANY(:jobs)").bindArray("ids", Long.class, contactIds)
                .bindArray("jobs", Long.class, jobIds).mapTo(Long.class).set());
    }

    /** Of these jobs, those of other contacts. */
    public List<Long> jobsOutside(List<Long> jobIds, Collection<Long> contactIds) {
        return jdbi.withHandle(h -> h.createQuery("SELECT job_id FROM jobs WHERE job_id = ANY(:ids)"
                + " AND (contact_id IS NULL OR NOT contact_id = ANY(:contacts)) ORDER BY job_id")
                .bindArray("ids", Long.class, jobIds).bindArray("contacts", Long.class, contactIds)
                .mapTo(Long.class).list());
    }

    /** Of these contacts, those that no job needs. */
    public List<Long> withoutJobs(List<Long> contactIds) {
        return jdbi.withHandle(h -> h.createQuery("SELECT x.contact_id FROM contacts x WHERE x.contact_id = ANY(:ids)"
                + Warrant.WITHOUT_JOBS + " ORDER BY x.contact_id").bindArray("ids", Long.class, contactIds)
                .mapTo(Long.class)
                .list());
    }

    /** Of these attempts, those at people whose data is destroyed. */
    public Set<Long> attemptsAtDestroyed(Collection<Long> attemptIds) {
        return jdbi.withHandle(h -> h.createQuery("SELECT a.attempt_id FROM attempts a JOIN contacts c"
                + " USING (contact_id) WHERE a.attempt_id = ANY(:ids) AND c.destruction_id IS NOT NULL")
                .bindArray("ids", Long.class, attemptIds).mapTo(Long.class).set());
    }

    /** Files' records that belong to no base and that nobody has touched since. */
    public List<Integer> staleUploads(Instant before) {
        return jdbi.withHandle(h -> h.createQuery("SELECT upload_id FROM uploads WHERE changed_at <= :before"
                + " AND state IN ('FAILED', 'CANCELLED', 'MAPPING', 'CHECKED') ORDER BY upload_id")
                .bind("before", at(before)).mapTo(Integer.class).list());
    }

    /** Files' records of these bases. */
    public List<Integer> uploadsOf(Collection<Integer> listIds) {
        return jdbi.withHandle(h -> h.createQuery("SELECT upload_id FROM uploads WHERE list_id = ANY(:ids)")
                .bindArray("ids", Integer.class, listIds).mapTo(Integer.class).list());
    }

    /** How much each rule would take now; what is in a hopper or in an attempt is counted too. */
    public Map<RetentionRule, Long> counts(DueTerms terms) {
        Map<RetentionRule, Long> counts = new EnumMap<>(RetentionRule.class);
        jdbi.useHandle(h -> {
            for (RetentionRule rule : List.of(RetentionRule.HANDED_OVER, RetentionRule.JOB_CAP)) {
                counts.put(rule, h.createQuery("SELECT count(*) FROM jobs x WHERE " + Warrant.jobs(rule))
                        .bind("before", at(before(rule, terms))).mapTo(Long.class).one());
            }
            for (RetentionRule rule : List.of(RetentionRule.BASE_FINISHED, RetentionRule.BASE_CAP)) {
                counts.put(rule, h.createQuery("SELECT count(*) FROM contacts x WHERE " + Warrant.contacts(rule))
                        .bind("before", at(before(rule, terms))).mapTo(Long.class).one());
            }
        });
        return counts;
    }

    /** Numbers that no contact has, behind the id. */
    public List<Long> unusedNumbers(long after, int limit) {
        return jdbi.withHandle(h -> h.createQuery("""
                SELECT n.number_id FROM numbers n WHERE n.number_id > :after
                       AND NOT EXISTS (SELECT 1 FROM contact_numbers cn WHERE cn.number_id = n.number_id)
                ORDER BY n.number_id LIMIT :limit""").bind("after", after).bind("limit", limit)
                .mapTo(Long.class).list());
    }

    private static Instant before(RetentionRule rule, DueTerms terms) {
        return Warrant.before(rule, terms, Instant.EPOCH);
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
