package dialer.telephony.ami;

import org.asteriskjava.manager.AsteriskMapping;

/** BridgeEnter, in place of Asterisk-Java's own, which makes it look for a BridgeCreate that is switched off. */
@AsteriskMapping("BridgeEnter")
public final class BridgeEnteredEvent extends BridgeEvent {

    private static final long serialVersionUID = 1L;

    public BridgeEnteredEvent(Object source) {
        super(source);
    }
}
