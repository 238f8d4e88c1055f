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
    private long placedAhead;
    private long expectedAnswersMilli;
    private long aheadAnswered;
    private long expectedLossesMilli;
    private long aheadLost;

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

    /**
     * A call is placed ahead of free agents, with expectations that can be held against what comes.
     *
     * @param answerPermille chance of the average number to be answered
     * @param scorePermille  how much likelier than that this number is
     * @param riskPpm        chance that a person who answers it is abandoned, in millionths
     */
    public void expected(int answerPermille, int scorePermille, int riskPpm) {
        long answerMilli = StrictMath.min(1_000, (long) answerPermille * scorePermille / 1_000);
        placedAhead++;
        expectedAnswersMilli += answerMilli;
        expectedLossesMilli += answerMilli * riskPpm / 1_000_000;
    }

    /** Somebody has answered a call that was placed ahead. */
    public void answeredAhead() {
        aheadAnswered++;
    }

    /** Somebody who has answered such a call found no agent in time. */
    public void lostAhead() {
        aheadLost++;
    }

    /** Calls placed ahead of free agents. */
    public long placedAhead() {
        return placedAhead;
    }

    /** Answers that were expected from them, in thousandths. */
    public long expectedAnswersMilli() {
        return expectedAnswersMilli;
    }

    /** Answers that came. */
    public long aheadAnswered() {
        return aheadAnswered;
    }

    /** People who were expected to find no agent, in thousandths. */
    public long expectedLossesMilli() {
        return expectedLossesMilli;
    }

    /** People who found none. */
    public long aheadLost() {
        return aheadLost;
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
        placedAhead = c.number(placedAhead);
        expectedAnswersMilli = c.number(expectedAnswersMilli);
        aheadAnswered = c.number(aheadAnswered);
        expectedLossesMilli = c.number(expectedLossesMilli);
        aheadLost = c.number(aheadLost);
    }
}
