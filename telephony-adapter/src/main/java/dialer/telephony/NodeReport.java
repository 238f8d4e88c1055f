package dialer.telephony;

/**
 * How a node is, for health and metrics.
 *
 * @param problem       why it is not up, in words; empty when it is
 * @param lagMs         how late the latest event was heard, against the fastest one
 * @param worstLagMs    the worst since the link stands
 * @param missedEvents  events that could not be taken in since the start; each time the node was asked again
 * @param refusedInputs facts the full ring did not take since the start; likewise
 * @param legs          our legs known there
 * @param queued        actions that wait to be written
 * @param links         links opened since the start
 * @param refusedActions actions the node answered with an error since the start
 * @param givenUp       actions that found the queue full since the start
 */
public record NodeReport(int nodeId, LinkState state, String problem, long lagMs, long worstLagMs,
        long missedEvents, long refusedInputs, int legs, int queued, long links, long refusedActions,
        long givenUp) {

    public boolean up() {
        return state == LinkState.UP;
    }
}
