package dialer.core.attempt;

import dialer.core.ground.Ranking;

/**
 * The calls of one pool that want something of its agents. Attempts report every change themselves. Rankings are
 * live: a call that changes leaves at once.
 */
public final class PoolCalls {
    /** Which ranking an attempt stands in. */
    enum Standing {
        /** Nobody has answered yet, and no agent is reserved. */
        UNCLAIMED,
        /** A person is on the line who may still be given an agent. */
        WAITING,
        /** Wants nothing, or has what it wants. */
        APART
    }

    private final Ranking<Attempt> unclaimed = new Ranking<>();
    private final Ranking<Attempt> waiting = new Ranking<>();

    void enter(Standing standing, long rank, Attempt attempt) {
        switch (standing) {
            case UNCLAIMED -> unclaimed.add(rank, attempt.id(), attempt);
            case WAITING -> waiting.add(rank, attempt.id(), attempt);
            case APART -> { }
        }
    }

    void quit(Standing standing, long rank, Attempt attempt) {
        switch (standing) {
            case UNCLAIMED -> unclaimed.remove(rank, attempt.id());
            case WAITING -> waiting.remove(rank, attempt.id());
            case APART -> { }
        }
    }

    /** Calls that nobody has answered and for which no agent is reserved, the oldest first. */
    public Ranking<Attempt> unclaimed() {
        return unclaimed;
    }

    /** Calls in which a person waits who may still be given an agent, the longest waiting first. */
    public Ranking<Attempt> waiting() {
        return waiting;
    }
}
