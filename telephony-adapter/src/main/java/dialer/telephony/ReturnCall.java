package dialer.telephony;

/**
 * Somebody calls us and is on the line.
 *
 * @param caller  the digits that the carrier shows; left out of {@link #toString()}
 * @param channel on which they wait, by its whole name
 */
public record ReturnCall(int nodeId, String caller, String channel) {
    @Override
    public String toString() {
        return "ReturnCall[" + nodeId + ", " + channel + "]";
    }
}
