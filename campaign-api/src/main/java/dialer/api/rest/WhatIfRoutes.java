package dialer.api.rest;

import static dialer.api.rest.CampaignViews.or;

import dialer.api.whatif.WhatIf;
import dialer.api.whatif.WhatIf.Answer;
import dialer.api.whatif.WhatIf.Question;
import dialer.arena.Market;
import io.javalin.http.Context;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** "What if we were twelve?": asked, and looked after until the answer is there. */
final class WhatIfRoutes {
    private static final double USUAL_WRAP_UP_S = 15;
    private static final double USUAL_RING_S = 9;
    private static final int USUAL_TARGET_PERMILLE = 30;
    private static final int LINES_PER_AGENT = 6;

    private final WhatIf whatIf;

    WhatIfRoutes(WhatIf whatIf) {
        this.whatIf = whatIf;
    }

    List<Route> routes() {
        return List.of(
                Route.post("/v1/what-if", Access.OFFICE, this::ask),
                Route.get("/v1/what-if/{id}", Access.OFFICE, this::read));
    }

    /** A market; what is missing is as usual. */
    record WhatIfRequest(@Nullable Integer agents, @Nullable Integer answerPermille, @Nullable Double talkSeconds,
            @Nullable Double wrapUpSeconds, @Nullable Double ringSeconds, @Nullable Integer abandonTargetPermille,
            @Nullable Integer lines) {
    }

    /** A question and how far its answer is. */
    record WhatIfView(long id, WhatIf.State state, int progressPermille, @Nullable Answer answer) {
        static WhatIfView of(Question question) {
            return new WhatIfView(question.id(), question.state(), question.progressPermille(), question.answer());
        }
    }

    private void ask(Context ctx) {
        WhatIfRequest body = Json.body(ctx, WhatIfRequest.class);
        new Checks().that(body.agents() != null, "/agents", "missing", "\"agents\" is missing.")
                .that(body.answerPermille() != null, "/answerPermille", "missing", "\"answerPermille\" is missing.")
                .that(body.talkSeconds() != null, "/talkSeconds", "missing", "\"talkSeconds\" is missing.").done();
        Question question = whatIf.ask(market(body)).orElseThrow(() -> ProblemException.conflict("busy",
                "Other what-if questions are still being answered; ask again in a moment."));
        ctx.header("Location", "/v1/what-if/" + question.id());
        Json.answer(ctx, 202, WhatIfView.of(question));
    }

    private static Market market(WhatIfRequest body) {
        int agents = or(body.agents(), 1);
        try {
            return new Market(agents, or(body.answerPermille(), 0) / 1_000.0, or(body.talkSeconds(), 0.0),
                    or(body.wrapUpSeconds(), USUAL_WRAP_UP_S), or(body.ringSeconds(), USUAL_RING_S),
                    or(body.abandonTargetPermille(), USUAL_TARGET_PERMILLE) / 1_000.0,
                    or(body.lines(), Math.max(1, LINES_PER_AGENT * agents)));
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid("", "out-of-range", String.valueOf(e.getMessage()));
        }
    }

    private void read(Context ctx) {
        Question question = whatIf.find(Ids.inPath(ctx, "what-if question"))
                .orElseThrow(() -> ProblemException.notFound("what-if question"));
        Json.answer(ctx, 200, WhatIfView.of(question));
    }
}
