package dialer.core.pacing;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * The permitted abandonment over random small markets: 2 to 15 agents, windows of 30 to 75 minutes, targets of 1, 3 and
 * 5 %, a third of them with an answer rate that doubles half-way. {@code dialer prove pacing [N [SEED]]}: exit code 0
 * when the slack that {@code docs/PACING.md} states is kept, 1 when not, 2 for a bad argument.
 */
public final class BudgetProof {
    /** Beyond what is permitted, in people, no window goes. */
    static final double MOST_EXCESS = 1.5;

    private static final int[] TARGETS = {30, 10, 50};
    private static final int USUAL = 10_000;

    private static final int TOLD_EVERY = 250;

    private final int first;
    private final int markets;
    private int over;
    private double worst;
    private double busy;
    private long answered;
    private long abandoned;
    private final StringBuilder seeds = new StringBuilder();

    /**
     * @param first   the seed of the first market; each further one has the next
     * @param markets how many
     */
    BudgetProof(int first, int markets) {
        this.first = first;
        this.markets = markets;
    }

    public static void main(String[] args) {
        int markets = USUAL;
        int first = 1;
        try {
            markets = args.length > 0 ? Integer.parseInt(args[0]) : USUAL;
            first = args.length > 1 ? Integer.parseInt(args[1]) : 1;
        } catch (NumberFormatException wrong) {
            markets = 0;
        }
        if (markets < 1 || first < 1 || args.length > 2) {
            System.err.println("prove pacing [N [SEED]]: how many markets, and the seed of the first? Numbers from 1.");
            System.exit(2);
        }
        BudgetProof proof = new BudgetProof(first, markets);
        AtomicInteger played = new AtomicInteger();
        int all = markets;
        proof.play(() -> {
            if (played.incrementAndGet() % TOLD_EVERY == 0) {
                System.err.println(played.get() + " of " + all + " markets played");
            }
        });
        System.out.println(proof);
        System.exit(proof.kept() ? 0 : 1);
    }

    /** Plays every market, as many at once as the machine has processors. */
    void play(Runnable played) {
        IntStream.range(first, first + markets).parallel().mapToObj(seed -> {
            SmallMarket market = new SmallMarket(seed, 1_800 + 900 * (seed % 4), TARGETS[seed % TARGETS.length]);
            market.play(-1);
            played.run();
            return new Played(seed, market.excess(), market.busyShare(), market.answered(), market.abandoned());
        }).toList().forEach(this::add);
    }

    private void add(Played market) {
        if (market.excess > 1e-9) {
            over++;
            seeds.append(String.format(Locale.ROOT, " %d:%.2f", market.seed, market.excess));
        }
        worst = StrictMath.max(worst, market.excess);
        busy += market.busyShare / markets;
        answered += market.answered;
        abandoned += market.abandoned;
    }

    /** What became of one market. */
    private record Played(int seed, double excess, double busyShare, long answered, long abandoned) {
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
