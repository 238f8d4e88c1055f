package dialer.api.live;

import dialer.api.courier.form.Reasons;
import dialer.api.courier.slot.Slots;
import dialer.api.intake.Uploads;
import dialer.api.security.Accounts;
import dialer.api.security.Caller;
import dialer.api.security.Role;
import dialer.api.store.AttemptStore;
import dialer.api.store.AuditStore;
import dialer.api.store.ClaimRules.Callee;
import dialer.api.store.ClaimRules;
import dialer.api.store.ContactStore.ContactNumber;
import dialer.api.store.ContactStore;
import dialer.api.store.Database;
import dialer.api.store.FormStore;
import dialer.api.store.OrderStore;
import dialer.api.store.UserStore.User;
import dialer.compliance.Gatekeeper;
import dialer.compliance.History;
import dialer.core.agent.AgentState;
import dialer.core.effect.ShowEffect;
import dialer.engine.InputGate;
import dialer.engine.Screens;
import dialer.engine.WallClock;
import dialer.telephony.translate.RecordingWish;
import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The live half of the product: sockets come and go here, and twice a second what has changed is pushed. */
public final class Live {

    private static final Logger LOG = LoggerFactory.getLogger(Live.class);
    private static final Duration SILENT = Duration.ofSeconds(60);
    private static final Duration HOURS_SHOWN = Duration.ofHours(24);
    private static final long PUSH_EVERY_MS = 500;
    private static final int COUNT_EVERY_TICKS = 4;
    private static final int SWEEP_EVERY_TICKS = 2;
    private static final int MOST_OWED_SHOWN = 50;
    private static final int POLICY = 1008;
    private static final int TRY_AGAIN_LATER = 1013;

    private final Accounts accounts;
    private final IntFunction<ClaimRules> rules;
    private final ContactStore contacts;
    private final AttemptStore attempts;
    private final LiveSettings settings;
    private final Catalogue catalogue;
    private final WallClock clock;
    private final Executor executor;
    private final CardCache cache;
    private final AgentDesks desks;
    private final SlotDesk slotDesk;
    private final FormDesk formDesk;
    private final BoardModel board;
    private final SeatRequests seatRequests;
    private final SeatPort port;
    private final Transfers transfers;
    private final AgentRequests requests;
    private final Supervision supervision;
    private final Map<String, LiveSocket> sockets = new ConcurrentHashMap<>();
    private final Set<LiveSocket> watchers = ConcurrentHashMap.newKeySet();
    private volatile @Nullable Uploads uploads;
    private int ticks;

    public Live(Database database, Accounts accounts, Catalogue catalogue, IntFunction<ClaimRules> rules,
            LiveSettings settings, SeatPort seatPort, Supplier<Board.Surroundings> around, InputGate gate,
            WallClock clock, Executor executor, Slots slots) {
        this.accounts = accounts;
        this.rules = rules;
        this.contacts = new ContactStore(database);
        this.attempts = new AttemptStore(database);
        this.settings = settings;
        this.catalogue = catalogue;
        this.clock = clock;
        this.executor = executor;
        CardWriter writer = new CardWriter(catalogue, rules);
        this.cache = new CardCache(contacts, attempts, new OrderStore(database),
                courier -> Reasons.of(slots.refusalReasons(courier)), executor, new CardRehearsal(writer, clock));
        WebSeats webSeats = new WebSeats(settings.softphone(), seatPort, clock);
        this.desks = new AgentDesks(cache, writer, accounts, settings.seats(), webSeats, gate, clock, executor);
        this.slotDesk = new SlotDesk(slots, cache, desks, rules, clock, executor);
        this.formDesk = new FormDesk(desks, catalogue, cache, slotDesk, slots, clock);
        this.board = new BoardModel(catalogue, accounts::nameOf, around, clock);
        this.seatRequests = new SeatRequests(desks, board, accounts, settings.seats(), webSeats, catalogue,
                gate);
        this.port = seatPort;
        this.transfers = new Transfers(desks, settings, board, catalogue, accounts, gate,
                new Consultations(new AuditStore(database), executor));
        this.requests = new AgentRequests(desks, seatRequests, transfers, new FormStore(database), cache, writer,
                settings.pauseReasons(), catalogue, gate, clock);
        this.supervision = new Supervision(desks, settings.seats(), seatPort, accounts, gate);
    }

