package dialer.core.pacing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RiskControlTest {
    private static final int SEATS = 10;
    private static final long HOUR_MS = 3_600_000;

    /** A control that has seen so many answers in an hour, of which so many lost at the permitted risk. */
    private static RiskControl after(int answers, int lost) {
        RiskControl control = new RiskControl();
        for (int i = 0; i < answers; i++) {
            control.answered();
            if ((i + 1) * lost / answers != i * lost / answers) {
                control.lost();
            }
            for (long atMs = i * HOUR_MS / answers; atMs < (i + 1) * HOUR_MS / answers; atMs += 1_000) {
                control.permitted(new AbandonBudget(1, 30, i + 1, i * lost / answers, 8 * HOUR_MS - atMs), SEATS, 0,
                        atMs);
            }
        }
        return control;
    }

    private static double permitted(RiskControl control, long answers, long lost, long leftMs) {
        return control.permitted(new AbandonBudget(1, 30, answers, lost, leftMs), SEATS, 0, HOUR_MS);
    }

    @Test
    void shouldPermitMoreTheMoreOfTheBudgetIsLeft() {
        RiskControl control = after(360, 10);
        double before = 0;
        for (int lost = 14; lost >= 4; lost--) {
            double now = permitted(control, 360, lost, HOUR_MS);
            assertTrue(now >= before, lost + " lost: " + now + " after " + before);
            before = now;
        }
        double onPlan = permitted(control, 360, 11, HOUR_MS);
        assertTrue(before > 1.5 * onPlan, "a surplus is used: " + before + " after " + onPlan);
    }

    @Test
    void shouldNeverPlanToLoseMuchMoreThanTheTarget() {
        RiskControl control = after(360, 10);
        double rich = permitted(control, 100_000, 0, HOUR_MS);
        assertEquals(rich, permitted(control, 1_000_000, 0, HOUR_MS), 1e-12);
    }

    @Test
    void shouldRiskNothingWhenWhatIsLeftOfTheWindowCannotMakeALossGood() {
        RiskControl control = after(360, 10);
        double least = permitted(control, 360, 11, 60_000);
        assertEquals(PacingLimit.WINDOW, control.limit(HOUR_MS));
        assertTrue(least <= 0.001, "permitted: " + least);
        assertEquals(0, control.affordable());
    }

    @Test
    void shouldCountOnFewerAnswersForMakingALossGoodThanForThePlan() {
        RiskControl control = after(360, 10);
        permitted(control, 360, 10, HOUR_MS);
        int affordable = control.affordable();
        double plain = 0.8 + 0.03 * 360;
        assertTrue(affordable >= 5 && affordable <= plain - 2, affordable + " of " + plain);
    }

    @Test
    void shouldTakeAFifthOfTheRiskForAMinuteAfterABurstOfLosses() {
        RiskControl control = after(360, 10);
        double before = permitted(control, 400, 8, 6 * HOUR_MS);
        for (int i = 0; i < 6; i++) {
            control.answered();
            control.lost();
        }
        double braked = permitted(control, 406, 8, 6 * HOUR_MS);
        assertTrue(braked < 0.3 * before, braked + " after " + before);
        assertEquals(PacingLimit.BRAKE, control.limit(HOUR_MS));
        control.permitted(new AbandonBudget(1, 30, 406, 8, 6 * HOUR_MS), SEATS, 0, HOUR_MS + 61_000);
        assertEquals(PacingLimit.RISK, control.limit(HOUR_MS + 61_000));
    }
}
