package dialer.numbering;

import dialer.numbering.Stretch.About;
import dialer.numbering.Token.Kind;
import dialer.numbering.place.PlaceHints;
import dialer.numbering.place.Settlements;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads cells that hold more than a plain number: words, several numbers, signs of all kinds. */
final class CellReader {

    private static final int LONGEST_CELL = 10_000;
    private static final int MOST_NUMBERS = 20;
    private static final int SMALL = 6;
    private static final int SHORTEST_CODE = 3;
    private static final Pattern MASK = Pattern.compile(
            "[*_?•●·…#]{2,}|(?<=[\\d) -])[xXхХ*]{2,}(?=[\\d( -]|$)|\\.{3,}");
    private static final Pattern SERVICE_CODE = Pattern.compile("\\s*[*#][\\d*]{1,12}#?\\s*");

    private final GroupReader groups;
    private final LocalNumbers locals;

    CellReader(DigitReader digits) {
        this.groups = new GroupReader(digits);
        this.locals = new LocalNumbers(digits);
    }

    FoundNumber judge(String cell, PlaceHints hints) {
        if (cell.isBlank()) {
            return FoundNumber.rejected(NumberCode.EMPTY);
        }
        if (cell.length() > LONGEST_CELL) {
            return FoundNumber.rejected(NumberCode.CELL_TOO_LONG);
        }
        CellText plain = CellText.of(cell);
        FoundNumber found = judgeText(plain, hints);
        boolean rejected = found.verdict() == Verdict.REJECTED;
        boolean whole = !rejected && !found.codes().contains(NumberCode.LOOKALIKE)
                && !found.codes().contains(NumberCode.PART_LEFT_OUT);
        List<String> readings = whole || found.code() == NumberCode.PREMIUM ? List.of()
                : LookAlikes.readings(plain.text(), !hints.addressIsEmpty());
        if (readings.isEmpty()) {
            return found;
        }
        FoundNumber read = lookAlike(readings, plain, found, hints);
        // "8 9I6 123 00 45; 8 926 123 00 45": one of them can be read as it stands
        boolean more = read.numbers().size() > found.numbers().size() && read.e164().containsAll(found.e164());
        return rejected || more || onlyExtensionsGrew(found, read) ? read : found;
    }

    /** "доб. О5", "доб. 1О5": the same numbers, and letters read as digits belong to an extension. */
    private static boolean onlyExtensionsGrew(FoundNumber found, FoundNumber read) {
        return read.e164().equals(found.e164()) && extensions(read) > extensions(found);
    }

    private static int extensions(FoundNumber found) {
        return found.numbers().stream().mapToInt(number -> number.extension().length()).sum();
    }

    /** Letters as digits, when exactly one reading is a number. */
    private FoundNumber lookAlike(List<String> readings, CellText plain, FoundNumber asWritten, PlaceHints hints) {
        Map<List<String>, FoundNumber> numbers = new LinkedHashMap<>();
        for (String reading : readings) {
            FoundNumber found = judgeText(plain.with(reading), hints);
            if (found.verdict() != Verdict.REJECTED) {
                numbers.merge(found.e164(), found, CellReader::whatBothSay);
            }
        }
        if (numbers.isEmpty()) {
            // what is wrong with the digits once the letters are read says more than what is wrong without them
            return asWritten.code() == NumberCode.LOCAL_NUMBER
                    ? judgeText(plain.with(readings.getFirst()), hints) : asWritten;
        }
        if (numbers.size() > 1) {
            return FoundNumber.rejected(NumberCode.LOOKALIKE_UNCLEAR);
        }
        FoundNumber one = numbers.values().iterator().next();
        Set<NumberCode> codes = EnumSet.of(NumberCode.LOOKALIKE);
        codes.addAll(one.codes());
        codes.remove(NumberCode.PLAIN);
        return FoundNumber.of(codes, one.numbers());
    }

    /** "доб. Z5" may be 25 or 75: of two readings of the same numbers nothing but the extensions that both have. */
    private static FoundNumber whatBothSay(FoundNumber one, FoundNumber other) {
        if (one.numbers().equals(other.numbers())) {
            return other;
        }
        List<DialNumber> common = one.numbers().stream().map(number -> other.numbers().contains(number) ? number
                : number.withExtension("")).toList();
        Set<NumberCode> codes = EnumSet.of(NumberCode.PART_LEFT_OUT);
        codes.addAll(one.codes());
        return FoundNumber.of(codes, common);
    }

