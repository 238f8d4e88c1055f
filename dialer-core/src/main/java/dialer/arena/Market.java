package dialer.arena;

/**
 * A market as a manager describes it: who works, who answers, how long it takes. Times are seconds, shares 0 to 1.
 *
 * @param agents         people at work all the time, 1 to 500
 * @param answerShare    share of dialed numbers that a person answers, 0.02 to 0.95
 * @param talkS          mean length of a conversation, 5 to 1 800
 * @param wrapUpS        mean length of a wrap-up, 0 to 600
 * @param ringS          mean time from the dial to an answer, 2 to 30
 * @param target         permitted share of answered people who find no agent, 0 to 0.1
 * @param lines          calls at once, from 1
 * @param script         how conversations go
 */
public record Market(int agents, double answerShare, double talkS, double wrapUpS, double ringS, double target,
        int lines, Script script) {
    /** Unanswered calls are given up after so long. */
    static final double RING_OUT_S = 27;

    /** Of the calls that nobody answers, so many are over at once: busy, no such number. */
    static final double QUICK_SHARE = 0.3;

    /** Conversations vary about their mean by this, as a share of it. */
    static final double TALK_SPREAD = 0.9;

    /** Wrap-ups do so by this. */
    static final double WRAP_UP_SPREAD = 0.6;

    /** Answers come about their mean by this. */
    static final double RING_SPREAD = 0.5;

    /** How conversations go, and what the dialer is told of it. */
    public enum Script {
        /** Each has a length of its own, log-normal. */
        NONE,
        /** They go through the steps of a script, and nobody is told. */
        UNTOLD,
        /** They go through the steps of a script, and agents' pages tell each. */
        TOLD
    }

    /** Conversations that have a length and no steps. */
    public Market(int agents, double answerShare, double talkS, double wrapUpS, double ringS, double target,
            int lines) {
        this(agents, answerShare, talkS, wrapUpS, ringS, target, lines, Script.NONE);
    }

    public Market {
        require(agents >= 1 && agents <= 500, "agents 1 to 500");
        require(answerShare >= 0.02 && answerShare <= 0.95, "answerShare 0.02 to 0.95");
        require(talkS >= 5 && talkS <= 1_800, "talkS 5 to 1800");
        require(wrapUpS >= 0 && wrapUpS <= 600, "wrapUpS 0 to 600");
        require(ringS >= 2 && ringS <= 30, "ringS 2 to 30");
        require(target >= 0 && target <= 0.1, "target 0 to 0.1");
        require(lines >= 1 && lines <= 5_000, "lines 1 to 5000");
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }
}
