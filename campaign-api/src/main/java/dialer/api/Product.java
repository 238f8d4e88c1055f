package dialer.api;

import dialer.api.config.DialerConfig;
import dialer.api.courier.JobDesk;
import dialer.api.demo.RunningProduct;
import dialer.api.intake.BaseReader;
import dialer.api.intake.Uploads;
import dialer.api.live.Catalogue;
import dialer.api.live.Live;
import dialer.api.recording.RecordingFolder;
import dialer.api.registry.LivePlan;
import dialer.api.registry.PlanFolder;
import dialer.api.rest.Api;
import dialer.api.rest.Health;
import dialer.api.retention.Retention;
import dialer.api.rules.RuleBook;
import dialer.api.security.Accounts;
import dialer.api.security.Keys;
import dialer.api.security.Passwords;
import dialer.api.security.SecondFactors;
import dialer.api.security.SecretSeal;
import dialer.api.security.Sessions;
import dialer.api.store.ApiKeyStore;
import dialer.api.store.CampaignStore;
import dialer.api.store.Database;
import dialer.api.store.HopperFeeder;
import dialer.api.store.OutboxProjector;
import dialer.api.store.RecordedAttempts;
import dialer.api.store.SessionRows;
import dialer.api.store.UserStore;
import dialer.api.store.job.JobOutcomes;
import dialer.api.store.office.SecondFactorStore;
import dialer.api.whatif.WhatIf;
import dialer.compliance.Operators;
import dialer.core.campaign.CampaignState;
import dialer.engine.DialerEngine;
import dialer.engine.SystemClock;
import dialer.engine.WallClock;
import dialer.telephony.CallTexts;
import dialer.telephony.Nodes;
import dialer.telephony.NumberBook;
import dialer.telephony.translate.CallText;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything that {@code serve} does, put together from top to bottom and taken apart from bottom to top. */
public final class Product implements RunningProduct {

    private static final Logger LOG = LoggerFactory.getLogger(Product.class);
    private static final int PLAN_LOOKED_AT_S = 3;
    private static final int NUMBERS_IN_HAND = 200_000;
    private static final int FIRST_CONTACTS = 200;
    private static final Duration SESSION_IDLE = Duration.ofHours(12);
    private static final Duration SESSION_LONGEST = Duration.ofDays(7);

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final Optional<String> firstAdminPassword;
    private final URI address;

    /**
     * Starts the product.
     *
     * @throws RuntimeException with a sentence for the operator where something is in the way: StoreException,
     *                          CannotStart, JournalTrouble, or one that a BindException has caused
     */
    public static Product start(DialerConfig config, WallClock clock) {
        return new Product(config, clock);
    }

