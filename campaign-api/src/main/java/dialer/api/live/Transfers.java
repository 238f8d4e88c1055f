package dialer.api.live;

import dialer.api.live.Consultations.Other;
import dialer.api.security.Accounts;
import dialer.core.agent.AgentState;
import dialer.core.effect.ShowEffect.AgentShown;
import dialer.core.effect.ShowEffect.GuestShown;
import dialer.core.effect.ShowEffect.ScreenPop;
import dialer.core.input.AgentInput;
import dialer.engine.InputGate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Agents who hand the person on the line over: to whom they can, and who is told by whom. */
final class Transfers {

    private static final int REMEMBERED = 1_000;

    private final AgentDesks desks;
    private final Seats seats;
    private final List<LiveSettings.Destination> destinations;
    private final BoardModel board;
    private final Catalogue catalogue;
    private final Accounts accounts;
    private final InputGate gate;
    private final Consultations consultations;
    /** Who hands which attempt over, until somebody has it; the oldest wishes, which came to nothing, are forgotten. */
    private final Map<Long, Integer> handedOver = new LinkedHashMap<>();

    Transfers(AgentDesks desks, LiveSettings settings, BoardModel board, Catalogue catalogue, Accounts accounts,
            InputGate gate, Consultations consultations) {
        this.desks = desks;
        this.seats = settings.seats();
        this.destinations = settings.destinations();
        this.board = board;
        this.catalogue = catalogue;
        this.accounts = accounts;
        this.gate = gate;
        this.consultations = consultations;
    }

    /** What an agent's page asks about handing over; false when that is something else. */
    boolean take(LiveSocket socket, ClientMessage message) {
        switch (String.valueOf(message.type())) {
            case "colleagues" -> socket.push(colleagues(socket.caller().userId()));
            case "transfer" -> transfer(socket, message);
            case "guest" -> askGuest(socket, message);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void transfer(LiveSocket socket, ClientMessage message) {
        int from = socket.caller().userId();
        int toAgentId = message.agentId() == null ? 0 : message.agentId();
        int toPoolId = message.poolId() == null || toAgentId != 0 ? 0 : message.poolId();
        int outside = message.destinationId() == null ? 0 : message.destinationId();
        if (outside != 0 && destination(outside).isEmpty()) {
            socket.push(Messages.Refused.of(LiveRefusal.DESTINATION_NOT_PERMITTED));
            return;
        }
        remember(message.attempt(), from);
        if (!gate.offer(new AgentInput.AskedTransfer(from, message.attempt(), toPoolId, toAgentId, outside))) {
            socket.push(Messages.Refused.of(LiveRefusal.RING_FULL));
            return;
        }
        consultations.handedOver(socket.caller(), message.attempt(), new Other(toAgentId, toPoolId, outside));
    }

    /**
     * A colleague, whoever is free of a group, or a permitted number outside is asked into the conversation, hears it
     * with or without the person, or leaves.
     */
    private void askGuest(LiveSocket socket, ClientMessage message) {
        int from = socket.caller().userId();
        int guestId = message.agentId() == null ? 0 : message.agentId();
        int outside = message.destinationId() == null || guestId != 0 ? 0 : message.destinationId();
        int poolId = message.poolId() == null || guestId != 0 || outside != 0 ? 0 : message.poolId();
        boolean apart = Boolean.TRUE.equals(message.apart());
        if (outside != 0 && destination(outside).isEmpty()) {
            socket.push(Messages.Refused.of(LiveRefusal.DESTINATION_NOT_PERMITTED));
            return;
        }
        AgentInput asked = outside == 0 && poolId == 0
                ? new AgentInput.AskedGuest(from, message.attempt(), guestId, apart)
                : new AgentInput.AskedConsult(from, message.attempt(), poolId, outside, apart);
        if (!gate.offer(asked)) {
            socket.push(Messages.Refused.of(LiveRefusal.RING_FULL));
            return;
        }
        consultations.asked(socket.caller(), message.attempt(), new Other(guestId, poolId, outside));
    }

    private Optional<LiveSettings.Destination> destination(int destinationId) {
        return destinations.stream().filter(one -> one.destinationId() == destinationId).findFirst();
    }

    /** Who is with whom: the agent sees it, and the colleague is told by whom they were asked. */
    void guest(GuestShown shown) {
        consultations.there(shown.attemptId(), shown.guestId(), shown.destinationId());
        String name = shown.guestId() == 0 ? "" : accounts.nameOf(shown.guestId());
        Optional<LiveSettings.Destination> outside = destination(shown.destinationId());
        boolean news = desks.of(shown.agentId()).guest(new Messages.Guest(shown.attemptId(), shown.guestId(),
                shown.destinationId(), outside.map(LiveSettings.Destination::labelRu).orElse(name),
                outside.map(LiveSettings.Destination::labelEn).orElse(name), shown.there(), shown.apart()));
        if (news) {
            desks.of(shown.guestId()).push(new Messages.Told(Messages.Cause.ASKED_IN,
                    accounts.nameOf(shown.agentId()), ""));
        }
    }

    private void remember(long attemptId, int from) {
        synchronized (handedOver) {
            handedOver.put(attemptId, from);
            if (handedOver.size() > REMEMBERED) {
                handedOver.remove(handedOver.keySet().iterator().next());
            }
        }
    }

    /** A card comes: who gets it by a colleague's wish is told whose. */
    void popped(ScreenPop pop) {
        Integer from;
        synchronized (handedOver) {
            from = handedOver.remove(pop.attemptId());
        }
        if (from != null && from != pop.agentId()) {
            desks.of(pop.agentId()).push(new Messages.Told(Messages.Cause.HANDED_OVER, accounts.nameOf(from), ""));
        }
    }

    private Messages.Colleagues colleagues(int agentId) {
        List<Messages.Colleague> agents = desks.all().stream()
                .filter(desk -> desk.agentId() != agentId && sameNode(agentId, desk.agentId()))
                .flatMap(desk -> desk.shown().stream()).filter(Transfers::free)
                .map(shown -> new Messages.Colleague(shown.agentId(), accounts.nameOf(shown.agentId()),
                        poolName(shown.poolId())))
                .sorted(Comparator.comparing(Messages.Colleague::name)).toList();
        return new Messages.Colleagues(agents, catalogue.pools().stream()
                .map(pool -> new Messages.PoolChoice(pool.poolId(), pool.name(), board.ready(pool.poolId())))
                .toList(), destinations);
    }

    private static boolean free(AgentShown shown) {
        return shown.state() == AgentState.READY && shown.legUp() && !shown.breakAsked();
    }

    /** Legs are joined on one node only; a seat from before a restart is known to the core alone. */
    private boolean sameNode(int agentId, int colleagueId) {
        Optional<Seats.Seat> own = seats.of(agentId);
        Optional<Seats.Seat> other = seats.of(colleagueId);
        return own.isEmpty() || other.isEmpty() || own.get().nodeId() == other.get().nodeId();
    }

    private String poolName(int poolId) {
        return catalogue.pool(poolId).map(pool -> pool.name()).orElse("");
    }
}
