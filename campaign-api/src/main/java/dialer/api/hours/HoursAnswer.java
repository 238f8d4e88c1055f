package dialer.api.hours;

import dialer.compliance.Reason;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A decision with everything that led to it.
 *
 * @param at            the instant in question
 * @param nextAllowedAt the first instant, from then on, at which a call may begin; null when there is none
 * @param until         the last instant at which a call may begin in the present window; null outside one
 * @param zones         where the recipient may be, and how that is known
 * @param pack          by whose rules
 */
record HoursAnswer(boolean allowed, Reason reason, Instant at, @Nullable Instant nextAllowedAt,
        @Nullable Instant until, List<Zone> zones, String pack, List<Rule> rules) {
    HoursAnswer {
        zones = List.copyOf(zones);
        rules = List.copyOf(rules);
    }

    /** One zone the recipient may be in. */
    record Zone(String id, String evidence, String evidenceRu, String local) {
    }

    /**
     * One rule and what came of it.
     *
     * @param rule   short name
     * @param pack   whose rule
     * @param allows false when it forbids the call now; null when it needs what only the running product knows
     * @param words   for people, in English
     * @param wordsRu the same in Russian
     */
    record Rule(String rule, String pack, @Nullable Boolean allows, String words,
            String wordsRu) {
    }
}
