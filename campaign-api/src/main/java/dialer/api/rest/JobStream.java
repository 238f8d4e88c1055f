package dialer.api.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dialer.api.courier.Feedback;
import dialer.api.courier.JobIntake;
import dialer.api.courier.SnapshotRun;
import dialer.api.rest.JobViews.ItemView;
import dialer.api.rest.LineReader.Line;
import dialer.api.security.CourierKey;
import dialer.api.security.Scope;
import dialer.api.store.StoreAway;
import dialer.api.store.job.JobSnapshots;
import dialer.api.store.job.JobTaking.Taken;
import dialer.api.store.job.NewJob;
import dialer.api.words.Blame;
import dialer.engine.SystemClock;
import dialer.engine.WallClock;
import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Jobs as a stream: a job a line in, an answer a line out, in their order, while the stream goes on. A few hundred jobs
 * are held at a time, whatever the stream's length; while they are stored the next ones are read.
 */
final class JobStream {

    private static final Logger LOG = LoggerFactory.getLogger(JobStream.class);
    private static final String TYPE = "application/x-ndjson";
    private static final int ANSWER_BYTES = 400;

    private final JobRoutes jobs;
    private final JobIntake intake;
    private final Feedback feedback;
    private final JobSnapshots snapshots;
    private final WallClock clock;
    private final Executor storing = Executors.newVirtualThreadPerTaskExecutor();

    JobStream(JobRoutes jobs, JobIntake intake, Feedback feedback, JobSnapshots snapshots, WallClock clock) {
        this.jobs = jobs;
        this.intake = intake;
        this.feedback = feedback;
        this.snapshots = snapshots;
        this.clock = clock;
    }

    List<Route> routes() {
        return List.of(Route.post("/v1/jobs:stream", Access.courier(Scope.JOBS_WRITE), this::stream));
    }

    /** The answer's last line. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SummaryLine(long lines, long taken, long repeated, long refused, @Nullable Boolean snapshotRefused,
            @Nullable Long recalled) {
    }

    /**
     * A line that came in: a job that is in order, or what is wrong.
     *
     * @param order of a line that is not in order; empty where it cannot be read
     */
    private record Heard(long index, @Nullable NewJob job, String order, @Nullable Problem problem) {
    }

    private void stream(Context ctx) throws IOException {
        JobBody.contentType(ctx, TYPE);
        LineReader lines = new LineReader(JobBody.stream(ctx, Long.MAX_VALUE), JobBody.LARGEST_JOB,
                WebSettings.USUAL_PATIENCE, SystemClock::monotonicNanos);
        ctx.status(200).contentType(TYPE);
        try (AnswerSpool answers = new AnswerSpool(ctx.res().getOutputStream(), AnswerSpool.LARGEST)) {
            run(ctx, lines, answers);
        } catch (IOException | UncheckedIOException e) {
            LOG.info("The answers to a stream of jobs were not read to their end");
            LOG.debug("Why", e);
        }
    }

    private void run(Context ctx, LineReader lines, AnswerSpool answers) {
        CourierKey key = Guard.courierOf(ctx);
        try (SnapshotRun snapshot = "snapshot".equals(ctx.queryParam("mode"))
                ? new SnapshotRun(snapshots, feedback, key.courierId(), key.sandbox(), now()) : null) {
            Run run = new Run(JobRoutes.sender(ctx), answers, !"troubles".equals(ctx.queryParam("answers")), snapshot);
            run.read(lines);
            run.end("true".equals(ctx.queryParam("force")));
        } catch (UncheckedIOException e) {
            LOG.info("A stream of jobs broke off");
            LOG.debug("Why", e);
            ProblemException slow = SlowBodies.refusal(e);
            if (slow != null) {
                answers.add(line(Map.of("problem", slow.problem(ctx.path()))));
            }
        } catch (RuntimeException e) {
            if (!StoreAway.isIn(e)) {
                LOG.error("A stream of jobs failed: {}", Blame.of(e));
                LOG.debug("Why", e);
            }
            answers.add(line(Map.of("problem", StoreAway.isIn(e) ? ProblemException.storeAway().problem(ctx.path())
                    : ProblemException.of(500, "our-fault", "Something broke here",
                            "Jobs without an answer were not taken; send them again.").problem(ctx.path()))));
        }
    }

