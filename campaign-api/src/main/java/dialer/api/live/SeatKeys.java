package dialer.api.live;

/** Tells a node the secret of a browser's seat for one shift; returns at once. */
@FunctionalInterface
public interface SeatKeys {

    /** @param secret letters and digits; it must reach neither a log nor a URL */
    void open(int nodeId, int seatId, String secret);
}
