package dialer.api.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dialer.api.rest.JobViews.ItemView;
import dialer.api.store.job.JobTaking.Fate;
import dialer.api.store.job.JobTaking.Taken;
import dialer.api.store.job.NewJob;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Jobs that came together: each is answered for itself, in the order in which they came. */
final class JobBatch {

    private final List<@Nullable NewJob> jobs = new ArrayList<>();
    private final List<@Nullable Problem> problems = new ArrayList<>();
    private final List<NewJob> good = new ArrayList<>();

    /** Judged beside each other: while nothing can be stored yet, no processor need be idle. */
    JobBatch(JobRoutes routes, NewJob.Sender sender, Iterable<JsonNode> documents) {
        List<JsonNode> all = new ArrayList<>();
        documents.forEach(all::add);
        all.parallelStream().map(document -> judged(routes, sender, document)).toList().forEach(one -> {
            jobs.add(one.job());
            problems.add(one.problem());
            if (one.job() != null) {
                good.add(one.job());
            }
        });
    }

    private record Judged(@Nullable NewJob job, @Nullable Problem problem) {
    }

    private static Judged judged(JobRoutes routes, NewJob.Sender sender, JsonNode document) {
        try {
            return new Judged(routes.judged(sender, document), null);
        } catch (ProblemException e) {
            return new Judged(null, e.problem(""));
        }
    }

    /** Those that are in order. */
    List<NewJob> good() {
        return good;
    }

    /** The whole answer; {@code taken}: what became of those that are in order. */
    String answer(List<Taken> taken) {
        return Json.text(Map.of("items", items(taken)));
    }

    List<ItemView> items(List<Taken> taken) {
        List<ItemView> items = new ArrayList<>(jobs.size());
        int next = 0;
        for (int i = 0; i < jobs.size(); i++) {
            Problem problem = problems.get(i);
            if (problem != null) {
                items.add(new ItemView(i, problem.status(), null, problem));
            } else {
                items.add(item(i, taken.get(next)));
                next++;
            }
        }
        return items;
    }

    static ItemView item(long index, Taken taken) {
        if (taken.fate() == Fate.OTHER_DOCUMENT) {
            return new ItemView(index, 422, null, JobViews.knownOtherwise(taken.job()).problem(""));
        }
        return new ItemView(index, JobViews.status(taken), JobViews.of(taken.job()), null);
    }
}
