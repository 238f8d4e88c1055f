package dialer.api.rest;

import dialer.api.recording.RecordingFolder;
import dialer.api.recording.StereoRecording;
import dialer.api.security.CourierKey;
import dialer.api.security.Scope;
import dialer.api.store.AuditStore;
import dialer.api.store.job.Job;
import dialer.api.store.job.JobStore;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** What was said about a courier's order, for as long as its data is there. Who fetched what is in the audit. */
final class JobRecordingRoutes {

    private final JobStore jobs;
    private final RecordingFolder folder;
    private final AuditStore audit;

    JobRecordingRoutes(JobStore jobs, RecordingFolder folder, AuditStore audit) {
        this.jobs = jobs;
        this.folder = folder;
        this.audit = audit;
    }

    List<Route> routes() {
        return List.of(Route.get("/v1/jobs/{id}/recordings/{attemptId}", Access.courier(Scope.JOBS_READ),
                this::hear));
    }

    /** The conversation must have been about this very job: another's is as little there as none. */
    private void hear(Context ctx) throws IOException {
        CourierKey key = Guard.courierOf(ctx);
        Job job = jobs.ofKey(key.courierId(), key.sandbox(), Ids.inPath(ctx, "job"))
                .orElseThrow(() -> ProblemException.notFound("job"));
        long attemptId = Ids.inPath(ctx, "attemptId", "recording");
        Optional<StereoRecording> recording = jobs.wasRecorded(job, attemptId) ? folder.of(attemptId)
                : Optional.empty();
        StereoRecording found = recording.orElseThrow(() -> ProblemException.notFound("recording"));
        audit.note(Guard.callerOf(ctx).actor(), "GET /v1/jobs/{id}/recordings/{attemptId}", ctx.path());
        ctx.contentType("audio/wav");
        ctx.result(found.wav());
    }
}
