package dialer.engine.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotFolderTest {

    @TempDir
    private Path directory;

    @Test
    void shouldGiveBackWhatWasWritten() throws IOException {
        SnapshotFolder folder = new SnapshotFolder(directory);
        folder.write(snapshot(7));
        Snapshot read = folder.read(folder.files().get(0)).orElseThrow();
        assertThat(read).usingRecursiveComparison().isEqualTo(snapshot(7));
    }

    @Test
    void shouldListTheNewestFirstAndKeepTheNewestOnly() throws IOException {
        SnapshotFolder folder = new SnapshotFolder(directory);
        assertThat(folder.files()).isEmpty();
        folder.write(snapshot(5));
        folder.write(snapshot(100));
        assertThat(folder.keep(3)).as("there are not even three").isEmpty();
        folder.write(snapshot(20));
        assertThat(folder.keep(3)).map(Snapshot::seq).contains(5L);
        folder.write(snapshot(120));
        assertThat(folder.keep(3)).map(Snapshot::seq).contains(20L);
        assertThat(folder.files()).extracting(file -> folder.read(file).orElseThrow().seq())
                .containsExactly(120L, 100L, 20L);
    }

    @Test
    void shouldSeeEveryKindOfDamage() throws IOException {
        SnapshotFolder folder = new SnapshotFolder(directory);
        folder.write(snapshot(7));
        Path file = folder.files().get(0);
        byte[] sound = Files.readAllBytes(file);
        for (int at : new int[] {0, 9, 60, 66, sound.length - 1}) {
            byte[] damaged = sound.clone();
            damaged[at] ^= 0x10;
            Files.write(file, damaged);
            assertThat(folder.read(file)).as("byte %d", at).isEmpty();
            Files.write(file, Arrays.copyOf(sound, at));
            assertThat(folder.read(file)).as("cut at %d", at).isEmpty();
        }
    }

    private static Snapshot snapshot(long seq) {
        return new Snapshot(seq, 2, 3_000, 4, 5, 0x6L, new byte[] {1, 2, 3, 4});
    }
}
