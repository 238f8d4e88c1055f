package dialer.api.live;

import dialer.telephony.translate.ListenMode;
import dialer.telephony.translate.RecordingWish;

/** What is asked of a node beside the core; everything returns at once. */
public interface SeatPort {

    /**
     * Tells the node the seat's secret for one shift.
     *
     * @param secret letters and digits; it must reach neither a log nor a URL
     */
    void open(int nodeId, int seatId, String secret);

    /** Does that with the recording of a conversation; false when nobody talks in that attempt. */
    boolean recording(long attemptId, RecordingWish wish);

    /** Calls the seat and lets it listen to an agent; false when the agent has no telephone up on that node. */
    boolean listen(int nodeId, int seatId, int agentId, ListenMode mode);

    /** Whether that supervisor's seat listens to somebody now. */
    boolean listens(int nodeId, int seatId);
}
