package dialer.numbering;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What some digits were read as.
 *
 * @param numbers one number, several candidates, or none where refused
 * @param codes   what was noticed about them
 * @param refusal why there is none, null where there is one
 * @param digits  the digits that were read
 * @param extension what follows a refused local number, until its area code is found; empty otherwise
 * @param small   for a refusal: whether it stands apart among words, such as a flat or an hour, and need not be
 *                mentioned
 */
record Reading(List<DialNumber> numbers, Set<NumberCode> codes, @Nullable NumberCode refusal, String digits,
        String extension, boolean small) {

    Reading(List<DialNumber> numbers, Set<NumberCode> codes, @Nullable NumberCode refusal, String digits,
            boolean small) {
        this(numbers, codes, refusal, digits, "", small);
    }

    static Reading of(DialNumber number, String digits, NumberCode... codes) {
        Set<NumberCode> all = EnumSet.noneOf(NumberCode.class);
        all.addAll(List.of(codes));
        return new Reading(List.of(number), all, null, digits, false);
    }

    static Reading refused(NumberCode why, String digits) {
        return new Reading(List.of(), EnumSet.noneOf(NumberCode.class), why, digits, false);
    }

    boolean isRefused() {
        return refusal != null;
    }

    /** The same with one more remark; a refusal stays as it is. */
    Reading with(NumberCode code) {
        if (isRefused()) {
            return this;
        }
        Set<NumberCode> all = EnumSet.of(code);
        all.addAll(codes);
        return new Reading(numbers, all, null, digits, false);
    }

    Reading without(NumberCode code) {
        Set<NumberCode> all = EnumSet.copyOf(codes);
        all.remove(code);
        return new Reading(numbers, all, refusal, digits, small);
    }

    /** The number with these digits to be dialed behind it. */
    Reading withExtension(String more) {
        if (more.isEmpty()) {
            return this;
        }
        if (isRefused()) {
            return new Reading(numbers, codes, refusal, digits, more, small);
        }
        List<DialNumber> extended = numbers.stream().map(number -> number.withExtension(more)).toList();
        return new Reading(extended, codes, null, digits, false).with(NumberCode.EXTENSION);
    }

    /** Another candidate beside the first. */
    Reading or(DialNumber candidate, NumberCode code) {
        Reading both = new Reading(Stream.concat(numbers.stream(), Stream.of(candidate))
                .distinct().toList(), codes, null, digits, false);
        return both.with(code);
    }

    Reading amongWords() {
        return new Reading(numbers, codes, refusal, digits, extension, true);
    }
}
