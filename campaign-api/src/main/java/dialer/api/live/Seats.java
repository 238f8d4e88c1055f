package dialer.api.live;

import dialer.telephony.translate.Routes;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;

/** The telephones agents use for a shift: a pool, so that a new agent needs no edit in Asterisk. */
public final class Seats {

    private final List<Row> rows;
    private final Map<Integer, Seat> byAgent = new HashMap<>();
    private final Set<Seat> foreign = new HashSet<>();

    /** The seats of one kind on one node, numbered from 1. */
    public record Row(int nodeId, SeatKind kind, int seats) {
    }

    /**
     * One seat.
     *
     * @param number from 1 within its kind
     */
    public record Seat(int nodeId, SeatKind kind, int number) {

        /** Its id for core and node: both kinds are counted in one row there. */
        public int seatId() {
            return kind == SeatKind.WEB ? Routes.FIRST_WEB_SEAT + number - 1 : number;
        }
    }

    public Seats(List<Row> rows) {
        this.rows = List.copyOf(rows);
    }

    /** The kinds of which there are any. */
    List<SeatKind> kinds() {
        return rows.stream().filter(row -> row.seats() > 0).map(Row::kind).distinct().sorted().toList();
    }

    /** The agent's seat of that kind, or the first free one of a node that is up; empty when there is none. */
    synchronized Optional<Seat> take(int agentId, SeatKind kind, IntPredicate nodeIsUp) {
        Seat own = byAgent.get(agentId);
        if (own != null && own.kind() == kind) {
            return Optional.of(own);
        }
        for (Row row : rows) {
            boolean here = row.kind() == kind && nodeIsUp.test(row.nodeId());
            for (int number = 1; here && number <= row.seats(); number++) {
                Seat seat = new Seat(row.nodeId(), kind, number);
                if (!byAgent.containsValue(seat) && !foreign.contains(seat)) {
                    byAgent.put(agentId, seat);
                    return Optional.of(seat);
                }
            }
        }
        return Optional.empty();
    }

    /**
     * The telephone with that number, which stands on the agent's desk; empty when somebody else speaks through it, or
     * no node that is up has one.
     */
    synchronized Optional<Seat> takeTelephone(int agentId, int number, IntPredicate nodeIsUp) {
        Seat own = byAgent.get(agentId);
        for (Row row : rows) {
            Seat seat = new Seat(row.nodeId(), SeatKind.PHONE, number);
            boolean here = row.kind() == SeatKind.PHONE && number >= 1 && number <= row.seats()
                    && nodeIsUp.test(row.nodeId());
            boolean free = seat.equals(own) || !(byAgent.containsValue(seat) || foreign.contains(seat));
            if (here && free) {
                byAgent.put(agentId, seat);
                return Optional.of(seat);
            }
        }
        return Optional.empty();
    }

    /** The seat the agent has. */
    synchronized Optional<Seat> of(int agentId) {
        return Optional.ofNullable(byAgent.get(agentId));
    }

    synchronized void free(int agentId) {
        byAgent.remove(agentId);
    }

    /** The core says that somebody else sits there: an agent of a former run of ours. */
    synchronized void isForeign(int agentId) {
        Seat seat = byAgent.remove(agentId);
        if (seat != null) {
            foreign.add(seat);
        }
    }

    /** A shift of a former run has ended: its seat, which is not known here, is tried again. */
    synchronized void someForeignEnded() {
        foreign.clear();
    }
}
