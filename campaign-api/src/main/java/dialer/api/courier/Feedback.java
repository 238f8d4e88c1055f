package dialer.api.courier;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dialer.api.store.Database;
import dialer.api.store.job.JobChanging;
import dialer.api.store.job.JobFeedback;
import dialer.api.store.job.JobFeedback.Done;
import dialer.api.store.job.JobFeedback.Rerun;
import dialer.api.store.job.JobStore;
import dialer.api.store.job.NewJob;
import dialer.api.store.job.OutcomeWord;
import dialer.core.input.CampaignInput;
import dialer.core.input.HopperInput;
import dialer.engine.InputGate;
import dialer.engine.WallClock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What a courier says about its orders, with its effect on the call that is under way: the store first, then the
 * engine, then the agent's screen.
 */
public final class Feedback {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JobFeedback store;
    private final JobChanging changing;
    private final JobStore jobs;
    private final JobJudge judge;
    private final InputGate gate;
    private final IntConsumer contactsCame;
    private final CardWatch cards;
    private final WallClock clock;

    /** Told that a contact's card says something else now; must return at once. */
    public interface CardWatch {
        /** {@code fields}: names of the document's fields that have changed; empty when the order is called off. */
        void cardChanged(long contactId, Set<String> fields);
    }

    public Feedback(Database database, JobJudge judge, InputGate gate, IntConsumer contactsCame, CardWatch cards,
            WallClock clock) {
        this.store = new JobFeedback(database);
        this.changing = new JobChanging(database);
        this.jobs = new JobStore(database);
        this.judge = judge;
        this.gate = gate;
        this.contactsCame = contactsCame;
        this.cards = cards;
        this.clock = clock;
    }

    public Optional<Done> delivered(int courierId, long jobId) {
        return told(store.delivered(courierId, jobId, now()));
    }

    /** {@code reason}: the courier's code, empty for none. */
    public Optional<Done> notDelivered(int courierId, long jobId, String reason) {
        return told(store.notDelivered(courierId, jobId, reason, now()));
    }

    public Optional<Done> recall(int courierId, long jobId) {
        return told(store.recall(courierId, jobId, now()));
    }

    /** Somebody of the office has found that another outcome is right; {@code details} is a JSON object. */
    public Optional<Done> correct(int courierId, long jobId, OutcomeWord outcome, String details) {
        return store.correct(courierId, jobId, outcome, details, now());
    }

    /** {@code sent}: the job sent anew, null to call it as it was. */
    public Optional<Rerun> rerun(NewJob.Sender sender, long jobId, @Nullable JobDocument sent) {
        Instant at = now();
        @Nullable JobDocument document = sent == null ? stored(jobId) : sent;
        @Nullable NewJob judged = document == null ? null : judge.judge(sender, document, at);
        Optional<Rerun> rerun = store.rerun(sender.courierId(), jobId, judged, sent != null, at);
        rerun.filter(done -> done.again() == JobFeedback.Again.RUNS && done.job().contactId() != 0)
                .ifPresent(done -> {
                    cards.cardChanged(done.job().contactId(), Set.of());
                    contactsCame.accept(done.job().campaignId());
                });
        return rerun;
    }

    /** Changes a job if its version is still the given one. */
    public Optional<JobChanging.Changed> change(NewJob.Sender sender, long jobId, int version, NewJob sent,
            JsonNode document) {
        @Nullable JobDocument before = stored(jobId);
        Optional<JobChanging.Changed> changed = changing.change(sender.courierId(), jobId, version, sent, now());
        changed.filter(done -> done.fate() == JobChanging.Fate.CHANGED && done.job().contactId() != 0)
                .ifPresent(done -> {
                    Set<String> fields = ChangedFields.between(before == null ? null : before.tree(), document);
                    cards.cardChanged(done.job().contactId(), fields);
                    boolean otherNumbers = fields.contains("phones") || fields.contains("address");
                    if (otherNumbers && done.contactState().equals("IN_HOPPER")) {
                        // the hopper holds the old numbers: it goes back and is filled again
                        gate.publish(new CampaignInput.RulesChanged(done.job().campaignId(), 0));
                    }
                });
        return changed;
    }

    /** The document as stored; null once it is destroyed, or where it is of a form that is not taken any more. */
    private @Nullable JobDocument stored(long jobId) {
        return jobs.document(jobId).map(text -> JobDocument.read(tree(text)).document()).orElse(null);
    }

    private Optional<Done> told(Optional<Done> done) {
        done.filter(Done::changed).ifPresent(one -> {
            if (one.withdrawn() != 0) {
                gate.publish(new HopperInput.ContactWithdrawn(one.withdrawn()));
            }
            if (one.job().contactId() != 0) {
                cards.cardChanged(one.job().contactId(), Set.of());
            }
        });
        return done;
    }

    private static JsonNode tree(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored document is JSON", e);
        }
    }

    private Instant now() {
        return Instant.ofEpochMilli(clock.nowMs());
    }
}
