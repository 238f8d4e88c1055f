package dialer.planted.circle.one;

import dialer.planted.circle.two.Two;

/** Planted: half of a cycle. */
public record One(int value) {

    /** The other half. */
    public Two two() {
        return new Two(value);
    }
}
