package dialer.telephony.ami;

import org.asteriskjava.manager.event.UserEvent;
import org.jspecify.annotations.Nullable;

/** UserEvent DialerOutside of the dialplan; public because Asterisk-Java fills it by reflection. */
public final class DialerOutsideEvent extends UserEvent {

    private static final long serialVersionUID = 1L;

    private @Nullable String attempt;

    public DialerOutsideEvent(Object source) {
        super(source);
    }

    public @Nullable String getAttempt() {
        return attempt;
    }

    public void setAttempt(String attempt) {
        this.attempt = attempt;
    }
}
