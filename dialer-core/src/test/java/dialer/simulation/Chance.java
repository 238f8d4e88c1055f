package dialer.simulation;

import java.util.List;

/** Seeded chance: the same seed gives the same numbers on every machine. One stream per part of the world. */
final class Chance {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private long state;

    Chance(long seed, int stream) {
        state = mix(seed * GOLDEN + stream * 0xD1B54A32D192ED03L);
    }

    static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }

    long next() {
        state += GOLDEN;
        return mix(state);
    }

    /** From low to high, both included. */
    long between(long low, long high) {
        return low + Math.floorMod(next(), high - low + 1);
    }

    int between(int low, int high) {
        return (int) between((long) low, (long) high);
    }

    boolean permille(int permille) {
        return between(0, 999) < permille;
    }

    boolean perMyriad(int perMyriad) {
        return between(0, 9_999) < perMyriad;
    }

    /** Exponentially distributed around the mean, at most eight means, at least 1. */
    long around(long mean) {
        double uniform = ((next() >>> 11) + 1) * 0x1.0p-53;
        return Math.clamp((long) (-mean * StrictMath.log(uniform)), 1, 8 * mean);
    }

    <T> T pick(List<T> list) {
        return list.get(between(0, list.size() - 1));
    }
}
