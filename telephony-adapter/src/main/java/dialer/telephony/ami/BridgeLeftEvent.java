package dialer.telephony.ami;

import org.asteriskjava.manager.AsteriskMapping;

/** BridgeLeave, in place of Asterisk-Java's own, which makes it look for a BridgeCreate that is switched off. */
@AsteriskMapping("BridgeLeave")
public final class BridgeLeftEvent extends BridgeEvent {

    private static final long serialVersionUID = 1L;

    public BridgeLeftEvent(Object source) {
        super(source);
    }
}