    /** What supervisors do to agents. */
    public Supervision supervision() {
        return supervision;
    }

    /** Does that with the recording of the agent's conversation; false when the agent does not talk in that attempt. */
    public boolean record(int agentId, long attemptId, RecordingWish wish) {
        boolean talks = desks.of(agentId).shown()
                .filter(shown -> shown.state() == AgentState.TALKING && shown.attemptId() == attemptId).isPresent();
        return talks && port.recording(attemptId, wish);
    }

    /** The engine's port to the screens. */
    public Screens screens(LiveScreens.HopperNeeds hopper) {
        return new LiveScreens(this, hopper);
    }

    public AgentDesks desks() {
        return desks;
    }

    /** What can be promised to those on the line. */
    public SlotDesk slotDesk() {
        return slotDesk;
    }

    /** What agents write down. */
    public FormDesk formDesk() {
        return formDesk;
    }

    void popped(ShowEffect.ScreenPop pop) {
        desks.popped(pop);
        transfers.popped(pop);
        executor.execute(() -> slotDesk.popped(pop));
    }

    void guest(ShowEffect.GuestShown shown) {
        transfers.guest(shown);
    }

    public BoardModel board() {
        return board;
    }

    /**
     * A card says something else now, also where the person is on the line: its agent is told what has changed and gets
     * the card anew. {@code fields} is empty where an order was called off.
     */
    public void cardChanged(long contactId, Set<String> fields) {
        desks.cardChanged(contactId, fields);
    }

    public CardCache cards() {
        return cache;
    }

    /** The whole picture now. */
    public Board picture() {
        return board.picture(desks.all());
    }

    public List<PauseReason> pauseReasons() {
        return settings.pauseReasons();
    }

    public int openSockets() {
        return sockets.size();
    }

    /** Uploads whose progress is pushed to those who watch the board and may upload. */
    public void show(Uploads moving) {
        uploads = moving;
    }

    /** When a number may be called within a day from now, by its zones and its campaign's hours alone. */
    public Gatekeeper.Verdict hoursOf(int campaignId, ContactNumber number, Instant now) {
        ClaimRules campaignRules = rules.apply(campaignId);
        Gatekeeper.Question question = new Gatekeeper.Question(campaignRules.places(number.zones(),
                number.region(), number.evidence()), number.suppressed(), History.NONE, false);
        return campaignRules.gatekeeper(Callee.first(number.e164(), number.region()))
                .judge(question, now.toEpochMilli(), HOURS_SHOWN.toMillis());
    }

    /** Begins to push. */
    public void start(ScheduledExecutorService ticker) {
        ticker.scheduleAtFixedRate(this::tick, PUSH_EVERY_MS, PUSH_EVERY_MS, TimeUnit.MILLISECONDS);
    }

    /** Tells every page to come back later. */
    public void close() {
        sockets.values().forEach(socket -> socket.drop(TRY_AGAIN_LATER, "shutting down"));
    }

    /** Wires the route; who may come in was decided before the upgrade. */
    public void configure(WsConfig ws) {
        ws.onConnect(this::connected);
        ws.onMessage(ctx -> heard(ctx, ctx.message()));
        ws.onClose(this::gone);
        ws.onError(this::gone);
    }

    private void connected(WsContext ctx) {
        Caller caller = ctx.attribute("caller");
        if (caller == null || sockets.size() >= settings.maxSockets()) {
            ctx.closeSession(caller == null ? POLICY : TRY_AGAIN_LATER, "not now");
            return;
        }
        ctx.session.setIdleTimeout(SILENT);
        LiveSocket socket = new LiveSocket(ctx.session, caller, executor);
        sockets.put(ctx.sessionId(), socket);
        socket.push(new Messages.Hello(person(caller), Instant.ofEpochMilli(clock.nowMs()),
                settings.pauseReasons(), settings.seats().kinds()));
        if (mayHaveSeat(caller)) {
            desks.opened(socket);
        }
    }

