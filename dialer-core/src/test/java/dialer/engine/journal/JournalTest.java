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
            assertThat(all(journal.behind(all.get(89).index(), 90))).isEqualTo(all.subList(90, 100));
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
            assertThat(all(journal.behind(all.get(25).index(), 26))).isEqualTo(all.subList(26, 40));
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
            assertThat(rest).hasSize(30).first().isEqualTo(new StoredEffect(rest.get(0).position(), 21, 21, 1,
                    1_021, new StoreEffect.CampaignMoved(21, CampaignState.PAUSED)));
            assertThat(outbox.readAfter(rest.get(29).position(), 100)).isEmpty();
            assertThat(outbox.readAfter(position, 100)).as("read again after a failed batch").isEqualTo(rest);
            assertThat(outbox.countBehind(0)).isEqualTo(50);
            assertThat(outbox.countBehind(position)).isEqualTo(30);
            assertThat(outbox.countBehind(rest.get(29).position())).isZero();
            assertThat(outbox.last()).contains(rest.get(29));
        }
    }

    @Test
    void shouldGiveWhatCameInOneGoBackOneByOne() {
        try (Journal journal = open()) {
            append(journal, 1, 3);
            for (int seq = 4; seq <= 60; seq++) {
                journal.add(seq, 1_000 + (seq * 7) % 40, new CallInput.Answered(seq));
            }
            long index = journal.flush();
            append(journal, 61, 62);
            List<JournaledInput> all = all(journal.fromStart());
            assertThat(all).extracting(JournaledInput::seq).isEqualTo(LongStream.rangeClosed(1, 62).boxed().toList());
            assertThat(all.get(41)).as("an earlier time behind a later one").isEqualTo(
                    new JournaledInput(42, 1_000 + (42 * 7) % 40, 1, index, new CallInput.Answered(42)));
            assertThat(all(journal.behind(index, 4))).isEqualTo(all.subList(4, 62));
            assertThat(all(journal.behind(index, 42))).isEqualTo(all.subList(42, 62));
            assertThat(all(journal.behind(index, 60))).isEqualTo(all.subList(60, 62));
            assertThatThrownBy(() -> journal.behind(index, 61)).isInstanceOf(JournalTrouble.class);
        }
    }

    @Test
    void shouldFindTheLastOneOfADocumentAndRefuseAGap() {
        try (Journal journal = open()) {
            journal.add(1, 1_000, new CallInput.Answered(1));
            journal.add(2, 1_000, new CallInput.Answered(2));
            assertThatThrownBy(() -> journal.add(4, 1_000, new CallInput.Answered(4)))
                    .isInstanceOf(IllegalStateException.class);
            journal.add(3, 1_000, new CallInput.Answered(3));
            journal.flush();
            assertThat(journal.last()).map(JournaledInput::seq).contains(3L);
            assertThat(journal.first()).map(JournaledInput::seq).contains(1L);
            assertThat(all(journal.fromStart())).hasSize(3);
        }
    }

    @Test
    void shouldReadWhatFormerBuildsWroteADocumentEach() {
        try (QueueFolder queue = QueueFolder.toWrite(directory.resolve("journal"))) {
            WriteBuffer document = new WriteBuffer();
            for (long seq = 1; seq <= 2; seq++) {
                document.clear();
                document.octet(1);
                document.number(1);
                document.number(seq);
                document.number(5_000 + seq);
                shapes.codec().write(new CallInput.Answered(seq), document);
                queue.append(document);
            }
        }
        try (Journal journal = open()) {
            journal.add(3, 5_003, new CallInput.Answered(3));
            journal.add(4, 5_004, new CallInput.Answered(4));
            journal.flush();
            List<JournaledInput> all = all(journal.fromStart());
            assertThat(all).extracting(JournaledInput::atMs).containsExactly(5_001L, 5_002L, 5_003L, 5_004L);
            assertThat(all(journal.behind(all.get(0).index(), 1))).isEqualTo(all.subList(1, 4));
        }
    }

    @Test
    void shouldReadStoreEffectsOfOneGoTogetherAndCountThem() {
        StoreEffect effect = new StoreEffect.CampaignMoved(1, CampaignState.PAUSED);
        try (OutboxJournal outbox = OutboxJournal.toWrite(directory, shapes)) {
            outbox.beginEpoch(1);
            for (int go = 0; go < 3; go++) {
                for (int i = 1; i <= 10; i++) {
                    outbox.add(10L * go + i, i, 1_000 + i, effect);
                }
                assertThat(outbox.isEmpty()).isFalse();
                outbox.flush();
                assertThat(outbox.isEmpty()).isTrue();
            }
            List<StoredEffect> first = outbox.readAfter(0, 5);
            assertThat(first).as("a document comes whole").hasSize(10);
            assertThat(first).extracting(StoredEffect::position).containsOnly(first.get(0).position());
            assertThat(first).extracting(StoredEffect::number)
                    .isEqualTo(LongStream.rangeClosed(1, 10).boxed().toList());
            assertThat(outbox.countBehind(first.get(0).position())).isEqualTo(20);
            List<StoredEffect> rest = outbox.readAfter(first.get(9).position(), 11);
            assertThat(rest).hasSize(20).last().isEqualTo(
                    new StoredEffect(rest.get(19).position(), 30, 30, 10, 1_010, effect));
        }
        try (OutboxJournal again = OutboxJournal.toWrite(directory, shapes)) {
            again.beginEpoch(1);
            again.append(31, 1, 2_000, effect);
            assertThat(again.last()).get().extracting(StoredEffect::number).isEqualTo(31L);
            assertThat(again.countBehind(0)).isEqualTo(31);
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
