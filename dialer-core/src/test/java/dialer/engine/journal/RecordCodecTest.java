package dialer.engine.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dialer.core.attempt.HangupCause;
import dialer.core.effect.StoreEffect;
import dialer.core.input.CallInput;
import dialer.core.input.EngineInput;
import dialer.core.input.Input;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecordCodecTest {

    /** As an earlier build knew it. */
    record Then(long id, HangupCause cause) {
    }

    /** As today's build knows it: grown at its end. */
    record Now(long id, HangupCause cause, @Nullable String remark, List<Long> delaysMs, int weight) {
    }

    private static final RecordCodec CODEC = RecordCodec.ofDialer();

    static Stream<Class<? extends Record>> everyTypeOnDisk() {
        List<Class<? extends Record>> types = new ArrayList<>(SampleRecords.below(Input.class));
        types.addAll(SampleRecords.below(StoreEffect.class));
        return types.stream();
    }

    @ParameterizedTest
    @MethodSource("everyTypeOnDisk")
    void shouldReadWhatItWrote(Class<? extends Record> type) {
        SampleRecords samples = new SampleRecords(42);
        for (int i = 0; i < 200; i++) {
            Object record = samples.record(type);
            assertThat(roundTrip(record)).isEqualTo(record);
        }
    }

    @Test
    void shouldNumberEveryTypeOnceAndForEver() {
        assertThat(TypeNumbers.all().values()).containsExactlyInAnyOrderElementsOf(everyTypeOnDisk().toList());
        assertThat(TypeNumbers.all()).containsEntry(102, EngineInput.EpochStarted.class)
                .containsEntry(203, CallInput.Answered.class).containsEntry(802, StoreEffect.AttemptClosed.class);
    }

    @Test
    void shouldSpeakToPeople() {
        assertThat(CODEC.textOf(new CallInput.Ended(7, HangupCause.BUSY, false)))
                .isEqualTo("CallInput.Ended attemptId=7 cause=BUSY answered=false");
    }

    @Test
    void shouldRefuseACutDocument() {
        WriteBuffer out = new WriteBuffer();
        CODEC.write(new CallInput.Ended(1L << 40, HangupCause.BUSY, false), out);
        for (int length = 0; length < out.length(); length++) {
            ReadBuffer cut = ReadBuffer.of(out.array(), length);
            assertThatThrownBy(() -> CODEC.read(cut)).isInstanceOf(JournalTrouble.class)
                    .hasMessageContaining("damaged");
        }
    }

    @Test
    void shouldReadRecordsThatHaveGrownSince() {
        WrittenShapes shapes = WrittenShapes.between(renamed(codec(Then.class).shapes()), codec(Now.class).shapes());
        WriteBuffer out = new WriteBuffer();
        codec(Then.class).write(new Then(7, HangupCause.BUSY), out);
        ReadBuffer in = ReadBuffer.of(out.array(), out.length());
        in.writtenWith(shapes);
        assertThat(codec(Now.class).read(in)).isEqualTo(new Now(7, HangupCause.BUSY, null, List.of(), 0));
    }

    @Test
    void shouldSayWhichTypeAnEarlierBuildWroteOtherwise() {
        List<String> then = List.of(Now.class.getName() + " cause:int id:long");
        ReadBuffer in = ReadBuffer.of(new byte[] {2}, 1);
        in.writtenWith(WrittenShapes.between(then, codec(Now.class).shapes()));
        assertThatThrownBy(() -> codec(Now.class).read(in)).isInstanceOf(JournalTrouble.class)
                .hasMessageContaining("$Now").hasMessageContaining("earlier build");
    }

    private static List<String> renamed(List<String> shapes) {
        return shapes.stream().map(line -> line.replace("$Then", "$Now")).toList();
    }

    private static RecordCodec codec(Class<? extends Record> type) {
        Map<Integer, Class<? extends Record>> types = new LinkedHashMap<>();
        types.put(1, type);
        return new RecordCodec(types);
    }

    private static Object roundTrip(Object record) {
        WriteBuffer out = new WriteBuffer();
        CODEC.write(record, out);
        ReadBuffer in = ReadBuffer.of(out.array(), out.length());
        Object read = CODEC.read(in);
        assertThat(in.left()).isZero();
        return read;
    }
}
