package dialer.core.pacing;

/**
 * What a campaign may lose in the window that the law, or a stricter manager, measures: abandoned people against
 * people who answered, both counted as the campaign's rule pack says.
 *
 * @param campaignId     whose budget it is
 * @param targetPermille permitted abandonments per thousand answers; 0 means one call per free agent
 * @param liveAnswers    people who answered in the window so far, the abandoned among them
 * @param abandoned      of these, who found no agent in time
 * @param windowLeftMs   until the window closes; the whole length of a window that rolls along
 */
public record AbandonBudget(int campaignId, int targetPermille, long liveAnswers, long abandoned, long windowLeftMs) {

    public AbandonBudget {
        if (targetPermille < 0 || targetPermille > 1_000) {
            throw new IllegalArgumentException("a target lies between 0 and 1000 per thousand, not " + targetPermille);
        }
        if (abandoned < 0 || liveAnswers < 0 || windowLeftMs < 0) {
            throw new IllegalArgumentException("counts and times are not negative");
        }
    }

    /** Abandonments that the target still permits after the answers so far; negative when it is exceeded. */
    public double left() {
        return targetPermille * liveAnswers / 1_000.0 - abandoned;
    }
}
