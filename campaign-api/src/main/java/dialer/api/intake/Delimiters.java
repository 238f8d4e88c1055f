package dialer.api.intake;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What parts the cells of a text: the character that most lines hold equally often, outside quotes. */
final class Delimiters {

    private static final String CANDIDATES = ";\t,|^~";
    private static final int MOST_LINES = 200;

    private Delimiters() {
    }

    /** {@link TextRows#NO_DELIMITER} for a text of one column. */
    static char of(String sample) {
        List<String> lines = sample.lines().filter(line -> !line.isBlank()).limit(MOST_LINES).toList();
        if (!lines.isEmpty() && named(lines.getFirst())) {
            return lines.getFirst().charAt(4);
        }
        char best = TextRows.NO_DELIMITER;
        double most = 0;
        for (int i = 0; i < CANDIDATES.length(); i++) {
            char candidate = CANDIDATES.charAt(i);
            double score = score(lines, candidate);
            if (score > most) {
                most = score;
                best = candidate;
            }
        }
        return best;
    }

    /** Excel's own first line: {@code sep=;}. */
    static boolean named(String line) {
        return line.length() == 5 && line.startsWith("sep=");
    }

    /** Share of lines that hold the candidate as often as most that hold it do, a little for each cell. */
    private static double score(List<String> lines, char candidate) {
        Map<Integer, Integer> linesByCount = new TreeMap<>();
        lines.forEach(line -> linesByCount.merge(count(line, candidate), 1, Integer::sum));
        linesByCount.remove(0);
        int usual = 0;
        int alike = 0;
        for (Map.Entry<Integer, Integer> each : linesByCount.entrySet()) {
            if (each.getValue() >= alike) {
                usual = each.getKey();
                alike = each.getValue();
            }
        }
        double share = lines.isEmpty() ? 0 : (double) alike / lines.size();
        // one line out of many that holds a comma is an address, not a table
        return share < 0.3 ? (lines.isEmpty() ? 0 : count(lines.getFirst(), candidate)) * 0.001
                : share + Math.min(usual, 50) * 0.01;
    }

    private static int count(String line, char candidate) {
        int count = 0;
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            quoted ^= c == '"';
            count += c == candidate && !quoted ? 1 : 0;
        }
        return count;
    }
}
