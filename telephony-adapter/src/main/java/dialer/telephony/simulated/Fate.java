package dialer.telephony.simulated;

/**
 * What the far end of one call does.
 *
 * @param networkMs from the INVITE to the first sign of life
 * @param sign what that first sign is
 * @param decidesMs from the first sign to the final answer
 * @param sipStatus the final answer, 200 for an answered call, 0 when there is never one
 * @param talkMs how long after the answer the far end hangs up, {@link Long#MAX_VALUE} for never
 * @param voice who speaks when the call is answered
 */
public record Fate(long networkMs, Sign sign, long decidesMs, int sipStatus, long talkMs, Voice voice) {

    /** The first sign of life of a dialed number. */
    public enum Sign {
        /** 180 */
        RINGS,
        /** 183 with audio */
        EARLY_MEDIA,
        /** the final answer comes at once */
        NONE,
        /** no SIP reply at all, not even 100 */
        SILENCE
    }

    /** Who speaks on an answered call. */
    public enum Voice { PERSON, MACHINE, NOBODY }

    public Fate {
        if (networkMs < 0 || decidesMs < 0 || talkMs < 0) {
            throw new IllegalArgumentException("a delay is negative: " + networkMs + ", " + decidesMs + ", " + talkMs);
        }
        if (sipStatus != 0 && sipStatus != 200 && (sipStatus < 300 || sipStatus > 699)) {
            throw new IllegalArgumentException("not a final SIP status: " + sipStatus);
        }
    }

    public static Fate answers(long networkMs, long ringMs, long talkMs, Voice voice) {
        return new Fate(networkMs, Sign.RINGS, ringMs, 200, talkMs, voice);
    }

    public static Fate ringsForEver(long networkMs) {
        return new Fate(networkMs, Sign.RINGS, 0, 0, Long.MAX_VALUE, Voice.NOBODY);
    }

    public static Fate refuses(long networkMs, int sipStatus) {
        return new Fate(networkMs, Sign.NONE, 0, sipStatus, Long.MAX_VALUE, Voice.NOBODY);
    }

    public static Fate silence() {
        return new Fate(0, Sign.SILENCE, 0, 0, Long.MAX_VALUE, Voice.NOBODY);
    }

    boolean decides() {
        return sipStatus != 0;
    }

    boolean answered() {
        return sipStatus == 200;
    }
}
