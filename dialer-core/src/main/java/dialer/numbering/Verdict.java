package dialer.numbering;

/** What becomes of a row's number. */
public enum Verdict {
    /** Only separators and the prefix differ from the plain number. */
    OK,
    /** Repaired; there is one possible reading. */
    FIXED,
    /** Dialed only after a manager has accepted it. */
    WARNING,
    /** Never dialed. */
    REJECTED
}
