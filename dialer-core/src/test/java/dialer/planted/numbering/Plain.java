package dialer.planted.numbering;

/** Planted: something of numbering for others to lean on; a value no compiler can fold. */
public final class Plain {

    /** Zero, found at run time. */
    public static final long ZERO = Long.parseLong("0");

    private Plain() {
    }
}