    /** One stream. */
    private final class Run {
        private final NewJob.Sender sender;
        private final AnswerSpool answers;
        private final boolean all;
        private final @Nullable SnapshotRun snapshot;
        private CompletableFuture<List<ItemView>> storing = CompletableFuture.completedFuture(List.of());
        private long index;
        private long taken;
        private long repeated;
        private long refused;

        private Run(NewJob.Sender sender, AnswerSpool answers, boolean all, @Nullable SnapshotRun snapshot) {
            this.sender = sender;
            this.answers = answers;
            this.all = all;
            this.snapshot = snapshot;
        }

        private void read(LineReader lines) {
            List<Heard> together = new ArrayList<>(JobIntake.MOST_AT_ONCE);
            try {
                for (Line line = lines.next(); line != null; line = lines.next()) {
                    if (!line.isBlank()) {
                        together.add(heard(line));
                    }
                    // who sends slowly is answered at once, who sends fast is answered in hundreds
                    if (together.size() == JobIntake.MOST_AT_ONCE || (!together.isEmpty() && !lines.isReady())) {
                        store(together);
                        together = new ArrayList<>(JobIntake.MOST_AT_ONCE);
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            store(together);
            answer();
        }

        private Heard heard(Line line) {
            long own = index++;
            String order = "";
            try {
                if (line.tooLong()) {
                    throw ProblemException.tooLarge("A job has at most " + JobBody.LARGEST_JOB + " bytes.");
                }
                JsonNode tree = JobBody.tree(line.bytes());
                order = JobRoutes.plain(tree.path("courierOrderId").asText(""));
                return new Heard(own, jobs.judged(sender, tree), order, null);
            } catch (ProblemException e) {
                return new Heard(own, null, order, e.problem(""));
            }
        }

        /** Answers what was stored before, then stores these while the next ones are read. */
        private void store(List<Heard> together) {
            answer();
            if (!together.isEmpty()) {
                List<Heard> own = together;
                storing = CompletableFuture.supplyAsync(() -> stored(own), JobStream.this.storing);
            }
        }

        private List<ItemView> stored(List<Heard> together) {
            List<NewJob> good = new ArrayList<>(together.size());
            together.forEach(heard -> {
                if (heard.job() != null) {
                    good.add(heard.job());
                }
            });
            List<Taken> done = intake.takeAll(good, (_, _) -> { });
            if (snapshot != null) {
                snapshot.named(done);
                List<Heard> refused = together.stream().filter(heard -> heard.job() == null).toList();
                snapshot.refused(refused.stream().map(Heard::order).filter(order -> !order.isEmpty()).toList(),
                        refused.stream().anyMatch(heard -> heard.order().isEmpty()));
            }
            List<ItemView> items = new ArrayList<>(together.size());
            int next = 0;
            for (Heard heard : together) {
                items.add(heard.job() == null ? new ItemView(heard.index(), status(heard), null, heard.problem())
                        : JobBatch.item(heard.index(), done.get(next++)));
            }
            return items;
        }

        private void answer() {
            List<ItemView> items;
            try {
                items = storing.join();
            } catch (CompletionException e) {
                throw e.getCause() instanceof RuntimeException own ? own : e;
            }
            storing = CompletableFuture.completedFuture(List.of());
            ByteArrayOutputStream lines = new ByteArrayOutputStream(items.size() * ANSWER_BYTES);
            for (ItemView item : items) {
                switch (item.status()) {
                    case 201 -> taken++;
                    case 200 -> repeated++;
                    default -> refused++;
                }
                if (all || item.status() > 201) {
                    lines.writeBytes(line(item));
                }
            }
            answers.add(lines.toByteArray());
        }

        private void end(boolean force) {
            SnapshotRun.Result result = snapshot == null ? null : snapshot.finish(force);
            answers.add(line(Map.of("summary", new SummaryLine(index, taken, repeated, refused,
                    result == null ? null : result.refused(), result == null ? null : result.recalled()))));
        }
    }

    private static int status(Heard heard) {
        return heard.problem() == null ? 500 : heard.problem().status();
    }

    private static byte[] line(Object value) {
        return (Json.text(value) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private Instant now() {
        return Instant.ofEpochMilli(clock.nowMs());
    }
}
