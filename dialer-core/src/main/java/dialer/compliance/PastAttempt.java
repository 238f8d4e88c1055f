package dialer.compliance;

/**
 * One earlier try, as far as limits and locks care. Limits count from its beginning, locks from its end: whoever was
 * abandoned is left alone from then on, not from when the telephone began to ring.
 *
 * @param startedAtMs  when it was sent to the carrier, UTC
 * @param endedAtMs    when it was over, UTC; its beginning where it is not over or nobody knows
 * @param sameNumber   at the number in question
 * @param sameContact  at the contact in question
 * @param sameSeller   in the name of the same seller
 * @param answered     a person or a machine took it
 * @param conversation a person and an agent spoke
 * @param abandoned    a person took it and got no agent in time
 * @param machine      a machine took it
 */
public record PastAttempt(long startedAtMs, long endedAtMs, boolean sameNumber, boolean sameContact,
        boolean sameSeller, boolean answered, boolean conversation, boolean abandoned, boolean machine) {

    public PastAttempt {
        if (endedAtMs < startedAtMs) {
            throw new IllegalArgumentException("A try does not end before it begins");
        }
    }

    /** A try at the number in question of which nothing else is known. */
    public static PastAttempt atNumber(long startedAtMs) {
        return new PastAttempt(startedAtMs, startedAtMs, true, false, false, false, false, false, false);
    }

    boolean counts(AttemptLimit limit) {
        boolean ours = switch (limit.scope()) {
            case NUMBER -> sameNumber;
            case CONTACT -> sameContact;
            case SELLER -> sameNumber && sameSeller;
        };
        return ours && switch (limit.counted()) {
            case ATTEMPTS -> true;
            case ANSWERS -> answered;
            case CONVERSATIONS -> conversation;
        };
    }
}
