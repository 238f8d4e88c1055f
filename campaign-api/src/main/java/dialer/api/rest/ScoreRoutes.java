package dialer.api.rest;

import static dialer.api.rest.CampaignViews.or;

import dialer.api.store.office.ScoreStore;
import dialer.api.store.office.ScoreStore.Criterion;
import dialer.api.store.office.ScoreStore.Given;
import dialer.api.store.office.ScoreStore.Score;
import dialer.engine.WallClock;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The sheet on which supervisors judge conversations, recorded or listened to. */
final class ScoreRoutes {

    private static final int MOST_CRITERIA = 30;
    private static final int MOST_POINTS = 10;
    private static final int LONGEST_COMMENT = 1_000;
    private static final int PERMILLE = 1_000;

    private final ScoreStore scores;
    private final ActorNames names;
    private final IntFunction<String> nameOf;
    private final WallClock clock;

    ScoreRoutes(ScoreStore scores, ActorNames names, IntFunction<String> nameOf, WallClock clock) {
        this.scores = scores;
        this.names = names;
        this.nameOf = nameOf;
        this.clock = clock;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/v1/score-criteria", Access.SUPERVISOR, ctx -> Json.answer(ctx, 200,
                        Page.all(scores.criteria()))),
                Route.put("/v1/score-criteria", Access.SUPERVISOR, this::putCriteria),
                Route.get("/v1/scores", Access.SUPERVISOR, this::averages),
                Route.get("/v1/recordings/{id}/score", Access.SUPERVISOR, this::read),
                Route.put("/v1/recordings/{id}/score", Access.SUPERVISOR, this::put));
    }

    /** A line of the sheet; {@code points} is null where it was left out. */
    record LineView(int criterionId, String labelRu, String labelEn, int most, @Nullable Integer points,
            String comment) {
    }

    /** A sheet, filled in or not; {@code permille} of the points that could be given. */
    record SheetView(long attemptId, int agentId, String agent, List<LineView> items, String comment,
            @Nullable Integer permille, @Nullable String scoredBy, @Nullable Instant scoredAt) {
    }

    /** How an agent's conversations were judged on average. */
    record AverageView(int agentId, String agent, long conversations, int permille) {
    }

    /** A criterion as it is sent; without an id it is new. */
    record CriterionRequest(@Nullable Integer id, @Nullable String labelRu, @Nullable String labelEn,
            @Nullable Integer most) {
    }

    /** What is judged from now on. */
    record CriteriaRequest(@Nullable List<CriterionRequest> items) {
    }

    /** Points for one criterion; null leaves it out. */
    record LineRequest(@Nullable Integer criterionId, @Nullable Integer points, @Nullable String comment) {
        @Override
        public String toString() {
            return "LineRequest";
        }
    }

    /** A filled-in sheet. */
    record SheetRequest(@Nullable List<LineRequest> items, @Nullable String comment) {
        @Override
        public String toString() {
            return "SheetRequest";
        }
    }

    private void putCriteria(Context ctx) {
        List<CriterionRequest> items = or(Json.body(ctx, CriteriaRequest.class).items(), List.of());
        Set<Integer> known = scores.criteria().stream().map(Criterion::id).collect(Collectors.toSet());
        Set<Integer> ids = new HashSet<>();
        Checks checks = new Checks().that(!items.isEmpty() && items.size() <= MOST_CRITERIA, "/items", "wrong-size",
                "A sheet has 1 to " + MOST_CRITERIA + " criteria.");
        List<Criterion> criteria = IntStream.range(0, items.size()).mapToObj(i -> {
            CriterionRequest one = items.get(i);
            String at = "/items/" + i;
            int id = or(one.id(), 0);
            int most = or(one.most(), 0);
            checks.that(one.id() == null || (known.contains(id) && ids.add(id)), at + "/id", "not-unique",
                    "The id of a criterion of the present sheet, each once; none for a new one.");
            checks.that(most >= 1 && most <= MOST_POINTS, at + "/most", "out-of-range",
                    "\"most\" is a number from 1 to " + MOST_POINTS + ".");
            return new Criterion(id, checks.text(at + "/labelRu", one.labelRu(), 200),
                    checks.text(at + "/labelEn", one.labelEn(), 200), most);
        }).toList();
        checks.done();
        scores.replace(criteria);
        Json.answer(ctx, 200, Page.all(scores.criteria()));
    }

    private void averages(Context ctx) {
        Json.answer(ctx, 200, Page.all(scores.averages(Instants.inQuery(ctx, "from"), Instants.inQuery(ctx, "until"))
                .stream().map(one -> new AverageView(one.agentId(), nameOf.apply(one.agentId()), one.conversations(),
                        one.permille())).toList()));
    }

    private void read(Context ctx) {
        Json.answer(ctx, 200, view(conversation(ctx)));
    }

    private ScoreStore.Conversation conversation(Context ctx) {
        return scores.conversation(Ids.inPath(ctx, "conversation that is over"))
                .orElseThrow(() -> ProblemException.notFound("conversation that is over"));
    }

    private SheetView view(ScoreStore.Conversation conversation) {
        Optional<Score> score = scores.byAttempt(conversation.attemptId());
        Map<Integer, Given> given = score.map(Score::given).orElse(List.of()).stream()
                .collect(Collectors.toMap(Given::criterionId, Function.identity()));
        List<LineView> lines = scores.criteria(given.keySet()).stream().map(one -> {
            Given points = given.get(one.id());
            return new LineView(one.id(), one.labelRu(), one.labelEn(), one.most(),
                    points == null ? null : points.points(), points == null ? "" : points.comment());
        }).toList();
        return new SheetView(conversation.attemptId(), conversation.agentId(), nameOf.apply(conversation.agentId()),
                lines, score.map(Score::comment).orElse(""), score.map(Score::permille).orElse(null),
                score.map(one -> names.of(one.scoredBy())).orElse(null), score.map(Score::scoredAt).orElse(null));
    }

    private void put(Context ctx) {
        ScoreStore.Conversation conversation = conversation(ctx);
        SheetRequest body = Json.body(ctx, SheetRequest.class);
        Map<Integer, Integer> most = scores.criteria(scores.byAttempt(conversation.attemptId()).map(Score::given)
                .orElse(List.of()).stream().map(Given::criterionId).toList()).stream()
                .collect(Collectors.toMap(Criterion::id, Criterion::most));
        Checks checks = new Checks();
        List<Given> given = given(checks, or(body.items(), List.of()), most);
        String comment = checks.optionalText("/comment", body.comment(), LONGEST_COMMENT);
        checks.done();
        int could = given.stream().mapToInt(one -> most.getOrDefault(one.criterionId(), 0)).sum();
        int permille = given.stream().mapToInt(Given::points).sum() * PERMILLE / Math.max(1, could);
        boolean kept = scores.save(new Score(conversation.attemptId(), conversation.agentId(), given, comment, permille,
                Guard.callerOf(ctx).actor(), Instant.ofEpochMilli(clock.nowMs())));
        if (!kept) {
            throw ProblemException.conflict("data-destroyed",
                    "What was known of the recipient is destroyed, so nothing more can be said of this conversation.");
        }
        Json.answer(ctx, 200, view(conversation));
    }

    private static List<Given> given(Checks checks, List<LineRequest> items, Map<Integer, Integer> most) {
        Set<Integer> seen = new HashSet<>();
        List<Given> given = IntStream.range(0, items.size()).filter(i -> items.get(i).points() != null)
                .mapToObj(i -> {
                    LineRequest one = items.get(i);
                    String at = "/items/" + i;
                    int id = or(one.criterionId(), 0);
                    int points = or(one.points(), 0);
                    checks.that(most.containsKey(id) && seen.add(id), at + "/criterionId", "unknown",
                            "The id of a criterion of the sheet, each once.");
                    checks.that(points >= 0 && points <= most.getOrDefault(id, MOST_POINTS), at + "/points",
                            "out-of-range", "From 0 to what the criterion allows.");
                    return new Given(id, points, checks.optionalText(at + "/comment", one.comment(), LONGEST_COMMENT));
                }).toList();
        checks.that(!given.isEmpty(), "/items", "missing", "Give points for one criterion at least.");
        return given;
    }
}
