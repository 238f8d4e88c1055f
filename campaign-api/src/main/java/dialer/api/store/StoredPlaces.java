package dialer.api.store;

import dialer.api.store.ClaimRules.Manner;
import dialer.api.store.JudgedRow.JudgedNumber;
import dialer.compliance.Place;
import dialer.numbering.Whereabouts;
import dialer.numbering.ZoneClue;
import dialer.numbering.ZoneEvidence;
import dialer.numbering.ZoneSource;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Where the recipient behind a stored number may be. Regions are there for the holidays that only they have: where two
 * clues name different regions, both count, since a call must be allowed in every place.
 */
final class StoredPlaces {

    /** A town's name that is found in more regions says nothing about any of them. */
    private static final int MOST_REGIONS = 3;

    private final Manner manner;

    StoredPlaces(Manner manner) {
        this.manner = manner;
    }

    /**
     * Places, empty when nobody knows.
     *
     * @param zones    as stored, see {@link ZoneMarks}
     * @param region   ISO 3166-2 of the weightiest clue, empty for none
     * @param evidence as {@link Whereabouts#toText} has written it, empty for none
     */
    List<Place> of(String zones, String region, String evidence) {
        Whereabouts found = read(evidence);
        List<ZoneId> candidates = zones(zones);
        List<ZoneClue> clues = found.clues();
        if (manner.addressWins()) {
            List<ZoneClue> ofAddress = clues.stream().filter(clue -> isOfAddress(clue.source())).toList();
            List<ZoneId> there = candidates.stream()
                    .filter(zone -> ofAddress.stream().anyMatch(clue -> clue.zones().contains(zone))).toList();
            if (!there.isEmpty()) {
                candidates = there;
                clues = ofAddress;
            }
        }
        List<Place> places = new ArrayList<>();
        for (ZoneId zone : candidates) {
            Set<String> regions = clues.isEmpty() && !region.isEmpty() ? Set.of(region) : regionsOf(zone, clues);
            if (regions.isEmpty()) {
                places.add(Place.of(zone));
            }
            regions.forEach(one -> places.add(new Place(zone, one)));
        }
        return places;
    }

    private static Set<String> regionsOf(ZoneId zone, List<ZoneClue> clues) {
        Set<String> regions = new LinkedHashSet<>();
        clues.stream().filter(clue -> clue.zones().contains(zone) && clue.regions().size() <= MOST_REGIONS)
                .forEach(clue -> regions.addAll(clue.regions()));
        return regions;
    }

    /**
     * One number that stands in two rows of a recipient: whoever may be in either place is called when both allow it. A
     * row that knows no place says nothing about the other's.
     */
    static JudgedNumber together(JudgedNumber first, JudgedNumber second) {
        String extension = first.extension().isEmpty() ? second.extension() : first.extension();
        boolean same = first.zones().equals(second.zones()) && first.evidence().equals(second.evidence());
        if (same || !namesZones(second.zones()) || !namesZones(first.zones())) {
            JudgedNumber known = same || namesZones(first.zones()) || !namesZones(second.zones()) ? first : second;
            return new JudgedNumber(first.e164(), extension, known.zones(), known.region(), known.evidence());
        }
        Set<String> zones = new LinkedHashSet<>(Arrays.asList(first.zones().split(",")));
        zones.addAll(Arrays.asList(second.zones().split(",")));
        Set<ZoneClue> clues = new LinkedHashSet<>(read(first.evidence()).clues());
        clues.addAll(read(second.evidence()).clues());
        return new JudgedNumber(first.e164(), extension, String.join(",", zones),
                first.region().equals(second.region()) ? first.region() : "",
                new Whereabouts(zones.stream().map(ZoneId::of).toList(), List.copyOf(clues)).toText());
    }

    private static boolean namesZones(String stored) {
        return !stored.isEmpty() && !stored.equals(ZoneMarks.ALL_OF_RUSSIA);
    }

    private static boolean isOfAddress(ZoneSource source) {
        return switch (source) {
            case JOB, SETTLEMENT, REGION, POSTAL_INDEX -> true;
            case NUMBERING_PLAN, AREA_CODE, LIBRARY, CAMPAIGN, COUNTRY -> false;
        };
    }

    private static Whereabouts read(String evidence) {
        try {
            return evidence.isEmpty() ? Whereabouts.UNKNOWN : Whereabouts.ofText(evidence);
        } catch (IllegalArgumentException e) {
            return Whereabouts.UNKNOWN;
        }
    }

    /** Zones of a stored number: what intake found, or the campaign's default; empty when nobody knows. */
    private List<ZoneId> zones(String stored) {
        String standard = manner.defaultZone();
        if (stored.equals(ZoneMarks.ALL_OF_RUSSIA)) {
            return standard.isEmpty() ? ZoneEvidence.ALL_OF_RUSSIA : List.of(ZoneId.of(standard));
        }
        if (stored.isEmpty()) {
            return standard.isEmpty() ? List.of() : List.of(ZoneId.of(standard));
        }
        try {
            return Arrays.stream(stored.split(",")).map(ZoneId::of).toList();
        } catch (DateTimeException e) {
            return List.of();
        }
    }
}
