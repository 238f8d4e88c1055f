package dialer.api.registry;

import dialer.numbering.place.Region;
import dialer.numbering.place.Regions;
import dialer.numbering.plan.NumberingPlan;
import dialer.numbering.plan.PlanRange;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A plan as lines of tab-parted cells: {@code P} place, region codes, zones; {@code O} operator; {@code R} first, last,
 * number of the operator, number of the place. Places and operators are numbered as they come.
 */
final class PlanText {

    private static final String TAB = "\t";

    private PlanText() {
    }

    private record Place(String wording, List<Region> regions, List<ZoneId> zones) {
    }

    static void write(NumberingPlan plan, Writer to) throws IOException {
        Map<Place, Integer> places = new LinkedHashMap<>();
        Map<String, Integer> operators = new LinkedHashMap<>();
        for (PlanRange range : plan.ranges()) {
            Place place = new Place(range.place(), range.regions(), range.zones());
            if (!places.containsKey(place)) {
                places.put(place, places.size());
                to.write(String.join(TAB, "P", plain(place.wording()), place.regions().stream().map(Region::code)
                        .collect(Collectors.joining(",")), place.zones().stream().map(ZoneId::getId)
                        .collect(Collectors.joining(","))) + "\n");
            }
            if (!operators.containsKey(range.operator())) {
                operators.put(range.operator(), operators.size());
                to.write("O\t" + plain(range.operator()) + "\n");
            }
            to.write("R\t" + range.first() + TAB + range.last() + TAB + operators.get(range.operator()) + TAB
                    + places.get(place) + "\n");
        }
    }

    /** Reads what {@link #write} wrote; an illegal argument is a file that is not of that form. */
    static NumberingPlan read(String version, BufferedReader lines) throws IOException {
        List<Place> places = new ArrayList<>();
        List<String> operators = new ArrayList<>();
        List<PlanRange> ranges = new ArrayList<>();
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] cells = line.split(TAB, -1);
                switch (cells[0]) {
                    case "P" -> places.add(new Place(cells[1], regions(cells[2]), zones(cells[3])));
                    case "O" -> operators.add(cells[1]);
                    case "R" -> {
                        Place place = places.get(Integer.parseInt(cells[4]));
                        ranges.add(new PlanRange(Long.parseLong(cells[1]), Long.parseLong(cells[2]),
                                operators.get(Integer.parseInt(cells[3])), place.wording(), place.regions(),
                                place.zones()));
                    }
                    default -> throw new IllegalArgumentException("A line that begins with " + cells[0]);
                }
            }
        } catch (IndexOutOfBoundsException | DateTimeException e) {
            throw new IllegalArgumentException("A line is cut short, or names what is not there", e);
        }
        return new NumberingPlan(version, ranges);
    }

    private static List<Region> regions(String codes) {
        return codes.isEmpty() ? List.of() : Arrays.stream(codes.split(",")).map(code -> Regions.byCode(code)
                .orElseThrow(() -> new IllegalArgumentException("No region " + code))).toList();
    }

    private static List<ZoneId> zones(String ids) {
        return ids.isEmpty() ? List.of() : Arrays.stream(ids.split(",")).map(ZoneId::of).toList();
    }

    private static String plain(String text) {
        return text.replace('\t', ' ').replace('\n', ' ').replace('\r', ' ');
    }
}
