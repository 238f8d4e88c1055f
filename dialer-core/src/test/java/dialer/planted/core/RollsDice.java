package dialer.planted.core;

import java.util.Random;

/** Planted: the core rolls dice that no input has seeded. */
final class RollsDice {

    int roll(Random random) {
        return random.nextInt(6);
    }
}
