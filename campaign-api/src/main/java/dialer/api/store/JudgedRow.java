package dialer.api.store;

import dialer.numbering.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One row of a base with its verdict.
 *
 * @param rowNo   as in the file, the first line being 1
 * @param code    why, see {@code dialer.numbering.NumberCode} and {@code dialer.api.intake.RowCode}
 * @param column  the column that is to blame, counted from 1; 0 for none
 * @param numbers the one to dial first standing first; empty for a rejected row
 * @param courier whose order it is; empty for nobody's
 * @param order   the courier's id of it; empty for none
 * @param card    the row's fields by name
 * @param cells   the row as it was; for warnings and rejections, else empty
 * @param deadline nobody calls for the row from then on; null for never ending
 */
public record JudgedRow(long rowNo, Verdict verdict, String code, int column, List<JudgedNumber> numbers,
        String courier, String order, Map<String, String> card, List<String> cells, @Nullable Instant deadline) {
    public JudgedRow {
        numbers = List.copyOf(numbers);
    }

    /** A row that may be called for without end. */
    public JudgedRow(long rowNo, Verdict verdict, String code, int column, List<JudgedNumber> numbers,
            String courier, String order, Map<String, String> card, List<String> cells) {
        this(rowNo, verdict, code, column, numbers, courier, order, card, cells, null);
    }

    /**
     * A number of the row.
     *
     * @param extension digits to send after the answer, empty for none
     * @param zones     where the recipient may be: IANA zones parted by commas, empty for "nobody knows"
     * @param region    ISO 3166-2 where the evidence points to one region, else empty
     * @param evidence  how that is known, one line
     */
    public record JudgedNumber(String e164, String extension, String zones, String region, String evidence) {
        @Override
        public String toString() {
            return "JudgedNumber";
        }
    }

    @Override
    public String toString() {
        return "JudgedRow[" + rowNo + ", " + verdict + ", " + code + "]";
    }
}
