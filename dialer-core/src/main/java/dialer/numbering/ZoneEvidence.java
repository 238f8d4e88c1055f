package dialer.numbering;

import dialer.numbering.place.Address;
import dialer.numbering.place.PlaceHints;
import dialer.numbering.place.Region;
import dialer.numbering.place.Regions;
import dialer.numbering.place.Settlement;
import dialer.numbering.place.States;
import dialer.numbering.plan.NumberingPlan;
import dialer.numbering.plan.PlanRange;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Where a recipient may be: gathers all evidence and says which zones remain likely. The order's own zone settles it;
 * otherwise the address (settlement, region, index) counts together with the number's own place where the number has
 * one (a land line's area, a mobile's range in the imported registry); then the campaign's default; then the country as
 * a whole. A Russian mobile alone says nothing: then the hours that are allowed in all of Russia are left.
 */
public final class ZoneEvidence {

    /** One zone for each offset in use in Russia, Kaliningrad to Kamchatka (tzdata). */
    public static final List<ZoneId> ALL_OF_RUSSIA = List.of("Europe/Kaliningrad", "Europe/Moscow", "Europe/Samara",
            "Asia/Yekaterinburg", "Asia/Omsk", "Asia/Krasnoyarsk", "Asia/Irkutsk", "Asia/Yakutsk", "Asia/Vladivostok",
            "Asia/Magadan", "Asia/Kamchatka").stream().map(ZoneId::of).toList();

    /** One zone for all of Kazakhstan since March 2024. */
    private static final List<ZoneId> KAZAKHSTAN = List.of(ZoneId.of("Asia/Almaty"));
    private static final int NATIONAL_DIGITS = 10;
    private static final long AREA_DIVISOR = 10_000_000L;
    /** Kazakhstan's own postal indexes look like those of the Russian north-west below this. */
    private static final String FIRST_INDEX_OF_NO_OTHER_COUNTRY = "170000";

    private final Supplier<NumberingPlan> plan;
    private final LibraryPlaces library = new LibraryPlaces();

    /** Without an imported registry. */
    public ZoneEvidence() {
        this(() -> NumberingPlan.EMPTY);
    }

    /** {@code plan}: asked for each number, so that an import counts at once. */
    public ZoneEvidence(Supplier<NumberingPlan> plan) {
        this.plan = plan;
    }

    /**
     * Gathers and weighs the evidence.
     *
     * @param hints           what the base says
     * @param e164            the number, "+79161230045"
     * @param campaignDefault the campaign's zone, empty for none
     * @param addressWins     whether the number's own place is left out where the address is known
     */
    public Whereabouts find(PlaceHints hints, String e164, String campaignDefault, boolean addressWins) {
        List<ZoneClue> clues = new ArrayList<>(4);
        List<ZoneId> job = ZoneNames.of(hints.zone());
        if (!job.isEmpty()) {
            clues.add(new ZoneClue(ZoneSource.JOB, Confidence.CERTAIN, job, List.of(), ""));
        }
        Set<ZoneId> address = new LinkedHashSet<>();
        if (!hints.addressIsEmpty()) {
            addAddress(hints, e164, clues, address);
        }
        Optional<ZoneClue> number = ofNumber(e164);
        number.ifPresent(clues::add);
        List<ZoneId> campaign = ZoneNames.of(campaignDefault);
        if (!campaign.isEmpty()) {
            clues.add(new ZoneClue(ZoneSource.CAMPAIGN, Confidence.LOW, campaign, List.of(), ""));
        }
        return new Whereabouts(weigh(job, address, number, campaign, addressWins), sorted(clues));
    }

    /**
     * What of a number the evidence goes by: two numbers with equal keys are found in the same places by the same
     * hints, as long as the numbering plan stays. So a million rows of a few hundred towns need not be weighed one by
     * one.
     */
    public Object key(String e164) {
        if (isKazakh(e164) || !isOfRussianPlan(e164)) {
            return isKazakh(e164) ? ZoneSource.AREA_CODE : e164;
        }
        long national = Long.parseLong(e164.substring(2));
        Optional<PlanRange> range = plan.get().rangeOf(national);
        return range.isPresent() ? range.get() : national / 1_000_000_000L == 9 ? 9L : national / AREA_DIVISOR;
    }

    /**
     * Zones in which the recipient may be; empty when nothing is known, which must not be dialed.
     *
     * @param zoneCell    what the base says about the zone, empty for nothing
     * @param index       postal index, empty for none
     * @param defaultZone the campaign's, empty for none
     * @param e164        the number
     */
    public List<ZoneId> zones(String zoneCell, String index, String defaultZone, String e164) {
        return find(new PlaceHints(zoneCell, "", "", index), e164, defaultZone, false).zones();
    }

    private static List<ZoneId> weigh(List<ZoneId> job, Set<ZoneId> address, Optional<ZoneClue> number,
            List<ZoneId> campaign, boolean addressWins) {
        if (!job.isEmpty()) {
            return job;
        }
        boolean numberCounts = number.isPresent() && number.get().confidence() != Confidence.LOW;
        if (!address.isEmpty()) {
            if (numberCounts && !addressWins) {
                address.addAll(number.get().zones());
            }
            return List.copyOf(address);
        }
        if (numberCounts || campaign.isEmpty()) {
            return number.map(ZoneClue::zones).orElse(List.of());
        }
        return campaign;
    }

