package dialer.core.campaign;

/**
 * One of a campaign's outcomes as far as dialing is concerned.
 *
 * @param outcomeId    as in {@code ChoseOutcome}; unique within the campaign, from 1
 * @param retryDelayMs for {@link OutcomeKind#RETRY} and {@link OutcomeKind#MACHINE}: how long to wait; else 0
 */
public record OutcomeRule(int outcomeId, OutcomeKind kind, long retryDelayMs) {
    public OutcomeRule {
        if (outcomeId < 1 || retryDelayMs < 0) {
            throw new IllegalArgumentException("outcomeId from 1, retryDelayMs from 0");
        }
    }
}
