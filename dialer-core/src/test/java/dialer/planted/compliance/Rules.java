package dialer.planted.compliance;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import dialer.planted.engine.Clockwork;

/** Planted: calling rules that parse numbers themselves and know the engine. */
public final class Rules {

    /** A number of rules. */
    public int count() {
        return PhoneNumberUtil.getInstance().getSupportedRegions().size();
    }

    /** When. */
    public long when(Clockwork clockwork) {
        return clockwork.now();
    }
}
