package dialer.core.campaign;

import dialer.core.attempt.Disposition;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A campaign's rules for trying again.
 *
 * @param maxAttempts     attempts per contact, over all of its numbers; 1 to 20
 * @param maxPerNumber    attempts per number; 1 to 20
 * @param rules           at most one per disposition; a disposition without a rule waits {@code otherwiseDelayMs}
 * @param otherwiseDelayMs delay where no rule speaks, and for attempts that do not count
 */
public record RetryRules(int maxAttempts, int maxPerNumber, List<RetryRule> rules, long otherwiseDelayMs) {
    public RetryRules {
        rules = List.copyOf(rules);
        if (maxAttempts < 1 || maxAttempts > 20 || maxPerNumber < 1 || maxPerNumber > 20) {
            throw new IllegalArgumentException("1 to 20 attempts");
        }
        if (otherwiseDelayMs < 1_000) {
            throw new IllegalArgumentException("otherwiseDelayMs from 1000");
        }
    }

    /** The usual rules: 6 attempts, busy after 5, 10, 20 min, no answer after 1 h, 2 h, 4 h, invalid never again. */
    public static RetryRules usual() {
        long minute = 60_000L;
        return new RetryRules(6, 4, List.of(
                new RetryRule(Disposition.BUSY, 4, List.of(5 * minute, 10 * minute, 20 * minute)),
                new RetryRule(Disposition.NO_ANSWER, 6, List.of(60 * minute, 120 * minute, 240 * minute)),
                new RetryRule(Disposition.UNAVAILABLE, 6, List.of(60 * minute, 120 * minute)),
                new RetryRule(Disposition.REJECTED, 2, List.of(120 * minute)),
                new RetryRule(Disposition.HUNG_UP_FIRST, 3, List.of(60 * minute)),
                new RetryRule(Disposition.ABANDONED, 3, List.of(72 * 60 * minute)),
                new RetryRule(Disposition.FAILED, 4, List.of(15 * minute)),
                new RetryRule(Disposition.INVALID_NUMBER, 0, List.of()),
                new RetryRule(Disposition.UNWANTED, 0, List.of())), 10 * minute);
    }

    /** The rule for the disposition, null where none speaks. */
    public @Nullable RetryRule ruleFor(Disposition disposition) {
        for (RetryRule rule : rules) {
            if (rule.disposition() == disposition) {
                return rule;
            }
        }
        return null;
    }

    /**
     * How long to wait before the next try, in milliseconds; empty when the disposition has come too often.
     *
     * @param inARow how often the disposition has come in a row, the one just met included; from 1
     */
    public OptionalLong delayAfter(Disposition disposition, int inARow) {
        RetryRule rule = ruleFor(disposition);
        if (rule == null) {
            return OptionalLong.of(otherwiseDelayMs);
        }
        if (inARow > rule.maxInARow()) {
            return OptionalLong.empty();
        }
        int step = StrictMath.min(inARow, rule.delaysMs().size()) - 1;
        return OptionalLong.of(rule.delaysMs().get(step));
    }
}
