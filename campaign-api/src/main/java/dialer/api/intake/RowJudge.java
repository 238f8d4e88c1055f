package dialer.api.intake;

import dialer.api.intake.RowSource.Row;
import dialer.api.store.JudgedRow;
import dialer.api.store.JudgedRow.JudgedNumber;
import dialer.api.store.ZoneMarks;
import dialer.numbering.DialNumber;
import dialer.numbering.FoundNumber;
import dialer.numbering.NumberCode;
import dialer.numbering.PhoneNormaliser;
import dialer.numbering.Verdict;
import dialer.numbering.Whereabouts;
import dialer.numbering.ZoneEvidence;
import dialer.numbering.place.PlaceHints;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gives each row of one file its verdict, its numbers and its card, as the mapping says. */
final class RowJudge {

    private static final int LONGEST_CELL = 4_000;
    private static final int LONGEST_KEY = 200;

    /** Places that are remembered: a base names few, each in thousands of rows. */
    private static final int MOST_LOCATED = 20_000;

    private final Map<Asked, Located> located = new HashMap<>();
    private final PhoneNormaliser normaliser;
    private final ZoneEvidence zones;
    private final Mapping mapping;
    private final List<String> titles;
    private final List<String> keys;
    private final List<Integer> phones;
    private final String courier;
    private final BaseRules rules;
    private final boolean repaired;

    /**
     * A judge for the rows of one file.
     *
     * @param courier whose orders they are where no column says so; empty for nobody's
     * @param rules   the campaign's
     */
    RowJudge(PhoneNormaliser normaliser, ZoneEvidence zones, Mapping mapping, String courier, BaseRules rules) {
        this.normaliser = normaliser;
        this.zones = zones;
        this.mapping = mapping;
        this.titles = mapping.titles();
        this.keys = mapping.keys();
        this.phones = mapping.positions(ColumnRole.PHONE);
        this.courier = courier;
        this.rules = rules;
        this.repaired = mapping.has(ColumnRole.ROW);
    }

    /** Never throws for what stands in the row. */
    JudgedRow judge(Row row) {
        if (row.trouble() != null) {
            return rejected(row.rowNo(), row.trouble().name(), 0, List.of());
        }
        long rowNo = repaired ? originalRow(row) : row.rowNo();
        if (mapping.headerRow() > 0 && Headers.isAgain(row.cells(), titles)) {
            return rejected(rowNo, RowCode.HEADER_AGAIN.name(), 0, kept(row));
        }
        if (phones.isEmpty()) {
            return rejected(rowNo, RowCode.NO_PHONE_COLUMN.name(), 0, kept(row));
        }
        Map<String, String> card = card(row);
        Found found = numbers(row, card);
        String written = card.getOrDefault(ColumnRole.DEADLINE.key(), "");
        Instant deadline = written.isEmpty() || found.numbers().isEmpty() ? null
                : Deadline.read(written, ZoneMarks.zones(found.numbers().getFirst().zones())).orElse(null);
        if (deadline == null && !written.isEmpty() && found.verdict() != Verdict.REJECTED
                && found.verdict() != Verdict.WARNING) {
            found = new Found(Verdict.WARNING, RowCode.DEADLINE_NOT_READ.name(),
                    mapping.positions(ColumnRole.DEADLINE).getFirst(), found.numbers());
        }
        boolean bad = found.verdict() == Verdict.REJECTED || found.verdict() == Verdict.WARNING;
        return new JudgedRow(rowNo, found.verdict(), found.code(), found.column() + 1, found.numbers(),
                cut(card.getOrDefault(ColumnRole.COURIER.key(), courier)),
                cut(card.getOrDefault(ColumnRole.ORDER.key(), "")), card, bad ? kept(row) : List.of(), deadline);
    }

    /** What a place is known by: words of the row, and what of the number tells a place. */
    private record Asked(PlaceHints hints, Object number) {
    }

    /** A place as the store takes it. */
    private record Located(String zones, String region, String evidence) {
    }

    private record Found(Verdict verdict, String code, int column, List<JudgedNumber> numbers) {
    }

    private JudgedRow rejected(long rowNo, String code, int column, List<String> cells) {
        return new JudgedRow(rowNo, Verdict.REJECTED, code, column, List.of(), "", "", Map.of(), cells);
    }

    /** A row of our own file of mistakes says which row of the original file it is. */
    private long originalRow(Row row) {
        String cell = row.cell(mapping.positions(ColumnRole.ROW).getFirst()).strip();
        return cell.matches("\\d{1,12}") ? Long.parseLong(cell) : row.rowNo();
    }

    private Map<String, String> card(Row row) {
        Map<String, String> card = new LinkedHashMap<>();
        for (int i = 0; i < row.cells().size(); i++) {
            ColumnRole role = i < mapping.columns().size() ? mapping.columns().get(i).role() : ColumnRole.FIELD;
            if (role == ColumnRole.PHONE || role == ColumnRole.IGNORE || role == ColumnRole.ROW) {
                continue;
            }
            String value = unquoted(clean(row.cells().get(i)));
            if (!value.isEmpty()) {
                String key = i < keys.size() ? keys.get(i) : "column " + (i + 1);
                card.merge(key, value, role == ColumnRole.NAME ? (a, b) -> a + " " + b : (a, b) -> a + ", " + b);
            }
        }
        return card;
    }

