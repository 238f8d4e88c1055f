package dialer.api.numbers;

/** An option that cannot be understood; the message is for the person at the terminal. */
final class BadOption extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BadOption(String message) {
        super(message);
    }
}
