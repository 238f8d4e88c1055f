package dialer.telephony.translate;

import dialer.core.input.Input;

/** Where the translation speaks: to the engine and to the node. Both return at once, whatever happens. */
public interface Outlet {

    /** A fact for the core. */
    void tell(Input input);

    /** A wish for the node; actions of one leg keep their order. */
    void send(AmiAction action);
}
