package dialer.simulation.check;

import dialer.core.effect.Effect;

/** One family of rules. The picture already contains the step's input and the effects before this one. */
public interface Checker {
    /** Looks at one effect before it is drawn into the picture. */
    default void effect(Picture picture, Step step, Effect effect) {
    }

    /** Looks at the whole picture when the step is complete. */
    default void after(Picture picture, Step step) {
    }

    /** Looks at the picture when the day is over and everything has come to rest. */
    default void atEnd(Picture picture) {
    }
}
