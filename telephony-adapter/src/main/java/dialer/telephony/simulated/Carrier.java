package dialer.telephony.simulated;

/** Who is behind the trunks: decides each call's fate when its INVITE arrives. Asked on the simulation's one thread. */
@FunctionalInterface
public interface Carrier {

    /**
     * @param trunk the endpoint the call leaves by, as in {@code PJSIP/number@trunk}
     * @param number what was dialed, as it was dialed
     */
    Fate fateOf(String trunk, String number);
}
