package dialer.telephony.translate;

import java.util.regex.Pattern;

/**
 * What a campaign's calls show and say.
 *
 * @param callerName       shown to the person; empty for none; at most 40 characters
 * @param callerNumber     shown to the person, E.164 or as the carrier wants it; empty for none
 * @param safeHarbourSound the message when nobody is free, below Asterisk's sounds directory, without ending
 */
public record CallText(String callerName, String callerNumber, String safeHarbourSound) {

    private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}\"<>\\\\]{0,40}");
    private static final Pattern NUMBER = Pattern.compile("(\\+?[0-9*#]{1,20})?");
    private static final Pattern SOUND = Pattern.compile("[A-Za-z0-9_-]+(/[A-Za-z0-9_-]+)*");

    public CallText {
        if (!NAME.matcher(callerName).matches()) {
            throw new IllegalArgumentException(
                    "caller name: at most 40 characters, none of \" < > \\ and no control characters");
        }
        if (!NUMBER.matcher(callerNumber).matches()) {
            throw new IllegalArgumentException("caller number: at most 20 digits, * and #, with or without + in front");
        }
        if (!SOUND.matcher(safeHarbourSound).matches()) {
            throw new IllegalArgumentException("safe-harbour sound: a name like dialer/safe-harbour, without ending");
        }
    }

    /** The CallerID header: {@code "Name" <number>}. */
    String callerId() {
        return '"' + callerName + "\" <" + callerNumber + ">";
    }
}
