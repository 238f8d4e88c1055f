package dialer.api.courier;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dialer.api.store.Database;
import dialer.api.store.job.IdempotentAnswers;
import dialer.api.store.job.Job;
import dialer.api.store.job.JobAging;
import dialer.api.store.job.JobAging.Due;
import dialer.api.store.job.NewJob;
import dialer.core.input.HopperInput;
import dialer.engine.InputGate;
import dialer.engine.WallClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the clock does to jobs, once a second: deadlines pass, days come before which nobody was to call, campaigns are
 * found for jobs that had none, contacts end elsewhere. While the store is away it is done later; a contact past its
 * deadline is not claimed in any case.
 */
public final class JobSweep {

    private static final Logger LOG = LoggerFactory.getLogger(JobSweep.class);
    private static final int AT_ONCE = 200;
    private static final Duration ANSWERS_KEPT = Duration.ofHours(26);
    private static final int FORGET_EVERY = 600;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JobAging store;
    private final SandboxCarrier sandbox;
    private final IdempotentAnswers answers;
    private final JobJudge judge;
    private final Routing routing;
    private final InputGate gate;
    private final IntConsumer contactsCame;
    private final WallClock clock;
    private final AtomicBoolean underWay = new AtomicBoolean();
    private long dueAfter;
    private int ticks;

    public JobSweep(Database database, JobJudge judge, Routing routing, InputGate gate, IntConsumer contactsCame,
            WallClock clock) {
        this.store = new JobAging(database);
        this.sandbox = new SandboxCarrier(database);
        this.answers = new IdempotentAnswers(database);
        this.judge = judge;
        this.routing = routing;
        this.gate = gate;
        this.contactsCame = contactsCame;
        this.clock = clock;
    }

    /** One look at everything; does nothing while another one is under way. */
    public void tick() {
        if (!underWay.compareAndSet(false, true)) {
            return;
        }
        try {
            Instant now = Instant.ofEpochMilli(clock.nowMs());
            routing.refresh();
            JobAging.Ended ended = store.expire(now, AT_ONCE);
            ended.withdrawn().forEach(contactId -> gate.publish(new HopperInput.ContactWithdrawn(contactId)));
            store.settleLeft(now, AT_ONCE);
            store.openAccepted(now, AT_ONCE);
            openDue(now);
            sandbox.answer(now, AT_ONCE);
            if (ticks++ % FORGET_EVERY == 0) {
                answers.forgetBefore(now.minus(ANSWERS_KEPT));
            }
        } catch (RuntimeException e) {
            LOG.warn("Jobs could not be looked after now: {}", e.getClass().getSimpleName());
            LOG.debug("Why", e);
        } finally {
            underWay.set(false);
        }
    }

    /** A window of jobs a second, round and round: those without a campaign do not keep the others waiting. */
    private void openDue(Instant now) {
        List<Due> due = store.due(now, dueAfter, AT_ONCE);
        dueAfter = due.size() < AT_ONCE ? 0 : due.getLast().job().jobId();
        due.forEach(one -> open(one, now));
    }

    private void open(Due due, Instant now) {
        Job job = due.job();
        JobDocument document = document(due.document());
        if (document == null) {
            LOG.warn("Job {} has a document that cannot be read any more", job.jobId());
            return;
        }
        NewJob.Sender sender = new NewJob.Sender(job.courierId(), due.courierCode(), due.courierName(), false,
                0, "");
        NewJob judged = judge.judge(sender, document, now);
        if (judged.call().campaignId() == 0 && !judged.call().isRejected()) {
            return;
        }
        store.open(judged, job.jobId(), now).filter(opened -> opened.contactId() != 0)
                .ifPresent(opened -> contactsCame.accept(opened.campaignId()));
    }

    private static @org.jspecify.annotations.Nullable JobDocument document(String text) {
        try {
            return JobDocument.read(JSON.readTree(text)).document();
        } catch (JsonProcessingException e) {
            return null;
        }
    }
}
