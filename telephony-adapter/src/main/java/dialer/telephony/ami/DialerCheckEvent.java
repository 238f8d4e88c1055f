package dialer.telephony.ami;

import org.asteriskjava.manager.event.UserEvent;
import org.jspecify.annotations.Nullable;

/** UserEvent DialerCheck of the dialplan; public because Asterisk-Java fills it by reflection. */
public final class DialerCheckEvent extends UserEvent {

    private static final long serialVersionUID = 1L;

    private @Nullable String check;
    private @Nullable String sound;

    public DialerCheckEvent(Object source) {
        super(source);
    }

    public @Nullable String getCheck() {
        return check;
    }

    public void setCheck(String check) {
        this.check = check;
    }

    public @Nullable String getSound() {
        return sound;
    }

    public void setSound(String sound) {
        this.sound = sound;
    }
}
