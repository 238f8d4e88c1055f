package dialer.core.pacing;

import java.util.Locale;

/**
 * The permitted abandonment over random small markets: 2 to 15 agents, windows of 30 to 75 minutes, targets of 1, 3 and
 * 5 %, a third of them with an answer rate that doubles half-way. {@code dialer prove pacing [N]}: exit code 0 when the
 * slack that {@code docs/PACING.md} states is kept, 1 when not, 2 for a bad argument.
 */
public final class BudgetProof {
    /** Beyond what is permitted, in people, no window goes. */
    static final double MOST_EXCESS = 1.5;

    private static final int[] TARGETS = {30, 10, 50};
    private static final int USUAL = 10_000;

    private final int markets;
    private int over;
    private double worst;
    private double busy;
    private long answered;
    private long abandoned;
    private final StringBuilder seeds = new StringBuilder();

    BudgetProof(int markets) {
        this.markets = markets;
    }

    public static void main(String[] args) {
        int markets = USUAL;
        try {
            markets = args.length > 0 ? Integer.parseInt(args[0]) : USUAL;
        } catch (NumberFormatException wrong) {
            markets = 0;
        }
        if (markets < 1 || args.length > 1) {
            System.err.println("prove pacing: how many markets? A number from 1.");
            System.exit(2);
        }
        BudgetProof proof = new BudgetProof(markets);
        proof.play();
        System.out.println(proof);
        System.exit(proof.kept() ? 0 : 1);
    }

    /** Plays every market, one after the other; seeds begin with 1. */
    void play() {
        for (int seed = 1; seed <= markets; seed++) {
            SmallMarket market = new SmallMarket(seed, 1_800 + 900 * (seed % 4), TARGETS[seed % TARGETS.length]);
            market.play(-1);
            if (market.excess() > 1e-9) {
                over++;
                seeds.append(String.format(Locale.ROOT, " %d:%.2f", seed, market.excess()));
            }
            worst = StrictMath.max(worst, market.excess());
            busy += market.busyShare() / markets;
            answered += market.answered();
            abandoned += market.abandoned();
        }
    }

    /** Whether no window is over by more than its slack, and at most one in two hundred (one more among few) at all. */
    boolean kept() {
        return over <= 1 + markets / 200 && worst <= MOST_EXCESS;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%d markets, busy %.2f %%, abandoned %d of %d, over the target %d"
                + " (seed:people beyond%s), worst %.2f people beyond", markets, 100 * busy, abandoned, answered, over,
                seeds, worst);
    }
}
