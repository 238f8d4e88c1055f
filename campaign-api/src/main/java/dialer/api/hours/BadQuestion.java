package dialer.api.hours;

/** A question that cannot be understood; the message is a sentence for the person who asked. */
final class BadQuestion extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadQuestion(String sentence) {
        super(sentence);
    }
}
