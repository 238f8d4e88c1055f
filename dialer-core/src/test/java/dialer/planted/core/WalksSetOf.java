package dialer.planted.core;

import java.util.Set;

/** Planted: Set.of iterates in an order salted anew in each run of the machine. */
final class WalksSetOf {

    String first() {
        return Set.of("a", "b", "c").iterator().next();
    }
}
