package dialer.api.hours;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HoursProofTest {

    private static final Path SHIPPED = Path.of("..", "config", "rulepacks");
    private static final int DECISIONS = 50_000;
    private static final long SEED = 20_261_126;

    @Test
    void shouldDecideAsTheClockOnTheWallSays() {
        HoursProof proof = new HoursProof(SEED, SHIPPED);
        for (int done = 0; done < DECISIONS; done++) {
            assertThat(proof.next()).as("decision %d of seed %d", done + 1, SEED).isNull();
        }
    }

    /** A judge who never disagrees is no judge: each small falsehood in a pack must be found. */
    @ParameterizedTest
    @CsvSource({"ru.yaml, 08:00-22:00, 08:00-22:01", "uk.yaml, 10:00-18:00, 10:01-18:00", "fr.yaml, 14:00, 13:45",
        "de.yaml, talk: 60s, talk: 61s", "calendars/kz.yaml, '\"03-24\", ', ''", "ca.yaml, calendar: ca, calendar: us"})
    void shouldFindAFalsehood(String file, String truth, String falsehood, @TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("calendars"));
        for (Path from : List.of(SHIPPED, SHIPPED.resolve("calendars"))) {
            try (Stream<Path> files = Files.list(from)) {
                for (Path each : files.filter(Files::isRegularFile).toList()) {
                    Files.copy(each, folder.resolve(SHIPPED.relativize(each)));
                }
            }
        }
        Path changed = folder.resolve(file);
        assertThat(Files.readString(changed)).contains(truth);
        Files.writeString(changed, Files.readString(changed).replace(truth, falsehood));
        HoursProof proof = new HoursProof(SEED, folder);

        assertThat(IntStream.range(0, DECISIONS).anyMatch(i -> proof.next() != null)).isTrue();
    }
}
