package dialer.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dialer.core.effect.CallEffect;
import dialer.core.effect.Effect;
import dialer.core.effect.Effects;
import dialer.core.effect.Refusal;
import dialer.core.effect.ShowEffect;
import dialer.core.input.CallInput;
import dialer.core.input.EngineInput;
import dialer.core.input.Input;
import dialer.engine.journal.Journal;
import dialer.engine.journal.JournaledInput;
import dialer.engine.journal.ShapeFolder;
import dialer.engine.stage.Host;
import dialer.engine.stage.StateBytes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DialerEngineTest {

    private static final List<Rush.Timed> SCRIPT = Rush.script(7, 20, 3_000, 4_000).subList(1, 4_000);

    @TempDir
    private Path directory;

    @Test
    void shouldLetEffectsLeaveInTheOrderInWhichTheCoreAskedForThem() {
        try (EngineRig rig = new EngineRig(directory)) {
            rig.play(SCRIPT);
            rig.settle();
            EngineRig.assertNothingLostOrDoubled(directory, rig.engine().outbox());
            rig.engine().close();
            List<Effect> effects = new ArrayList<>();
            EngineRig.replayed(directory, effects);
            assertThat(rig.asked).isEqualTo(effects.stream().filter(CallEffect.class::isInstance).toList())
                    .hasSizeGreaterThan(100);
            assertThat(rig.shown).isEqualTo(effects.stream().filter(ShowEffect.class::isInstance).toList());
        }
    }

    @Test
    void shouldLetNoEffectLeaveBeforeItsCauseIsJournaled() {
        List<Long> journaledWhenAsked = new ArrayList<>();
        EngineSettings settings = EngineRig.settings(directory);
        ManualClock clock = new ManualClock(Rush.START_MS);
        try (DialerEngine engine = DialerEngine.start(settings, clock,
                effect -> journaledWhenAsked.add((long) EngineRig.journaled(directory).size()),
                (atMs, effect) -> { })) {
            for (Rush.Timed timed : SCRIPT.subList(0, 60)) {
                clock.moveTo(timed.atMs());
                engine.gate().publish(timed.input());
            }
        }
        List<Long> causes = new ArrayList<>();
        List<JournaledInput> inputs = EngineRig.journaled(directory);
        try (Journal journal = Journal.toRead(directory, new ShapeFolder(directory))) {
            Replay.fromStart(new SkippedInputs(directory)).run(journal, Long.MAX_VALUE, (input, effects) ->
                    effects.stream().filter(CallEffect.class::isInstance).forEach(effect -> causes.add(input.seq())));
        }
        assertThat(inputs.size()).isGreaterThanOrEqualTo(60);
        assertThat(causes).isNotEmpty().hasSameSizeAs(journaledWhenAsked);
        for (int i = 0; i < causes.size(); i++) {
            assertThat(journaledWhenAsked.get(i)).isGreaterThanOrEqualTo(causes.get(i));
        }
    }

    @Test
    void shouldBeginEachRunWithANewEpoch() {
        for (int run = 1; run <= 3; run++) {
            try (EngineRig rig = new EngineRig(directory)) {
                rig.settle();
                assertThat(rig.engine().gauges().read().epoch()).isEqualTo(run);
            }
        }
        assertThat(EngineRig.journaled(directory))
                .filteredOn(input -> input.input() instanceof EngineInput.EpochStarted)
                .extracting(input -> ((EngineInput.EpochStarted) input.input()).epoch()).containsExactly(1L, 2L, 3L);
    }

    @Test
    void shouldRefuseWhatDoesNotFitAndLoseNothingOfWhatDid() throws InterruptedException {
        CountDownLatch stuck = new CountDownLatch(1);
        EngineSettings usual = EngineRig.settings(directory);
        ManualClock clock = new ManualClock(Rush.START_MS);
        try (DialerEngine engine = DialerEngine.start(new EngineSettings(directory, 64, WaitChoice.LITE_BLOCKING,
                usual.tick(), 500, usual.snapshotEvery(), 2, 0), clock, effect -> { }, (atMs, effect) -> wait(stuck))) {
            int taken = 0;
            while (engine.gate().offer(new CallInput.Ringing(1_000_000, false))) {
                taken++;
                assertThat(taken).isLessThanOrEqualTo(64);
            }
            assertThat(taken).isGreaterThan(50);
            assertThat(engine.gauges().read().refused()).isPositive();
            assertThat(engine.gauges().read().ringFill()).isEqualTo(64);
            Thread waiting = Thread.startVirtualThread(() -> engine.gate().publish(new CallInput.Answered(1_000_001)));
            await().until(() -> waiting.getState() == Thread.State.TIMED_WAITING
                    || waiting.getState() == Thread.State.WAITING);
            stuck.countDown();
            waiting.join();
        }
        assertThat(EngineRig.journaled(directory)).extracting(JournaledInput::input)
                .contains(new CallInput.Answered(1_000_001));
    }

    @Test
    void shouldFreezeWhenTheCoreBreaksAndGoOnWithoutThatInputAfterARestart() {
        Input poison = new CallInput.Ringing(666, true);
        try (EngineRig rig = new EngineRig(directory, Rush.START_MS, EngineRig.settings(directory),
                host -> new Breaking(host, poison), path -> Long.MAX_VALUE)) {
            rig.play(SCRIPT.subList(0, 200));
            rig.settle();
            int before = rig.asked.size();
            rig.play(rig.clock.nowMs(), poison);
            await().until(rig.engine()::frozen);
            assertThat(rig.engine().gauges().read().frozenBecause()).contains("broke").contains("Ringing");
            assertThat(rig.engine().gate().offer(new EngineInput.DialingResumed())).isFalse();
            rig.play(SCRIPT.subList(200, 300));
            await().until(() -> rig.shown.contains(new ShowEffect.DialingShown(false, Refusal.CORE_FROZEN)));
            assertThat(rig.asked).as("nothing is asked any more").hasSize(before);
        }
        assertThat(EngineRig.journaled(directory)).as("the proof, and what happened since")
                .extracting(JournaledInput::input).contains(poison, SCRIPT.get(299).input());
        try (EngineRig rig = new EngineRig(directory)) {
            rig.settle();
            assertThat(rig.engine().frozen()).isFalse();
            EngineRig.assertNothingLostOrDoubled(directory, rig.engine().outbox());
        }
    }

    @Test
    void shouldOutliveAPortThatThrows() {
        EngineSettings settings = EngineRig.settings(directory);
        ManualClock clock = new ManualClock(Rush.START_MS);
        try (DialerEngine engine = DialerEngine.start(settings, clock, effect -> {
            throw new IllegalStateException("a message with digits in it");
        }, (atMs, effect) -> {
            throw new AssertionError("as bad");
        })) {
            for (Rush.Timed timed : SCRIPT.subList(0, 300)) {
                clock.moveTo(timed.atMs());
                engine.gate().publish(timed.input());
            }
            await().until(() -> engine.gauges().read().ringFill() == 0);
            assertThat(engine.gauges().read().portFailures()).isGreaterThan(20);
            assertThat(engine.frozen()).isFalse();
        }
    }

    @Test
    void shouldStopDialingWhenTheClockIsMovedAndGoOnWhenItIsSettled() {
        try (EngineRig rig = new EngineRig(directory)) {
            rig.clock.jump(-7_000);
            await().until(() -> rig.shown.contains(new ShowEffect.DialingShown(false, Refusal.CLOCK_JUMPED)));
            rig.clock.settle();
            await().until(() -> rig.shown.lastIndexOf(new ShowEffect.DialingShown(true, Refusal.NONE))
                    > rig.shown.indexOf(new ShowEffect.DialingShown(false, Refusal.CLOCK_JUMPED)));
        }
        assertThat(EngineRig.journaled(directory)).extracting(JournaledInput::input)
                .contains(new EngineInput.ClockJumped(-7_000), new EngineInput.DialingResumed());
    }

    @Test
    void shouldNotResumeByItselfWhatAPersonHasStopped() {
        try (EngineRig rig = new EngineRig(directory)) {
            rig.engine().stopDialing();
            rig.clock.jump(9_000);
            await().until(() -> rig.shown.contains(new ShowEffect.DialingShown(false, Refusal.CLOCK_JUMPED)));
            rig.clock.settle();
            long seq = rig.engine().gauges().read().inputSeq();
            await().until(() -> rig.engine().gauges().read().inputSeq() > seq + 1);
        }
        assertThat(EngineRig.journaled(directory)).extracting(JournaledInput::input)
                .doesNotContain(new EngineInput.DialingResumed());
    }

    @Test
    void shouldAllowOneProcessPerDirectory() {
        try (EngineRig rig = new EngineRig(directory)) {
            assertThatThrownBy(() -> new EngineRig(directory)).isInstanceOf(CannotStart.class)
                    .hasMessageContaining("in use by another dialer (process " + ProcessHandle.current().pid() + ")");
            assertThat(rig.engine().frozen()).isFalse();
        }
    }

    @Test
    void shouldStopDialingBeforeTheDiskIsFullAndFreezeBeforeItIsTooLate() {
        AtomicLong free = new AtomicLong(2_000L << 20);
        EngineSettings usual = EngineSettings.usual(directory);
        try (EngineRig rig = new EngineRig(directory, Rush.START_MS, usual, host -> host, path -> free.get())) {
            free.set(400L << 20);
            await().until(() -> rig.shown.contains(new ShowEffect.DialingShown(false, Refusal.STOPPED_BY_OPERATOR)));
            assertThat(rig.engine().frozen()).isFalse();
            free.set(100L << 20);
            await().until(rig.engine()::frozen);
            assertThat(rig.engine().gauges().read().frozenBecause()).contains("only 100 MB are free");
        }
        assertThatThrownBy(() -> new EngineRig(directory, Rush.START_MS, usual, host -> host, path -> free.get()))
                .isInstanceOf(CannotStart.class).hasMessageContaining("512 MB are needed");
    }

    @Test
    void shouldTakeNothingAnyMoreWhenItIsClosed() {
        EngineRig rig = new EngineRig(directory);
        rig.close();
        assertThat(rig.engine().gate().offer(new EngineInput.Ticked())).isFalse();
        assertThatThrownBy(() -> rig.engine().gate().publish(new EngineInput.Ticked()))
                .isInstanceOf(IllegalStateException.class);
    }

    private static void wait(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A core that breaks on one input. */
    private record Breaking(Host host, Input poison) implements Host {

        @Override
        public void apply(long atMs, Input input, Effects effects) {
            if (input.equals(poison)) {
                throw new IllegalStateException("planted");
            }
            host.apply(atMs, input, effects);
        }

        @Override
        public StateBytes state() {
            return host.state();
        }
    }
}
