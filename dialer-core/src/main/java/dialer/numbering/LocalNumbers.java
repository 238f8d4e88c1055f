package dialer.numbering;

import dialer.numbering.place.Address;
import dialer.numbering.place.PlaceHints;
import dialer.numbering.place.Region;
import dialer.numbering.place.Regions;
import dialer.numbering.place.Settlement;
import dialer.numbering.place.Settlements;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Gives a local number the area code of the place it belongs to. */
final class LocalNumbers {

    private final DigitReader reader;

    LocalNumbers(DigitReader reader) {
        this.reader = reader;
    }

    /**
     * The whole number, or all candidates where the place has several codes; the refusal itself where nothing is
     * certain.
     *
     * @param local a refusal because the code is missing, with five to seven digits
     */
    Reading completed(Reading local, PlaceHints hints) {
        List<Settlement> towns = towns(hints);
        String digits = local.digits();
        Set<String> codes = new LinkedHashSet<>();
        towns.forEach(town -> codes.addAll(town.codesFor(digits.length())));
        List<DialNumber> numbers = new ArrayList<>();
        Set<NumberCode> remarks = new LinkedHashSet<>();
        for (String code : codes) {
            Reading whole = reader.seven(code + digits, digits, NumberCode.AREA_CODE_ADDED);
            if (whole != null && !whole.isRefused()) {
                numbers.addAll(whole.numbers());
                remarks.addAll(whole.codes());
            }
        }
        if (numbers.isEmpty() || looksLikeIndex(local.digits(), towns)) {
            return local;
        }
        if (digits.chars().distinct().count() == 1 || "1234567".startsWith(digits)) {
            remarks.add(NumberCode.FAKE);
        }
        if (numbers.size() > 1) {
            remarks.add(NumberCode.AREA_CODE_UNCERTAIN);
        }
        return new Reading(numbers, remarks, null, digits, false).withExtension(local.extension());
    }

    /** The whole number where exactly one is possible and nothing speaks against it, otherwise the refusal itself. */
    Reading certain(Reading local, PlaceHints hints) {
        Reading whole = completed(local, hints);
        return whole.isRefused() || whole.numbers().size() > 1 || whole.codes().contains(NumberCode.FAKE) ? local
                : whole;
    }

    /** "150000" beside Yaroslavl is its index rather than a telephone there; "15-00-45" would be one. */
    private static boolean looksLikeIndex(String digits, List<Settlement> towns) {
        List<Region> regions = Regions.byIndex(digits);
        return digits.endsWith("00") && towns.stream().anyMatch(town -> regions.contains(town.region()));
    }

    /** Without the doubt about ten digits from 7 or 8, where the address lies in the region of their area code. */
    static Reading confirmed(Reading reading, PlaceHints hints) {
        if (hints.addressIsEmpty() || !reading.codes().contains(NumberCode.AMBIGUOUS) || reading.numbers().size() > 1) {
            return reading;
        }
        String e164 = reading.numbers().getFirst().e164();
        List<Region> area = e164.startsWith("+7") ? Regions.byArea(Integer.parseInt(e164.substring(2, 5))) : List.of();
        List<Region> place = new ArrayList<>(Address.read(hints.region(), hints.settlement()).regions());
        place.addAll(Regions.byIndex(hints.index()));
        return area.stream().anyMatch(place::contains) ? reading.without(NumberCode.AMBIGUOUS) : reading;
    }

    /** Towns by the address and by the index; where the two disagree, both. */
    private static List<Settlement> towns(PlaceHints hints) {
        Address address = Address.read(hints.region(), hints.settlement());
        List<Settlement> ofIndex = hints.index().isEmpty() ? List.of() : Settlements.ofIndex(hints.index());
        if (address.towns().isEmpty()) {
            boolean otherTown = !hints.settlement().isBlank() && address.regions().isEmpty();
            return otherTown ? List.of() : ofIndex;
        }
        List<Settlement> both = address.towns().stream().filter(ofIndex::contains).toList();
        if (!both.isEmpty()) {
            return both;
        }
        List<Settlement> near = address.towns().stream().filter(town -> ofIndex.stream()
                .anyMatch(other -> other.region().equals(town.region()))).toList();
        if (!near.isEmpty() || ofIndex.isEmpty()) {
            return near.isEmpty() ? address.towns() : near;
        }
        return Stream.concat(address.towns().stream(), ofIndex.stream()).toList();
    }
}
