package dialer.engine;

import dialer.core.effect.ShowEffect;

/** What the engine tells the people at their screens. Called on one thread, in order; must return at once. */
public interface Screens {

    /** Shows one effect, caused by an input of the given time (UTC, ms). */
    void show(long atMs, ShowEffect effect);
}
