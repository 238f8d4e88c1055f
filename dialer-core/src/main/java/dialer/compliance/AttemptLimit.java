package dialer.compliance;

/**
 * At most so many in so long.
 *
 * @param scope   whose attempts are added up
 * @param counted which attempts count
 * @param atMost  so many are permitted, from 1
 * @param period  in which time
 */
public record AttemptLimit(Scope scope, Counted counted, int atMost, Period period) {
    public AttemptLimit {
        if (atMost < 1) {
            throw new IllegalArgumentException("A limit permits one attempt at least");
        }
    }

    /** Whose attempts are added up, over all campaigns and caller-ids. */
    public enum Scope {
        /** Attempts at the number, whoever is the seller. */
        NUMBER,
        /** Attempts at the contact, over all of its numbers. */
        CONTACT,
        /** Attempts at the number in the name of the same seller. */
        SELLER
    }

    /** Which attempts count. */
    public enum Counted {
        /** Every try that was sent to the carrier. */
        ATTEMPTS,
        /** Those that a person or a machine answered. */
        ANSWERS,
        /** Those in which a person and an agent spoke. */
        CONVERSATIONS
    }

    /** Calendar periods go by the recipient's wall clock and calendar; the week begins on Monday (ISO 8601). */
    public enum Period {
        DAY("day"),
        HOURS_24("24h"),
        WEEK("week"),
        DAYS_7("7d"),
        MONTH("month"),
        DAYS_30("30d");

        private final String word;

        Period(String word) {
            this.word = word;
        }

        /** As packs write it. */
        public String word() {
            return word;
        }
    }
}