    private FoundNumber judgeText(CellText plain, PlaceHints hints) {
        Links links = Links.without(plain.text());
        OtherMarks marks = OtherMarks.without(links.text());
        List<Token> tokens = Token.of(marks.text());
        List<Reading> readings = new ArrayList<>();
        for (Stretch stretch : Stretch.of(tokens)) {
            readings.addAll(read(stretch));
        }
        if (readings.stream().allMatch(Reading::isRefused)) {
            completeLocals(readings, tokens, hints);
        } else if (!hints.addressIsEmpty()) {
            // "333-22-11, 8 916 …": beside a whole number nothing but what is certain
            readings.replaceAll(reading -> !reading.small() && reading.refusal() == NumberCode.LOCAL_NUMBER
                    ? locals.certain(reading, hints) : reading);
        }
        if (readings.stream().allMatch(Reading::isRefused)) {
            NumberCode why = refusal(plain.text(), links, marks, tokens, readings);
            boolean madeUp = why == NumberCode.LOCAL_NUMBER && readings.stream()
                    .anyMatch(reading -> DigitReader.looksMadeUp(reading.digits()));
            return madeUp ? new FoundNumber(Verdict.REJECTED, List.of(why, NumberCode.FAKE), List.of())
                    : FoundNumber.rejected(why);
        }
        readings.replaceAll(reading -> LocalNumbers.confirmed(reading, hints));
        Set<NumberCode> codes = EnumSet.noneOf(NumberCode.class);
        codes.addAll(marks.codes());
        if (plain.converted()) {
            codes.add(NumberCode.DIGITS_CONVERTED);
        }
        if (plain.marked()) {
            codes.add(NumberCode.TEXT_MARK);
        }
        if (plain.tagged()) {
            codes.add(NumberCode.WORDS_REMOVED);
        }
        boolean extension = readings.stream().anyMatch(reading -> reading.codes().contains(NumberCode.EXTENSION));
        addWords(plain.text(), links, tokens, extension, codes);
        return fold(readings, codes);
    }

    private List<Reading> read(Stretch stretch) {
        List<Reading> readings = new ArrayList<>();
        for (Reading reading : readDigits(stretch)) {
            Reading judged = judgeByWords(reading, stretch);
            boolean small = judged.isRefused() && stretch.amongWords() && judged.digits().length() <= SMALL;
            readings.add(small ? judged.amongWords() : judged);
        }
        for (int i = readings.size() - 1; i >= 0 && !stretch.extension().isEmpty(); i--) {
            if (!readings.get(i).isRefused() || readings.get(i).refusal() == NumberCode.LOCAL_NUMBER) {
                readings.set(i, readings.get(i).withExtension(stretch.extension()));
                break;
            }
        }
        return readings;
    }

    /** Digits that do not belong to the number for certain and that "#" ends are its extension. */
    private List<Reading> readDigits(Stretch stretch) {
        List<Reading> all = groups.read(stretch.groups(), stretch.wordBefore());
        if (!stretch.mayEndInExtension() || all.stream().noneMatch(CellReader::isDoubtful)) {
            return all;
        }
        List<Group> number = stretch.groups().subList(0, stretch.groups().size() - 1);
        List<Reading> before = new ArrayList<>(groups.read(number, stretch.wordBefore()));
        if (before.stream().anyMatch(CellReader::isDoubtful)) {
            return all;
        }
        before.set(before.size() - 1, before.getLast().withExtension(stretch.groups().getLast().digits()));
        return before;
    }

    private static boolean isDoubtful(Reading reading) {
        return reading.isRefused() || reading.codes().contains(NumberCode.DIGITS_LEFT_OVER)
                || reading.codes().contains(NumberCode.COUNTRY_GUESSED);
    }

    private static Reading judgeByWords(Reading reading, Stretch stretch) {
        if (stretch.about() == About.DOCUMENT || (reading.isRefused() && stretch.amount())) {
            return Reading.refused(NumberCode.OTHER_DIGITS, reading.digits());
        }
        if (stretch.about() == About.ORDER) {
            return reading.isRefused() ? Reading.refused(NumberCode.OTHER_DIGITS, reading.digits())
                    : reading.with(NumberCode.AMBIGUOUS);
        }
        return stretch.about() == About.FAX ? reading.with(NumberCode.FAX) : reading;
    }

    private void completeLocals(List<Reading> readings, List<Token> tokens, PlaceHints hints) {
        PlaceHints place = hints.addressIsEmpty() ? placeIn(tokens) : hints;
        // a few digits beside a local number may be its code: then nothing is certain
        boolean alone = readings.stream().allMatch(reading -> reading.small()
                || reading.refusal() == NumberCode.LOCAL_NUMBER || reading.digits().length() < SHORTEST_CODE);
        if (place.addressIsEmpty() || !alone) {
            return;
        }
        readings.replaceAll(reading -> reading.refusal() == NumberCode.LOCAL_NUMBER
                ? locals.completed(reading, place) : reading);
    }

    /** "Самара 333-22-11": the words of the cell name a town. */
    private static PlaceHints placeIn(List<Token> tokens) {
        String words = tokens.stream().filter(token -> token.is(Kind.WORD) && token.text().length() > 1
                && !Words.TELEPHONE.contains(token.text())).map(Token::text).collect(Collectors.joining(" "));
        Settlements.Match match = Settlements.named(words);
        boolean certain = match.towns().size() == 1 && !match.guessed();
        return certain ? new PlaceHints("", "", words, "") : PlaceHints.NONE;
    }

