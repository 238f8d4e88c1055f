package dialer.core.chance;

import dialer.core.ground.Carrier;
import dialer.core.ground.Check;

/** Pseudo-random numbers (SplitMix64, Steele, Lea and Flood 2014): same seed, same throws, on every JVM. */
public final class Dice {
    private long memory;

    public Dice(long seed) {
        memory = seed;
    }

    /** Begins anew from the seed. */
    public void seed(long seed) {
        memory = seed;
    }

    /** The next 64 bits. */
    public long next() {
        memory += 0x9E3779B97F4A7C15L;
        long z = memory;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** A number from 0 to {@code sides - 1}. */
    public int below(int sides) {
        Check.that(sides >= 1, "a die has sides", sides);
        return (int) Long.remainderUnsigned(next(), sides);
    }

    /** Into a snapshot or out of one. */
    public void carry(Carrier c) {
        memory = c.number(memory);
    }
}
