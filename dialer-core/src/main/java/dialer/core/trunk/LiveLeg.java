package dialer.core.trunk;

/**
 * One of our legs as a node reports it after a (re)connect or in an audit.
 *
 * @param kind      whose leg it is
 * @param id        the attempt's id for a customer's leg, the leg's id for an agent's
 * @param place     where it stands
 * @param peerId    for {@link Place#BRIDGED}: the id of the leg at the other end (of the other kind), else 0
 */
public record LiveLeg(Kind kind, long id, Place place, long peerId) {

    /** Whose leg. */
    public enum Kind { CUSTOMER, AGENT }

    /** Where it stands. */
    public enum Place {
        /** Not answered yet. */
        DIALING,
        /** In a holding bridge: customers or agents. */
        HELD,
        /** In a conversation. */
        BRIDGED,
        /** Hears the safe-harbour message or something else that ends by itself. */
        LEAVING
    }
}
