package dialer.api.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dialer.api.courier.Feedback;
import dialer.api.courier.JobDocument;
import dialer.api.courier.JobJudge;
import dialer.api.rest.Idempotency.Reply;
import dialer.api.rest.Problem.FieldError;
import dialer.api.security.CourierKey;
import dialer.api.security.Scope;
import dialer.api.store.job.Job;
import dialer.api.store.job.JobChanging.Changed;
import dialer.api.store.job.JobFeedback.Done;
import dialer.api.store.job.JobFeedback.Rerun;
import dialer.api.store.job.JobStore;
import dialer.api.store.job.NewJob;
import dialer.engine.WallClock;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What couriers say about jobs that we have: changes, delivered, not delivered, call again, do not call any more. */
final class FeedbackRoutes {

    private static final String WHAT = "job";
    private static final int LONGEST_REASON = 100;

    private final Feedback feedback;
    private final JobJudge judge;
    private final JobStore jobs;
    private final Idempotency idempotency;
    private final WallClock clock;

    FeedbackRoutes(Feedback feedback, JobJudge judge, JobStore jobs, Idempotency idempotency, WallClock clock) {
        this.feedback = feedback;
        this.judge = judge;
        this.jobs = jobs;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    List<Route> routes() {
        Access said = Access.courier(Scope.FEEDBACK);
        return List.of(
                Route.put("/v1/jobs/{id}", Access.courier(Scope.JOBS_WRITE), this::change),
                Route.post("/v1/jobs/{id}:delivered", said, this::delivered),
                Route.post("/v1/jobs/{id}:not-delivered", said, this::notDelivered),
                Route.post("/v1/jobs/{id}:rerun", said, this::rerun),
                Route.post("/v1/jobs/{id}:recall", said, this::recall));
    }

    private void change(Context ctx) {
        CourierKey key = Guard.courierOf(ctx);
        long jobId = Ids.inPath(ctx, WHAT);
        int version = IfMatch.version(ctx);
        Job before = job(key, jobId);
        JobDocument document = document(JobBody.read(ctx, JobBody.LARGEST_JOB));
        NewJob sent = judge.judge(JobRoutes.sender(ctx), document, now());
        Checks checks = new Checks();
        checks.that(sent.orderId().equals(before.courierOrderId()), "/courierOrderId", "fixed",
                "A job stays with its order; send another order as a job of its own.");
        checks.that(sent.kind().equals(before.kind()), "/kind", "fixed",
                "A job stays of its kind; send another kind as a job of its own.");
        checks.done();
        refuseUndialable(sent, "");
        Changed changed = feedback.change(JobRoutes.sender(ctx), jobId, version, sent, document.tree())
                .orElseThrow(() -> ProblemException.notFound(WHAT));
        switch (changed.fate()) {
            case OTHER_VERSION -> throw ProblemException.changedMeanwhile(changed.job().version());
            case ENDED -> throw ended(changed.job());
            case CHANGED, SAME -> Json.answer(ctx.header("ETag", JobRoutes.etag(changed.job())), 200,
                    JobViews.of(changed.job()));
        }
    }

    private void delivered(Context ctx) {
        CourierKey key = Guard.courierOf(ctx);
        long jobId = job(key, Ids.inPath(ctx, WHAT)).jobId();
        once(ctx, key, () -> done(feedback.delivered(key.courierId(), jobId)));
    }

    private void recall(Context ctx) {
        CourierKey key = Guard.courierOf(ctx);
        long jobId = job(key, Ids.inPath(ctx, WHAT)).jobId();
        once(ctx, key, () -> done(feedback.recall(key.courierId(), jobId)));
    }

    private void notDelivered(Context ctx) {
        CourierKey key = Guard.courierOf(ctx);
        long jobId = job(key, Ids.inPath(ctx, WHAT)).jobId();
        JsonNode body = optionalBody(ctx);
        JsonNode reason = body == null ? null : body.path("reason");
        boolean good = reason == null || reason.isMissingNode() || reason.isNull()
                || (reason.isTextual() && reason.textValue().matches("[\\p{L}\\p{N}._-]{1," + LONGEST_REASON + "}"));
        new Checks().that(good, "/reason", "wrong-form",
                "A reason is a code of letters, digits and . _ - only.").done();
        String code = reason != null && reason.isTextual() ? reason.textValue() : "";
        once(ctx, key, () -> done(feedback.notDelivered(key.courierId(), jobId, code)));
    }

    private void rerun(Context ctx) {
        CourierKey key = Guard.courierOf(ctx);
        long jobId = Ids.inPath(ctx, WHAT);
        Job before = job(key, jobId);
        JsonNode body = optionalBody(ctx);
        @Nullable JobDocument sent = body == null || !body.hasNonNull("job") ? null : document(body.get("job"));
        if (sent != null) {
            new Checks().that(sent.courierOrderId().equals(before.courierOrderId()), "/job/courierOrderId", "fixed",
                    "A job stays with its order.").that(sent.kind().equals(before.kind()), "/job/kind", "fixed",
                    "A job stays of its kind.").done();
            refuseUndialable(judge.judge(JobRoutes.sender(ctx), sent, now()), "/job");
        }
        once(ctx, key, () -> ran(feedback.rerun(JobRoutes.sender(ctx), jobId, sent)));
    }

    private static Reply ran(Optional<Rerun> rerun) {
        Rerun done = rerun.orElseThrow(() -> ProblemException.notFound(WHAT));
        return switch (done.again()) {
            case RUNS, RUNS_ALREADY -> new Reply(200, Json.text(JobViews.of(done.job())));
            case DATA_GONE -> throw ProblemException.conflict("data-gone",
                    "The job's data is destroyed. Send it anew: {\"job\": {…}}.");
            case CANNOT_BE_CALLED -> throw ProblemException.conflict("cannot-be-called",
                    "The job's deadline has passed, or it has no number that can be dialed. Send it anew: "
                            + "{\"job\": {…}}.");
        };
    }

    private static Reply done(Optional<Done> done) {
        return new Reply(200, Json.text(JobViews.of(done.orElseThrow(() -> ProblemException.notFound(WHAT)).job())));
    }

    /** What these do is the same the second time, so an answer need not be kept: the key is only watched. */
    private void once(Context ctx, CourierKey key, Supplier<Reply> work) {
        idempotency.once(ctx, key.courierId(), ctx.path().getBytes(java.nio.charset.StandardCharsets.UTF_8),
                _ -> work.get());
    }

    private static @Nullable JsonNode optionalBody(Context ctx) {
        if (ctx.req().getContentLengthLong() == 0 || ctx.contentType() == null) {
            return null;
        }
        JsonNode body = JobBody.read(ctx, JobBody.LARGEST_JOB);
        if (!body.isObject()) {
            throw ProblemException.badRequest("no-body", "Send a JSON object, or nothing.");
        }
        return body;
    }

    private static JobDocument document(JsonNode tree) {
        JobDocument.Read read = JobDocument.read(tree);
        JobDocument document = read.document();
        if (document == null) {
            throw ProblemException.invalid(JobRoutes.errors(read.faults()));
        }
        return document;
    }

    /** A new job without a number is taken and rejected; a change that takes the last number away is not taken. */
    private static void refuseUndialable(NewJob sent, String prefix) {
        if (!sent.call().isRejected()) {
            return;
        }
        List<FieldError> errors = new ArrayList<>();
        for (JobViews.PhoneView phone : JobViews.phones(sent.call().phones())) {
            errors.add(new FieldError(prefix + "/phones/" + phone.index(), phone.code(), phone.reasonEn()));
        }
        if (sent.call().trouble().equals("PAST_DEADLINE")) {
            errors = List.of(new FieldError(prefix + "/deadline", "past", "The deadline has passed."));
        }
        throw ProblemException.invalid(errors);
    }

    private static ProblemException ended(Job job) {
        return ProblemException.conflict("ended", "The job is " + job.state()
                + ": it has its outcome. Have it called again by POST /v1/jobs/" + job.jobId() + ":rerun.");
    }

    private Job job(CourierKey key, long jobId) {
        return jobs.ofKey(key.courierId(), key.sandbox(), jobId).orElseThrow(() -> ProblemException.notFound(WHAT));
    }

    private Instant now() {
        return Instant.ofEpochMilli(clock.nowMs());
    }
}
