package dialer.simulation;

import dialer.core.effect.Effects;
import dialer.core.input.Input;

/** The core as the simulation sees it; wrapped by those who plant bugs. */
interface CorePort {
    /** As {@code DialerCore.apply}. */
    void apply(long atMs, Input input, Effects effects);

    /** When the first timer is due; Long.MAX_VALUE for none. */
    long nextTimerAtMs();

    /** How many timers are set. */
    int timers();

    /** The whole state as bytes. */
    byte[] snapshot();

    /** A fresh core that continues from the bytes; the receiver is not touched. */
    CorePort restored(byte[] snapshot);
}
