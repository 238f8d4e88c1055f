package dialer.core.effect;

/** Where the core puts what it asks for, in the order in which it is to happen. */
public interface Effects {

    /** Adds one effect; never refuses and never throws. */
    void add(Effect effect);
}
