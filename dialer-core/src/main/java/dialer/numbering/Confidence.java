package dialer.numbering;

/** How far a clue about a place is to be trusted. */
public enum Confidence {
    /** Somebody said it of this very order. */
    CERTAIN,
    /** An address, or a land line's area. */
    HIGH,
    /** A mobile's range: people move and take their numbers along. */
    MEDIUM,
    /** A country as a whole, or what the campaign assumes. */
    LOW
}
