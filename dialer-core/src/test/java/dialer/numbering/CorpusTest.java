package dialer.numbering;

import static org.assertj.core.api.Assertions.assertThat;

import dialer.numbering.place.PlaceHints;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Cells of real bases with their verdicts, as a table for people in {@code numbers/corpus.txt}. */
class CorpusTest {

    private static final String COLUMN = "‖";
    private static final int FEWEST = 400;

    private final PhoneNormaliser normaliser = new PhoneNormaliser();

    @Test
    void shouldJudgeEveryCellOfTheCorpus() throws IOException {
        List<String> wrong = new ArrayList<>();
        int cells = 0;
        for (String line : lines()) {
            if (line.contains(COLUMN) && !line.startsWith("# ")) {
                cells++;
                String[] columns = line.split(COLUMN, -1);
                String expected = columns[2].strip() + " " + columns[3].strip() + " " + columns[4].strip();
                String judged = judged(unescaped(columns[0].stripTrailing()), columns[1].strip());
                if (!judged.equals(expected)) {
                    wrong.add(columns[0].strip() + "\n  expected " + expected + "\n  but was  " + judged);
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(cells).isGreaterThanOrEqualTo(FEWEST);
    }

    @Test
    void shouldGiveEveryVerdictAReasonWithWordsInBothLanguages() {
        for (NumberCode code : NumberCode.values()) {
            assertThat(code.wordsRu()).isNotBlank();
            assertThat(code.wordsEn()).isNotBlank();
            assertThat(code.adviceRu().isEmpty()).isEqualTo(code.adviceEn().isEmpty());
            boolean wanted = code.verdict() == Verdict.WARNING || code.verdict() == Verdict.REJECTED;
            assertThat(code.adviceRu().isEmpty()).as(code.name()).isEqualTo(!wanted
                    && code != NumberCode.PART_LEFT_OUT);
        }
    }

    private String judged(String cell, String place) {
        FoundNumber found = normaliser.judge(cell, hints(place));
        String numbers = found.numbers().stream().map(number -> number.extension().isEmpty() ? number.e164()
                : number.e164() + "x" + number.extension()).collect(Collectors.joining(" "));
        return found.verdict().name().toLowerCase(Locale.ROOT) + " " + numbers + " "
                + found.codes().stream().map(Enum::name).collect(Collectors.joining(" "));
    }

    /** "150000, Ярославль": an index, a settlement, or both. */
    private static PlaceHints hints(String place) {
        if (place.isEmpty()) {
            return PlaceHints.NONE;
        }
        boolean index = place.matches("\\d{6}(,.*)?");
        String settlement = index ? place.substring(6).replaceFirst("^, ", "") : place;
        return new PlaceHints("", "", settlement, index ? place.substring(0, 6) : "");
    }

    private static String unescaped(String text) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\') {
                plain.append(c);
            } else if (text.charAt(i + 1) == 'u') {
                plain.append((char) Integer.parseInt(text.substring(i + 2, i + 6), 16));
                i += 5;
            } else {
                plain.append(text.charAt(i + 1) == 'n' ? '\n' : '\\');
                i++;
            }
        }
        return plain.toString();
    }

    private static List<String> lines() throws IOException {
        try (InputStream file = Objects.requireNonNull(CorpusTest.class.getResourceAsStream("/numbers/corpus.txt"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }
}
