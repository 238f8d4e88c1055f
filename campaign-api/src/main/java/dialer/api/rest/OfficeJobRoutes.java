package dialer.api.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dialer.api.courier.Feedback;
import dialer.api.store.job.Job;
import dialer.api.store.job.JobFeedback.Done;
import dialer.api.store.job.JobStore;
import dialer.api.store.job.OutcomeWord;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Couriers' jobs as the office sees them, and outcomes that it corrects. */
final class OfficeJobRoutes {

    private static final String WHAT = "job";
    private static final int LARGEST_DETAILS = 16_384;

    private final JobStore jobs;
    private final Feedback feedback;

    OfficeJobRoutes(JobStore jobs, Feedback feedback) {
        this.jobs = jobs;
        this.feedback = feedback;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/v1/couriers/{id}/jobs", Access.OFFICE, this::list),
                Route.get("/v1/couriers/{id}/jobs/{jobId}", Access.OFFICE, this::read),
                Route.post("/v1/couriers/{id}/jobs/{jobId}:correct", Access.SUPERVISOR, this::correct));
    }

    /** The right outcome. */
    record CorrectionRequest(@Nullable String outcome, @Nullable JsonNode details) {
    }

    private void list(Context ctx) {
        String order = ctx.queryParam("courierOrderId");
        int limit = Page.limit(ctx);
        List<JobViews.JobView> page = jobs.page(Ids.intInPath(ctx, "courier"), null, order == null ? ""
                : order.replace("\0", "?"), "", Page.cursor(ctx), limit).stream().map(JobViews::of).toList();
        Json.answer(ctx, 200, Page.of(page, limit, JobViews.JobView::id));
    }

    private void read(Context ctx) {
        Job job = jobs.byId(Ids.intInPath(ctx, "courier"), jobId(ctx))
                .orElseThrow(() -> ProblemException.notFound(WHAT));
        Json.answer(ctx, 200, JobTimeline.of(job, jobs));
    }

    private void correct(Context ctx) {
        CorrectionRequest body = Json.body(ctx, CorrectionRequest.class);
        Optional<OutcomeWord> outcome = OutcomeWord.of(body.outcome() == null ? "" : body.outcome());
        JsonNode details = body.details();
        String text = details == null || details.isNull() ? "{}" : details.toString();
        new Checks().that(outcome.isPresent(), "/outcome", "unknown", "There is no such outcome.")
                .that(details == null || details.isNull() || details.isObject(), "/details", "wrong-kind",
                        "\"details\" is an object.")
                .that(text.length() <= LARGEST_DETAILS, "/details", "too-long", "\"details\" is too large.").done();
        Done done = feedback.correct(Ids.intInPath(ctx, "courier"), jobId(ctx), outcome.orElseThrow(), text)
                .orElseThrow(() -> ProblemException.notFound(WHAT));
        if (!done.changed()) {
            throw ProblemException.conflict("nothing-to-correct",
                    "The job is " + done.job().state() + " and has no outcome of a call that could be corrected.");
        }
        Json.answer(ctx, 200, JobViews.of(done.job()));
    }

    private static long jobId(Context ctx) {
        String text = ctx.pathParam("jobId");
        if (!text.matches("[1-9]\\d{0,17}")) {
            throw ProblemException.notFound(WHAT);
        }
        return Long.parseLong(text);
    }
}
