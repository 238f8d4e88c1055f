package dialer.core.pacing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ForecastTest {
    private static final double GRACE_S = 2;
    private static final int POOLS = 150;

    private final AnswerModel answers = new AnswerModel();
    private final ServiceModel service = new ServiceModel();
    private final Forecast forecast = new Forecast();

    @Test
    void shouldAgreeWithThePlainTwinInManyPools() {
        Random random = new Random(20_261_126);
        NaiveRisk twin = new NaiveRisk(answers, service, GRACE_S);
        double off = 0;
        for (int pool = 0; pool < POOLS; pool++) {
            teach(random);
            Floor floor = any(random, 1 + random.nextInt(12), random.nextInt(20));
            double p = 0.05 + 0.7 * random.nextDouble();
            forecast.learn(answers, service, GRACE_S);
            forecast.look(floor, answers, service, p);
            int more = random.nextInt(4);
            for (int i = 0; i < more; i++) {
                forecast.dial(p);
            }
            double plain = twin.risk(floor, p, more);
            assertEquals(plain, forecast.risk(), 0.06, "pool " + pool);
            off += StrictMath.abs(plain - forecast.risk()) / POOLS;
        }
        assertTrue(off < 0.005, "off by " + off + " in the mean");
    }

    @Test
    void shouldAgreeWithThePlainTwinWhereNormalDistributionsStandIn() {
        Random random = new Random(7);
        teach(random);
        NaiveRisk twin = new NaiveRisk(answers, service, GRACE_S);
        forecast.learn(answers, service, GRACE_S);
        for (int pool = 0; pool < 8; pool++) {
            Floor floor = any(random, 150, 150 + 20 * pool);
            floor.free = random.nextInt(10);
            forecast.look(floor, answers, service, 0.3);
            assertEquals(twin.risk(floor, 0.3, 0), forecast.risk(), 0.03, "pool " + pool);
        }
    }

    @Test
    void shouldNeverFindLessRiskInOneCallMore() {
        Random random = new Random(3);
        teach(random);
        forecast.learn(answers, service, GRACE_S);
        for (int pool = 0; pool < 50; pool++) {
            forecast.look(any(random, 1 + random.nextInt(60), random.nextInt(60)), answers, service, 0.3);
            double before = forecast.risk();
            for (int i = 0; i < 30; i++) {
                forecast.dial(0.3);
                double after = forecast.risk();
                assertTrue(after >= before - 1e-9, "risk " + before + " fell to " + after);
                before = after;
            }
        }
    }

    private void teach(Random random) {
        double talk = 45 + 120 * random.nextDouble();
        for (int i = 0; i < 60; i++) {
            service.learn(new PacingFact.Talked(1,
                    (long) (1_000 * talk * StrictMath.exp(0.7 * random.nextGaussian() - 0.25))), 1_000L * i);
            service.learn(new PacingFact.WrappedUp(1, (long) (1_000 * (5 + 20 * random.nextDouble())), i % 30 != 0),
                    1_000L * i);
            answers.learn(new PacingFact.Answered(1, 4_000 + random.nextInt(14_000), 1_000), 1_000L * i);
            answers.learn(new PacingFact.Unanswered(1, 15_000 + random.nextInt(14_000), 1_000,
                    PacingFact.Kind.NO_ANSWER), 1_000L * i);
        }
        answers.refresh();
        service.refresh(new Floor());
    }

    private static Floor any(Random random, int agents, int calls) {
        Floor floor = Floor.usual();
        for (int i = 0; i < agents; i++) {
            switch (random.nextInt(5)) {
                case 0 -> floor.free++;
                case 1 -> floor.wrappingUp.add(30 * random.nextDouble());
                default -> floor.talking.add(200 * random.nextDouble());
            }
        }
        for (int i = 0; i < calls; i++) {
            floor.calls.add(25 * random.nextDouble());
        }
        floor.waiting = random.nextInt(3) / 2;
        return floor;
    }
}