    private Product(DialerConfig config, WallClock clock) {
        try {
            // 1 the store, and who may come in
            Database database = opened(Database.open(config.database()));
            Passwords passwords = new Passwords();
            Accounts accounts = new Accounts(new UserStore(database), passwords);
            firstAdminPassword = accounts.firstAdministrator();
            Sessions sessions = new Sessions(new SessionRows(database), accounts, clock, SESSION_IDLE, SESSION_LONGEST);
            // 2 what is known by name, and the digits
            Catalogue catalogue = new Catalogue();
            NumberBook numbers = numbers(config);
            CallTexts texts = new CallTexts(new CallText("", "", config.calls().safeHarbourSound()));
            RuleBook ruleBook = new RuleBook(config.rulePacks());
            Tunings tunings = new Tunings(config, catalogue, texts, ruleBook, clock);
            // 3 screens and feeder, which must stand before the engine speaks
            LateGate gate = new LateGate();
            LateSwitch line = new LateSwitch();
            Watch watch = new Watch(database, new CallerWatch(database, ruleBook, clock));
            ExecutorService executor = opened(Executors.newVirtualThreadPerTaskExecutor());
            ScheduledExecutorService ticker = opened(ticker());
            Couriers couriers = opened(new Couriers(config, database, clock, executor));
            Live live = new Live(database, accounts, catalogue, tunings::rules, tunings.liveSettings(), line,
                    watch::surroundings, gate, clock, executor, couriers.slots());
            HopperFeeder feeder = new HopperFeeder(database, tunings::rules, ruleBook::stamp, numbers, texts, gate,
                    clock, (campaignId, contactIds) -> live.cards().prefetch(contactIds));
            // 4 the engine; then its store effects go to the database
            DialerEngine engine = opened(DialerEngine.start(config.engine(), clock,
                    new RingingSwitch(line, live.slotDesk()::ringing), live.screens(feeder::want)));
            gate.open(engine.gate());
            OutboxProjector projector = opened(new OutboxProjector(database, engine.outbox(), feeder::released,
                    List.of(recorded(config), new JobOutcomes())).start());
            Start start = new Start(config, database, catalogue, tunings, engine.gate());
            start.awaitCaughtUp(engine);
            RuleWatch rules = RuleWatch.begun(config, database, ruleBook, engine.gate(), clock);
            // 5 what the core must know, and what it holds claimed, before a node reports and anything is dialed
            start.configure(engine, numbers, texts);
            opened(feeder).start(engine.contactsInHand());
            rules.start(ticker, executor);
            Nodes nodes = opened(Nodes.connect(tunings.nodeLinks(), numbers, texts, engine.gate(), clock));
            line.connect(nodes, new ReturnCalls(database, nodes, engine.gate(), clock, executor));
            // 6 jobs in; pages and API
            watch.over(engine, projector, nodes, live, couriers);
            LivePlan plan = plan(config, ruleBook, executor, ticker);
            Uploads uploads = uploads(config, database, tunings, plan, feeding(database, feeder), executor, clock);
            live.show(uploads);
            JobDesk jobs = jobs(database, plan, engine, live, feeding(database, feeder), ticker, executor, clock);
            Retention retention = retention(config, database, engine, uploads, live, clock);
            Api api = opened(new Api(tunings.web(clock), new Api.Ground(database, accounts, sessions, passwords,
                    keys(database, clock), catalogue, live, uploads, engine.gate(), clock,
                    new House(config, tunings, engine, nodes, retention), new Health(watch.checks()),
                    measured(watch), () -> storeBehind(engine), whatIf(), couriers.endpoints(), jobs,
                    couriers.slots(), secondFactors(config, database)))).start();
            begin(live, watch, retention, engine, ticker, executor);
            address = shown(config, api.port());
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** The digits in hand; numbers outside to which calls may be handed over are always. */
    private static NumberBook numbers(DialerConfig config) {
        NumberBook numbers = new NumberBook(NUMBERS_IN_HAND);
        config.transferDestinations().forEach(one -> numbers.allow(one.id(), one.number()));
        return numbers;
    }

    private static RecordedAttempts recorded(DialerConfig config) {
        RecordingFolder folder = House.recordings(config);
        return new RecordedAttempts(attemptId -> folder.of(attemptId).isPresent());
    }

    private static Retention retention(DialerConfig config, Database database, DialerEngine engine, Uploads uploads,
            Live live, WallClock clock) {
        return new Retention(database, config.retention(), new Around(engine.gate(), uploads, live.cards()), clock);
    }

    /** By the real clock, whatever the product's own says: telephones know no other. */
    private static SecondFactors secondFactors(DialerConfig config, Database database) {
        return new SecondFactors(new SecondFactorStore(database),
                SecretSeal.ofKeyFile(config.dataDirectory().resolve("webhook.key")), new SystemClock());
    }

    /** Everything stands: what comes round by the clock begins, and what must end before its parts is noted. */
    private void begin(Live live, Watch watch, Retention retention, DialerEngine engine,
            ScheduledExecutorService ticker, ExecutorService executor) {
        live.start(ticker);
        watch.start(ticker, executor);
        retention.start(ticker, executor);
        open.push(live::close);
        open.push(engine::stopDialing);
    }

    private static LivePlan plan(DialerConfig config, RuleBook ruleBook, ExecutorService executor,
            ScheduledExecutorService ticker) {
        LivePlan plan = new LivePlan(new PlanFolder(config.dataDirectory().resolve("numbering")));
        ruleBook.operators(new Operators(plan));
        ticker.scheduleWithFixedDelay(() -> executor.execute(plan::refresh), PLAN_LOOKED_AT_S, PLAN_LOOKED_AT_S,
                TimeUnit.SECONDS);
        return plan;
    }

    /** Who is told that people have come who may be called: a running campaign's hopper asks for them at once. */
    private static IntConsumer feeding(Database database, HopperFeeder feeder) {
        return campaignId -> new CampaignStore(database).byId(campaignId)
                .filter(campaign -> campaign.state() == CampaignState.RUNNING)
                .ifPresent(running -> feeder.want(campaignId, FIRST_CONTACTS));
    }

    private JobDesk jobs(Database database, LivePlan plan, DialerEngine engine, Live live, IntConsumer contactsCame,
            ScheduledExecutorService ticker, ExecutorService executor, WallClock clock) {
        JobDesk jobs = opened(new JobDesk(database, plan, engine.gate(),
                together(contactsCame, executor),
                (contactId, fields) -> executor.execute(() -> live.cardChanged(contactId, fields)), clock)).start();
        ticker.scheduleWithFixedDelay(() -> executor.execute(jobs.sweep()::tick), 1, 1, TimeUnit.SECONDS);
        return jobs;
    }

    /** Passes it on, on another thread, once for all who come meanwhile. */
    private static IntConsumer together(IntConsumer contactsCame, ExecutorService executor) {
        Set<Integer> underWay = ConcurrentHashMap.newKeySet();
        return campaignId -> {
            if (underWay.add(campaignId)) {
                executor.execute(() -> {
                    underWay.remove(campaignId);
                    contactsCame.accept(campaignId);
                });
            }
        };
    }

    private static ScheduledExecutorService ticker() {
        return Executors.newScheduledThreadPool(1, Thread.ofPlatform().name("live-ticker").daemon().factory());
    }

    private static Uploads uploads(DialerConfig config, Database database, Tunings tunings, LivePlan plan,
            IntConsumer contactsCame, ExecutorService executor, WallClock clock) {
        Uploads uploads = new Uploads(database, config.dataDirectory().resolve("uploads"),
                new BaseReader(config.http().maxUploadBytes(), plan), executor, clock, tunings::baseRules,
                contactsCame);
        uploads.recover();
        return uploads;
    }

    private static PrometheusMeterRegistry measured(Watch watch) {
        PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        watch.measure(metrics);
        return metrics;
    }

    /** Simulations take a processor for seconds: one after the other, on a thread of their own. */
    private WhatIf whatIf() {
        return new WhatIf(opened(Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name("what-if").daemon().factory())));
    }

    private static Keys keys(Database database, WallClock clock) {
        return new Keys(new ApiKeyStore(database), clock);
    }

    private static long storeBehind(DialerEngine engine) {
        return engine.gauges().read().storeBehind();
    }

    private static URI shown(DialerConfig config, int port) {
        String scheme = config.http().https() ? "https" : "http";
        return URI.create(scheme + "://" + Tunings.shownHost(config.http()) + ":" + port);
    }

    /** Where the pages and the API are. */
    @Override
    public URI address() {
        return address;
    }

    /** The password of the administrator "admin", on the very first start only; it is stored nowhere. */
    @Override
    public Optional<String> firstAdminPassword() {
        return firstAdminPassword;
    }

    /** Stops dialing, closes in the reverse order of the start; calls in the air go on in Asterisk. */
    @Override
    public void close() {
        while (!open.isEmpty()) {
            AutoCloseable part = open.pop();
            try {
                part.close();
            } catch (Exception e) {
                LOG.warn("{} did not close cleanly", part.getClass().getSimpleName(), e);
            }
        }
    }

    private <T extends AutoCloseable> T opened(T part) {
        open.push(part);
        return part;
    }
}
