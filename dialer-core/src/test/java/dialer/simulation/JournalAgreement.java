package dialer.simulation;

import dialer.arena.Market;
import dialer.arena.MarketResult;
import dialer.arena.MarketRun;
import dialer.arena.TeamProof.Mean;
import dialer.core.effect.Effect;
import dialer.core.effect.StoreEffect;
import dialer.engine.Replay;
import dialer.engine.SkippedInputs;
import dialer.engine.journal.Journal;
import dialer.engine.journal.ShapeFolder;
import dialer.simulation.check.WorkCounter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Whether real work and the arena tell the same of the pacer: a journal is replayed, its calls, conversations and
 * wrap-ups become a market, and the arena plays stretches of that market as long as the real one, with as many agents.
 * They agree when busy share and abandonment lie within three of the spreads that single stretches have, and a quarter
 * of a point. {@code dialer prove agreement --journal DIRECTORY}.
 */
final class JournalAgreement {
    private static final int STRETCHES = 48;
    private static final double ERRORS = 3;
    private static final double BESIDES = 0.25;
    private static final double TARGET = 0.03;
    private static final long WARM_UP_MS = 4 * 60_000L;
    private static final int LINES_AN_AGENT = 12;

    private final ObservedChance observed = new ObservedChance();
    private final List<Effect> effects = new ArrayList<>();
    private final Set<Integer> agents = new HashSet<>();
    private long firstCallMs;
    private long lastCallMs;

    private JournalAgreement(Path directory) {
        try (Journal journal = Journal.toRead(directory, new ShapeFolder(directory))) {
            Replay.fromStart(new SkippedInputs(directory)).run(journal, Long.MAX_VALUE,
                    (input, caused) -> caused.forEach(effect -> saw(input.atMs(), effect)));
        }
    }

    private void saw(long atMs, Effect effect) {
        effects.add(effect);
        observed.learn(effect);
        if (effect instanceof StoreEffect.AttemptStarted) {
            firstCallMs = firstCallMs == 0 ? atMs : firstCallMs;
            lastCallMs = atMs;
        } else if (effect instanceof StoreEffect.AttemptClosed closed && closed.agentId() != 0) {
            agents.add(closed.agentId());
        }
    }

    /** Prints what both say; whether they agree. */
    static boolean agree(Path directory) {
        JournalAgreement real = new JournalAgreement(directory);
        if (!real.observed.isEnough() || real.lengthMs() < 2 * WARM_UP_MS) {
            throw new IllegalArgumentException("the journal in " + directory
                    + " holds less than eight minutes of calls");
        }
        return real.agree();
    }

    private long lengthMs() {
        return lastCallMs - firstCallMs;
    }

    private boolean agree() {
        WorkCounter work = new WorkCounter(firstCallMs + WARM_UP_MS, lastCallMs);
        effects.forEach(work::count);
        double busy = 100 * work.busyShare();
        double lost = 100.0 * work.abandoned() / work.answered();
        Market market = new Market(agents.size(), 0.5, 60, 15, 10, TARGET, LINES_AN_AGENT * agents.size());
        List<MarketResult> played = new ArrayList<>();
        for (int seed = 1; seed <= STRETCHES; seed++) {
            played.add(new MarketRun(market, observed.ofSeed(seed), lengthMs(), WARM_UP_MS).play());
        }
        System.out.printf(Locale.ROOT, "real: %d agents, %.1f min; %s%n", agents.size(), lengthMs() / 60_000.0,
                observed.inWords());
        boolean sameBusy = within("busy", busy, Mean.of(STRETCHES, i -> 100 * played.get(i).busyShare()));
        boolean sameLost = within("abandoned", lost, Mean.of(STRETCHES, i -> 100 * played.get(i).abandonedShare()));
        return sameBusy && sameLost;
    }

    private static boolean within(String what, double real, Mean arena) {
        double spread = arena.error() * Math.sqrt(STRETCHES);
        boolean within = Math.abs(real - arena.mean()) <= ERRORS * Math.hypot(spread, arena.error()) + BESIDES;
        System.out.printf(Locale.ROOT, "%s: real %.2f %%; arena %.2f +- %.2f %%, a single stretch +- %.2f: %s%n", what,
                real, arena.mean(), arena.error(), spread, within ? "they agree" : "THEY DIFFER");
        return within;
    }
}
