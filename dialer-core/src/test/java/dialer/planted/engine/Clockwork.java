package dialer.planted.engine;

import dialer.planted.numbering.Plain;

/** Planted: a second reader of the clock, and an engine that knows numbers. */
public final class Clockwork {

    /** Reads the clock where it may not. */
    public long now() {
        return System.currentTimeMillis() + Plain.ZERO;
    }
}
