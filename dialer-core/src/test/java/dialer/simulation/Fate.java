package dialer.simulation;

import dialer.arena.MarketPeople;
import dialer.core.attempt.HangupCause;

/**
 * What will become of one call.
 *
 * @param placed      false where the node never creates the leg
 * @param createdMs   from the Originate at the node to the leg
 * @param ringsMs     from the leg to the first ringing; -1 for never
 * @param progress    whether the ringing is a 183
 * @param endsMs      from the leg to the answer, or to the end without one
 * @param answers     whether the person picks up
 * @param cause       how it ends where nobody picks up
 * @param patienceMs  how long the person waits for a word before hanging up
 * @param talkMs      how long the person talks before hanging up
 */
record Fate(boolean placed, long createdMs, long ringsMs, boolean progress, long endsMs, boolean answers,
        HangupCause cause, long patienceMs, long talkMs) {

    /** What becomes of a call in the market that the arena plays; how long the talk is depends on the agent. */
    static Fate even(MarketPeople people, long call) {
        boolean answers = people.answers(call);
        long ringsMs = people.ringsAfterMs(call);
        HangupCause cause = answers ? HangupCause.NORMAL : ringsMs < 0 ? HangupCause.BUSY : HangupCause.NO_ANSWER;
        return new Fate(true, 1, ringsMs, false, people.endsAfterMs(call), answers, cause, people.patienceMs(call), 0);
    }

    /** A fate as carriers deal them out; a silent carrier gives no sign of life. */
    static Fate drawn(Chance chance, boolean silent) {
        int dice = chance.between(0, 999);
        long createdMs = chance.between(1L, 4L);
        long ringsMs = chance.between(150L, 3_000L);
        boolean progress = chance.permille(150);
        if (silent || dice < 8) {
            return new Fate(true, createdMs, -1, false, 3_600_000L, false, HangupCause.CARRIER_SILENT, 0, 0);
        }
        if (dice < 12) {
            return new Fate(false, createdMs, -1, false, 0, false, HangupCause.NOT_PLACED, 0, 0);
        }
        if (dice < 420) {
            long patienceMs = chance.permille(120) ? chance.between(50L, 3_000L) : chance.between(4_000L, 20_000L);
            long talkMs = chance.permille(150) ? chance.between(300L, 4_000L) : chance.around(60_000L) + 2_000;
            return new Fate(true, createdMs, chance.permille(30) ? -1 : ringsMs, progress,
                    3_000 + chance.around(9_000L), true, HangupCause.NORMAL, patienceMs, talkMs);
        }
        if (dice < 760) {
            return new Fate(true, createdMs, ringsMs, progress, 3_600_000L, false, HangupCause.NO_ANSWER, 0, 0);
        }
        long endsMs = chance.permille(300) ? chance.between(200L, 600L) : ringsMs + chance.between(0L, 12_000L);
        boolean rings = endsMs > ringsMs && chance.permille(500);
        return new Fate(true, createdMs, rings ? ringsMs : -1, progress, endsMs, false, refusal(dice), 0, 0);
    }

    private static HangupCause refusal(int dice) {
        if (dice < 840) {
            return HangupCause.BUSY;
        } else if (dice < 890) {
            return HangupCause.UNAVAILABLE;
        } else if (dice < 920) {
            return HangupCause.INVALID_NUMBER;
        } else if (dice < 945) {
            return HangupCause.REJECTED;
        } else if (dice < 950) {
            return HangupCause.UNWANTED;
        } else if (dice < 965) {
            return HangupCause.CONGESTION;
        } else if (dice < 985) {
            return HangupCause.FAILED;
        } else if (dice < 990) {
            return HangupCause.MISCONFIGURED;
        }
        return HangupCause.NO_ANSWER;
    }
}
