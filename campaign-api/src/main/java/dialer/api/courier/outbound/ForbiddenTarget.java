package dialer.api.courier.outbound;

import java.io.IOException;

/** A URL that we do not call. The message is a sentence for its owner and names neither URL nor address. */
public final class ForbiddenTarget extends IOException {

    private static final long serialVersionUID = 1L;

    private final Why why;

    /** What is wrong with it. */
    public enum Why {
        /** It cannot be read as an absolute URL with a host. */
        NOT_A_URL("This is not a URL with a host, such as https://example.org/hook."),
        /** Neither https nor, where the configuration allows it, http. */
        NOT_HTTPS("Only https URLs are called."),
        /** User and password stand in it. */
        USER_INFO("A user or password may not stand in the URL."),
        /** It has a part after #. */
        FRAGMENT("A part after # is never sent; leave it out."),
        /** Its name leads into a private, local or reserved network. */
        PRIVATE_ADDRESS("The host is in a private, local or reserved network; the configuration's"
                + " outbound.allowedNetworks does not name it.");

        private final String sentence;

        Why(String sentence) {
            this.sentence = sentence;
        }
    }

    ForbiddenTarget(Why why) {
        super(why.sentence);
        this.why = why;
    }

    /** What is wrong with it. */
    public Why why() {
        return why;
    }
}
