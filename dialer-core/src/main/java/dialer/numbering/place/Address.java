package dialer.numbering.place;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The place behind an address, as far as its words are known.
 *
 * @param towns   towns that it may mean: one when it is certain, several of one name, none when no town is known
 * @param guessed whether a slip of the pen was forgiven in the town's name
 * @param regions regions that it names, or those of the towns
 */
public record Address(List<Settlement> towns, boolean guessed, List<Region> regions) {

    public static final Address UNKNOWN = new Address(List.of(), false, List.of());

    private static final Pattern PARTS = Pattern.compile("[,;\\n]+");
    /** Behind these words comes a street, a house or a flat, never a town. */
    private static final Pattern STREET = Pattern.compile("(?iU)^\\s*(ул|улица|пр-?кт|просп\\w*|пр|пер|переулок|ш|шоссе"
            + "|наб|набережная|бульвар|б-р|пл|площадь|проезд|дом|д|кв|корп\\w*|к|стр|офис|оф|подъезд|этаж|р-н|район"
            + "|мкр|микрорайон|тер)\\b[. ].*");

    public Address {
        towns = List.copyOf(towns);
        regions = List.copyOf(regions);
    }

    /** Reads region and settlement; the settlement may be a whole address, its region, town and street by commas. */
    public static Address read(String region, String settlement) {
        Set<Region> regions = new LinkedHashSet<>(region.isEmpty() ? List.of() : Regions.named(region));
        Settlements.Match match = Settlements.Match.NONE;
        if (!settlement.isEmpty()) {
            match = Settlements.named(settlement);
            if (match.towns().isEmpty() || match.guessed()) {
                Parts parts = parts(settlement, regions.isEmpty());
                regions.addAll(parts.regions());
                match = parts.match().towns().isEmpty() ? match : parts.match();
            }
        }
        List<Settlement> towns = inside(match.towns(), regions);
        if (!towns.isEmpty()) {
            Set<Region> ofTowns = new LinkedHashSet<>();
            towns.forEach(town -> ofTowns.add(town.region()));
            return new Address(towns, match.guessed(), List.copyOf(ofTowns));
        }
        return new Address(List.of(), false, List.copyOf(regions));
    }

    /** The one town that is meant. */
    public Optional<Settlement> town() {
        return towns.size() == 1 ? Optional.of(towns.getFirst()) : Optional.empty();
    }

    private record Parts(List<Region> regions, Settlements.Match match) {
    }

    /** Reads "Московская обл., г. Химки, ул. Лесная, 5" part by part. */
    private static Parts parts(String address, boolean wantRegion) {
        List<Region> regions = new ArrayList<>();
        Settlements.Match match = Settlements.Match.NONE;
        for (String part : PARTS.split(address)) {
            if (STREET.matcher(part).matches()) {
                continue;
            }
            Settlements.Match here = Settlements.named(part);
            boolean noTown = here.towns().isEmpty() || here.guessed();
            Optional<Region> region = noTown ? Regions.byName(part) : Optional.empty();
            if (region.isPresent()) {
                if (wantRegion) {
                    regions.add(region.get());
                }
            } else if (match.towns().isEmpty()) {
                match = here;
            }
        }
        return new Parts(regions, match);
    }

    /** A town outside the regions that the address names is another town of that name. */
    private static List<Settlement> inside(List<Settlement> towns, Set<Region> regions) {
        return regions.isEmpty() ? towns : towns.stream().filter(town -> regions.contains(town.region())
                || isNear(town.region(), regions)).toList();
    }

    /** People write "Московская область, Москва" and "Ленинградская область, Санкт-Петербург". */
    private static boolean isNear(Region centre, Set<Region> regions) {
        String around = switch (centre.code()) {
            case "RU-MOW" -> "RU-MOS";
            case "RU-SPE" -> "RU-LEN";
            case "RU-SEV" -> "RU-CR";
            case "RU-NEN" -> "RU-ARK";
            case "RU-KHM", "RU-YAN" -> "RU-TYU";
            default -> "";
        };
        return regions.stream().anyMatch(region -> region.code().equals(around));
    }
}
