package dialer.compliance;

/**
 * What a pack says about abandoned calls. There is no one definition: each part is data.
 *
 * @param targetPermille    at most so many in a thousand of the denominator
 * @param alarmPermille     from here on people are alarmed; not below the target
 * @param limitMs           a person who has waited so long without an agent was abandoned
 * @param clock             from when that time runs
 * @param denominator       what the abandoned calls are divided by
 * @param period            over which time
 * @param hungUpFirstCounts whether a person who hangs up before the limit counts as abandoned too
 */
public record AbandonRule(int targetPermille, int alarmPermille, long limitMs, Clock clock, Denominator denominator,
        Period period, boolean hungUpFirstCounts) {
    public AbandonRule {
        if (targetPermille < 0 || targetPermille > 100 || alarmPermille < targetPermille || alarmPermille > 1_000) {
            throw new IllegalArgumentException("The abandon target is 0 to 100 per mille, the alarm not below it");
        }
        if (limitMs < 100 || limitMs > 10_000) {
            throw new IllegalArgumentException("The abandon limit is 100 ms to 10 s");
        }
    }

    /** From when the time to an agent runs; earlier is stricter. */
    public enum Clock {
        /** The line was answered (Canada; also UK's "pick-up"). */
        ANSWER,
        /** The person has ended the greeting (USA). */
        GREETING_END
    }

    /** What abandoned calls are divided by. */
    public enum Denominator {
        /** Calls that a live person answered (USA). */
        LIVE_ANSWERS,
        /** Abandoned calls and live calls passed to agents (UK). */
        ABANDONED_AND_TO_AGENTS,
        /** Every call that the device placed (Canada, German code). */
        CALLS_PLACED
    }

    /** Over which time the share is counted. */
    public enum Period {
        HOURS_24("24h"),
        DAYS_30("30d"),
        MONTH("month"),
        CAMPAIGN("campaign");

        private final String word;

        Period(String word) {
            this.word = word;
        }

        /** As packs write it. */
        public String word() {
            return word;
        }
    }
}
