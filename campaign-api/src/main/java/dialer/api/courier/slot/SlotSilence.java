package dialer.api.courier.slot;

/** A courier gave no usable answer in time. The message says what was wrong, without an address or a person. */
public final class SlotSilence extends Exception {

    private static final long serialVersionUID = 1L;

    public SlotSilence(String why) {
        super(why);
    }

    public SlotSilence(String why, Throwable cause) {
        super(why, cause);
    }
}
