package dialer.numbering;

import java.util.List;

/**
 * What was found in a cell.
 *
 * @param e164 numbers to dial, the first one first; empty when rejected
 */
public record FoundNumber(Verdict verdict, NumberCode code, List<String> e164) {
    public FoundNumber {
        e164 = List.copyOf(e164);
    }

    static FoundNumber rejected(NumberCode code) {
        return new FoundNumber(Verdict.REJECTED, code, List.of());
    }

    @Override
    public String toString() {
        return "FoundNumber[" + verdict + ", " + code + ", " + e164.size() + "]";
    }
}
