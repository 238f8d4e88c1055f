package dialer.api.rest;

import dialer.api.courier.JobDesk;
import dialer.api.courier.slot.Slots;
import dialer.api.courier.webhook.Endpoints;
import dialer.api.intake.Uploads;
import dialer.api.live.Catalogue;
import dialer.api.live.Live;
import dialer.api.security.Accounts;
import dialer.api.security.Keys;
import dialer.api.security.LoginThrottle;
import dialer.api.security.Passwords;
import dialer.api.security.RequestLimits;
import dialer.api.security.SecondFactors;
import dialer.api.security.Sessions;
import dialer.api.store.AbandonedContacts;
import dialer.api.store.AttemptStore;
import dialer.api.store.AuditStore;
import dialer.api.store.CallerIdStore;
import dialer.api.store.CampaignStore;
import dialer.api.store.ConsentStore;
import dialer.api.store.ContactStore;
import dialer.api.store.Database;
import dialer.api.store.FormStore;
import dialer.api.store.GateHistory;
import dialer.api.store.ListStore;
import dialer.api.store.PoolStore;
import dialer.api.store.RecordingStore;
import dialer.api.store.Reports;
import dialer.api.store.RulesStore;
import dialer.api.store.SuppressionStore;
import dialer.api.store.WaitingContacts;
import dialer.api.store.job.CourierStore;
import dialer.api.store.office.ScoreStore;
import dialer.api.store.webhook.DeliveryLog;
import dialer.api.store.webhook.EndpointStore;
import dialer.api.store.webhook.EventFeed;
import dialer.api.store.retention.VerificationStore;
import dialer.api.whatif.WhatIf;
import dialer.engine.InputGate;
import dialer.engine.SystemClock;
import dialer.engine.WallClock;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/** The web server: the table of routes, each behind its guard, and the live socket. */
public final class Api implements AutoCloseable {

    public static final String LIVE = "/v1/live";

    private static final long LARGEST_JSON = 1_048_576;

    private final WebSettings settings;
    private final Live live;
    private final Guard guard;
    private final PrometheusMeterRegistry metrics;
    private final List<Route> routes;
    private final String policy;
    private final Javalin javalin;

    /** Everything the API stands on. */
    public record Ground(Database database, Accounts accounts, Sessions sessions, Passwords passwords, Keys keys,
            Catalogue catalogue, Live live, Uploads uploads, InputGate gate, WallClock clock, Surroundings surroundings,
            Health health, PrometheusMeterRegistry metrics, LongSupplier storeBehind, WhatIf whatIf,
            Endpoints endpoints, JobDesk jobs, Slots slots, SecondFactors factors) {
    }

    public Api(WebSettings settings, Ground ground) {
        this.settings = settings;
        this.live = ground.live();
        this.metrics = ground.metrics();
        this.guard = new Guard(ground.sessions(), ground.keys(), new RequestLimits(ground.clock()),
                new AuditStore(ground.database()), settings.metricsToken());
        this.routes = table(settings, ground);
        this.policy = "default-src 'self'; connect-src 'self' " + String.join(" ", settings.softphones())
                + "; img-src 'self' data:; media-src 'self' blob:; style-src 'self'; "
                + "object-src 'none'; base-uri 'none'; "
                + "form-action 'self'; frame-ancestors 'none'";
        this.javalin = Javalin.create(this::configure);
    }

    /** Begins to listen. */
    public Api start() {
        javalin.start();
        return this;
    }

    /** The port that is listened on. */
    public int port() {
        return javalin.port();
    }

    /** The table of routes, as served. */
    public List<Route> routes() {
        return routes;
    }

    @Override
    public void close() {
        javalin.stop();
    }

