package dialer.planted.circle.two;

import dialer.planted.circle.one.One;

/** Planted: the other half of a cycle. */
public record Two(int value) {

    /** The first half. */
    public One one() {
        return new One(value);
    }
}
