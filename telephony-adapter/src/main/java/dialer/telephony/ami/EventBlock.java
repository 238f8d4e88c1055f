package dialer.telephony.ami;

import java.util.List;
import java.util.Set;

/** One event as Asterisk has written it: lines of {@code Header: value}, the first of which is its name. */
record EventBlock(List<String> lines) {

    private static final String NAME = "Event: ";
    private static final int MOST_DIGITS = 9;
    /** What Asterisk writes where it has nothing to say. */
    private static final Set<String> NOTHING = Set.of("<unknown>", "<none>", "<null>", "(null)");

    static boolean isEvent(List<String> lines) {
        return lines.getFirst().startsWith(NAME);
    }

    String name() {
        return lines.getFirst().substring(NAME.length());
    }

    /**
     * What stands there; empty where there is none.
     *
     * @param header as Asterisk spells it, without the colon
     */
    String text(String header) {
        int length = header.length();
        for (String line : lines) {
            if (line.length() > length && line.charAt(length) == ':' && line.startsWith(header)) {
                String value = line.substring(length + 1).strip();
                return NOTHING.contains(value) ? "" : value;
            }
        }
        return "";
    }

    /** A whole number of at most nine digits, text behind it left aside; 0 for anything else. */
    int number(String header) {
        String value = text(header);
        int number = 0;
        for (int i = 0; i < value.length() && value.charAt(i) >= '0' && value.charAt(i) <= '9'; i++) {
            if (i == MOST_DIGITS) {
                return 0;
            }
            number = number * 10 + value.charAt(i) - '0';
        }
        return number;
    }

    /** When Asterisk says it happened, in seconds since 1970; NaN when it does not stamp its events. */
    double atSeconds() {
        String stamp = text("Timestamp");
        try {
            return stamp.isEmpty() ? Double.NaN : Double.parseDouble(stamp);
        } catch (NumberFormatException unreadable) {
            return Double.NaN;
        }
    }
}
