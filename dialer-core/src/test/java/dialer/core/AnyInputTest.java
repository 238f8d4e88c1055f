package dialer.core;

import static org.assertj.core.api.Assertions.assertThat;

import dialer.core.attempt.Attempt;
import dialer.core.attempt.AttemptState;
import dialer.core.effect.CallEffect;
import dialer.core.effect.Effect;
import dialer.core.effect.StoreEffect;
import dialer.core.input.EngineInput;
import dialer.core.input.Input;
import dialer.core.input.NodeInput;
import dialer.core.state.DialerState;
import dialer.core.state.StateReader;
import dialer.core.state.StateWriter;
import dialer.core.timer.TimerKind;
import dialer.testkit.AnyInput;
import dialer.testkit.PoolTwin;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Inputs in any order, from a world in which nothing makes sense: no rule of the core may break. */
class AnyInputTest {
    private static final int INPUTS = 4_000;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24})
    void shouldKeepItsRulesWhateverComesInWhateverOrder(long seed) {
        AnyInput world = new AnyInput(seed);
        DialerCore core = new DialerCore(DialerState.empty());
        TreeMap<Long, Integer> closed = new TreeMap<>();
        TreeSet<Long> started = new TreeSet<>();
        List<Effect> effects = new ArrayList<>();
        for (int i = 0; i < INPUTS; i++) {
            Input input = world.next(core.state());
            effects.clear();
            core.apply(world.nowMs(), input, effects::add);
            core.state().verify();
            if (i % 16 == 0) {
                PoolTwin.check(core.state());
            }
            count(effects, started, closed);
        }
        assertThat(started).as("the world is not asleep, seed %d", seed).isNotEmpty();
        for (Attempt attempt : core.state().attempts().inOrder()) {
            if (attempt.endedAtMs() == 0) {
                started.remove(attempt.id());
            }
        }
        assertThat(closed.keySet()).as("every attempt that is over was closed").isEqualTo(started);
        assertThat(closed.values()).as("once").allMatch(times -> times == 1);
    }

    @ParameterizedTest
    @ValueSource(longs = {101, 102, 103, 104, 105, 106})
    void shouldGoOnFromASnapshotAsIfNothingHadHappened(long seed) {
        AnyInput world = new AnyInput(seed);
        DialerCore live = new DialerCore(DialerState.empty());
        DialerCore restored = new DialerCore(DialerState.empty());
        List<Effect> liveEffects = new ArrayList<>();
        List<Effect> restoredEffects = new ArrayList<>();
        for (int i = 0; i < INPUTS; i++) {
            if (i % 97 == 0) {
                StateWriter snapshot = new StateWriter();
                live.state().write(snapshot);
                restored = new DialerCore(DialerState.read(new StateReader(snapshot.bytes())));
                PoolTwin.check(restored.state());
            }
            Input input = world.next(live.state());
            live.apply(world.nowMs(), input, liveEffects::add);
            restored.apply(world.nowMs(), input, restoredEffects::add);
            assertThat(restoredEffects).isEqualTo(liveEffects);
            liveEffects.clear();
            restoredEffects.clear();
            assertThat(hash(restored)).as("input %d of seed %d", i, seed).isEqualTo(hash(live));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {201, 202, 203, 204, 205, 206, 207, 208})
    void shouldComeToRestWhenNothingMoreIsTold(long seed) {
        AnyInput world = new AnyInput(seed);
        DialerCore core = new DialerCore(DialerState.empty());
        for (int i = 0; i < INPUTS; i++) {
            core.apply(world.nowMs(), world.next(core.state()), effect -> { });
        }
        core.apply(world.nowMs(), new EngineInput.DialingStopped(1), effect -> { });
        long nowMs = world.nowMs();
        for (int second = 0; second < 300; second++) {
            nowMs += 1_000;
            core.apply(nowMs, new EngineInput.Ticked(), effect -> { });
        }
        assertThat(core.state().attempts().inOrder()).as("only conversations and owed outcomes are left").allMatch(
                attempt -> attempt.state() == AttemptState.BRIDGED || attempt.state() == AttemptState.ENDED);
        core.apply(nowMs, new NodeInput.NodeUp(1, List.of()), effect -> { });
        core.apply(nowMs, new NodeInput.NodeUp(2, List.of()), effect -> { });
        assertThat(core.state().attempts().inOrder()).allMatch(Attempt::owed)
                .allMatch(attempt -> attempt.state() == AttemptState.ENDED);
        assertThat(core.state().timers().inOrder()).as("no timer of a call is left")
                .noneMatch(timer -> timer.kind().compareTo(TimerKind.GONE) <= 0);
    }

    private static long hash(DialerCore core) {
        StateWriter writer = new StateWriter();
        core.state().write(writer);
        return writer.hash();
    }

    private static void count(List<Effect> effects, Set<Long> started, Map<Long, Integer> closed) {
        for (Effect effect : effects) {
            if (effect instanceof CallEffect.Originate originate) {
                assertThat(started.add(originate.attemptId())).isTrue();
            }
            if (effect instanceof StoreEffect.AttemptClosed over) {
                closed.merge(over.attemptId(), 1, Integer::sum);
            }
        }
    }
}
