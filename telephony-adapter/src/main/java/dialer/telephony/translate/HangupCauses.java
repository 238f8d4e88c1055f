package dialer.telephony.translate;

import dialer.core.attempt.HangupCause;

/**
 * What the end of a leg means: the one table from SIP status and Q.850 cause to {@link HangupCause}. Provoked row by
 * row on Asterisk 22.10 with chan_pjsip; the SIP status (TechCause) is missing before 20.17 / 22.7, then Q.850 must do.
 */
public final class HangupCauses {

    /** A silent carrier is given up by SIP itself after so long (timer B), which then looks like a 408. */
    static final long SIP_GIVES_UP_MS = 31_000;

    private HangupCauses() {
    }

    /**
     * Everything known about an end.
     *
     * @param cause      Q.850 cause of the Hangup event
     * @param techCause  SIP status; 0 where there is none
     * @param answered   whether anybody had answered
     * @param signOfLife whether the far end had rung or sent progress (a DialState was seen)
     * @param timedOut   whether our own Originate time-out ended it
     * @param sentCause  the cause of our own hang-up; 0 when we sent none
     * @param lastedMs   from the wish to call until the end
     */
    public record Ending(int cause, int techCause, boolean answered, boolean signOfLife, boolean timedOut,
            int sentCause, long lastedMs) {
    }

    /** Never null; a pair that nobody has seen yet is {@link HangupCause#FAILED}. */
    public static HangupCause of(Ending ending) {
        if (ending.answered()) {
            // Asterisk's RTP time-out says 44, which for a leg that was never answered means "no circuit"
            return ending.cause() == 44 ? HangupCause.MEDIA_LOST : HangupCause.NORMAL;
        }
        if (ending.sentCause() != 0 && endedByUs(ending)) {
            return HangupCause.CANCELLED;
        }
        return ending.techCause() != 0 ? bySip(ending) : byQ850(ending);
    }

    private static boolean endedByUs(Ending ending) {
        // our CANCEL may cross a final answer of the carrier, which then is the truth
        return switch (ending.techCause()) {
            case 0 -> ending.cause() == ending.sentCause() || ending.cause() == 0 || ending.cause() == 16
                    || ending.cause() == 26 || ending.cause() == 127;
            case 487 -> true;
            default -> false;
        };
    }

    private static HangupCause bySip(Ending ending) {
        return switch (ending.techCause()) {
            case 486, 600 -> HangupCause.BUSY;
            case 480 -> rangOut(ending);
            case 408 -> noAnswer(ending);
            case 404, 604, 484, 410 -> HangupCause.INVALID_NUMBER;
            case 403, 603, 608 -> HangupCause.REJECTED;
            case 607 -> HangupCause.UNWANTED;
            case 401, 407, 488, 606 -> HangupCause.MISCONFIGURED;
            case 500, 503 -> HangupCause.CONGESTION;
            case 302, 400, 487, 501, 502, 504 -> HangupCause.FAILED;
            default -> byQ850(ending);
        };
    }

    private static HangupCause byQ850(Ending ending) {
        return switch (ending.cause()) {
            case 17 -> HangupCause.BUSY;
            case 19 -> rangOut(ending);
            case 18 -> noAnswer(ending);
            case 20 -> HangupCause.UNAVAILABLE;
            case 1, 22, 28 -> HangupCause.INVALID_NUMBER;
            case 21 -> HangupCause.REJECTED;
            case 34, 38, 42, 44 -> HangupCause.CONGESTION;
            case 58 -> HangupCause.MISCONFIGURED;
            default -> HangupCause.FAILED;
        };
    }

    /** Cause 19 is said by the carrier (480) and by our own time-out alike. */
    private static HangupCause rangOut(Ending ending) {
        if (!ending.timedOut()) {
            return HangupCause.UNAVAILABLE;
        }
        return ending.signOfLife() ? HangupCause.NO_ANSWER : HangupCause.CARRIER_SILENT;
    }

    private static HangupCause noAnswer(Ending ending) {
        return !ending.signOfLife() && ending.lastedMs() >= SIP_GIVES_UP_MS
                ? HangupCause.CARRIER_SILENT : HangupCause.NO_ANSWER;
    }
}
