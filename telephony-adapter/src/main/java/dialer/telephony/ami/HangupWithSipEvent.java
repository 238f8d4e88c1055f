package dialer.telephony.ami;

import org.asteriskjava.manager.AsteriskMapping;
import org.asteriskjava.manager.event.HangupEvent;
import org.jspecify.annotations.Nullable;

/** Hangup with the SIP status that Asterisk adds since 20.17 / 22.7 and Asterisk-Java does not know. */
@AsteriskMapping("Hangup")
public final class HangupWithSipEvent extends HangupEvent {

    private static final long serialVersionUID = 1L;

    private @Nullable String techCause;

    public HangupWithSipEvent(Object source) {
        super(source);
    }

    public @Nullable String getTechCause() {
        return techCause;
    }

    public void setTechCause(String techCause) {
        this.techCause = techCause;
    }
}
