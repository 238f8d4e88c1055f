package dialer.api.live;

import dialer.api.security.Accounts;
import dialer.api.words.Sentences;
import dialer.core.effect.Refusal;
import dialer.core.effect.ShowEffect.AgentShown;
import dialer.core.effect.ShowEffect.CallOver;
import dialer.core.effect.ShowEffect.CardClosed;
import dialer.core.effect.ShowEffect.Refused;
import dialer.core.effect.ShowEffect.ScreenPop;
import dialer.core.input.AgentInput;
import dialer.engine.InputGate;
import dialer.engine.WallClock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All agents' desks. What the engine shows comes in on its one thread and is only put down here. */
public final class AgentDesks {

    private static final Logger LOG = LoggerFactory.getLogger(AgentDesks.class);
    /** A page that is reloaded is back within this time. */
    private static final long RELOAD_MS = 3_000;
    /** A page that is a telephone says something each three seconds. */
    private static final long SILENT_MS = 10_000;

    private final Map<Integer, AgentDesk> desks = new ConcurrentHashMap<>();
    private final CardCache cache;
    private final CardWriter writer;
    private final Accounts accounts;
    private final Seats seats;
    private final WebSeats webSeats;
    private final InputGate gate;
    private final WallClock clock;
    private final Executor executor;
    private final LateChanges lateChanges = new LateChanges();

    AgentDesks(CardCache cache, CardWriter writer, Accounts accounts, Seats seats, WebSeats webSeats,
            InputGate gate, WallClock clock, Executor executor) {
        this.cache = cache;
        this.writer = writer;
        this.accounts = accounts;
        this.seats = seats;
        this.webSeats = webSeats;
        this.gate = gate;
        this.clock = clock;
        this.executor = executor;
    }

    AgentDesk of(int agentId) {
        return desks.computeIfAbsent(agentId, AgentDesk::new);
    }

    Collection<AgentDesk> all() {
        return desks.values();
    }

    /**
     * Notes a stored form, so that the outcome that names it can be checked at once.
     *
     * @return whether the attempt is the one on the agent's desk; nothing is noted otherwise
     */
    public boolean owes(int agentId, long attemptId, long contactId) {
        return of(agentId).pop()
                .filter(pop -> pop.attemptId() == attemptId && pop.contactId() == contactId).isPresent();
    }

    /** Notes a stored form, for the check of the outcome that names it. */
    public void keepForm(int agentId, long formId, long attemptId, boolean hasNote, int outcomeId) {
        of(agentId).keep(new AgentDesk.Form(formId, attemptId, hasNote, outcomeId));
    }

    void shown(AgentShown effect) {
        AgentDesk desk = of(effect.agentId());
        desk.shown(effect);
        if (!desk.isSignedOn()) {
            leaveSeat(desk);
            seats.someForeignEnded();
            desk.told(true);
        }
    }

    void popped(ScreenPop effect) {
        AgentDesk desk = of(effect.agentId());
        desk.popped(effect);
        executor.execute(() -> {
            compose(effect);
            Set<String> late = lateChanges.take(effect.contactId(), clock.nowMs());
            if (!late.isEmpty()) {
                desk.push(changed(effect, late));
            }
        });
    }

    void cardChanged(long contactId, Set<String> fields) {
        cache.forget(contactId);
        boolean shown = false;
        for (AgentDesk desk : desks.values()) {
            Optional<ScreenPop> mine = desk.pop().filter(pop -> pop.contactId() == contactId);
            if (mine.isPresent()) {
                desk.push(changed(mine.get(), fields));
                executor.execute(() -> compose(mine.get()));
                shown = true;
            }
        }
        if (!shown) {
            lateChanges.note(contactId, fields, clock.nowMs());
        }
    }

    private static Messages.JobChanged changed(ScreenPop pop, Set<String> fields) {
        return new Messages.JobChanged(pop.attemptId(), pop.contactId(), List.copyOf(new TreeSet<>(fields)));
    }

    void over(CallOver effect) {
        of(effect.agentId()).over(effect);
    }

    void closed(CardClosed effect) {
        of(effect.agentId()).closed(effect);
        cache.forget(effect.contactId());
    }

    void refused(Refused effect) {
        if (effect.refusal() == Refusal.SEAT_TAKEN) {
            seats.isForeign(effect.agentId());
        }
        of(effect.agentId()).push(Messages.Refused.of(effect.refusal()));
    }

    /** A page of the agent's has come (back): it gets the whole situation, and its telephone. */
    void opened(LiveSocket socket) {
        AgentDesk desk = of(socket.caller().userId());
        socket.heard(clock.nowMs());
        desk.open(socket);
        if (desk.isSignedOn()) {
            webSeats.of(desk.agentId()).ifPresent(socket::push);
        }
        tellBack(desk);
    }

    /** A page of the agent's has gone; if it was the telephone, no call comes from now on. */
    void closed(LiveSocket socket) {
        AgentDesk desk = of(socket.caller().userId());
        desk.closed(socket, clock.nowMs());
        tellLost(desk);
    }

    /** Whoever has left gives the seat back, whose secret is then worth nothing any more. */
    void leaveSeat(AgentDesk desk) {
        webSeats.takeBack(desk.agentId());
        seats.free(desk.agentId());
        desk.sits(null);
    }

    void tellLost(AgentDesk desk) {
        if (desk.screenIsLost(clock.nowMs(), RELOAD_MS, SILENT_MS)
                && gate.offer(new AgentInput.ScreenLost(desk.agentId()))) {
            desk.told(true);
        }
    }

    /** Twice a second: what could not be told or composed the first time is tried again. */
    void tick() {
        for (AgentDesk desk : desks.values()) {
            tellLost(desk);
            tellBack(desk);
            if (desk.satInVain(clock.nowMs(), RELOAD_MS)) {
                leaveSeat(desk);
            }
            desk.cardOwed().ifPresent(pop -> executor.execute(() -> compose(pop)));
        }
    }

    void tellBack(AgentDesk desk) {
        if (desk.screenIsBack() && gate.offer(new AgentInput.ScreenBack(desk.agentId()))) {
            desk.told(false);
        }
    }

    private void compose(ScreenPop pop) {
        try {
            cache.of(pop.contactId()).ifPresentOrElse(
                    material -> of(pop.agentId()).deliver(pop,
                            writer.write(pop, material, accounts.nameOf(pop.agentId()),
                                    words(pop.agentId()), clock.nowMs())),
                    () -> LOG.warn("There is no contact {} for the card of attempt {}", pop.contactId(),
                            pop.attemptId()));
        } catch (RuntimeException e) {
            LOG.warn("The card of attempt {} cannot be composed now: {}", pop.attemptId(),
                    e.getClass().getSimpleName());
            LOG.debug("Why", e);
        }
    }

    private Sentences words(int agentId) {
        return accounts.byId(agentId).filter(user -> user.language().equals("en")).isPresent()
                ? Sentences.EN : Sentences.RU;
    }
}