    /** All numbers of all phone columns; a number that a person must look at holds the row, whatever its column. */
    private Found numbers(Row row, Map<String, String> card) {
        FoundNumber first = null;
        FoundNumber refused = null;
        int firstColumn = 0;
        int refusedColumn = phones.getFirst();
        Map<String, DialNumber> all = new LinkedHashMap<>();
        PlaceHints hints = hints(card);
        for (int column : phones) {
            String cell = row.cell(column);
            FoundNumber found = normaliser.judge(cell, hints);
            found.numbers().forEach(number -> all.putIfAbsent(number.e164(), number));
            if (found.numbers().isEmpty()) {
                if (refused == null || (!cell.isBlank() && refused.code() == NumberCode.EMPTY)) {
                    refused = found;
                    refusedColumn = column;
                }
            } else if (first == null || (found.verdict() == Verdict.WARNING && first.verdict() != Verdict.WARNING)) {
                first = found;
                firstColumn = column;
            }
        }
        if (first == null) {
            return refused(refused, refusedColumn);
        }
        List<JudgedNumber> numbers = new ArrayList<>(all.size());
        all.values().forEach(number -> numbers.add(located(number, hints)));
        if (refused != null && refused.code() != NumberCode.EMPTY && first.verdict() == Verdict.OK) {
            return new Found(Verdict.FIXED, RowCode.OTHER_NUMBER_LEFT_OUT.name(), refusedColumn, numbers);
        }
        return new Found(first.verdict(), first.code().name(), firstColumn, numbers);
    }

    /** What the row says about where the recipient is; a whole address says it where no column names the town. */
    private static PlaceHints hints(Map<String, String> card) {
        String town = card.getOrDefault(ColumnRole.SETTLEMENT.key(), "");
        return new PlaceHints(card.getOrDefault(ColumnRole.ZONE.key(), ""),
                card.getOrDefault(ColumnRole.REGION.key(), ""),
                town.isEmpty() ? card.getOrDefault(ColumnRole.ADDRESS.key(), "") : town,
                card.getOrDefault(ColumnRole.INDEX.key(), ""));
    }

    private JudgedNumber located(DialNumber number, PlaceHints hints) {
        if (located.size() >= MOST_LOCATED) {
            located.clear();
        }
        Located there = located.computeIfAbsent(new Asked(hints, zones.key(number.e164())),
                asked -> locate(number, hints));
        return new JudgedNumber(number.e164(), number.extension(), there.zones(), there.region(), there.evidence());
    }

    private Located locate(DialNumber number, PlaceHints hints) {
        Whereabouts found = zones.find(hints, number.e164(), rules.defaultZone(), rules.addressWins());
        String region = found.best().filter(clue -> clue.regions().size() == 1)
                .map(clue -> clue.regions().getFirst()).orElse("");
        return new Located(ZoneMarks.of(found.zones()), region, found.clues().isEmpty() ? "" : found.toText());
    }

    private static Found refused(@Nullable FoundNumber refused, int column) {
        return refused == null ? new Found(Verdict.REJECTED, NumberCode.EMPTY.name(), column, List.of())
                : new Found(Verdict.REJECTED, refused.code().name(), column, List.of());
    }

    /** Our file of mistakes has an apostrophe in front of what a spreadsheet would calculate; here it goes again. */
    private String unquoted(String value) {
        return repaired && value.startsWith("'") && Formulas.isFormula(value.substring(1)) ? value.substring(1)
                : value;
    }

    /** The row as it was, as far as a store takes it. */
    private static List<String> kept(Row row) {
        return row.cells().stream().map(RowJudge::clean).toList();
    }

    /** Without control characters, which PostgreSQL's documents do not take, and no longer than a card can show. */
    private static String clean(String cell) {
        String text = hasControl(cell) ? withoutControl(cell) : cell;
        text = text.strip();
        if (text.length() <= LONGEST_CELL) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(LONGEST_CELL - 1)) ? LONGEST_CELL - 1 : LONGEST_CELL;
        return text.substring(0, end);
    }

    private static boolean hasControl(String cell) {
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            if (c < ' ' || c == 0x7F || Character.isSurrogate(c) || c == 0xFFFE || c == 0xFFFF) {
                return true;
            }
        }
        return false;
    }

    /** Half a surrogate pair goes too: it is no character, and PostgreSQL says so. */
    private static String withoutControl(String cell) {
        StringBuilder kept = new StringBuilder(cell.length());
        cell.codePoints().filter(c -> c == '\n' || c == '\t' || !Character.isISOControl(c))
                .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
                .filter(c -> c != 0xFFFE && c != 0xFFFF).forEach(kept::appendCodePoint);
        return kept.toString();
    }

    private static String cut(String key) {
        return key.length() <= LONGEST_KEY ? key : key.substring(0, LONGEST_KEY);
    }
}
