package dialer.arena;

import dialer.arena.TeamProof.Mean;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * What it adds that agents' pages tell the step of the script: the same market, the same people and the same
 * conversations, told and untold, through the real core. {@code dialer prove steps [DAYS [AGENTS]]}: the gain in busy
 * share with its error; it holds when nothing is lost by it.
 */
public final class StepsProof {
    private static final int USUAL = 8;

    private StepsProof() {
    }

    public static void main(String[] args) {
        TeamProof.run("steps", USUAL, args, StepsProof::nothingIsLost);
    }

    private static boolean nothingIsLost(int agents, int days) {
        List<MarketResult> told = play(agents, days, Market.Script.TOLD);
        List<MarketResult> untold = play(agents, days, Market.Script.UNTOLD);
        Mean gain = Mean.of(days, day -> 100 * (told.get(day).busyShare() - untold.get(day).busyShare()));
        System.out.printf(Locale.ROOT, "%d agents, %d days: %+.2f +- %.2f points of busy share, abandoned %.2f %% told,"
                + " %.2f %% untold%n", agents, days, gain.mean(), gain.error(), abandoned(told), abandoned(untold));
        return gain.mean() > -2 * gain.error();
    }

    private static double abandoned(List<MarketResult> days) {
        return Mean.of(days.size(), day -> 100 * days.get(day).abandonedShare()).mean();
    }

    private static List<MarketResult> play(int agents, int days, Market.Script script) {
        Market market = new Market(agents, 0.3, 90, 15, 10.7, 0.03, 12 * agents, script);
        return IntStream.rangeClosed(1, days)
                .mapToObj(seed -> new MarketRun(market, seed, TeamProof.DAY_MS, TeamProof.WARM_UP_MS).play()).toList();
    }
}
