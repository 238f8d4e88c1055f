package dialer.telephony.ami;

import org.asteriskjava.manager.event.UserEvent;
import org.jspecify.annotations.Nullable;

/** UserEvent DialerReturn of the dialplan; public because Asterisk-Java fills it by reflection. */
public final class DialerReturnEvent extends UserEvent {

    private static final long serialVersionUID = 1L;

    private @Nullable String caller;

    public DialerReturnEvent(Object source) {
        super(source);
    }

    public @Nullable String getCaller() {
        return caller;
    }

    public void setCaller(String caller) {
        this.caller = caller;
    }
}
