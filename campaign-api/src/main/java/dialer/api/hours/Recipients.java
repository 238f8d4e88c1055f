package dialer.api.hours;

import dialer.api.registry.LivePlan;
import dialer.api.registry.PlanFolder;
import dialer.compliance.Place;
import dialer.numbering.DialNumber;
import dialer.numbering.FoundNumber;
import dialer.numbering.NumberCode;
import dialer.numbering.PhoneNormaliser;
import dialer.numbering.ZoneEvidence;
import dialer.numbering.ZoneSource;
import dialer.numbering.place.PlaceHints;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Pattern;

/** What numbering says about the recipient of a question. */
final class Recipients {

    private static final Pattern PLAIN = Pattern.compile("\\+\\d{8,15}");

    private final PhoneNormaliser normaliser = new PhoneNormaliser();
    private final ZoneEvidence evidence;

    /** {@code plan}: folder of the imported numbering plan, which need not be there. */
    Recipients(Path plan) {
        this.evidence = new ZoneEvidence(new LivePlan(new PlanFolder(plan)));
    }

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
    record Clue(Place place, String evidence, String evidenceRu) {
    }

    Found find(HoursQuestion question) {
        String number = question.number().strip();
        PlaceHints hints = new PlaceHints("", "", question.settlement(), question.index());
        String e164 = e164(number, hints);
        boolean unreadable = e164.isEmpty() && !number.isEmpty();
        return new Found(e164, unreadable, DialNumber.countryOf(e164), unreadable ? List.of()
                : clues(question, hints, e164));
    }

    /** Zones that the job names stand alone: nothing is added and nothing is taken away. */
    private List<Clue> clues(HoursQuestion question, PlaceHints hints, String e164) {
        if (!question.zones().isEmpty()) {
            return question.zones().stream().distinct()
                    .map(zone -> new Clue(Place.of(ZoneId.of(zone)), ZoneSource.JOB.word(),
                            ZoneSource.JOB.wordsRu())).toList();
        }
        return evidence.find(hints, e164, "", false).places().stream()
                .map(place -> new Clue(new Place(place.zone(), place.region()), place.source().word(),
                        place.source().wordsRu())).toList();
    }

    /** A number that no plan knows may still be asked about, as long as it is written as one. */
    private String e164(String number, PlaceHints hints) {
        FoundNumber found = normaliser.judge(number, hints);
        if (!found.e164().isEmpty()) {
            return found.e164().getFirst();
        }
        // premium rates are known, and never called
        return found.code() != NumberCode.PREMIUM && PLAIN.matcher(number).matches() ? number : "";
    }
}
