package dialer.api.rest;

import dialer.api.live.Live;
import dialer.api.security.Caller;
import dialer.core.input.EngineInput;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;

/** The board, stopping and resuming all dialing, and what the engine measures of itself. */
final class BoardRoutes {

    private final Live live;
    private final Engine engine;
    private final Surroundings surroundings;

    BoardRoutes(Live live, Engine engine, Surroundings surroundings) {
        this.live = live;
        this.engine = engine;
        this.surroundings = surroundings;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/v1/board", Access.OFFICE, ctx -> Json.answer(ctx, 200, live.picture())),
                Route.get("/v1/agents", Access.OFFICE,
                        ctx -> Json.answer(ctx, 200, Page.all(live.picture().agents()))),
                Route.post("/v1/dialing:stop", Access.SUPERVISOR, this::stop),
                Route.post("/v1/dialing:resume", Access.SUPERVISOR, this::resume),
                Route.get("/v1/settings/pause-reasons", Access.ANYONE,
                        ctx -> Json.answer(ctx, 200, Page.all(live.pauseReasons()))),
                Route.get("/v1/debug/engine", Access.ADMIN, ctx -> Json.answer(ctx, 200, surroundings.gauges())));
    }

    private void stop(Context ctx) {
        Caller caller = Guard.callerOf(ctx);
        engine.ask(new EngineInput.DialingStopped(caller.userId()));
        Json.answer(ctx, 200, Map.of("running", false));
    }

    private void resume(Context ctx) {
        engine.ask(new EngineInput.DialingResumed());
        Json.answer(ctx, 200, Map.of("running", true));
    }
}
