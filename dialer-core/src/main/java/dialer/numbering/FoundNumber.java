package dialer.numbering;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What was found in a cell.
 *
 * @param codes   why, the weightiest first; never empty
 * @param numbers numbers to dial, the first one first; candidates of which a person picks one when the code is
 *                {@link NumberCode#AREA_CODE_UNCERTAIN}; empty when rejected
 */
public record FoundNumber(Verdict verdict, List<NumberCode> codes, List<DialNumber> numbers) {
    public FoundNumber {
        codes = List.copyOf(codes);
        numbers = List.copyOf(numbers);
        if (codes.isEmpty() || (verdict == Verdict.REJECTED) != numbers.isEmpty()) {
            throw new IllegalArgumentException("A verdict has a reason, and numbers unless it is a rejection");
        }
    }

    /**
     * Numbers with all that was noticed: the strictest of the codes' verdicts counts, the weightiest code stands first.
     */
    static FoundNumber of(Set<NumberCode> codes, List<DialNumber> numbers) {
        Set<NumberCode> all = EnumSet.copyOf(codes);
        if (all.size() > 1) {
            all.remove(NumberCode.PLAIN);
        }
        Verdict verdict = Verdict.OK;
        for (NumberCode code : all) {
            verdict = code.verdict().compareTo(verdict) > 0 ? code.verdict() : verdict;
        }
        return new FoundNumber(verdict, List.copyOf(all), numbers);
    }

    static FoundNumber rejected(NumberCode code) {
        return new FoundNumber(Verdict.REJECTED, List.of(code), List.of());
    }

    /** The weightiest reason. */
    public NumberCode code() {
        return codes.getFirst();
    }

    /** The numbers in E.164, the first one to dial first. */
    public List<String> e164() {
        return numbers.stream().map(DialNumber::e164).toList();
    }

    @Override
    public String toString() {
        return "FoundNumber[" + verdict + ", " + codes + ", " + numbers.size() + "]";
    }
}
