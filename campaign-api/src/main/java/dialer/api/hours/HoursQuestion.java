package dialer.api.hours;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * May this recipient be called at this instant?
 *
 * @param number     as written, empty when only places and pack are in question
 * @param index      postal index, empty for none
 * @param settlement as written, empty for none
 * @param zones      IANA zones that the job names; empty for none
 * @param pack       rule pack by name, empty when the number is to decide
 * @param at         the instant in question, null for now
 * @param ring       how long the telephone may ring
 * @param callerId   of ours from which the call would come, in E.164; empty where it is not in question
 */
record HoursQuestion(String number, String index, String settlement, List<String> zones, String pack,
        @Nullable Instant at, Duration ring, String callerId) {
    HoursQuestion {
        zones = List.copyOf(zones);
    }

    @Override
    public String toString() {
        return "HoursQuestion";
    }
}
