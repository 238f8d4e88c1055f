package dialer.api.rest;

import static dialer.api.rest.CampaignViews.or;

import dialer.api.live.Catalogue;
import dialer.api.store.PoolStore;
import dialer.api.store.PoolStore.Pool;
import dialer.core.input.CampaignInput;
import dialer.core.pool.PoolSettings;
import io.javalin.http.Context;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Pools of agents that campaigns share. */
final class PoolRoutes {

    private static final long USUAL_GRACE_MS = 60_000;

    private final PoolStore store;
    private final Catalogue catalogue;
    private final Engine engine;

    PoolRoutes(PoolStore store, Catalogue catalogue, Engine engine) {
        this.store = store;
        this.catalogue = catalogue;
        this.engine = engine;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/v1/pools", Access.OFFICE, this::list),
                Route.post("/v1/pools", Access.MANAGER, this::create),
                Route.patch("/v1/pools/{id}", Access.MANAGER, this::change));
    }

    /** A pool to be. */
    record PoolRequest(@Nullable String name, @Nullable Long awayGraceMs) {
    }

    /** A pool. */
    record PoolView(int id, String name, long awayGraceMs) {
        static PoolView of(Pool pool) {
            return new PoolView(pool.poolId(), pool.name(), pool.awayGraceMs());
        }
    }

    private void list(Context ctx) {
        Json.answer(ctx, 200, Page.all(store.all().stream().map(PoolView::of).toList()));
    }

    private void create(Context ctx) {
        PoolRequest body = Json.body(ctx, PoolRequest.class);
        Checks checks = new Checks();
        String name = checks.text("/name", body.name(), 100);
        long graceMs = or(body.awayGraceMs(), USUAL_GRACE_MS);
        check(checks, graceMs);
        Pool pool = store.create(name, graceMs).orElseThrow(PoolRoutes::taken);
        spread(pool);
        Json.answer(ctx, 201, PoolView.of(pool));
    }

    private void change(Context ctx) {
        Pool before = store.byId(Ids.intInPath(ctx, "pool")).orElseThrow(() -> ProblemException.notFound("pool"));
        PoolRequest body = Json.body(ctx, PoolRequest.class);
        Checks checks = new Checks();
        String name = body.name() == null ? before.name() : checks.text("/name", body.name(), 100);
        long graceMs = or(body.awayGraceMs(), before.awayGraceMs());
        check(checks, graceMs);
        Pool pool = store.change(new Pool(before.poolId(), name, graceMs)).orElseThrow(PoolRoutes::taken);
        spread(pool);
        Json.answer(ctx, 200, PoolView.of(pool));
    }

    private static void check(Checks checks, long graceMs) {
        checks.that(graceMs >= 1_000 && graceMs <= 600_000, "/awayGraceMs", "out-of-range",
                "\"awayGraceMs\" is 1000 to 600000.").done();
    }

    private static ProblemException taken() {
        return ProblemException.conflict("name-taken", "There is a pool of this name.");
    }

    private void spread(Pool pool) {
        catalogue.put(pool);
        engine.tell(new CampaignInput.PoolConfigured(new PoolSettings(pool.poolId(), pool.awayGraceMs())));
    }
}
