package dialer.api.live;

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

    /** Seats {@code first} to {@code last} of one node. */
    public record Row(int nodeId, int first, int last) {
    }

    /** One seat. */
    public record Seat(int nodeId, int seatId) {
    }

    public Seats(List<Row> rows) {
        this.rows = List.copyOf(rows);
    }

    /** The agent's seat, or the first free one of a node that is up; empty when there is none. */
    synchronized Optional<Seat> take(int agentId, IntPredicate nodeIsUp) {
        Seat own = byAgent.get(agentId);
        if (own != null) {
            return Optional.of(own);
        }
        for (Row row : rows) {
            for (int seatId = row.first(); nodeIsUp.test(row.nodeId()) && seatId <= row.last(); seatId++) {
                Seat seat = new Seat(row.nodeId(), seatId);
                if (!byAgent.containsValue(seat) && !foreign.contains(seat)) {
                    byAgent.put(agentId, seat);
                    return Optional.of(seat);
                }
            }
        }
        return Optional.empty();
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
