package dialer.numbering;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import dialer.numbering.place.PlaceHints;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * {@code ./dialer prove numbers [N] [SEED]}: N generated cells are judged on the short way, on the long way, and by
 * libphonenumber, which parses the number behind each; all three must agree.
 */
public final class NumbersProof {

    private static final int USUAL = 1_000_000;
    private static final int MOST_SHOWN = 20;

    private final PhoneNormaliser normaliser = new PhoneNormaliser();
    private final PhoneNumberUtil library = PhoneNumberUtil.getInstance();
    private long valid;
    private long shortWay;

    public static void main(String[] words) {
        int count = words.length > 0 ? Integer.parseInt(words[0]) : USUAL;
        long seed = words.length > 1 ? Long.parseLong(words[1]) : new SplittableRandom().nextLong(1_000_000_000);
        System.out.println("seed " + seed + "; again: ./dialer prove numbers " + count + " " + seed);
        NumbersProof proof = new NumbersProof();
        List<String> disagreements = proof.run(count, seed);
        disagreements.stream().limit(MOST_SHOWN).forEach(System.out::println);
        System.out.println(count + " cells, " + proof.valid + " with a valid number, " + proof.shortWay
                + " on the short way: " + disagreements.size() + " disagreements");
        System.exit(disagreements.isEmpty() ? 0 : 1);
    }

    /** The disagreements in words; empty when all agree. */
    List<String> run(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> disagreements = new ArrayList<>();
        for (int i = 0; i < count && disagreements.size() < 1_000; i++) {
            GeneratedCell cell = GeneratedCell.next(random);
            FoundNumber quick = normaliser.judge(cell.text());
            FoundNumber slow = normaliser.judgeSlowly(cell.text(), PlaceHints.NONE);
            if (normaliser.plain(cell.text()) != null) {
                shortWay++;
            }
            String trouble = !quick.equals(slow) ? "short way " + quick + ", long way " + slow : trouble(cell, quick);
            if (!trouble.isEmpty()) {
                disagreements.add(cell.text() + ": " + trouble);
            }
        }
        return disagreements;
    }

    long valid() {
        return valid;
    }

    long shortWay() {
        return shortWay;
    }

    /** What the library thinks of the digits behind the cell, against the verdict. */
    private String trouble(GeneratedCell cell, FoundNumber found) {
        String digits = cell.foreign().isEmpty() ? "7" + cell.national() : cell.foreign();
        PhoneNumber number;
        try {
            number = library.parse("+" + digits, "ZZ");
        } catch (NumberParseException e) {
            return found.e164().contains("+" + digits) ? "the library cannot even parse it" : "";
        }
        String e164 = library.format(number, PhoneNumberFormat.E164);
        if (!library.isValidNumber(number) || !e164.equals("+" + digits)) {
            return found.e164().contains("+" + digits) ? "the library calls it invalid" : "";
        }
        valid++;
        PhoneNumberType type = library.getNumberType(number);
        if (type == PhoneNumberType.PREMIUM_RATE || type == PhoneNumberType.SHARED_COST) {
            return found.code() == NumberCode.PREMIUM ? "" : "premium, but " + found;
        }
        if (!found.e164().equals(List.of(e164))) {
            return "the library reads " + e164 + ", we " + found.e164();
        }
        Verdict wanted = found.codes().contains(NumberCode.FAKE) ? Verdict.WARNING
                : cell.words() ? Verdict.FIXED : Verdict.OK;
        DialNumber first = found.numbers().getFirst();
        boolean same = first.country().equals(library.getRegionCodeForNumber(number))
                && first.type() == SevenTable.type(type);
        if (found.verdict() != wanted) {
            return "wanted " + wanted + ", not " + found;
        }
        return same ? "" : "another kind or country";
    }
}
