package dialer.core.pacing;

import dialer.core.ground.Carrier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * How much likelier than the average a number is to be answered, for the hour, the attempt, the region, the list and
 * the caller-id it has: one factor for each, multiplied. A factor is answers over expected answers, both begun with
 * the same weight, so that a trait of which little is known says nothing (a Gamma-Poisson estimate, which shrinks
 * towards the pool). What the other factors explain is in the expectation, so two traits that always come together
 * share what they explain. For the hours the expectation is the level of many days, since that of the last minutes
 * has followed the hour already; for all others it is the level of the last minutes.
 */
final class AnswerEffects {
    private static final double WEIGHT = 15;
    private static final double LEAST = 0.25;
    private static final double MOST = 4;
    private static final double MEMORY = 4_000;
    private static final double LEVEL_MEMORY = 40_000;
    private static final double LEVEL_PRIOR = 50;
    private static final int MOST_VALUES = 512;

    private final List<ByValue> traits = new ArrayList<>();
    private double levelAnswers;
    private double levelScores;

    AnswerEffects() {
        for (Trait trait : Trait.values()) {
            traits.add(new ByValue(trait, new TreeMap<>()));
        }
    }

    private enum Trait {
        HOUR, ORDINAL, REGION, LIST, LINE;

        private int of(DialTraits traits) {
            return switch (this) {
                case HOUR -> traits.hour();
                case ORDINAL -> StrictMath.min(10, traits.ordinal());
                case REGION -> traits.regionId();
                case LIST -> traits.listId();
                case LINE -> traits.lineId();
            };
        }
    }

    /** One trait, and what is known of each of its values. */
    private record ByValue(Trait trait, NavigableMap<Integer, Effect> effects) {
    }

    /** What has become of the calls with one value of one trait. */
    private static final class Effect {
        private double answers;
        private double expected;

        private double factor() {
            return StrictMath.max(LEAST, StrictMath.min(MOST, (answers + WEIGHT) / (expected + WEIGHT)));
        }

        private void learn(double answer, double expectation) {
            double keep = 1 - 1 / MEMORY;
            answers = answers * keep + answer;
            expected = expected * keep + expectation;
        }

        private void carry(Carrier c) {
            answers = c.real(answers);
            expected = c.real(expected);
        }
    }

    /** The chance of a number with these traits, over that of the average number. */
    double factor(DialTraits number) {
        double factor = 1;
        for (ByValue one : traits) {
            Effect effect = one.effects().get(one.trait().of(number));
            factor *= effect == null ? 1 : effect.factor();
        }
        return StrictMath.max(LEAST / 2, StrictMath.min(2 * MOST, factor));
    }

    /**
     * A call with these traits is over.
     *
     * @param answer 1 when a person answered, 0 when nobody did, P(somebody would have) when we hung up
     * @param score what its chance was thought to be over the average one, these effects included
     * @param p     the chance of the average number as of late
     */
    void learn(DialTraits number, double answer, double score, double p) {
        double keep = 1 - 1 / LEVEL_MEMORY;
        levelAnswers = levelAnswers * keep + answer;
        levelScores = levelScores * keep + score;
        double level = (levelAnswers + LEVEL_PRIOR * p) / (levelScores + LEVEL_PRIOR);
        for (ByValue one : traits) {
            int value = one.trait().of(number);
            if (value != 0) {
                Effect effect = effect(one.effects(), value);
                double average = one.trait() == Trait.HOUR ? level : p;
                effect.learn(answer, StrictMath.min(1, average * score / effect.factor()));
            }
        }
    }

    private static Effect effect(NavigableMap<Integer, Effect> values, int value) {
        Effect known = values.get(value);
        if (known != null) {
            return known;
        }
        if (values.size() >= MOST_VALUES) {
            values.remove(leastKnown(values));
        }
        Effect fresh = new Effect();
        values.put(value, fresh);
        return fresh;
    }

    private static int leastKnown(NavigableMap<Integer, Effect> values) {
        int least = 0;
        double expected = Double.MAX_VALUE;
        for (Map.Entry<Integer, Effect> one : values.entrySet()) {
            if (one.getValue().expected < expected) {
                expected = one.getValue().expected;
                least = one.getKey();
            }
        }
        return least;
    }

    /** Into a snapshot or out of one. */
    void carry(Carrier c) {
        levelAnswers = c.real(levelAnswers);
        levelScores = c.real(levelScores);
        for (ByValue one : traits) {
            int size = c.small(one.effects().size());
            List<Integer> known = new ArrayList<>(one.effects().keySet());
            for (int i = 0; i < size; i++) {
                int value = c.small(i < known.size() ? known.get(i) : 0);
                one.effects().computeIfAbsent(value, v -> new Effect()).carry(c);
            }
        }
    }
}
