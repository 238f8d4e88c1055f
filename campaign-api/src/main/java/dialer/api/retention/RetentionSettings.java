package dialer.api.retention;

import dialer.api.store.retention.DueTerms;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How long personal data is kept, and who answers for its end.
 *
 * @param jobGrace   after a courier has acknowledged a result
 * @param jobCap     after a job was received, whatever its state
 * @param baseGrace  after a contact of a base was finished
 * @param baseCap    after a base was loaded, whatever the state of its contacts
 * @param ledger     how long the record of calls (no names, no digits) is kept
 * @param purgeEvery between two purges
 * @param verifyAt   when the search for leftovers begins each day, UTC
 * @param folder     keys, marks and nothing else: {@code destruction} in the data directory
 * @param searched   folders that the search reads
 * @param recordings folder whose files are named after attempts, null for none
 * @param parties    who stands in an act
 */
public record RetentionSettings(Duration jobGrace, Duration jobCap, Duration baseGrace, Duration baseCap,
        Duration ledger, Duration purgeEvery, LocalTime verifyAt, Path folder, List<Path> searched,
        @Nullable Path recordings, Parties parties) {
    public RetentionSettings {
        searched = List.copyOf(searched);
        if (baseGrace.compareTo(baseCap) > 0 || jobGrace.compareTo(jobCap) > 0) {
            throw new IllegalArgumentException("a grace is not longer than its cap");
        }
    }

    /** Who stands in an act; empty where nobody has said so. */
    public record Parties(String operatorName, String operatorAddress, String processorName, String processorAddress,
            String responsible, String informationSystem) {
    }

    /** What is due at the instant. */
    DueTerms terms(Instant now) {
        return new DueTerms(now.minus(jobGrace), now.minus(jobCap), now.minus(baseGrace), now.minus(baseCap),
                now.minus(ledger));
    }
}
