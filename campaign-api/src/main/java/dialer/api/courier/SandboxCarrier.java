package dialer.api.courier;

import dialer.api.store.Database;
import dialer.api.store.job.OutcomeWord;
import dialer.api.store.job.SandboxJobs;
import dialer.api.store.job.SandboxJobs.Waiting;
import java.time.Duration;
import java.time.Instant;

/**
 * Answers the jobs of sandbox keys: nobody is dialed, and the last two digits of the first phone as it was written say
 * what comes out, so that an integration can try every outcome.
 */
final class SandboxCarrier {

    /** As long as a call would take before its outcome is known. */
    private static final Duration CALL = Duration.ofSeconds(3);

    private final SandboxJobs store;

    SandboxCarrier(Database database) {
        this.store = new SandboxJobs(database);
    }

    void answer(Instant now, int limit) {
        for (Waiting waiting : store.waiting(now.minus(CALL), limit)) {
            store.answer(waiting.job(), outcome(waiting.phone()), now);
        }
    }

    /** 01 … 10 are the outcomes in the order of the contract; all other numbers agree. */
    static OutcomeWord outcome(String phone) {
        String digits = phone.replaceAll("\\D", "");
        return switch (digits.length() < 2 ? "" : digits.substring(digits.length() - 2)) {
            case "02" -> OutcomeWord.AGREED_PICKUP;
            case "04" -> OutcomeWord.REFUSED;
            case "05" -> OutcomeWord.UNREACHABLE;
            case "06" -> OutcomeWord.WRONG_NUMBER;
            case "07" -> OutcomeWord.ALREADY_DELIVERED;
            case "08" -> OutcomeWord.NEEDS_COURIER_ACTION;
            case "09" -> OutcomeWord.PAYMENT_LINK_SENT;
            default -> OutcomeWord.AGREED;
        };
    }
}
