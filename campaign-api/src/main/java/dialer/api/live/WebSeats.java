package dialer.api.live;

import dialer.engine.WallClock;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Browsers' seats and their secrets. A secret is made when a shift begins, told to the node and to that agent's page
 * alone, kept in memory only, and replaced by one that nobody knows when the shift is over.
 */
final class WebSeats {

    private static final int SECRET_BYTES = 24;

    private final Softphone softphone;
    private final SeatPort port;
    private final WallClock clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<Integer, Given> given = new ConcurrentHashMap<>();

    WebSeats(Softphone softphone, SeatPort port, WallClock clock) {
        this.softphone = softphone;
        this.port = port;
        this.clock = clock;
    }

    private record Given(Seats.Seat seat, String secret) {
    }

    /** The agent gets the seat: from now on only this agent's page can register there. */
    Messages.SeatGiven give(int agentId, Seats.Seat seat) {
        Given now = new Given(seat, secret());
        given.put(agentId, now);
        port.open(seat.nodeId(), seat.seatId(), now.secret());
        return message(agentId, now);
    }

    /** How a seat is shown to the agent who has it. */
    Messages.Seat shown(Seats.Seat seat) {
        return softphone.shown(seat);
    }

    /** What the agent was given for this shift, for a page that comes back. */
    Optional<Messages.SeatGiven> of(int agentId) {
        return Optional.ofNullable(given.get(agentId)).map(now -> message(agentId, now));
    }

    /** The shift is over. */
    void takeBack(int agentId) {
        Given before = given.remove(agentId);
        if (before != null) {
            port.open(before.seat().nodeId(), before.seat().seatId(), secret());
        }
    }

    private Messages.SeatGiven message(int agentId, Given now) {
        Messages.Seat shown = softphone.shown(now.seat());
        return new Messages.SeatGiven(shown.endpoint(), now.secret(), shown.server(),
                softphone.iceServers(agentId, clock.nowMs()), softphone.iceWaitMs());
    }

    private String secret() {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
