package dialer.api.rest;

import io.javalin.http.Context;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;

/** For those who watch the product from outside. */
final class HealthRoutes {

    private final Health health;
    private final PrometheusMeterRegistry metrics;

    HealthRoutes(Health health, PrometheusMeterRegistry metrics) {
        this.health = health;
        this.metrics = metrics;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/health", Access.OPEN, this::health),
                Route.get("/metrics", Access.METRICS, this::metrics));
    }

    private void health(Context ctx) {
        Health.Report report = health.report();
        ctx.header("Cache-Control", "no-store");
        Json.answer(ctx, report.status().equals("down") ? 503 : 200, report);
    }

    private void metrics(Context ctx) {
        ctx.contentType("text/plain; version=0.0.4; charset=utf-8").result(metrics.scrape());
    }
}
