package dialer.engine.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dialer.core.campaign.CampaignState;
import dialer.core.effect.StoreEffect;
import dialer.core.input.CallInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import net.openhft.chronicle.core.time.TimeProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {

    private static final long HOUR_MS = 3_600_000;

    @TempDir
    private Path directory;
    private ShapeFolder shapes;

    @BeforeEach
    void beginEpoch() {
        shapes = new ShapeFolder(directory);
        shapes.begin(1);
    }

    @Test
    void shouldGiveInputsBackInOrderWithNumberTimeAndEpoch() {
        try (Journal journal = open()) {
            append(journal, 1, 100);
            assertThat(journal.first()).map(JournaledInput::seq).contains(1L);
            assertThat(journal.last()).map(JournaledInput::seq).contains(100L);
            List<JournaledInput> all = all(journal.fromStart());
            assertThat(all).extracting(JournaledInput::seq).isEqualTo(LongStream.rangeClosed(1, 100).boxed().toList());
            assertThat(all.get(41)).isEqualTo(new JournaledInput(42, 1_042, 1, all.get(41).index(),
                    new CallInput.Answered(42)));
            assertThat(all(journal.behind(all.get(89).index()))).isEqualTo(all.subList(90, 100));
        }
    }

    @Test
    void shouldGoOnWhereItStoppedAndBeReadByOthersMeanwhile() {
        try (Journal journal = open()) {
            append(journal, 1, 10);
        }
        shapes.begin(2);
        try (Journal journal = open(); Journal reading = Journal.toRead(directory, new ShapeFolder(directory))) {
            journal.beginEpoch(2);
            append(journal, 11, 20);
            assertThat(reading.last()).get().extracting(JournaledInput::seq, JournaledInput::epoch)
                    .containsExactly(20L, 2L);
            assertThat(all(reading.fromStart())).hasSize(20);
        }
    }

    @Test
    void shouldKnowThatItIsEmpty() {
        try (Journal journal = open()) {
            assertThat(journal.first()).isEmpty();
            assertThat(journal.last()).isEmpty();
            assertThat(all(journal.fromStart())).isEmpty();
        }
    }

    @Test
    void shouldReadAcrossTheHoursAndDeleteOldOnes() throws IOException {
        AtomicLong nowMs = new AtomicLong(1_800_000_000_000L);
        TimeProvider time = nowMs::get;
        for (int hour = 0; hour < 4; hour++) {
            try (Journal journal = Journal.at(directory, shapes, time)) {
                journal.beginEpoch(1);
                append(journal, 1 + 10 * hour, 10 + 10 * hour);
            }
            nowMs.addAndGet(HOUR_MS);
        }
        try (Journal journal = Journal.at(directory, shapes, time)) {
            List<JournaledInput> all = all(journal.fromStart());
            assertThat(all).extracting(JournaledInput::seq).isEqualTo(LongStream.rangeClosed(1, 40).boxed().toList());
            assertThat(journal.last()).map(JournaledInput::seq).contains(40L);

            journal.deleteBefore(all.get(25).index());

            assertThat(journal.first()).map(JournaledInput::seq).contains(21L);
            assertThat(all(journal.behind(all.get(25).index()))).isEqualTo(all.subList(26, 40));
            try (Stream<Path> files = Files.list(directory.resolve("journal"))) {
                assertThat(files.filter(file -> file.toString().endsWith(".cq4"))).hasSize(2);
            }
        }
    }

    @Test
    void shouldKeepStoreEffectsForTheProjector() {
        try (OutboxJournal outbox = OutboxJournal.toWrite(directory, shapes)) {
            outbox.beginEpoch(1);
            for (int i = 1; i <= 50; i++) {
                outbox.append(i, 1, 1_000 + i, new StoreEffect.CampaignMoved(i, CampaignState.PAUSED));
            }
            List<StoredEffect> first = outbox.readAfter(0, 20);
            assertThat(first).hasSize(20);
            long position = first.get(19).position();
            List<StoredEffect> rest = outbox.readAfter(position, 100);
            assertThat(rest).hasSize(30).first().isEqualTo(new StoredEffect(rest.get(0).position(), 21, 1, 1_021,
                    new StoreEffect.CampaignMoved(21, CampaignState.PAUSED)));
            assertThat(outbox.readAfter(rest.get(29).position(), 100)).isEmpty();
            assertThat(outbox.readAfter(position, 100)).as("read again after a failed batch").isEqualTo(rest);
            assertThat(outbox.countBetween(0, rest.get(29).position())).isEqualTo(50);
            assertThat(outbox.countBetween(position, rest.get(29).position())).isEqualTo(30);
            assertThat(outbox.last()).contains(rest.get(29));
        }
    }

    @Test
    void shouldSayWhichFlagsOfJavaAreMissing() {
        ModuleLayer.boot().findModule("java.sql").ifPresent(stranger ->
                assertThatThrownBy(() -> JvmFlags.check(stranger)).isInstanceOf(JournalTrouble.class)
                        .hasMessageContaining("--add-opens=java.base/java.lang.reflect=ALL-UNNAMED")
                        .hasMessageContaining("--add-exports=java.base/sun.nio.ch=ALL-UNNAMED")
                        .hasMessageContaining("config/jvm.options"));
        assertThat(ModuleLayer.boot().findModule("java.sql")).isPresent();
    }

    @Test
    void shouldRefuseToReadWhereNothingIs() {
        Path nowhere = directory.resolve("nowhere");
        assertThatThrownBy(() -> Journal.toRead(nowhere, new ShapeFolder(nowhere)))
                .isInstanceOf(JournalTrouble.class).hasMessageContaining("there is no");
    }

    private Journal open() {
        Journal journal = Journal.toWrite(directory, shapes);
        journal.beginEpoch(1);
        return journal;
    }

    private static void append(Journal journal, int from, int upTo) {
        for (int seq = from; seq <= upTo; seq++) {
            journal.append(seq, 1_000 + seq, new CallInput.Answered(seq));
        }
    }

    private static List<JournaledInput> all(Journal.Reader reader) {
        List<JournaledInput> inputs = new ArrayList<>();
        try (reader) {
            for (JournaledInput next = reader.next(); next != null; next = reader.next()) {
                inputs.add(next);
            }
        }
        return inputs;
    }
}
