package dialer.numbering;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where a recipient may be and what says so.
 *
 * @param zones the candidate set: a call is allowed when it is allowed in every one; empty when nobody knows, which
 *              must not be dialed
 * @param clues all evidence, the weightiest first, also what was outweighed
 */
public record Whereabouts(List<ZoneId> zones, List<ZoneClue> clues) {

    public static final Whereabouts UNKNOWN = new Whereabouts(List.of(), List.of());

    private static final String CLUES = ";";
    private static final String FIELDS = "|";
    private static final int FIELD_COUNT = 5;

    public Whereabouts {
        zones = List.copyOf(zones);
        clues = List.copyOf(clues);
    }

    /**
     * A zone of the candidate set with the weightiest evidence for it.
     *
     * @param region ISO 3166-2 code where that evidence points to one region, else empty
     */
    public record ZonePlace(ZoneId zone, String region, ZoneSource source, String place) {
    }

    /** The candidate set with its evidence, in the order of the zones. */
    public List<ZonePlace> places() {
        return zones.stream().map(this::place).toList();
    }

    /** The weightiest clue. */
    public Optional<ZoneClue> best() {
        return clues.isEmpty() ? Optional.empty() : Optional.of(clues.getFirst());
    }

    /** Clues that leave a zone possible, the weightiest first. */
    public List<ZoneClue> cluesOf(ZoneId zone) {
        return clues.stream().filter(clue -> clue.zones().contains(zone)).toList();
    }

    /** One line to store beside the contact; {@link #ofText} reads it. */
    public String toText() {
        return clues.stream().map(clue -> String.join(FIELDS, clue.source().name(), clue.confidence().name(),
                joined(clue.zones()), String.join(",", clue.regions()), plain(clue.place())))
                .collect(Collectors.joining(CLUES, joined(zones) + CLUES, ""));
    }

    /**
     * Reads what {@link #toText} wrote.
     *
     * @throws IllegalArgumentException when the text is not of that form, or names a zone this machine does not know
     */
    public static Whereabouts ofText(String text) {
        String[] parts = text.split(CLUES);
        List<ZoneClue> clues = new ArrayList<>();
        try {
            for (int i = 1; i < parts.length; i++) {
                String[] fields = parts[i].split("\\|", -1);
                if (fields.length != FIELD_COUNT) {
                    throw new IllegalArgumentException("A clue has " + FIELD_COUNT + " fields, not " + fields.length);
                }
                clues.add(new ZoneClue(ZoneSource.valueOf(fields[0]), Confidence.valueOf(fields[1]), zones(fields[2]),
                        fields[3].isEmpty() ? List.of() : List.of(fields[3].split(",")), fields[4]));
            }
            return new Whereabouts(parts.length == 0 ? List.of() : zones(parts[0]), clues);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("A zone that is not known: " + e.getMessage(), e);
        }
    }

    private ZonePlace place(ZoneId zone) {
        return cluesOf(zone).stream().findFirst()
                .map(clue -> new ZonePlace(zone, clue.regions().size() == 1 ? clue.regions().getFirst() : "",
                        clue.source(), clue.place()))
                .orElseGet(() -> new ZonePlace(zone, "", ZoneSource.COUNTRY, ""));
    }

    private static String joined(List<ZoneId> zones) {
        return zones.stream().map(ZoneId::getId).collect(Collectors.joining(","));
    }

    private static List<ZoneId> zones(String text) {
        return text.isEmpty() ? List.of() : Arrays.stream(text.split(",")).map(ZoneId::of).toList();
    }

    private static String plain(String place) {
        return place.replace(';', ' ').replace('|', ' ');
    }
}