    private static List<ZoneClue> sorted(List<ZoneClue> clues) {
        return clues.stream().sorted((a, b) -> a.source().compareTo(b.source())).toList();
    }

    /** What the words of the address say, and what its index says; where the two disagree, both remain. */
    private static void addAddress(PlaceHints hints, String e164, List<ZoneClue> clues, Set<ZoneId> zones) {
        Optional<Region> state = e164.startsWith("+1") ? States.named(hints.region(), hints.settlement())
                : Optional.empty();
        if (state.isPresent()) {
            clues.add(new ZoneClue(ZoneSource.REGION, Confidence.HIGH, state.get().zones(),
                    List.of(state.get().code()), state.get().nameEn()));
            zones.addAll(state.get().zones());
            return;
        }
        Address address = Address.read(hints.region(), hints.settlement());
        boolean useIndex = !hints.index().isEmpty() && !mayBeKazakh(hints.index(), e164);
        List<Region> ofIndex = useIndex ? Regions.byIndex(hints.index()) : List.of();
        List<ZoneId> indexZones = ofIndex.isEmpty() ? List.of() : Regions.zonesOfIndex(hints.index());
        if (!address.towns().isEmpty()) {
            List<Settlement> towns = closest(address.towns(), ofIndex);
            List<ZoneId> here = zonesOfTowns(towns);
            Confidence confidence = towns.size() == 1 && !address.guessed() ? Confidence.HIGH : Confidence.MEDIUM;
            clues.add(new ZoneClue(ZoneSource.SETTLEMENT, confidence, here,
                    codes(towns.stream().map(Settlement::region).distinct().toList()),
                    towns.stream().map(Settlement::name).distinct().collect(Collectors.joining(", "))));
            zones.addAll(here);
        } else if (!address.regions().isEmpty()) {
            List<ZoneId> here = Regions.zones(address.regions());
            clues.add(new ZoneClue(ZoneSource.REGION, Confidence.HIGH, here, codes(address.regions()),
                    names(address.regions())));
            // an index of the same region may say more than the region: Yakutia has three zones
            boolean narrower = !indexZones.isEmpty() && here.containsAll(indexZones);
            zones.addAll(narrower ? indexZones : here);
        }
        if (!ofIndex.isEmpty()) {
            clues.add(new ZoneClue(ZoneSource.POSTAL_INDEX, Confidence.HIGH, indexZones, codes(ofIndex),
                    names(ofIndex)));
            boolean wider = !zones.isEmpty() && indexZones.containsAll(zones);
            if (!wider) {
                zones.addAll(indexZones);
            }
        }
    }

    /** Of towns of one name, those in the index's region, if any is. */
    private static List<Settlement> closest(List<Settlement> towns, List<Region> ofIndex) {
        List<Settlement> here = towns.stream().filter(town -> ofIndex.contains(town.region())).toList();
        return here.isEmpty() ? towns : here;
    }

    private static List<ZoneId> zonesOfTowns(List<Settlement> towns) {
        Set<ZoneId> zones = new LinkedHashSet<>();
        towns.forEach(town -> zones.addAll(town.zones()));
        return List.copyOf(zones);
    }

    private static boolean mayBeKazakh(String index, String e164) {
        return isKazakh(e164) && index.strip().compareTo(FIRST_INDEX_OF_NO_OTHER_COUNTRY) < 0;
    }

    /** What the number itself says; empty for what is no number or of no country. */
    private Optional<ZoneClue> ofNumber(String e164) {
        if (isKazakh(e164)) {
            return Optional.of(new ZoneClue(ZoneSource.AREA_CODE, Confidence.HIGH, KAZAKHSTAN, List.of(), ""));
        }
        if (isOfRussianPlan(e164)) {
            return Optional.of(russian(Long.parseLong(e164.substring(2))));
        }
        return library.clue(e164);
    }

    private ZoneClue russian(long national) {
        boolean mobile = national / 1_000_000_000L == 9;
        Optional<PlanRange> range = plan.get().rangeOf(national).filter(found -> !found.zones().isEmpty());
        if (range.isPresent()) {
            return new ZoneClue(ZoneSource.NUMBERING_PLAN, mobile ? Confidence.MEDIUM : Confidence.HIGH,
                    range.get().zones(), codes(range.get().regions()), names(range.get().regions()));
        }
        List<Region> area = mobile ? List.of() : Regions.byArea((int) (national / AREA_DIVISOR));
        return area.isEmpty()
                ? new ZoneClue(ZoneSource.COUNTRY, Confidence.LOW, ALL_OF_RUSSIA, List.of(), "")
                : new ZoneClue(ZoneSource.AREA_CODE, Confidence.HIGH, Regions.zones(area), codes(area), names(area));
    }

    private static boolean isOfRussianPlan(String e164) {
        return e164.length() == NATIONAL_DIGITS + 2 && e164.startsWith("+7");
    }

    private static boolean isKazakh(String e164) {
        return e164.startsWith("+77") || e164.startsWith("+76");
    }

    private static List<String> codes(List<Region> regions) {
        return regions.stream().map(Region::code).toList();
    }

    private static String names(List<Region> regions) {
        return regions.size() == 1 ? regions.getFirst().nameRu()
                : regions.stream().map(Region::nameRu).collect(Collectors.joining(", "));
    }
}
