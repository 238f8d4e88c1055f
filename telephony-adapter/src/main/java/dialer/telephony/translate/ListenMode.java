package dialer.telephony.translate;

/** How a supervisor is with an agent's conversation; the options of Asterisk's ChanSpy beside each. */
public enum ListenMode {
    /** Hears both, is heard by nobody. */
    LISTEN("quE"),
    /** Hears both, is heard by the agent alone. */
    WHISPER("quEw"),
    /** Hears both and is heard by both. */
    BARGE("quEB");

    private final String options;

    ListenMode(String options) {
        this.options = options;
    }

    /** Quiet, the channel by its whole name, and over when that channel is. */
    public String options() {
        return options;
    }
}
