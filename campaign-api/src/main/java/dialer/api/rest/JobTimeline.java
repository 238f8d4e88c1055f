package dialer.api.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dialer.api.store.job.Job;
import dialer.api.store.job.JobStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What has happened to a job, in one line of time: its steps, the calls, and what was told. */
final class JobTimeline {

    private static final int MOST = 500;

    private JobTimeline() {
    }

    /**
     * One thing that happened.
     *
     * @param kind step, attempt or event
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Entry(Instant at, String kind, String what, @Nullable JsonNode detail, @Nullable Instant acknowledgedAt) {
    }

    /** The whole line, oldest first. */
    record TimelineView(long jobId, List<Entry> items) {
    }

    static TimelineView of(Job job, JobStore jobs) {
        List<Entry> entries = new ArrayList<>();
        for (JobStore.Step step : jobs.history(job.jobId(), MOST)) {
            entries.add(new Entry(step.at(), "step", step.what(), Json.tree(step.detail()), null));
        }
        for (JobStore.Tried tried : jobs.attempts(job, MOST)) {
            entries.add(new Entry(tried.at(), "attempt", tried.disposition() == null ? "UNDER_WAY"
                    : tried.disposition(), Json.tree(tried.detail()), null));
        }
        for (JobStore.Told told : jobs.told(job.jobId(), MOST)) {
            entries.add(new Entry(told.at(), "event", told.type(), Json.tree("{\"eventId\": \"" + told.eventId()
                    + "\", \"final\": " + told.isFinal() + "}"), told.ackedAt()));
        }
        entries.sort(Comparator.comparing(Entry::at));
        return new TimelineView(job.jobId(), entries);
    }
}
