package dialer.api.registry;

/** The imported numbering plan cannot be read or written; the message is for the operator. */
public final class PlanTrouble extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PlanTrouble(String message) {
        super(message);
    }

    PlanTrouble(String message, Throwable cause) {
        super(message, cause);
    }
}
