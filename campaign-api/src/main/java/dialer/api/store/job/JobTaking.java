package dialer.api.store.job;

import dialer.api.store.Database;
import dialer.api.store.Documents;
import dialer.api.store.JobContacts;
import dialer.api.store.JobContacts.Place;
import dialer.api.store.JobTerms;
import dialer.api.store.JudgedRow;
import dialer.api.store.TableRows;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Takes jobs, each exactly once: many in one transaction, with few questions. The natural key is courier, order and
 * kind; a job that is there already is answered as it stands.
 */
public final class JobTaking {

    private static final int TRIES = 5;

    private final Jdbi jdbi;

    public JobTaking(Database database) {
        this.jdbi = database.jdbi();
    }

    /** What became of a job that was sent. */
    public enum Fate {
        /** It is new. */
        TAKEN,
        /** The same document was taken before. */
        REPEATED,
        /** The order is known with another document: it is changed by its id, not sent anew. */
        OTHER_DOCUMENT
    }

    /**
     * A job that was sent, as it stands now.
     *
     * @param joined whether it has joined a contact that was there before
     */
    public record Taken(Fate fate, Job job, boolean joined) {
    }

    /** Work in the transaction in which the jobs are taken, after them. */
    public interface Along {
        void with(Handle handle, List<Taken> taken);
    }

    /**
     * Takes jobs.
     *
     * @return what became of each, in the order of {@code jobs}
     */
    public List<Taken> take(List<NewJob> jobs, Instant now, Along along) {
        for (int attempt = 1; ; attempt++) {
            try {
                return jdbi.inTransaction(h -> {
                    List<Taken> taken = new Batch(h, jobs, now).run();
                    along.with(h, taken);
                    return taken;
                });
            } catch (RuntimeException e) {
                if (attempt == TRIES || !JobContacts.isClash(e)) {
                    throw e;
                }
            }
        }
    }

    /** One transaction's work. */
    private static final class Batch {

        private final Handle handle;
        private final JobContacts contacts;
        private final List<NewJob> jobs;
        private final Instant now;
        private final Map<String, Job> known = new HashMap<>();
        private final List<Fresh> fresh = new ArrayList<>();

        private Batch(Handle handle, List<NewJob> jobs, Instant now) {
            this.handle = handle;
            this.contacts = new JobContacts(handle);
            this.jobs = jobs;
            this.now = now;
        }

        private List<Taken> run() {
            contacts.begin(jobs.stream().map(job -> job.sender().courierId()).toList());
            lookUp();
            Map<String, Integer> firstOf = new HashMap<>();
            List<Integer> freshOf = new ArrayList<>();
            for (NewJob job : jobs) {
                String key = key(job);
                Integer first = known.containsKey(key) ? Integer.valueOf(-1) : firstOf.get(key);
                if (first == null) {
                    first = fresh.size();
                    firstOf.put(key, first);
                    fresh.add(new Fresh(job));
                }
                freshOf.add(first);
            }
            if (!fresh.isEmpty()) {
                List<long[]> ids = contacts.newIds(fresh.size());
                for (int i = 0; i < fresh.size(); i++) {
                    fresh.get(i).jobId = ids.getFirst()[i];
                }
                open();
                write(ids.getLast());
                contacts.flush();
            }
            return answers(freshOf);
        }

        private List<Taken> answers(List<Integer> freshOf) {
            List<Taken> taken = new ArrayList<>(jobs.size());
            boolean[] told = new boolean[fresh.size()];
            for (int i = 0; i < jobs.size(); i++) {
                NewJob job = jobs.get(i);
                int index = freshOf.get(i);
                Job stored = index < 0 ? known.get(key(job)) : fresh.get(index).job(now);
                if (stored == null) {
                    throw new IllegalStateException("A job that is known has a row");
                }
                Fate fate = !stored.isOf(job.fingerprint()) ? Fate.OTHER_DOCUMENT
                        : index < 0 || told[index] ? Fate.REPEATED : Fate.TAKEN;
                if (index >= 0) {
                    told[index] = true;
                }
                taken.add(new Taken(fate, stored, fate == Fate.TAKEN && fresh.get(index).joined));
            }
            return taken;
        }

        private void lookUp() {
            handle.createQuery("SELECT " + Job.COLUMNS + """
                    FROM unnest(:couriers, :orders, :kinds) AS asked (courier_id, courier_order_id, kind)
                         JOIN jobs j USING (courier_id, courier_order_id, kind)""")
                    .bindArray("couriers", Integer.class, jobs.stream().map(job -> job.sender().courierId()).toList())
                    .bindArray("orders", String.class, jobs.stream().map(NewJob::orderId).toList())
                    .bindArray("kinds", String.class, jobs.stream().map(NewJob::kind).toList())
                    .map((row, context) -> Job.of(row))
                    .forEach(job -> known.put(
                            key(job.courierId(), job.sandbox(), job.courierOrderId(), job.kind()), job));
        }

