package dialer.api.hours;

import dialer.compliance.Place;
import dialer.numbering.FoundNumber;
import dialer.numbering.NumberHome;
import dialer.numbering.PhoneNormaliser;
import dialer.numbering.ZoneEvidence;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Pattern;

/** What numbering says about the recipient of a question. */
final class Recipients {

    private static final Pattern PLAIN = Pattern.compile("\\+\\d{8,15}");

    private final PhoneNormaliser normaliser = new PhoneNormaliser();
    private final NumberHome home = new NumberHome();
    private final ZoneEvidence evidence = new ZoneEvidence();

    /**
     * The recipient.
     *
     * @param e164       empty when the question names no number
     * @param unreadable whether what it names is no number at all
     * @param country    ISO 3166-1, empty when no numbering plan knows the number
     */
    record Found(String e164, boolean unreadable, String country, List<Clue> clues) {
        List<Place> places() {
            return clues.stream().map(Clue::place).toList();
        }
    }

    /** A place and how it is known. */
    record Clue(Place place, String evidence) {
    }

    Found find(HoursQuestion question) {
        String number = question.number().strip();
        String e164 = e164(number);
        boolean unreadable = e164.isEmpty() && !number.isEmpty();
        if (!question.zones().isEmpty()) {
            List<Clue> named = question.zones().stream().distinct()
                    .map(zone -> new Clue(Place.of(ZoneId.of(zone)), "job")).toList();
            return new Found(e164, unreadable, home.country(e164), named);
        }
        List<Clue> clues = unreadable ? List.of() : evidence.zones("", question.index(), "", e164).stream()
                .map(zone -> new Clue(Place.of(zone), "evidence")).toList();
        return new Found(e164, unreadable, home.country(e164), clues);
    }

    /** A number that no plan knows may still be asked about, as long as it is written as one. */
    private String e164(String number) {
        FoundNumber found = normaliser.judge(number);
        return found.e164().isEmpty() ? PLAIN.matcher(number).matches() ? number : "" : found.e164().getFirst();
    }
}