    private void heard(WsContext ctx, String text) {
        LiveSocket socket = sockets.get(ctx.sessionId());
        BooleanSupplier stillGood = ctx.attribute("stillGood");
        if (socket == null) {
            return;
        }
        if (stillGood != null && !stillGood.getAsBoolean()) {
            socket.drop(POLICY, "the session is over");
            return;
        }
        socket.heard(clock.nowMs());
        ClientMessage message = LiveJson.read(text).orElse(null);
        if (message == null) {
            socket.push(Messages.Refused.of(LiveRefusal.BAD_MESSAGE));
            return;
        }
        switch (String.valueOf(message.type())) {
            case "ping" -> socket.push(new Messages.Pong());
            case "watchBoard" -> watch(socket);
            default -> {
                if (socket.caller().isPerson() && socket.caller().role() == Role.AGENT) {
                    requests.take(socket, message);
                } else if (!mayHaveSeat(socket.caller()) || !seatRequests.take(socket, message)) {
                    socket.push(Messages.Refused.of(LiveRefusal.ROLE));
                }
            }
        }
    }

    /** Agents speak, and who supervises them listens. */
    private static boolean mayHaveSeat(Caller caller) {
        return caller.isPerson() && (caller.role() == Role.AGENT || caller.role() == Role.SUPERVISOR
                || caller.role() == Role.ADMIN);
    }

    private void watch(LiveSocket socket) {
        if (socket.caller().role() == Role.AGENT) {
            socket.push(Messages.Refused.of(LiveRefusal.ROLE));
            return;
        }
        watchers.add(socket);
        socket.push(picture());
    }

    private void gone(WsContext ctx) {
        LiveSocket socket = sockets.remove(ctx.sessionId());
        if (socket != null) {
            watchers.remove(socket);
            socket.ended();
            desks.closed(socket);
        }
    }

    private void tick() {
        try {
            desks.tick();
            if (ticks % SWEEP_EVERY_TICKS == 0) {
                slotDesk.sweep();
            }
            if (ticks % COUNT_EVERY_TICKS == 0) {
                board.lookAround();
            }
            if (board.takeChanged()) {
                for (AgentDesk desk : desks.all()) {
                    desk.shown().ifPresent(shown -> desk.air(board.air(shown.poolId())));
                }
                if (!watchers.isEmpty()) {
                    String picture = LiveJson.text(picture());
                    watchers.forEach(socket -> socket.push(picture));
                }
            }
            if (!watchers.isEmpty() && uploads != null) {
                executor.execute(this::pushUploads);
            }
            if (ticks++ % COUNT_EVERY_TICKS == 0 && !watchers.isEmpty()) {
                executor.execute(this::count);
            }
        } catch (RuntimeException e) {
            LOG.warn("Live figures could not be pushed", e);
        }
    }

    private void pushUploads() {
        Uploads moving = uploads;
        if (moving == null) {
            return;
        }
        try {
            moving.takeChanged().stream().map(upload -> LiveJson.text(new Messages.Upload(upload)))
                    .forEach(text -> watchers.stream()
                            .filter(socket -> socket.caller().role() != Role.SUPERVISOR)
                            .forEach(socket -> socket.push(text)));
        } catch (RuntimeException e) {
            LOG.debug("The progress of uploads cannot be read now", e);
        }
    }

    /** Contacts by state, for the progress bars; while the store is away the last figures stay. */
    private void count() {
        try {
            for (Catalogue.Entry entry : catalogue.campaigns()) {
                board.counted(entry.campaign().campaignId(), counted(entry.campaign().campaignId()));
            }
            board.owed(attempts.owed(MOST_OWED_SHOWN));
        } catch (RuntimeException e) {
            LOG.debug("Contacts cannot be counted now", e);
        }
    }

    private Board.Counted counted(int campaignId) {
        Map<String, Long> byState = contacts.countsByState(campaignId);
        long total = byState.values().stream().mapToLong(Long::longValue).sum();
        return new Board.Counted(new Board.Contacts(total, byState.getOrDefault("FINISHED", 0L),
                byState.getOrDefault("WAITING", 0L), byState.getOrDefault("OPEN", 0L)),
                attempts.waits(campaignId).map(w -> new Board.Waits(w.counted(), w.p50Ms(), w.p95Ms())).orElse(null),
                board.waitsForPeople(campaignId)
                        ? contacts.nextDue(campaignId, Instant.ofEpochMilli(clock.nowMs())).orElse(null) : null);
    }

    private Messages.Person person(Caller caller) {
        return accounts.byId(caller.userId())
                .map((User user) -> new Messages.Person(user.userId(), user.login(), user.name(), user.role(),
                        user.language()))
                .orElseGet(() -> new Messages.Person(0, "", "", caller.role().word(), "en"));
    }
}
