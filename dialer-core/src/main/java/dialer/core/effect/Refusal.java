package dialer.core.effect;

/** Every "no" of the core, numbered by family. Sentences for people are made in one place outside the core. */
public enum Refusal {
    /** Nothing was refused. */
    NONE(0),

    AGENT_ALREADY_SIGNED_ON(102),
    AGENT_NOT_SIGNED_ON(103),
    SEAT_TAKEN(104),
    AGENT_ON_CALL(105),
    OUTCOME_OWED(106),
    NO_SUCH_PREVIEW(108),
    TOO_MANY_AGENTS(109),
    UNKNOWN_POOL(110),
    NODE_DOWN(111),
    EXTENSION_USED_UP(112),

    UNKNOWN_ATTEMPT(201),
    NOT_YOUR_ATTEMPT(202),
    UNKNOWN_OUTCOME(203),
    CALLBACK_TIME_MISSING(204),
    OUTCOME_ALREADY_CHOSEN(205),
    NOBODY_TAKES_OVER(207),
    TRANSFER_RUNS(208),
    NUMBER_NOT_PERMITTED(209),
    NO_LINE_FREE(210),
    RINGS_ON(211),
    NOBODY_ANSWERS_OUTSIDE(212),

    UNKNOWN_CAMPAIGN(301),
    CAMPAIGN_FINISHED(302),
    TOO_MANY_CAMPAIGNS(303),

    CLOCK_JUMPED(501),
    STOPPED_BY_OPERATOR(502),
    CORE_FROZEN(503),
    TOO_MANY_TIMERS(504),
    TOO_MANY_TRUNKS(505);

    private final int number;

    Refusal(int number) {
        this.number = number;
    }

    /** The number under which API, pages and logs know this refusal; never reused. */
    public int number() {
        return number;
    }
}
