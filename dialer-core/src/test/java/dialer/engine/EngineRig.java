package dialer.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dialer.core.effect.CallEffect;
import dialer.core.effect.Effect;
import dialer.core.effect.ShowEffect;
import dialer.core.effect.StoreEffect;
import dialer.core.input.Input;
import dialer.engine.journal.Journal;
import dialer.engine.journal.JournaledInput;
import dialer.engine.journal.ShapeFolder;
import dialer.engine.stage.Host;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;

/** An engine on a directory, with ports that only remember, and the questions that tests ask. */
final class EngineRig implements AutoCloseable {

    final Path directory;
    final ManualClock clock;
    final List<CallEffect> asked = Collections.synchronizedList(new ArrayList<>());
    final List<ShowEffect> shown = Collections.synchronizedList(new ArrayList<>());
    private DialerEngine engine;

    EngineRig(Path directory) {
        this(directory, Rush.START_MS);
    }

    EngineRig(Path directory, long startMs) {
        this(directory, startMs, settings(directory), core -> core, DiskWatch.FreeSpace.ofFileSystem());
    }

    EngineRig(Path directory, long startMs, EngineSettings settings, UnaryOperator<Host> fault,
            DiskWatch.FreeSpace space) {
        this.clock = new ManualClock(startMs);
        this.directory = directory;
        this.engine = DialerEngine.start(settings, clock, asked::add, (atMs, effect) -> shown.add(effect), fault,
                space);
    }

    /** Few ticks, many snapshots. */
    static EngineSettings settings(Path directory) {
        return new EngineSettings(directory, 1_024, WaitChoice.BLOCKING, Duration.ofSeconds(1), 500,
                Duration.ofHours(1), 3, 0);
    }

    DialerEngine engine() {
        return engine;
    }

    /** Publishes part of a rush at its own times, without the beginning of an epoch. */
    void play(List<Rush.Timed> script) {
        for (Rush.Timed timed : script) {
            play(timed.atMs(), timed.input());
        }
    }

    void play(long atMs, Input input) {
        clock.moveTo(atMs);
        engine.gate().publish(input);
    }

    /** Waits until everything published so far has left. */
    void settle() {
        long upTo = engine.gauges().read().journaledSeq();
        await().atMost(Duration.ofSeconds(60)).until(() -> engine.gauges().read().ringFill() == 0
                && engine.gauges().read().inputSeq() >= upTo);
    }

    @Override
    public void close() {
        engine.close();
    }

    /** Every store effect in the outbox. */
    static List<StoreEffect> stored(Outbox outbox) {
        List<StoreEffect> effects = new ArrayList<>();
        List<OutboxEntry> batch = outbox.readAfter(0, 1_000);
        while (!batch.isEmpty()) {
            batch.forEach(entry -> effects.add(entry.effect()));
            batch = outbox.readAfter(batch.getLast().position(), 1_000);
        }
        return effects;
    }

    /** What a replay of the whole journal gives: its end, and every effect. */
    static Replay replayed(Path directory, List<Effect> effects) {
        try (Journal journal = Journal.toRead(directory, new ShapeFolder(directory))) {
            return Replay.fromStart(new SkippedInputs(directory)).run(journal, Long.MAX_VALUE,
                    (input, caused) -> effects.addAll(caused));
        }
    }

    static List<JournaledInput> journaled(Path directory) {
        List<JournaledInput> inputs = new ArrayList<>();
        try (Journal journal = Journal.toRead(directory, new ShapeFolder(directory));
                Journal.Reader reader = journal.fromStart()) {
            for (JournaledInput next = reader.next(); next != null; next = reader.next()) {
                inputs.add(next);
            }
        }
        return inputs;
    }

    /** The outbox holds what a replay says, no more, no less, in order; and no attempt began twice. */
    static void assertNothingLostOrDoubled(Path directory, Outbox outbox) {
        List<Effect> effects = new ArrayList<>();
        replayed(directory, effects);
        List<StoreEffect> stored = stored(outbox);
        assertThat(stored).isEqualTo(effects.stream().filter(StoreEffect.class::isInstance).toList());
        assertThat(stored.stream().filter(StoreEffect.AttemptStarted.class::isInstance)
                .map(effect -> ((StoreEffect.AttemptStarted) effect).attemptId())).doesNotHaveDuplicates().isNotEmpty();
    }
}
