package dialer.telephony.ami;

import org.asteriskjava.manager.action.AbstractManagerAction;

/** Bridge with a short tone for the second channel only; Asterisk-Java's own knows yes and no. */
public final class ToneBridgeAction extends AbstractManagerAction {

    private static final long serialVersionUID = 1L;

    private final String channel1;
    private final String channel2;

    public ToneBridgeAction(String channel1, String channel2) {
        super();
        this.channel1 = channel1;
        this.channel2 = channel2;
    }

    @Override
    public String getAction() {
        return "Bridge";
    }

    public String getChannel1() {
        return channel1;
    }

    public String getChannel2() {
        return channel2;
    }

    public String getTone() {
        return "Channel2";
    }
}
