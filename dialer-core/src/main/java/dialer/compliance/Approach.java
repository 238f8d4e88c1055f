package dialer.compliance;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which attempt at a person it is going to be, and where the address says that person lives.
 *
 * @param round   as {@link CampaignRules#roundAfter} says
 * @param avoided the time of day at which the last attempt was in vain; null for any
 * @param learned hours at which people of the region have answered most, for a round that goes by them; empty where not
 *                enough is known
 * @param regions ISO 3166-2 of the address, such as {@code US-FL}: rules of that region hold beside those of the
 *                number's area
 */
public record Approach(int round, @Nullable TimeOfDay avoided, List<Hours> learned, Set<String> regions) {

    public Approach {
        learned = List.copyOf(learned);
        regions = Set.copyOf(regions);
    }

    /** A round, at any time of day. */
    public static Approach ofRound(int round) {
        return new Approach(round, null, List.of(), Set.of());
    }

    /** The same without what is only wished for: the other time of day, and learned hours. */
    public Approach plain() {
        return new Approach(round, null, List.of(), regions);
    }

    /** Whether something is only wished for. */
    public boolean wishes() {
        return avoided != null || !learned.isEmpty();
    }
}
