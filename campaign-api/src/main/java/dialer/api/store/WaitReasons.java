package dialer.api.store;

import dialer.compliance.Reason;
import dialer.core.contact.ReturnReason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a contact that came back from the engine waits. What the engine says holds until the contact is due again; what a
 * rule says holds until the gate has looked anew.
 */
final class WaitReasons {

    /** Another contact with the same number stands in a hopper or is being dialed or spoken to. */
    static final String NUMBER_ELSEWHERE = "NUMBER_ELSEWHERE";

    /** What the engine says by itself, in the words of {@code messages}: {@code wait.…}. */
    static final List<String> OF_ENGINE = List.of(NUMBER_ELSEWHERE, ReturnReason.HOPPER_FULL.name(),
            ReturnReason.NOT_DIALED.name(), ReturnReason.PREVIEW_SKIPPED.name());

    private WaitReasons() {
    }

    /** Null where the contact is only due again. */
    static @Nullable String of(ReturnReason reason) {
        return switch (reason) {
            case WINDOW_CLOSED -> Reason.OUTSIDE_HOURS.name();
            case ALREADY_HERE -> NUMBER_ELSEWHERE;
            case HOPPER_FULL, NOT_DIALED, PREVIEW_SKIPPED -> reason.name();
            case CAMPAIGN_FINISHED, RULES_CHANGED, SUPPRESSED, WITHDRAWN, NO_NUMBERS, CAMPAIGN_UNKNOWN -> null;
        };
    }
}
