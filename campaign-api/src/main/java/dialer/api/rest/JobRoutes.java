package dialer.api.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dialer.api.courier.Fault;
import dialer.api.courier.JobDocument;
import dialer.api.courier.JobIntake;
import dialer.api.courier.JobJudge;
import dialer.api.rest.Idempotency.Reply;
import dialer.api.rest.Problem.FieldError;
import dialer.api.security.CourierKey;
import dialer.api.security.Scope;
import dialer.api.store.job.IdempotentAnswers;
import dialer.api.store.job.Job;
import dialer.api.store.job.JobStore;
import dialer.api.store.job.JobTaking.Fate;
import dialer.api.store.job.JobTaking.Taken;
import dialer.api.store.job.NewJob;
import dialer.engine.WallClock;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.zip.CRC32;

/** Couriers' jobs: sent one by one and in batches, and read. A courier sees its own jobs and no others. */
final class JobRoutes {

    private static final String WHAT = "job";

    private final JobIntake intake;
    private final JobJudge judge;
    private final JobStore jobs;
    private final Idempotency idempotency;
    private final WallClock clock;

    JobRoutes(JobIntake intake, JobJudge judge, JobStore jobs, Idempotency idempotency, WallClock clock) {
        this.intake = intake;
        this.judge = judge;
        this.jobs = jobs;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    List<Route> routes() {
        Access write = Access.courier(Scope.JOBS_WRITE);
        Access read = Access.courier(Scope.JOBS_READ);
        return List.of(
                Route.post("/v1/jobs", write, this::submit),
                Route.post("/v1/jobs:batch", write, this::batch),
                Route.get("/v1/jobs", read, this::list),
                Route.get("/v1/jobs/{id}", read, this::read),
                Route.get("/v1/jobs/{id}/timeline", read, this::timeline));
    }

    private void submit(Context ctx) {
        CourierKey key = Guard.courierOf(ctx);
        byte[] body = JobBody.bytes(ctx, JobBody.LARGEST_JOB);
        NewJob job = judged(sender(ctx), JobBody.tree(body));
        idempotency.once(ctx, key.courierId(), body, once -> {
            Taken taken = taken(() -> intake.take(job, (h, all) -> {
                if (once != null && all.getFirst().fate() != Fate.OTHER_DOCUMENT) {
                    Reply reply = reply(all.getFirst());
                    IdempotentAnswers.keep(h, once.courierId(), once.key(),
                            once.answer(reply.status(), reply.body()), now());
                }
            }));
            if (taken.fate() == Fate.OTHER_DOCUMENT) {
                throw JobViews.knownOtherwise(taken.job());
            }
            return reply(taken);
        });
        // an answer that is repeated says where the job is as the first one did
        String shown = Objects.requireNonNull(ctx.result());
        JsonNode view = JobBody.tree(shown.getBytes(StandardCharsets.UTF_8));
        ctx.header("Location", "/v1/jobs/" + view.path("id").asLong())
                .header("ETag", etag(view.path("version").asInt(), shown));
    }

    private static Reply reply(Taken taken) {
        return new Reply(JobViews.status(taken), Json.text(JobViews.of(taken.job())));
    }

    private void batch(Context ctx) {
        CourierKey key = Guard.courierOf(ctx);
        NewJob.Sender sender = sender(ctx);
        byte[] body = JobBody.bytes(ctx, JobBody.LARGEST_BATCH);
        JsonNode list = JobBody.tree(body).path("jobs");
        if (!list.isArray() || list.isEmpty() || list.size() > JobIntake.MOST_AT_ONCE) {
            throw ProblemException.invalid("/jobs", "out-of-range", "\"jobs\" is a list of 1 to "
                    + JobIntake.MOST_AT_ONCE + " jobs.");
        }
        idempotency.once(ctx, key.courierId(), body, once -> {
            JobBatch batch = new JobBatch(this, sender, list);
            return new Reply(200, batch.answer(taken(() -> intake.takeAll(batch.good(), (h, all) -> {
                if (once != null) {
                    IdempotentAnswers.keep(h, once.courierId(), once.key(), once.answer(200, batch.answer(all)),
                            now());
                }
            }))));
        });
    }

    private void list(Context ctx) {
        CourierKey key = Guard.courierOf(ctx);
        String order = ctx.queryParam("courierOrderId");
        String state = ctx.queryParam("state");
        if (state != null && !state.matches("RECEIVED|VALIDATED|OPEN|FINAL|HANDED_OVER|PURGED")) {
            throw ProblemException.invalid("state", "unknown", "There is no such state of a job.");
        }
        int limit = Page.limit(ctx);
        List<JobViews.JobView> page = jobs.page(key.courierId(), key.sandbox(),
                order == null ? "" : plain(order),
                state == null ? "" : state, Page.cursor(ctx), limit).stream().map(JobViews::of).toList();
        Json.answer(ctx, 200, Page.of(page, limit, JobViews.JobView::id));
    }

    private void read(Context ctx) {
        Job job = job(ctx);
        String etag = etag(job);
        ctx.header("ETag", etag);
        if (IfMatch.isKnown(ctx, etag)) {
            ctx.status(304);
            return;
        }
        Json.answer(ctx, 200, JobViews.of(job));
    }

    private void timeline(Context ctx) {
        Job job = job(ctx);
        Json.answer(ctx, 200, JobTimeline.of(job, jobs));
    }

    /** The courier's own job; another's is as little there as none. */
    private Job job(Context ctx) {
        CourierKey key = Guard.courierOf(ctx);
        return jobs.ofKey(key.courierId(), key.sandbox(), Ids.inPath(ctx, WHAT))
                .orElseThrow(() -> ProblemException.notFound(WHAT));
    }

    /**
     * What a job may be read under: its version, by which it is changed, and a check sum of all that is shown, which
     * changes with its state too.
     */
    static String etag(Job job) {
        return etag(job.version(), Json.text(JobViews.of(job)));
    }

    private static String etag(int version, String view) {
        CRC32 shown = new CRC32();
        shown.update(view.getBytes(StandardCharsets.UTF_8));
        return "\"" + version + "-" + HexFormat.of().toHexDigits((int) shown.getValue()) + "\"";
    }

    /** @throws ProblemException 422 */
    NewJob judged(NewJob.Sender sender, JsonNode tree) {
        JobDocument.Read read = JobDocument.read(tree);
        JobDocument document = read.document();
        if (document == null) {
            throw ProblemException.invalid(errors(read.faults()));
        }
        return judge.judge(sender, document, now());
    }

    static List<FieldError> errors(List<Fault> faults) {
        List<FieldError> errors = new ArrayList<>(faults.size());
        faults.forEach(fault -> errors.add(new FieldError(fault.pointer(), fault.code(), fault.detail())));
        return errors;
    }

    static NewJob.Sender sender(Context ctx) {
        CourierKey key = Guard.courierOf(ctx);
        return new NewJob.Sender(key.courierId(), key.code(), key.code(), key.sandbox(), key.keyId(),
                RequestIds.trace(ctx));
    }

    /** PostgreSQL's texts have no NUL, so nothing is stored under one. */
    static String plain(String text) {
        return text.replace("\0", "?");
    }

    private static <T> T taken(java.util.function.Supplier<T> work) {
        try {
            return work.get();
        } catch (JobIntake.Full e) {
            throw ProblemException.busy();
        }
    }

    private Instant now() {
        return Instant.ofEpochMilli(clock.nowMs());
    }
}
