package dialer.core.pacing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class PredictivePacerTest {
    private static final int HOUR_S = 3_600;

    /** A pacer that has worked for an hour. */
    private static PredictivePacer experienced(long seed) {
        SmallMarket market = new SmallMarket(seed, HOUR_S, 30);
        market.play(-1);
        return market.pacer();
    }

    private static PacingDecision decision(PredictivePacer pacer, Floor floor) {
        return Tape.copy(pacer).decide(floor);
    }

    private static Floor any(Random random) {
        Floor floor = Floor.usual();
        floor.free = random.nextInt(6);
        for (int i = random.nextInt(15); i > 0; i--) {
            floor.talking.add(300 * random.nextDouble());
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            floor.wrappingUp.add(30 * random.nextDouble());
        }
        for (int i = random.nextInt(12); i > 0; i--) {
            floor.calls.add(25 * random.nextDouble());
        }
        return floor;
    }

    @Test
    void shouldNeverDialFewerForOneReadyAgentMore() {
        Random random = new Random(1);
        PredictivePacer pacer = experienced(11);
        for (int i = 0; i < 200; i++) {
            Floor floor = any(random);
            int before = decision(pacer, floor).dial();
            floor.free++;
            assertTrue(decision(pacer, floor).dial() >= before, "pool " + i);
        }
    }

    @Test
    void shouldNeverDialMoreForOneCallMoreInTheAir() {
        Random random = new Random(2);
        PredictivePacer pacer = experienced(12);
        for (int i = 0; i < 200; i++) {
            Floor floor = any(random);
            floor.nowMs = 1_000 * HOUR_S; // after hours in which nobody asked, a call's age says most of what is known
            int before = decision(pacer, floor).dial();
            floor.calls.add(4 + 8 * random.nextDouble());
            assertTrue(decision(pacer, floor).dial() <= before, "pool " + i);
        }
    }

    @Test
    void shouldNeverDialMoreForOnePersonMoreWhoWaits() {
        Random random = new Random(3);
        PredictivePacer pacer = experienced(13);
        for (int i = 0; i < 200; i++) {
            Floor floor = any(random);
            int before = decision(pacer, floor).dial();
            floor.waiting++;
            assertTrue(decision(pacer, floor).dial() <= before, "pool " + i);
        }
    }

    @Test
    void shouldNeverDialMoreWithLessOfTheBudgetLeft() {
        Random random = new Random(4);
        PredictivePacer pacer = experienced(14);
        for (int i = 0; i < 200; i++) {
            Floor floor = any(random);
            int before = decision(pacer, floor).dial();
            floor.budgets.set(0, new AbandonBudget(1, 30, 1_000, 26 + random.nextInt(30), 4 * 3_600_000L));
            assertTrue(decision(pacer, floor).dial() <= before, "pool " + i);
        }
    }

    @Test
    void shouldKeepToLinesContactsAndTheCap() {
        PredictivePacer pacer = experienced(15);
        Floor floor = Floor.usual();
        floor.free = 8;
        assertTrue(decision(pacer, floor).dial() > 3);
        floor.lines = 3;
        assertEquals(3, decision(pacer, floor).dial());
        assertEquals(PacingLimit.LINES, decision(pacer, floor).campaigns().getFirst().limit());
        floor.contacts = 2;
        assertEquals(2, decision(pacer, floor).dial());
        assertEquals(PacingLimit.CONTACTS, decision(pacer, floor).campaigns().getFirst().limit());
        floor.lines = Integer.MAX_VALUE;
        floor.contacts = Integer.MAX_VALUE;
        floor.capPermille = 1_000;
        assertEquals(8, decision(pacer, floor).dial());
        assertEquals(PacingLimit.CAP, decision(pacer, floor).campaigns().getFirst().limit());
    }

    @Test
    void shouldRiskNothingWhereALossCouldNotBeMadeGood() {
        PredictivePacer pacer = experienced(16);
        Floor floor = Floor.usual();
        floor.talking.add(100.0);
        floor.talking.add(200.0);
        floor.free = 1;
        floor.budgets.set(0, new AbandonBudget(1, 30, 1_000, 30, 60_000));
        PacingDecision decision = decision(pacer, floor);
        assertEquals(1, decision.dial(), "one call for the one free agent");
        assertEquals(PacingLimit.WINDOW, decision.campaigns().getFirst().limit());
        floor.budgets.set(0, new AbandonBudget(1, 0, 1_000, 0, 3_600_000));
        assertEquals(1, decision(pacer, floor).dial(), "a target of nothing is one to one");
    }

    @Test
    void shouldLetOnlyTheCampaignWithABudgetDialAhead() {
        PredictivePacer pacer = experienced(17);
        Floor floor = Floor.usual();
        floor.free = 10;
        floor.budgets.add(new AbandonBudget(2, 30, 1_000, 60, 600_000));
        PacingDecision decision = decision(pacer, floor);
        CampaignOutlook rich = decision.campaigns().getFirst();
        CampaignOutlook poor = decision.campaigns().getLast();
        assertEquals(decision.dial(), rich.dialUpTo());
        assertTrue(poor.dialUpTo() < rich.dialUpTo(), poor + " against " + rich);
        assertTrue(poor.limit() == PacingLimit.BUDGET || poor.limit() == PacingLimit.WINDOW, poor.toString());
    }

    @Test
    void shouldCancelOnlyWhatHasRungLongEnough() {
        PredictivePacer pacer = experienced(18);
        Floor floor = Floor.usual();
        floor.talking.add(3.0);
        floor.waiting = 2;
        for (int i = 0; i < 8; i++) {
            floor.calls.add(3.0 + 3 * i);
        }
        assertEquals(3, decision(pacer, floor).cancel(), "18, 21 and 24 s old, ringing since their third second");
        floor.ringAtLeastMs = -1;
        assertEquals(0, decision(pacer, floor).cancel());
    }

    @Test
    void shouldNotTakeABurstOfFailuresForPeopleWhoDoNotAnswer() {
        PredictivePacer pacer = experienced(19);
        Floor floor = Floor.usual();
        floor.free = 3;
        int before = decision(pacer, floor).dial();
        for (int i = 0; i < 300; i++) {
            pacer.learn(new PacingFact.Unanswered(1, 1_500, PacingView.EVEN_SCORE, PacingFact.Kind.FAILED),
                    floor.nowMs() + 20L * i);
        }
        int after = decision(pacer, floor).dial();
        assertTrue(after <= before + 1 + before / 4, before + " calls became " + after);
    }

    @Test
    void shouldNoticeWithinAMinuteThatTwiceAsManyPeopleAnswer() {
        PredictivePacer pacer = experienced(20);
        Floor floor = Floor.usual();
        int before = decision(pacer, floor).outlook().answerPermille();
        int doubled = StrictMath.min(900, 2 * before);
        for (int i = 0; i < 120; i++) {
            boolean person = i * doubled / 1_000 != (i + 1) * doubled / 1_000;
            long atMs = floor.nowMs + 500L * i;
            pacer.learn(person ? new PacingFact.Answered(1, 10_000, PacingView.EVEN_SCORE)
                    : new PacingFact.Unanswered(1, 27_000, PacingView.EVEN_SCORE, PacingFact.Kind.NO_ANSWER), atMs);
        }
        floor.nowMs += 60_000;
        int after = decision(pacer, floor).outlook().answerPermille();
        assertTrue(after > 0.8 * doubled, before + " became " + after);
    }

    @Test
    void shouldDecideTheSameTwiceAtOneMoment() {
        PredictivePacer pacer = experienced(21);
        Floor floor = any(new Random(5));
        PacingDecision once = pacer.decide(floor);
        Tape between = new Tape();
        pacer.carry(between);
        assertEquals(once, pacer.decide(floor));
        Tape after = new Tape();
        pacer.carry(after);
        assertEquals(between.values(), after.values());
    }

    @Test
    void shouldGoOnAfterASnapshotAsIfThereHadBeenNone() {
        for (long seed = 1; seed <= 5; seed++) {
            SmallMarket through = new SmallMarket(seed, HOUR_S / 2, 30);
            through.play(-1);
            SmallMarket restored = new SmallMarket(seed, HOUR_S / 2, 30);
            restored.play(500 + (int) seed * 97);
            assertEquals(through.decisions(), restored.decisions(), "seed " + seed);
        }
    }

    @Test
    void shouldNotKnowTheFuture() {
        int fork = 900;
        SmallMarket one = new SmallMarket(31, HOUR_S / 2, 30);
        one.play(-1);
        SmallMarket other = new SmallMarket(31, HOUR_S / 2, 30, fork);
        other.play(-1);
        assertEquals(one.decisions().subList(0, fork), other.decisions().subList(0, fork));
        assertNotEquals(one.decisions(), other.decisions());
    }
}
