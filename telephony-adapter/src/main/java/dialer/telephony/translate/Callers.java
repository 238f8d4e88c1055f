package dialer.telephony.translate;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** People on the line who have called in, by the contact whom they were found to be: until a call to them is wished. */
final class Callers {

    /** The dialplan's place where a call to somebody who has called in is joined with them. */
    private static final String CALLED_IN = "Local/s@dialer-called-in";

    private record Caller(String channel, long untilMs) {
    }

    private final Map<Long, Caller> byContact = new HashMap<>();

    void expect(long contactId, String channel, long untilMs) {
        byContact.put(contactId, new Caller(channel, untilMs));
    }

    /** The channel on which the contact waits, which is taken by this; null when nobody does. */
    private @Nullable String take(long contactId, long nowMs) {
        Caller caller = byContact.remove(contactId);
        return caller == null || nowMs >= caller.untilMs() ? null : caller.channel();
    }

    /**
     * The way to the contact: through the trunk, or, while they are on the line themselves, through the dialplan.
     *
     * @param variables of the leg; what the dialplan must know is added
     */
    String way(long contactId, String dialString, Map<String, String> variables, long nowMs) {
        String caller = take(contactId, nowMs);
        if (caller == null) {
            return dialString;
        }
        variables.put("DIALER_CALLER", AmiText.variable(caller));
        variables.put("DIALER_ROUTE", AmiText.variable(dialString));
        return CALLED_IN + "/n";
    }

    void sweep(long nowMs) {
        byContact.values().removeIf(caller -> nowMs >= caller.untilMs());
    }

    /**
     * Whether a channel is one of Asterisk's own helpers: a masquerade's Surrogate carries our id in its Hangup while
     * the call lives on. The Local leg of somebody who has called in is a person's leg like any other.
     */
    static boolean helper(String channel) {
        return channel.startsWith("Surrogate/") || channel.startsWith("CBAnn/")
                || (channel.startsWith("Local/") && !channel.startsWith(CALLED_IN));
    }
}
