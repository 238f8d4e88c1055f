package dialer.core.trunk;

import dialer.core.ground.Carrier;

/**
 * Takes a trunk out of use when so many calls in a row showed no sign of life; after a while one call may try, and
 * its fate decides.
 */
public final class Breaker {
    /** Where the breaker is. */
    public enum State {
        /** Calls pass. */
        CLOSED,
        /** No call passes until the time is up. */
        OPEN,
        /** One call is on its way and decides. */
        HALF_OPEN
    }

    private State state = State.CLOSED;
    private int silentInARow;
    private long openUntilMs;
    private long trialAttemptId;

    public State state() {
        return state;
    }

    /** Whether a call may be placed now. */
    public boolean allows(long nowMs) {
        return state == State.CLOSED || (state == State.OPEN && nowMs >= openUntilMs);
    }

    /** A call has been placed. */
    public void placed(long attemptId) {
        if (state == State.OPEN) {
            state = State.HALF_OPEN;
            trialAttemptId = attemptId;
        }
    }

    /** The far end has shown a sign of life: ringing, an answer, or a proper refusal. */
    public void heard() {
        state = State.CLOSED;
        silentInARow = 0;
        trialAttemptId = 0;
        openUntilMs = 0;
    }

    /** A call has ended without a sign of life, or because the trunk is badly set up. */
    public void silent(long attemptId, long nowMs, int silentToOpen, long openForMs) {
        silentInARow++;
        boolean opens = switch (state) {
            case CLOSED -> silentInARow >= silentToOpen;
            case OPEN -> false;
            case HALF_OPEN -> attemptId == trialAttemptId;
        };
        if (opens) {
            state = State.OPEN;
            openUntilMs = nowMs + openForMs;
            trialAttemptId = 0;
        }
    }

    /** The trial call has ended and says nothing about the trunk (cancelled, node lost): another may try. */
    public void undecided(long attemptId) {
        if (state == State.HALF_OPEN && attemptId == trialAttemptId) {
            state = State.OPEN;
            trialAttemptId = 0;
        }
    }

    /** Into a snapshot or out of one. */
    public void carry(Carrier c) {
        state = c.word(state, State.values());
        silentInARow = c.small(silentInARow);
        openUntilMs = c.number(openUntilMs);
        trialAttemptId = c.number(trialAttemptId);
    }
}