    private static void addWords(String text, Links links, List<Token> tokens, boolean extension,
            Set<NumberCode> codes) {
        // a sign of addresses, which no notation of telephone numbers has
        boolean words = links.found() || links.text().indexOf('@') >= 0;
        for (Token token : tokens) {
            if (token.is(Kind.WORD) && !isSilent(token.text(), extension)) {
                words = true;
                if (token.glued() && LookAlikes.couldBeDigits(token.text()) && !token.text().equals("т")) {
                    codes.add(NumberCode.LOOKALIKE);
                }
            }
        }
        if (words) {
            codes.add(NumberCode.WORDS_REMOVED);
            if (Words.DO_NOT_CALL.matcher(text).find()) {
                codes.add(NumberCode.DO_NOT_CALL);
            }
        }
        if (codes.remove(NumberCode.OTHER_DIGITS)) {
            codes.add(NumberCode.WORDS_REMOVED);
        }
        if (codes.remove(NumberCode.DIGITS_LOST)) {
            codes.add(NumberCode.PART_LEFT_OUT);
        }
    }

    /** "#" says nothing; "доб." does where no digits follow it. */
    private static boolean isSilent(String word, boolean extension) {
        return word.equals("#") || (extension && Words.EXTENSION.contains(word));
    }

    /** All numbers, each once, faxes last; what was left out is said. */
    private static FoundNumber fold(List<Reading> readings, Set<NumberCode> codes) {
        boolean faxOnly = readings.stream().filter(reading -> !reading.isRefused())
                .allMatch(reading -> reading.codes().contains(NumberCode.FAX));
        Map<String, DialNumber> numbers = new LinkedHashMap<>();
        int whole = 0;
        for (Reading reading : readings) {
            if (reading.isRefused()) {
                codes.add(reading.small() ? NumberCode.WORDS_REMOVED : NumberCode.PART_LEFT_OUT);
            } else if (reading.codes().contains(NumberCode.FAX) && !faxOnly) {
                codes.add(NumberCode.PART_LEFT_OUT);
            } else {
                whole++;
                codes.addAll(reading.codes());
                reading.numbers().forEach(number -> numbers.merge(number.e164(), number,
                        (first, again) -> first.extension().isEmpty() ? again : first));
            }
        }
        if (whole > 1) {
            codes.add(numbers.size() > 1 ? NumberCode.SEVERAL : NumberCode.REPEATED);
        }
        return FoundNumber.of(codes, numbers.values().stream().limit(MOST_NUMBERS).toList());
    }

    private static NumberCode refusal(String text, Links links, OtherMarks marks, List<Token> tokens,
            List<Reading> readings) {
        if (marks.codes().contains(NumberCode.DIGITS_LOST)) {
            return NumberCode.DIGITS_LOST;
        }
        int digits = readings.stream().mapToInt(reading -> reading.digits().length()).sum();
        boolean letters = tokens.stream().anyMatch(token -> token.is(Kind.WORD) && !token.text().equals("#")
                && !token.text().equals("№"));
        if (digits == 0) {
            return withoutDigits(text, links, marks, tokens, letters);
        }
        boolean service = SERVICE_CODE.matcher(text).matches();
        if (service) {
            return NumberCode.SHORT_CODE;
        }
        if (MASK.matcher(text).find()) {
            return digits <= 3 ? NumberCode.NO_NUMBER : NumberCode.MASKED;
        }
        Reading longest = readings.stream().max(Comparator.comparingInt(reading -> reading.digits().length()))
                .orElseThrow();
        NumberCode why = longest.refusal() == null ? NumberCode.NOT_A_NUMBER : longest.refusal();
        if (marks.codes().contains(NumberCode.OTHER_DIGITS) && longest.digits().length() <= SMALL) {
            return NumberCode.OTHER_DIGITS;
        }
        if (longest.digits().length() <= SMALL && longest.digits().matches("0+")) {
            return NumberCode.NO_NUMBER;
        }
        if (longest.digits().length() <= 1 && tokens.stream().filter(token -> token.is(Kind.WORD))
                .allMatch(token -> Words.NOTHING.contains(token.text()))) {
            return letters ? NumberCode.NO_NUMBER : NumberCode.TOO_SHORT;
        }
        boolean words = letters && longest.digits().length() < SMALL && longest.small();
        return words && why != NumberCode.OTHER_DIGITS ? NumberCode.LETTERS : why;
    }

    private static NumberCode withoutDigits(String text, Links links, OtherMarks marks, List<Token> tokens,
            boolean letters) {
        if (marks.codes().contains(NumberCode.OTHER_DIGITS)) {
            return NumberCode.OTHER_DIGITS;
        }
        if (links.found() && !letters) {
            return NumberCode.NOT_A_LINK_TO_A_PHONE;
        }
        if (letters) {
            boolean nothing = tokens.stream().filter(token -> token.is(Kind.WORD))
                    .allMatch(token -> Words.NOTHING.contains(token.text()) || token.text().equals("#"));
            return nothing ? NumberCode.NO_NUMBER : NumberCode.LETTERS;
        }
        if (text.contains("##")) {
            return NumberCode.DIGITS_LOST;
        }
        return text.isBlank() ? NumberCode.EMPTY : NumberCode.NO_NUMBER;
    }
}
