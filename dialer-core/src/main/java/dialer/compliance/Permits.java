package dialer.compliance;

/**
 * What a call needs beside an hour at which it may begin.
 *
 * @param line       from which number it would come
 * @param consent    whether the recipient has agreed to be called
 * @param deadlineMs the order's deadline, UTC: no call begins at or after it; 0 for none
 */
public record Permits(Line line, Consent consent, long deadlineMs) {

    /** For those who ask about hours and limits alone. */
    public static final Permits NOT_ASKED = new Permits(Line.NOT_ASKED, Consent.NOT_ASKED, 0);

    /** The number from which a call would come. */
    public enum Line {
        /** It stands in the label registry, and its label is valid now. */
        LABELLED,
        /** It does not, or nobody knows which number a call would show. */
        UNLABELLED,
        /** Every number that could be used has been paused, because the recipient's operator refuses calls from it. */
        PAUSED,
        NOT_ASKED
    }

    /** Whether somebody can prove that the recipient has agreed. */
    public enum Consent {
        /** The recipient has said so, or somebody attests it for the whole list. */
        GIVEN,
        MISSING,
        NOT_ASKED
    }

    /** The same with this deadline. */
    public Permits until(long otherDeadlineMs) {
        return new Permits(line, consent, otherDeadlineMs);
    }
}