    private static List<Route> table(WebSettings settings, Ground g) {
        Engine engine = new Engine(g.gate());
        CampaignStore campaigns = new CampaignStore(g.database());
        LoginThrottle throttle = new LoginThrottle(g.clock());
        CampaignNews news = new CampaignNews(g.catalogue(), engine, g.surroundings());
        PoolStore pools = new PoolStore(g.database());
        AttemptStore attempts = new AttemptStore(g.database());
        ContactStore contacts = new ContactStore(g.database());
        WaitingContacts waiting = new WaitingContacts(g.database());
        return Stream.of(
                // first, since routes are tried in this order and couriers' machines come thousands of times a second
                CourierTable.routes(g),
                new LoginRoutes(g.accounts(), g.sessions(), g.passwords(), throttle, g.factors()).routes(),
                new SecondFactorRoutes(g.accounts(), g.passwords(), g.factors(), throttle).routes(),
                new UserRoutes(g.accounts(), g.sessions(), g.passwords(), g.keys(), pools).routes(),
                new PoolRoutes(pools, g.catalogue(), engine).routes(),
                new CampaignRoutes(campaigns, pools, g.live(), news).routes(),
                OfficeTable.routes(g, campaigns, contacts, news),
                new ListRoutes(campaigns, new ListStore(g.database()), engine, g.uploads(),
                        settings.maxUploadBytes()).routes(),
                new UploadRoutes(campaigns, g.uploads(), settings.maxUploadBytes()).routes(),
                new ContactRoutes(contacts, attempts, g.live(), g.clock()).routes(),
                new SuppressionRoutes(new SuppressionStore(g.database()), campaigns, engine, g.surroundings(),
                        settings.maxUploadBytes()).routes(),
                new RuleRoutes(campaigns, new RulesStore(g.database()), waiting, g.surroundings(), g.clock()).routes(),
                new DiagnosisRoutes(campaigns, contacts, attempts, new GateHistory(g.database()), waiting,
                        new AbandonedContacts(g.database()), g.live(), g.surroundings(), g.clock()).routes(),
                new CallerIdRoutes(new CallerIdStore(g.database()), g.surroundings().ruleBook(), g.clock()).routes(),
                new ConsentRoutes(new ConsentStore(g.database()), new ListStore(g.database()), g.surroundings(),
                        g.clock(), settings.maxUploadBytes()).routes(),
                new AttemptRoutes(attempts, campaigns, new Reports(g.database()), g.storeBehind(), engine,
                        g.accounts()::nameOf).routes(),
                new FormRoutes(new FormStore(g.database()), g.live().desks(), g.live().formDesk(),
                        g.surroundings()::e164).routes(),
                new SlotRoutes(g.slots(), g.live().slotDesk()).routes(),
                new AgentRoutes(g.live(), g.accounts(), pools).routes(),
                new TelephoneServerRoutes(settings.softphones(), g.clock()).routes(),
                new RecordingRoutes(new RecordingStore(g.database()), g.surroundings().recordings(),
                        new AuditStore(g.database()), g.live(), g.accounts()::nameOf, new ScoreStore(g.database()),
                        () -> g.surroundings().retention().settings()).routes(),
                new BoardRoutes(g.live(), engine, g.surroundings()).routes(),
                new WhatIfRoutes(g.whatIf()).routes(),
                new WebhookRoutes(g.endpoints(), new EndpointStore(g.database()), new DeliveryLog(g.database()),
                        new CourierStore(g.database())).routes(),
                new EventRoutes(new EventFeed(g.database()), g.clock()).routes(),
                new RetentionRoutes(g.surroundings(), new ListStore(g.database()),
                        new VerificationStore(g.database())).routes(),
                new HealthRoutes(g.health(), g.metrics()).routes(),
                new PageRoutes().routes()).flatMap(List::stream).toList();
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.concurrency.useVirtualThreads = true;
        config.http.prefer405over404 = true;
        config.http.maxRequestSize = LARGEST_JSON;
        config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
        config.jetty.modifyServer(server -> {
            server.setErrorHandler(new ServerErrors());
            server.setHandler(new SlowBodies(settings.patience()));
        });
        config.jetty.modifyServletContextHandler(handler -> handler.setErrorHandler(new ServerErrors()));
        config.jetty.addConnector((server, http) -> Connectors.of(settings, server, http));
        config.routes.before(this::protect);
        config.routes.after(UnreadBody::drain);
        for (Route route : routes) {
            config.routes.addHttpHandler(route.method(), route.path(), ctx -> serve(ctx, route));
        }
        config.routes.wsBeforeUpgrade(LIVE, guard::admitSocket);
        config.routes.ws(LIVE, live::configure);
        new Failures().configure(config.routes);
    }

    private void serve(Context ctx, Route route) throws Exception {
        long began = SystemClock.monotonicNanos();
        guard.admit(ctx, route);
        route.handler().handle(ctx);
        guard.note(ctx, route);
        Timer.builder("dialer.http.requests").tag("method", route.method().name()).tag("route", route.path())
                .register(metrics).record(SystemClock.monotonicNanos() - began, TimeUnit.NANOSECONDS);
    }

    private void protect(Context ctx) {
        RequestIds.passOn(ctx);
        ctx.header("Content-Security-Policy", policy);
        ctx.header("Vary", "Accept-Encoding");
        ctx.header("X-Content-Type-Options", "nosniff");
        ctx.header("X-Frame-Options", "DENY");
        ctx.header("Referrer-Policy", "no-referrer");
        ctx.header("Permissions-Policy", "microphone=(self), camera=(), geolocation=()");
        if (ctx.path().startsWith("/v1/")) {
            ctx.header("Cache-Control", "no-store");
        }
        if (ctx.req().isSecure()) {
            ctx.header("Strict-Transport-Security", "max-age=31536000");
        }
        String query = ctx.queryString();
        if (query != null && query.contains("%00")) {
            throw ProblemException.badRequest("wrong-characters", "No part of a query has the character NUL (%00).");
        }
    }
}
