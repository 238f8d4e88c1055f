package dialer.api.intake;

import java.util.List;

/**
 * What a file was found to be, with some of its rows: what a person looks at before anything is stored.
 *
 * @param kind      TEXT, EXCEL or CALC
 * @param part      which sheet, or which file of a ZIP; empty where there is but one
 * @param parts     all of them, where there are several
 * @param charset   empty for a workbook
 * @param delimiter empty for a workbook and for a text of one column
 * @param above     rows above the end of the header, which are no data
 * @param mapping   what the columns mean, as far as it can be guessed
 * @param sample    some rows behind the header
 */
public record Inspection(String kind, String part, List<String> parts, String charset, String delimiter,
        List<List<String>> above, Mapping mapping, List<SampleRow> sample) {
    public Inspection {
        parts = List.copyOf(parts);
        above = List.copyOf(above);
        sample = List.copyOf(sample);
    }

    /** A row with the verdict it would get. */
    public record SampleRow(long row, List<String> cells, String verdict, String code, String reasonRu,
            String reasonEn) {
        public SampleRow {
            cells = List.copyOf(cells);
        }

        @Override
        public String toString() {
            return "SampleRow[" + row + ", " + verdict + "]";
        }
    }
}
