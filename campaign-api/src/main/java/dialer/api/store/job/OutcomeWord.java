package dialer.api.store.job;

import java.util.Locale;
import java.util.Optional;

/** What couriers are told about an order; the words of the contract. */
public enum OutcomeWord {
    AGREED,
    AGREED_PICKUP,
    POSTPONED_CALL,
    REFUSED,
    UNREACHABLE,
    WRONG_NUMBER,
    ALREADY_DELIVERED,
    CANCELLED_BY_COURIER,
    EXPIRED,
    NEEDS_COURIER_ACTION,
    PAYMENT_LINK_SENT;

    /** As it stands in JSON and in the database. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The outcome behind a word, which may be written with hyphens; empty for any other word. */
    public static Optional<OutcomeWord> of(String word) {
        String wanted = word.replace('-', '_');
        for (OutcomeWord outcome : values()) {
            if (outcome.word().equals(wanted)) {
                return Optional.of(outcome);
            }
        }
        return Optional.empty();
    }
}
