package dialer.core.contact;

import dialer.core.attempt.Disposition;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A contact that the store has claimed for a campaign and offers to the hopper.
 *
 * @param dueAtMs          not before this instant; a promised callback's time
 * @param priority         1 (first) to 9
 * @param attemptsMade     attempts that count so far
 * @param lastDisposition  how the last attempt ended, null before the first
 * @param sameInARow       how often the last disposition has come in a row
 * @param callback         whether this is a promised callback
 * @param forAgentId       the agent who promised in person, 0 for any
 * @param forAgentUntilMs  after this instant any agent may take it
 * @param numbers          in the order in which they are to be tried; 1 to 10
 * @param scorePermille    how much likelier than the campaign's average it is that somebody answers, in thousandths;
 *                         {@link #EVEN_SCORE} when nothing is known, 1 to 100 000
 * @param listId           the list from which the contact comes, 0 when not known
 */
public record ContactOffer(long contactId, long dueAtMs, int priority, int attemptsMade,
        @Nullable Disposition lastDisposition, int sameInARow, boolean callback, int forAgentId, long forAgentUntilMs,
        List<NumberOffer> numbers, int scorePermille, int listId) {
    /** The score of a contact of whom nothing is known. */
    public static final int EVEN_SCORE = 1_000;

    public ContactOffer {
        numbers = List.copyOf(numbers);
        // journals from before there were scores have none
        scorePermille = scorePermille == 0 ? EVEN_SCORE : scorePermille;
        if (contactId < 1 || priority < 1 || priority > 9 || attemptsMade < 0 || sameInARow < 0
                || numbers.size() > 10 || scorePermille < 1 || scorePermille > 100_000 || listId < 0) {
            throw new IllegalArgumentException("contact offer out of range");
        }
    }

    /** A contact of whom nothing is known that would make an answer likelier or less likely. */
    public ContactOffer(long contactId, long dueAtMs, int priority, int attemptsMade,
            @Nullable Disposition lastDisposition, int sameInARow, boolean callback, int forAgentId,
            long forAgentUntilMs, List<NumberOffer> numbers) {
        this(contactId, dueAtMs, priority, attemptsMade, lastDisposition, sameInARow, callback, forAgentId,
                forAgentUntilMs, numbers, EVEN_SCORE, 0);
    }

    /** Whether the person must find an agent: a promised callback, or one who was abandoned last time. */
    public boolean wantsOwnAgent() {
        return callback || forAgentId != 0 || lastDisposition == Disposition.ABANDONED;
    }

    /** Whether a number stands in the list twice. */
    public boolean repeatsANumber() {
        TreeSet<Long> seen = new TreeSet<>();
        for (NumberOffer number : numbers) {
            if (!seen.add(number.numberId())) {
                return true;
            }
        }
        return false;
    }
}
