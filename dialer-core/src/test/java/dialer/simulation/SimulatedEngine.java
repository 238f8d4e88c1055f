package dialer.simulation;

import dialer.core.effect.CallEffect;
import dialer.core.effect.Effect;
import dialer.core.effect.ShowEffect;
import dialer.core.effect.StoreEffect;
import dialer.core.input.EngineInput;
import dialer.core.input.Input;
import dialer.simulation.check.Checks;
import dialer.simulation.check.RuleBroken;
import dialer.simulation.check.Step;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The engine without its threads: one gate, one journal, ticks, snapshots, a full ring, and sudden death. */
final class SimulatedEngine {
    /** Where effects go when their cause is in the journal. */
    interface Outlets {
        void ask(CallEffect effect);

        void show(ShowEffect effect);

        void remember(StoreEffect effect);
    }

    private static final long TICK_MS = 50;
    private static final long IDLE_TICK_MS = 1_000;

    private final World world;
    private final Chance chance;
    private final Checks checks;
    private final Outlets outlets;
    private final Trace trace;
    private final Journal journal = new Journal();
    private final Deque<Input> waiting = new ArrayDeque<>();
    private final int snapshotEvery;
    private CorePort core;
    private byte[] lastSnapshot;
    private int lastSnapshotAt;
    private long coreMs;
    private long lastTickMs;
    private long epoch;
    private boolean running;
    private boolean ringFull;

    SimulatedEngine(World world, CorePort core, Checks checks, Outlets outlets, Trace trace) {
        this.world = world;
        this.core = core;
        this.checks = checks;
        this.outlets = outlets;
        this.trace = trace;
        chance = world.chance(1);
        snapshotEvery = chance.between(200, 20_000);
        lastSnapshot = core.snapshot();
    }

    /** First start, or the start after a death. */
    void start() {
        running = true;
        lastTickMs = world.nowMs();
        apply(new EngineInput.EpochStarted(++epoch, chance.next()));
    }

    boolean running() {
        return running;
    }

    Journal journal() {
        return journal;
    }

    Checks checks() {
        return checks;
    }

    CorePort core() {
        return core;
    }

    /** As {@code InputGate.offer}: false when the ring is full or nobody is there. */
    boolean offer(Input input) {
        if (!running || ringFull) {
            return false;
        }
        apply(input);
        return true;
    }

    /** As {@code InputGate.publish}: waits for room. */
    void publish(Input input) {
        if (ringFull) {
            waiting.add(input);
        } else if (running) {
            apply(input);
        }
    }

    void ringFull(boolean full) {
        ringFull = full;
        while (!full && running && !waiting.isEmpty()) {
            apply(waiting.remove());
        }
    }

    /** When the next tick is worth publishing: ticks that no timer waits for are thinned out. */
    long nextTickAtMs() {
        if (!running || ringFull) {
            return Long.MAX_VALUE;
        }
        long timerMs = core.nextTimerAtMs();
        long onGrid = timerMs > lastTickMs + IDLE_TICK_MS ? lastTickMs + IDLE_TICK_MS
                : Math.ceilDiv(timerMs, TICK_MS) * TICK_MS;
        return Math.max(lastTickMs + TICK_MS, onGrid);
    }

    void tick() {
        lastTickMs = world.nowMs();
        apply(new EngineInput.Ticked());
    }

    /** The process is gone; what it had not sent yet is never sent. */
    void kill() {
        running = false;
        waiting.clear();
    }

    /** A new process rebuilds the state from the last snapshot and the journal behind it. */
    void recover() {
        CorePort recovered = core.restored(lastSnapshot);
        List<Effect> effects = new ArrayList<>();
        for (int at = lastSnapshotAt; at < journal.size(); at++) {
            effects.clear();
            recovered.apply(journal.stampMs(at), journal.input(at), effects::add);
            RuleBroken.unless(Journal.link(journal.chain(at - 1), effects) == journal.chain(at), "recovery-differs",
                    "input %s (%s) of the suffix that begins at %s", at, journal.input(at), lastSnapshotAt);
        }
        core = recovered;
    }

    private void apply(Input input) {
        long stampMs = world.nowMs();
        if (!world.plan().faultless() && chance.permille(2)) {
            stampMs -= chance.between(1, 5);
            world.fault(Fault.STAMP_STALE);
        }
        coreMs = Math.max(coreMs, stampMs);
        boolean timersDue = core.nextTimerAtMs() <= coreMs;
        List<Effect> effects = new ArrayList<>();
        trace.begins(coreMs, input);
        core.apply(stampMs, input, effects::add);
        trace.ends(effects);
        journal.add(stampMs, input, effects);
        Step step = new Step(journal.size(), coreMs, input, effects, timersDue);
        world.coverage().step(step);
        checks.step(step);
        for (Effect effect : effects) {
            route(effect);
        }
        if (journal.size() - lastSnapshotAt >= snapshotEvery) {
            lastSnapshot = core.snapshot();
            lastSnapshotAt = journal.size();
        }
    }

    private void route(Effect effect) {
        switch (effect) {
            case CallEffect call -> outlets.ask(call);
            case ShowEffect show -> outlets.show(show);
            case StoreEffect store -> outlets.remember(store);
        }
    }
}
