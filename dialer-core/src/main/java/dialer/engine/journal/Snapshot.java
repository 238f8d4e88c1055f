package dialer.engine.journal;

/**
 * The core's whole state behind one input.
 *
 * @param seq            number of the last input in it
 * @param epoch          the run that made it
 * @param atMs           time of that input, UTC ms
 * @param journalIndex   where that input lies in the journal
 * @param outboxPosition position of the last store effect caused up to that input, 0 for none
 * @param stateHash      the core's own checksum of its state bytes
 * @param state          the state, in the core's format
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, only handed on
public record Snapshot(long seq, long epoch, long atMs, long journalIndex, long outboxPosition, long stateHash,
        byte[] state) {

    @Override
    public String toString() {
        return "snapshot behind input " + seq + " of epoch " + epoch + ", " + state.length + " bytes of state, hash "
                + Long.toHexString(stateHash);
    }
}
