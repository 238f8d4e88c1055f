package dialer.core.pacing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is learnt of numbers by what they have in common, and of conversations by their step and by whose they are. */
class LearningTest {
    private static final long MINUTE_MS = 60_000;

    @Test
    void shouldFindThatARegionAnswersTwiceAsOften() {
        AnswerEffects effects = new AnswerEffects();
        Random random = new Random(1);
        for (int i = 0; i < 6_000; i++) {
            DialTraits traits = new DialTraits(0, 1, 1 + i % 2, 0, 0);
            double p = traits.regionId() == 1 ? 0.4 : 0.2;
            effects.learn(traits, random.nextDouble() < p ? 1 : 0, effects.factor(traits), 0.3);
        }
        double often = effects.factor(new DialTraits(0, 1, 1, 0, 0));
        double seldom = effects.factor(new DialTraits(0, 1, 2, 0, 0));
        assertEquals(2, often / seldom, 0.3);
        assertEquals(1, effects.factor(new DialTraits(0, 0, 3, 0, 0)), 1e-9, "a region of which nothing is known");
    }

    @Test
    void shouldKnowTheHourThatComesFromTheDaysBefore() {
        AnswerEffects effects = new AnswerEffects();
        Random random = new Random(2);
        for (int day = 0; day < 5; day++) {
            for (int hour = 10; hour <= 19; hour++) {
                double p = hour >= 18 ? 0.45 : 0.25; // the average of the last minutes has followed it
                for (int i = 0; i < 150; i++) {
                    DialTraits traits = new DialTraits(hour, 0, 0, 0, 0);
                    effects.learn(traits, random.nextDouble() < p ? 1 : 0, effects.factor(traits), p);
                }
            }
        }
        double evening = effects.factor(new DialTraits(18, 0, 0, 0, 0));
        double noon = effects.factor(new DialTraits(12, 0, 0, 0, 0));
        assertEquals(0.45 / 0.25, evening / noon, 0.3);
    }

    @Test
    void shouldShrinkTowardsThePoolWhereLittleIsKnown() {
        AnswerEffects effects = new AnswerEffects();
        DialTraits list = new DialTraits(0, 0, 0, 8, 0);
        for (int i = 0; i < 10; i++) {
            effects.learn(list, 0, 1, 0.3);
        }
        assertTrue(effects.factor(list) > 0.8, "ten calls without an answer prove little");
        for (int i = 0; i < 300; i++) {
            effects.learn(list, 0, effects.factor(list), 0.3);
        }
        assertTrue(effects.factor(list) < 0.4, "three hundred prove much");
    }

    @Test
    void shouldTellTheHourOfTheRecipientsDay() {
        long midnight = 1_767_214_800_000L;
        assertEquals(1, DialTraits.hour(midnight, midnight));
        assertEquals(24, DialTraits.hour(midnight - 1, midnight));
        assertEquals(14, DialTraits.hour(midnight + 40 * 24 * 60 * MINUTE_MS + 13 * 60 * MINUTE_MS, midnight));
        assertEquals(0, DialTraits.hour(midnight, 0));
    }

    @Test
    void shouldExpectTheEndOfAConversationWhoseLastStepIsReached() {
        ServiceModel service = new ServiceModel();
        Random random = new Random(3);
        long nowMs = 0;
        for (int i = 0; i < 200; i++) {
            long firstMs = 20_000L + random.nextInt(160_000);
            service.steps().reached(new PacingFact.ReachedStep(1, 1, 3), nowMs + firstMs);
            long restMs = 2_000L + random.nextInt(4_000);
            nowMs += firstMs + restMs;
            service.learn(new PacingFact.Talked(1, 1, firstMs + restMs), nowMs);
            service.learn(new PacingFact.WrappedUp(1, 1_000, true), nowMs);
        }
        AnswerModel answers = new AnswerModel();
        Floor floor = Floor.usual();
        floor.nowMs = nowMs + 60_000;
        floor.talking.add(60.0);
        floor.talkingAgentId = 1;
        double untold = freed(floor, answers, service);
        service.steps().reached(new PacingFact.ReachedStep(1, 1, 3), floor.nowMs - 1_000);
        double told = freed(floor, answers, service);
        ScriptSteps.Step step = service.steps().of(1);
        assertNotNull(step);
        assertTrue(step.weight() > 0.9);
        assertTrue(told > 0.8 && told > untold + 0.3, untold + " became " + told);
    }

    private static double freed(Floor floor, AnswerModel answers, ServiceModel service) {
        service.refresh(floor);
        Forecast forecast = new Forecast();
        forecast.learn(answers, service, 2);
        forecast.look(floor, answers, service, 0.3);
        return forecast.soonFreed();
    }

    @Test
    void shouldFindWhoIsQuickerThanTheOthers() {
        ServiceModel service = new ServiceModel();
        Random random = new Random(4);
        Floor floor = new Floor();
        for (int i = 0; i < 2_000; i++) {
            int agent = 1 + i % 4;
            double mean = agent == 1 ? 50 : 110;
            service.learn(new PacingFact.Talked(agent, 1, (long) (-1_000 * mean
                    * StrictMath.log(1 - random.nextDouble()))), 1_000L * i);
            if (i % 100 == 0) {
                service.refresh(floor);
            }
        }
        assertTrue(service.talkPace(1, 1) > 1.4 * service.talkPace(2, 1),
                service.talkPace(1, 1) + " against " + service.talkPace(2, 1));
        assertEquals(1, service.talkPace(99, 0), 1e-9, "a newcomer is thought to be like the others");
    }
}
