package dialer.core.pacing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** The filter against a plain twin: every path of the chance as a matrix, every call's likelihood by itself. */
class AnswerChanceTest {
    private static final int VALUES = 64;
    private static final double STEP = 6.6 / (VALUES - 1);
    private static final int SLICE_MS = 10_000;

    private static double odds(int g) {
        return -4 + g * STEP;
    }

    private static double chance(int g) {
        return 1 / (1 + Math.exp(-odds(g)));
    }

    private static double[] normal(double[] values) {
        double sum = 0;
        for (double one : values) {
            sum += one;
        }
        double[] scaled = new double[VALUES];
        for (int g = 0; g < VALUES; g++) {
            scaled[g] = values[g] / sum;
        }
        return scaled;
    }

    private static double[] prior() {
        double[] prior = new double[VALUES];
        for (int g = 0; g < VALUES; g++) {
            prior[g] = Math.exp(-Math.pow((odds(g) + 0.85) / 0.8, 2) / 2);
        }
        return normal(prior);
    }

    /** Where the chance is after ten seconds: drift to a neighbour, a near jump, a far one. */
    private static double[] moved(double[] from) {
        double drift = 0.1 * 0.1 * SLICE_MS / 3.6e6 / (STEP * STEP) / 2;
        double jump = SLICE_MS / 3.6e6;
        double[] near = new double[VALUES];
        double[] drifted = new double[VALUES];
        for (int g = 0; g < VALUES; g++) {
            for (int h = 0; h < VALUES; h++) {
                near[h] += from[g] * Math.exp(-Math.abs(h - g) * STEP / 0.3);
            }
            drifted[g] += from[g] * (1 - 2 * drift);
            drifted[Math.max(0, g - 1)] += from[g] * drift;
            drifted[Math.min(VALUES - 1, g + 1)] += from[g] * drift;
        }
        double[] nearer = normal(near);
        double[] prior = prior();
        double[] to = new double[VALUES];
        for (int g = 0; g < VALUES; g++) {
            to[g] = (1 - jump) * drifted[g] + jump * (0.9 * nearer[g] + 0.1 * prior[g]);
        }
        return to;
    }

    @Test
    void shouldAgreeWithThePlainTwin() {
        Random random = new Random(8);
        AnswerChance filter = new AnswerChance();
        AnswerModel ages = new AnswerModel();
        double[] belief = prior();
        long nowMs = 0;
        filter.look(floor(nowMs), ages);
        belief = moved(belief, 5); // the slices before the first call
        for (int slice = 0; slice < 60; slice++) {
            if (slice > 0) {
                belief = normal(moved(belief));
            }
            double p = slice < 30 ? 0.2 : 0.45;
            for (int i = random.nextInt(9); i > 0; i--) {
                double score = 0.8 + 0.4 * random.nextDouble();
                boolean hungUp = random.nextInt(4) == 0;
                double yes = hungUp ? 0.1 : random.nextDouble() < p * score ? 1 : 0;
                double no = hungUp ? 0.6 : 1 - yes;
                filter.ended(yes, no, score, nowMs, nowMs);
                for (int g = 0; g < VALUES; g++) {
                    double q = Math.min(0.97, chance(g) * score);
                    belief[g] *= q * yes + (1 - q) * no;
                }
            }
            belief = normal(belief);
            Floor floor = floor(nowMs);
            floor.calls.add(0.0); // placed just now: says nothing
            filter.look(floor, ages);
            double mean = 0;
            double squares = 0;
            for (int g = 0; g < VALUES; g++) {
                mean += belief[g] * chance(g);
                squares += belief[g] * chance(g) * chance(g);
            }
            assertEquals(mean, filter.mean(), 1e-9, "slice " + slice);
            assertEquals(Math.sqrt(squares - mean * mean), filter.spread(), 1e-7, "slice " + slice);
            nowMs += SLICE_MS;
        }
    }

    private static double[] moved(double[] from, int slices) {
        double[] to = from;
        for (int i = 0; i < slices; i++) {
            to = moved(to);
        }
        return to;
    }

    private static Floor floor(long nowMs) {
        Floor floor = new Floor();
        floor.nowMs = nowMs;
        return floor;
    }
}
