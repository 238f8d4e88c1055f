package dialer.api.live;

import dialer.api.security.Accounts;
import dialer.api.store.UserStore.User;
import dialer.core.input.AgentInput;
import dialer.engine.InputGate;
import java.util.Optional;

/** The beginning of a shift, and what becomes of the page as a telephone. */
final class SeatRequests {

    /** The page has put the telephone down on purpose. */
    private static final String CLOSED = "closed";

    private final AgentDesks desks;
    private final BoardModel board;
    private final Accounts accounts;
    private final Seats seats;
    private final WebSeats webSeats;
    private final Catalogue catalogue;
    private final InputGate gate;

    SeatRequests(AgentDesks desks, BoardModel board, Accounts accounts, Seats seats, WebSeats webSeats,
            Catalogue catalogue, InputGate gate) {
        this.desks = desks;
        this.board = board;
        this.accounts = accounts;
        this.seats = seats;
        this.webSeats = webSeats;
        this.catalogue = catalogue;
        this.gate = gate;
    }

    /** What a page asks that is to be a telephone; false when that is something else. */
    boolean take(LiveSocket socket, ClientMessage message) {
        switch (String.valueOf(message.type())) {
            case "takeSeat" -> takeSeat(socket);
            case "phoneUp" -> phoneUp(socket, message);
            case "phoneDown" -> phoneDown(socket, message);
            default -> {
                return false;
            }
        }
        return true;
    }

    /** A browser's seat for this agent, told to this page alone; the shift has not begun yet. */
    private void takeSeat(LiveSocket socket) {
        AgentDesk desk = desks.of(socket.caller().userId());
        boolean onOtherSeat = seats.of(desk.agentId()).filter(own -> own.kind() == SeatKind.WEB).isEmpty();
        if (desk.isSignedOn() && onOtherSeat) {
            refuse(socket, LiveRefusal.SEAT_UNKNOWN);
            return;
        }
        Optional<Seats.Seat> seat = seats.take(desk.agentId(), SeatKind.WEB, board::nodeIsUp);
        if (seat.isEmpty()) {
            refuse(socket, LiveRefusal.NO_SEAT_FREE);
            return;
        }
        desk.sits(webSeats.shown(seat.get()));
        socket.push(webSeats.give(desk.agentId(), seat.get()));
    }

    void signOn(LiveSocket socket, ClientMessage message) {
        User user = accounts.byId(socket.caller().userId()).orElseThrow();
        AgentDesk desk = desks.of(user.userId());
        int poolId = message.poolId() == null ? user.poolId() : message.poolId();
        if (catalogue.pool(poolId).isEmpty()) {
            refuse(socket, LiveRefusal.NO_POOL);
            return;
        }
        SeatKind kind = "web".equals(message.seat()) ? SeatKind.WEB : SeatKind.PHONE;
        if (kind == SeatKind.WEB && !desk.hasPhone()) {
            refuse(socket, LiveRefusal.PHONE_NOT_CONNECTED);
            return;
        }
        if (kind == SeatKind.PHONE && !desk.isSignedOn()) {
            webSeats.takeBack(user.userId());
        }
        Integer named = kind == SeatKind.PHONE ? message.seatNumber() : null;
        Optional<Seats.Seat> seat = desk.isSignedOn() ? seats.of(user.userId())
                : named == null ? seats.take(user.userId(), kind, board::nodeIsUp)
                : seats.takeTelephone(user.userId(), named, board::nodeIsUp);
        if (seat.isEmpty()) {
            refuse(socket, desk.isSignedOn() ? LiveRefusal.SEAT_UNKNOWN
                    : named == null ? LiveRefusal.NO_SEAT_FREE : LiveRefusal.SEAT_NOT_FREE);
            return;
        }
        desk.sits(webSeats.shown(seat.get()));
        ask(socket, new AgentInput.SignedOn(user.userId(), poolId, user.skills(), seat.get().nodeId(),
                seat.get().seatId()));
    }

    /** The page has registered and has a microphone; a page that was reloaded knows nothing of a leg. */
    private void phoneUp(LiveSocket socket, ClientMessage message) {
        AgentDesk desk = desks.of(socket.caller().userId());
        desk.phoneUp(socket);
        if (desk.isSignedOn() && !Boolean.TRUE.equals(message.legUp())) {
            ask(socket, new AgentInput.LegRenewed(desk.agentId()));
        }
        desks.tellBack(desk);
    }

    private void phoneDown(LiveSocket socket, ClientMessage message) {
        AgentDesk desk = desks.of(socket.caller().userId());
        desk.phoneDown(socket);
        if (desk.isSignedOn()) {
            desks.tellLost(desk);
        } else if (CLOSED.equals(message.reason())) {
            desks.leaveSeat(desk);
        }
    }

    private void ask(LiveSocket socket, AgentInput input) {
        if (!gate.offer(input)) {
            refuse(socket, LiveRefusal.RING_FULL);
        }
    }

    private static void refuse(LiveSocket socket, LiveRefusal refusal) {
        socket.push(Messages.Refused.of(refusal));
    }
}
