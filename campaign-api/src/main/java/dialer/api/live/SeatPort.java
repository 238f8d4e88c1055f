package dialer.api.live;

import dialer.telephony.translate.ListenMode;

/** What is asked of a node for a browser's seat; both return at once. */
public interface SeatPort {

    /**
     * Tells the node the seat's secret for one shift.
     *
     * @param secret letters and digits; it must reach neither a log nor a URL
     */
    void open(int nodeId, int seatId, String secret);

    /** Calls the seat and lets it listen to an agent; false when the agent has no telephone up on that node. */
    boolean listen(int nodeId, int seatId, int agentId, ListenMode mode);
}
