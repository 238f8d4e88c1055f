package dialer.core.campaign;

import dialer.core.attempt.Disposition;
import dialer.core.ground.Carrier;

/** A campaign's counts since it began. Every ended attempt is counted once, under its disposition. */
public final class Tally {
    private long attempts;
    private long closed;
    private long connected;
    private long abandoned;
    private long hungUpFirst;
    private long cancelled;

    public void began() {
        attempts++;
    }

    public void ended(Disposition disposition) {
        closed++;
        switch (disposition) {
            case CONNECTED -> connected++;
            case ABANDONED -> abandoned++;
            case HUNG_UP_FIRST -> hungUpFirst++;
            case CANCELLED -> cancelled++;
            case BUSY, NO_ANSWER, UNAVAILABLE, INVALID_NUMBER, REJECTED, UNWANTED, CONGESTION, FAILED, TRUNK_SILENT,
                    MISCONFIGURED, NODE_LOST -> { }
        }
    }

    public long attempts() {
        return attempts;
    }

    /** Attempts that have ended. */
    public long closed() {
        return closed;
    }

    /** Ended attempts that a person answered. */
    public long answered() {
        return connected + abandoned + hungUpFirst;
    }

    public long connected() {
        return connected;
    }

    public long abandoned() {
        return abandoned;
    }

    public long hungUpFirst() {
        return hungUpFirst;
    }

    public long cancelled() {
        return cancelled;
    }

    /** Abandoned per thousand answered. */
    public int abandonPermille() {
        return answered() == 0 ? 0 : (int) (abandoned * 1_000 / answered());
    }

    /** Into a snapshot or out of one. */
    public void carry(Carrier c) {
        attempts = c.number(attempts);
        closed = c.number(closed);
        connected = c.number(connected);
        abandoned = c.number(abandoned);
        hungUpFirst = c.number(hungUpFirst);
        cancelled = c.number(cancelled);
    }
}
