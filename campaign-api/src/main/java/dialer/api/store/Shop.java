package dialer.api.store;

import dialer.api.store.Script.Term;
import java.util.List;

/**
 * In whose name agents speak. What is said here stands before what the campaign's script says.
 *
 * @param name as orders and bases name it; compared without regard to capital letters
 */
public record Shop(int shopId, String name, List<Words> words) {

    public Shop {
        words = List.copyOf(words);
    }

    /**
     * The shop's words in one language.
     *
     * @param language two letters
     * @param greeting its own greeting, empty for the script's; may hold placeholders
     * @param terms    its conditions: buy-out, fitting, return; none for the script's
     */
    public record Words(String language, String greeting, List<Term> terms) {
        public Words {
            terms = List.copyOf(terms);
        }
    }
}