        /** What may be called now becomes contacts, campaign by campaign in the order of their ids. */
        private void open() {
            Map<Place, List<Fresh>> byPlace = new LinkedHashMap<>();
            fresh.stream().filter(job -> job.opensAt(now))
                    .sorted(java.util.Comparator.comparingInt(job -> job.sent.call().campaignId()))
                    .forEach(job -> byPlace.computeIfAbsent(job.place(), place -> new ArrayList<>()).add(job));
            byPlace.forEach((place, own) -> {
                JobContacts.Loaded loaded = contacts.prepare(place, rows(own));
                own.forEach(job -> {
                    job.contactId = loaded.contactOf(job.jobId);
                    job.joined = loaded.joined().contains(job.contactId);
                    job.held = loaded.held().contains(job.contactId);
                });
            });
        }

        private static JobContacts.Rows rows(List<Fresh> own) {
            List<JudgedRow> rows = new ArrayList<>(own.size());
            Map<Long, JobTerms> terms = new HashMap<>();
            for (Fresh job : own) {
                rows.add(JobRows.row(job.jobId, 1, job.sent.sender().code(), job.sent.call().row()));
                terms.put(job.jobId, job.sent.terms());
            }
            return new JobContacts.Rows(rows, terms, true);
        }

        private void write(long[] eventIds) {
            TableRows rows = contacts.rows("jobs (job_id bigint, courier_id integer, courier_order_id text, kind text,"
                    + " state text, ended_as text, sandbox boolean, campaign_id integer, contact_id bigint,"
                    + " fingerprint bytea, phones jsonb, not_before timestamptz, deadline timestamptz,"
                    + " received_at timestamptz, final_at timestamptz, trace text)", fresh.size() * 250);
            TableRows documents = contacts.rows("personal.job_documents (job_id bigint, document jsonb)",
                    fresh.size() * 1_500);
            TableRows history = contacts.rows("job_history (job_id bigint, at timestamptz, what text, detail jsonb)",
                    fresh.size() * 100);
            List<JobEvents.Event> events = new ArrayList<>(fresh.size());
            for (Fresh job : fresh) {
                Job stored = job.job(now);
                rows.put(stored.jobId()).put(stored.courierId()).put(stored.courierOrderId()).put(stored.kind())
                        .put(stored.state().name()).put(stored.endedAs() == null ? null : stored.endedAs().name())
                        .put(stored.sandbox() ? "t" : "f").put(id(stored.campaignId())).put(id(stored.contactId()))
                        .put("\\x" + stored.fingerprint()).put(stored.phones()).put(text(stored.notBefore()))
                        .put(text(stored.deadline())).put(now.toString()).put(text(stored.finalAt()))
                        .put(job.sent.sender().trace().isEmpty() ? null : job.sent.sender().trace()).end();
                documents.put(stored.jobId()).put(job.sent.document()).end();
                history.put(stored.jobId()).put(now.toString()).put(stored.state().inHand() ? "received" : "rejected")
                        .put(Documents.text(Map.of("state", stored.state().name(),
                                "key", job.sent.sender().keyId()))).end();
                events.add(event(stored, job.sent.call()));
            }
            JobEvents.recordAll(contacts, events, eventIds);
        }

        private JobEvents.Event event(Job job, NewJob.Call call) {
            return new JobEvents.Event(job.courierId(), job.jobId(),
                    call.isRejected() ? EventType.JOB_REJECTED : EventType.JOB_ACCEPTED, now, call.isRejected(),
                    EventBodies.received(job, call.trouble()));
        }

        private static @Nullable String id(long id) {
            return id == 0 ? null : String.valueOf(id);
        }

        private static @Nullable String text(@Nullable Instant instant) {
            return instant == null ? null : instant.toString();
        }

        private static String key(NewJob job) {
            return key(job.sender().courierId(), job.sender().sandbox(), job.orderId(), job.kind());
        }

        /** An order that is tried in a sandbox and the order itself are two jobs. */
        private static String key(int courierId, boolean sandbox, String order, String kind) {
            return courierId + (sandbox ? "s\n" : "\n") + kind + "\n" + order;
        }
    }

    /** A job that is new. */
    private static final class Fresh {
        private final NewJob sent;
        private long jobId;
        private long contactId;
        private boolean held;
        private boolean joined;

        private Fresh(NewJob sent) {
            this.sent = sent;
        }

        private boolean opensAt(Instant now) {
            Instant notBefore = sent.notBefore();
            return !sent.call().isRejected() && !sent.sender().sandbox() && sent.call().campaignId() != 0
                    && (notBefore == null || !notBefore.isAfter(now));
        }

        private Place place() {
            return new Place(sent.call().campaignId(), sent.sender().courierId(), sent.sender().name());
        }

        private JobState state(Instant now) {
            Instant notBefore = sent.notBefore();
            if (sent.call().isRejected()) {
                return JobState.FINAL;
            }
            if (sent.sender().sandbox()) {
                return JobState.OPEN;
            }
            if (sent.call().campaignId() == 0) {
                return JobState.RECEIVED;
            }
            return held || (notBefore != null && notBefore.isAfter(now)) ? JobState.VALIDATED : JobState.OPEN;
        }

        private Job job(Instant now) {
            JobState state = state(now);
            boolean rejected = state == JobState.FINAL;
            return new Job(jobId, sent.sender().courierId(), sent.orderId(), sent.kind(), 1, state,
                    rejected ? EndedAs.REJECTED : null, sent.sender().sandbox(), 1,
                    rejected ? 0 : sent.call().campaignId(), contactId, null, 0, sent.fingerprint(),
                    sent.call().phones(), sent.notBefore(), sent.deadline(), now, rejected ? now : null, null, null);
        }
    }
}
