package dialer.core.pacing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Who answers and when, learnt from calls of which some were hung up by us. */
class AnswerModelTest {
    private static final int HANG_UP_MS = 16_000;

    private record Call(long placedAtMs, long endsAtMs, boolean person) {
    }

    /** Calls are placed in bursts; a person answers after 5 to 20 s, the others ring for 26 to 31 s. */
    private static final class Street {
        private final Random random = new Random(5);
        private final AnswerModel model = new AnswerModel();
        private final List<Call> air = new ArrayList<>();
        private long nowMs;

        void pass(int seconds, double chance, double hungUp) {
            for (long end = nowMs + 1_000L * seconds; nowMs < end; nowMs += 1_000) {
                for (int i = air.size() - 1; i >= 0; i--) {
                    move(air.get(i), hungUp);
                }
                for (int i = nowMs % 20_000 < 4_000 ? 10 : 0; i > 0; i--) {
                    boolean person = random.nextDouble() < chance;
                    long atMs = nowMs - random.nextInt(1_000);
                    long ringsMs = person ? 5_000 + random.nextInt(15_000) : 26_000 + random.nextInt(5_000);
                    air.add(new Call(atMs, atMs + ringsMs, person));
                }
                if (nowMs % 10_000 == 0) {
                    model.refresh();
                    model.chance(view());
                }
            }
        }

        private void move(Call call, double hungUp) {
            long ageMs = call.endsAtMs() - call.placedAtMs();
            if (nowMs >= call.endsAtMs()) {
                air.remove(call);
                if (call.person()) {
                    model.learn(new PacingFact.Answered(1, ageMs, 1_000), nowMs);
                } else {
                    model.learn(new PacingFact.Unanswered(1, ageMs, 1_000, PacingFact.Kind.NO_ANSWER), nowMs);
                }
            } else if ((nowMs - call.placedAtMs()) / 1_000 == HANG_UP_MS / 1_000 && random.nextDouble() < hungUp) {
                air.remove(call);
                model.learn(new PacingFact.Cancelled(1, nowMs - call.placedAtMs(), 1_000), nowMs);
            }
        }

        Floor view() {
            Floor floor = new Floor();
            floor.nowMs = nowMs;
            air.forEach(call -> floor.calls.add((nowMs - call.placedAtMs()) / 1_000.0));
            return floor;
        }
    }

    @Test
    void shouldKnowWhoAnswersThoughMostCallsAreHungUpByUs() {
        Street street = new Street();
        street.pass(3_600, 0.2, 0.7);
        assertEquals(0.2, street.model.chance(street.view()), 0.02);
        assertTrue(street.model.doubt() < 0.02, "doubt " + street.model.doubt());
        // of those who answer after 5 to 20 s, three in fifteen do so at 17 s or later
        assertEquals(0.2, street.model.unanswered(AnswerModel.bin(17_000)), 0.04);
        double rings = street.model.unfailed(AnswerModel.bin(26_000));
        assertTrue(rings > 0.95, "nobody's call ends before 26 s: " + rings);
    }

    @Test
    void shouldNoticeWithinTwoMinutesThatTheChanceHasHalved() {
        Street street = new Street();
        street.pass(1_800, 0.4, 0);
        assertEquals(0.4, street.model.chance(street.view()), 0.04);
        street.pass(120, 0.2, 0);
        assertEquals(0.2, street.model.chance(street.view()), 0.05);
        street.pass(120, 0.5, 0);
        assertEquals(0.5, street.model.chance(street.view()), 0.07);
    }

    @Test
    void shouldNotTakeABurstOfEarlyAnswersForABetterMarket() {
        Street street = new Street();
        street.pass(1_800, 0.2, 0);
        double most = 0;
        for (int i = 0; i < 60; i++) {
            street.pass(1, 0.2, 0);
            most = StrictMath.max(most, street.model.chance(street.view()));
        }
        assertTrue(most < 0.25, "thought to be " + most);
    }

    @Test
    void shouldForgetOverNight() {
        Street street = new Street();
        street.pass(1_800, 0.1, 0);
        Floor morning = new Floor();
        morning.nowMs = street.nowMs + 12 * 3_600_000L;
        street.model.chance(morning);
        assertTrue(street.model.doubt() > 0.05, "doubt " + street.model.doubt());
    }
}
