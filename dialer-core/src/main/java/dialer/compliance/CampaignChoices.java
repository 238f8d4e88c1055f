package dialer.compliance;

import java.util.Set;

/**
 * What a campaign has chosen beside hours and limits.
 *
 * @param needsConsent   nobody is called who has not agreed, whatever the packs ask for
 * @param otherTimeAfter after an attempt that ended so (disposition by its name, {@code NO_ANSWER}), the next one is
 *                       made at another time of day, see {@link TimeOfDay}
 * @param learnedRounds  rounds (0 for the first) whose hours are those at which people of the region have answered
 *                       most, as soon as enough is known of it; before that, any hour
 * @param addressWins    where the address says where the recipient is, the number's own place does not count
 * @param premium        whether a base may bring premium-rate and shared-cost numbers
 * @param foreign        whether a base may bring numbers outside Russia
 */
public record CampaignChoices(boolean needsConsent, Set<String> otherTimeAfter, Set<Integer> learnedRounds,
        boolean addressWins, boolean premium, boolean foreign) {

    /** As a campaign begins. */
    public static final CampaignChoices USUAL =
            new CampaignChoices(false, Set.of(), Set.of(), false, false, true);

    public CampaignChoices {
        otherTimeAfter = Set.copyOf(otherTimeAfter);
        learnedRounds = Set.copyOf(learnedRounds);
    }
}
