package dialer.core.pacing;

/**
 * What a pacer expected when it decided. "Soon" is until a number dialed now would be answered, in the median, and the
 * grace has passed.
 *
 * @param readyAgents      agents free now, less the people who wait
 * @param soonReadyMilli   agents expected to become free soon, in thousandths
 * @param callsInTheAir    calls that nobody has answered yet, those of this decision included
 * @param soonAnswersMilli answers expected from them soon, in thousandths
 * @param riskPpm          the chance that one more call, if a person answers it, is abandoned, in millionths
 * @param answerPermille   the share of dialed numbers of average score that a person answers, in thousandths
 * @param results          so many results of calls have said something about who answers
 */
public record PacingOutlook(int readyAgents, int soonReadyMilli, int callsInTheAir, int soonAnswersMilli, int riskPpm,
        int answerPermille, long results) {
    /** What a pacer says that expects nothing. */
    public static final PacingOutlook NONE = new PacingOutlook(0, 0, 0, 0, 0, 0, 0);
}
