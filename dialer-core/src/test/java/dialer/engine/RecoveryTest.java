package dialer.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dialer.core.input.EngineInput;
import dialer.engine.journal.Snapshot;
import dialer.engine.journal.SnapshotFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecoveryTest {

    private static final List<Rush.Timed> SCRIPT = Rush.script(11, 20, 3_000, 6_000).subList(1, 6_000);

    private static final long SHIFT_MS = 2_000_000;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(ints = {120, 499, 501, 1_700, 3_333})
    void shouldGoOnFromACopyOfTheDirectoryTakenInMidRun(int copyAfter) throws IOException {
        Path copy = directory.resolve("copy");
        Path live = directory.resolve("live");
        try (EngineRig rig = new EngineRig(live)) {
            rig.play(SCRIPT.subList(0, copyAfter));
            rig.settle();
            copy(live, copy);
            rig.play(SCRIPT.subList(copyAfter, copyAfter + 500));
        }
        long last = EngineRig.journaled(copy).getLast().seq();
        try (EngineRig rig = new EngineRig(copy, SCRIPT.get(copyAfter).atMs())) {
            rig.settle();
            assertThat(rig.engine().gauges().read().inputSeq()).isGreaterThan(last);
            rig.play(SCRIPT.subList(copyAfter, SCRIPT.size()));
            rig.settle();
            EngineRig.assertNothingLostOrDoubled(copy, rig.engine().outbox());
        }
        assertReplayEndsAsTheRunDid(copy);
    }

    @Test
    void shouldGoOnAfterAKillInMidLoad() throws IOException, InterruptedException {
        for (int kill = 1; kill <= 3; kill++) {
            Process child = child(kill * SHIFT_MS);
            try (var lines = child.inputReader()) {
                assertThat(lines.lines().anyMatch("enough"::equals)).as("the child reached its load").isTrue();
                child.destroyForcibly();
                assertThat(child.waitFor(30, TimeUnit.SECONDS)).isTrue();
            }
            try (EngineRig rig = new EngineRig(directory, Rush.START_MS + kill * SHIFT_MS + SHIFT_MS / 2)) {
                rig.settle();
                EngineRig.assertNothingLostOrDoubled(directory, rig.engine().outbox());
                assertThat(rig.engine().gauges().read().epoch()).isEqualTo(2L * kill);
            }
            assertReplayEndsAsTheRunDid(directory);
        }
    }

    @Test
    void shouldFallBackToAnOlderSnapshotWhenTheNewestIsDamagedAndToTheJournalWhenAllAre() throws IOException {
        try (EngineRig rig = new EngineRig(directory)) {
            rig.play(SCRIPT.subList(0, 3_000));
        }
        SnapshotFolder folder = new SnapshotFolder(directory);
        assertThat(folder.files()).hasSize(3);
        for (int damaged = 1; damaged <= 3; damaged++) {
            Files.write(folder.files().get(damaged - 1), new byte[] {1, 2, 3});
            Path copy = directory.resolve("copy" + damaged);
            copy(directory, copy);
            try (EngineRig rig = new EngineRig(copy)) {
                rig.settle();
                EngineRig.assertNothingLostOrDoubled(copy, rig.engine().outbox());
            }
            assertReplayEndsAsTheRunDid(copy);
        }
    }

    @Test
    void shouldRefuseToInventAPastThatIsNotOnDisk() throws IOException {
        try (EngineRig rig = new EngineRig(directory)) {
            rig.play(SCRIPT.subList(0, 100));
        }
        delete(directory.resolve("journal"));
        assertThatThrownBy(() -> new EngineRig(directory)).isInstanceOf(CannotStart.class)
                .hasMessageContaining("journal");
    }

    @Test
    void shouldSayThatFilesAreOfAnotherVersionAndNotReplayThemWithThisOne() throws IOException {
        try (EngineRig rig = new EngineRig(directory)) {
            rig.play(SCRIPT.subList(0, 100));
        }
        SnapshotFolder folder = new SnapshotFolder(directory);
        Snapshot newest = folder.read(folder.files().getFirst()).orElseThrow();
        byte[] older = newest.state().clone();
        older[0] = 120;
        folder.write(new Snapshot(newest.seq(), newest.epoch(), newest.atMs(), newest.journalIndex(),
                newest.outboxPosition(), newest.stateHash(), older));
        assertThatThrownBy(() -> new EngineRig(directory)).isInstanceOf(CannotStart.class)
                .hasMessageContaining("another version").hasMessageContaining(directory.toString());
    }

    @Test
    void shouldStopDialingWhenTheClockStandsBeforeTheLastRun() {
        try (EngineRig rig = new EngineRig(directory)) {
            rig.play(Rush.START_MS + 3_600_000, new EngineInput.Ticked());
        }
        try (EngineRig rig = new EngineRig(directory)) {
            rig.settle();
        }
        assertThat(EngineRig.journaled(directory)).extracting(input -> input.input())
                .contains(new EngineInput.ClockJumped(-3_600_000));
    }

    private static void assertReplayEndsAsTheRunDid(Path directory) {
        SnapshotFolder folder = new SnapshotFolder(directory);
        var last = folder.read(folder.files().get(0)).orElseThrow();
        Replay replay = EngineRig.replayed(directory, new ArrayList<>());
        assertThat(replay.seq()).isEqualTo(last.seq());
        assertThat(replay.state().bytes()).isEqualTo(last.state());
        assertThat(replay.state().hash()).isEqualTo(last.stateHash());
    }

    private Process child(long offsetMs) throws IOException {
        List<String> command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx256m", "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED",
                "--add-exports=java.base/sun.nio.ch=ALL-UNNAMED",
                "--add-exports=java.base/jdk.internal.ref=ALL-UNNAMED", "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow", "-cp", System.getProperty("java.class.path"),
                KillableRun.class.getName(), directory.toString(),
                Long.toString(offsetMs)));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    }

    /** What a child process does until it is killed: a rush, again and again. */
    static final class KillableRun {

        private KillableRun() {
        }

        public static void main(String[] arguments) {
            long offsetMs = Long.parseLong(arguments[1]);
            EngineRig rig = new EngineRig(Path.of(arguments[0]), Rush.START_MS + offsetMs);
            for (int i = 0; i < Integer.MAX_VALUE; i++) {
                Rush.Timed timed = SCRIPT.get(i % SCRIPT.size());
                rig.play(timed.atMs() + offsetMs, timed.input());
                if (i == 2_500) {
                    System.out.println("enough");
                    System.out.flush();
                }
            }
        }
    }

    /** As a crash would leave it: whatever is in the files at some moment. */
    private static void copy(Path from, Path into) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(path -> !path.startsWith(into)).toList()) {
                String name = from.relativize(file).toString();
                if (!name.startsWith("copy") && Files.exists(file)) {
                    Path target = into.resolve(name);
                    if (Files.isDirectory(file)) {
                        Files.createDirectories(target);
                    } else {
                        Files.createDirectories(target.getParent());
                        Files.copy(file, target);
                    }
                }
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
