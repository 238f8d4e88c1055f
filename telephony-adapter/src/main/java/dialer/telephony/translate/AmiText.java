package dialer.telephony.translate;

/** How text goes into AMI lines: one line each, commas quoted where Asterisk would split at them. */
public final class AmiText {

    private AmiText() {
    }

    /**
     * A value for a {@code Variable:} header of Originate, where a bare comma begins the next variable.
     *
     * @throws IllegalArgumentException for a line break or another control character: it would begin a new header
     */
    public static String variable(String value) {
        line(value);
        if (value.indexOf(',') < 0) {
            return value;
        }
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /** The value itself, when it is one line. */
    public static String line(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (Character.isISOControl(value.charAt(i))) {
                throw new IllegalArgumentException("a control character cannot go into an AMI line");
            }
        }
        return value;
    }
}
