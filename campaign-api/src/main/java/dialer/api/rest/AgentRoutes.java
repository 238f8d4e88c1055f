package dialer.api.rest;

import dialer.api.live.Live;
import dialer.api.live.PauseReason;
import dialer.api.live.Supervision;
import dialer.api.security.Accounts;
import dialer.api.security.Role;
import dialer.api.store.PoolStore;
import dialer.telephony.translate.ListenMode;
import io.javalin.http.Context;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who takes calls, and what supervisors do to agents on shift: pause, end the shift, a message, listen in.
 * The audit knows who did.
 */
final class AgentRoutes {

    private static final int LONGEST_MESSAGE = 500;

    private final Live live;
    private final Accounts accounts;
    private final PoolStore pools;

    AgentRoutes(Live live, Accounts accounts, PoolStore pools) {
        this.live = live;
        this.accounts = accounts;
        this.pools = pools;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/v1/roster", Access.SUPERVISOR, this::list),
                Route.post("/v1/agents/{id}:pause", Access.SUPERVISOR, this::pause),
                Route.post("/v1/agents/{id}:sign-off", Access.SUPERVISOR, this::signOff),
                Route.post("/v1/agents/{id}:move", Access.SUPERVISOR, this::move),
                Route.post("/v1/agents/{id}:message", Access.SUPERVISOR, this::message),
                Route.post("/v1/agents/{id}:listen", Access.SUPERVISOR, this::listen),
                Route.post("/v1/agents/{id}:take-over", Access.SUPERVISOR, this::takeOver));
    }

    /** Somebody who takes calls; {@code active}: may log in. */
    record AgentView(int id, String name, @Nullable Integer poolId, boolean active) {
    }

    /** Body of a pause. */
    record PauseWish(int reasonId) {
    }

    /** Body of a move. */
    record MoveWish(int poolId) {
    }

    /** Body of a message. */
    record Words(@Nullable String text) {
    }

    /** Body of listening in. */
    record ListenWish(@Nullable ListenMode mode) {
    }

    private void list(Context ctx) {
        Json.answer(ctx, 200, Page.all(accounts.all().stream().filter(user -> user.role().equals(Role.AGENT.word()))
                .map(user -> new AgentView(user.userId(), user.name(),
                        user.poolId() == 0 ? null : user.poolId(), user.active()))
                .sorted(Comparator.comparing(AgentView::name)).toList()));
    }

    private void pause(Context ctx) {
        int reasonId = Json.body(ctx, PauseWish.class).reasonId();
        new Checks().that(live.pauseReasons().stream().map(PauseReason::id).anyMatch(id -> id == reasonId), "/reasonId",
                "unknown", "There is no such reason: GET /v1/settings/pause-reasons lists them.").done();
        answer(ctx, live.supervision().pause(supervisor(ctx), agent(ctx), reasonId));
    }

    private void signOff(Context ctx) {
        answer(ctx, live.supervision().signOff(supervisor(ctx), agent(ctx)));
    }

    private void move(Context ctx) {
        int poolId = Json.body(ctx, MoveWish.class).poolId();
        Optional<PoolStore.Pool> pool = pools.byId(poolId);
        new Checks().that(pool.isPresent(), "/poolId", "unknown", "There is no such pool.").done();
        new Checks().that(accounts.byId(agent(ctx)).filter(user -> user.role().equals(Role.AGENT.word())).isPresent(),
                "/id", "unknown", "There is no such agent.").done();
        Guard.particulars(ctx, Map.of("poolId", poolId, "pool", pool.orElseThrow().name()));
        answer(ctx, live.supervision().move(supervisor(ctx), agent(ctx), pool.orElseThrow()));
    }

    private void message(Context ctx) {
        Checks checks = new Checks();
        String text = checks.text("/text", Json.body(ctx, Words.class).text(), LONGEST_MESSAGE);
        checks.done();
        answer(ctx, live.supervision().message(supervisor(ctx), agent(ctx), text));
    }

    private void listen(Context ctx) {
        ListenMode mode = Json.body(ctx, ListenWish.class).mode();
        if (mode == null) {
            throw ProblemException.invalid("/mode", "missing", "\"mode\" is LISTEN, WHISPER or BARGE.");
        }
        answer(ctx, live.supervision().listen(supervisor(ctx), agent(ctx), mode));
    }

    private void takeOver(Context ctx) {
        answer(ctx, live.supervision().takeOver(supervisor(ctx), agent(ctx)));
    }

    private static void answer(Context ctx, Supervision.Answer answer) {
        switch (answer) {
            case DONE -> Json.answer(ctx, 202, Map.of("agentId", agent(ctx)));
            case NOT_ON_SHIFT -> throw ProblemException.conflict("not-on-shift", "The agent is not on shift.");
            case NO_SCREEN -> throw ProblemException.conflict("no-screen", "The agent has no page open.");
            case NO_TELEPHONE -> throw ProblemException.conflict("no-telephone", "Your page is no telephone at the"
                    + " agent's node yet: send takeSeat over the live socket, register, and say phoneUp.");
            case NOTHING_TO_HEAR -> throw ProblemException.conflict("nothing-to-hear",
                    "The agent's telephone is not connected.");
            case NOT_LISTENING -> throw ProblemException.conflict("not-listening",
                    "Listen to the agent first: POST /v1/agents/{id}:listen.");
            case NOBODY_ON_THE_LINE -> throw ProblemException.conflict("not-on-the-line",
                    "The agent talks with nobody now.");
            case BUSY -> throw ProblemException.busy();
        }
    }

    private static int supervisor(Context ctx) {
        return Guard.callerOf(ctx).userId();
    }

    private static int agent(Context ctx) {
        return Ids.intInPath(ctx, "agent");
    }
}
