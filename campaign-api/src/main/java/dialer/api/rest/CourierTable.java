package dialer.api.rest;

import dialer.api.courier.JobDesk;
import dialer.api.store.AuditStore;
import dialer.api.store.CampaignStore;
import dialer.api.store.job.CourierStore;
import dialer.api.store.job.IdempotentAnswers;
import dialer.api.store.job.JobSnapshots;
import dialer.api.store.job.JobStore;
import dialer.api.store.job.RouteStore;
import java.util.List;
import java.util.stream.Stream;

/** The part of the table of routes that is for couriers, and for those who let them in. */
final class CourierTable {

    private CourierTable() {
    }

    static List<Route> routes(Api.Ground g) {
        JobDesk desk = g.jobs();
        JobStore jobs = new JobStore(g.database());
        Idempotency idempotency = new Idempotency(new IdempotentAnswers(g.database()));
        JobRoutes routes = new JobRoutes(desk.intake(), desk.judge(), jobs, idempotency, g.clock());
        return Stream.of(
                new CourierRoutes(new CourierStore(g.database()), g.keys(), new RouteStore(g.database()),
                        desk.routing(), new CampaignStore(g.database()), g.clock()).routes(),
                routes.routes(),
                new JobStream(routes, desk.intake(), desk.feedback(), new JobSnapshots(g.database()), g.clock())
                        .routes(),
                new JobRecordingRoutes(jobs, g.surroundings().recordings(), new AuditStore(g.database())).routes(),
                new OfficeJobRoutes(jobs, desk.feedback()).routes(),
                new FeedbackRoutes(desk.feedback(), desk.judge(), jobs, idempotency, g.clock()).routes())
                .flatMap(List::stream).toList();
    }
}
