package dialer.arena;

import java.util.Locale;

/**
 * What it adds that agents' pages tell the step of the script: the same market, the same people and the same
 * conversations, told and untold, through the real core. {@code dialer prove steps [DAYS]}: the gain in busy share with
 * its error, for teams of 5, 10 and 25; exit code 0 when nothing is lost by it, 1 when something is, 2 for a bad
 * argument.
 */
public final class StepsProof {
    private static final long HOUR_MS = 3_600_000;
    private static final int USUAL = 8;
    private static final int[] TEAMS = {5, 10, 25};

    private StepsProof() {
    }

    public static void main(String[] args) {
        int days = USUAL;
        try {
            days = args.length > 0 ? Integer.parseInt(args[0]) : USUAL;
        } catch (NumberFormatException wrong) {
            days = 0;
        }
        if (days < 2 || args.length > 1) {
            System.err.println("prove steps: how many days of eight hours? A number from 2.");
            System.exit(2);
        }
        boolean gains = true;
        for (int agents : TEAMS) {
            gains &= compare(agents, days);
        }
        System.exit(gains ? 0 : 1);
    }

    private static boolean compare(int agents, int days) {
        double sum = 0;
        double squares = 0;
        double lostTold = 0;
        double lostUntold = 0;
        for (int seed = 1; seed <= days; seed++) {
            MarketResult untold = play(agents, seed, Market.Script.UNTOLD);
            MarketResult told = play(agents, seed, Market.Script.TOLD);
            double gain = 100 * (told.busyShare() - untold.busyShare());
            sum += gain;
            squares += gain * gain;
            lostTold += told.abandonedShare() / days;
            lostUntold += untold.abandonedShare() / days;
        }
        double mean = sum / days;
        double error = Math.sqrt(Math.max(0, squares / days - mean * mean) / (days - 1));
        System.out.printf(Locale.ROOT, "%d agents, %d days: %+.2f +- %.2f points of busy share, abandoned %.2f %% told,"
                + " %.2f %% untold%n", agents, days, mean, error, 100 * lostTold, 100 * lostUntold);
        return mean > -2 * error;
    }

    private static MarketResult play(int agents, int seed, Market.Script script) {
        return new MarketRun(new Market(agents, 0.3, 90, 15, 10.7, 0.03, 12 * agents, script), seed, 8 * HOUR_MS,
                HOUR_MS / 2).play();
    }
}
