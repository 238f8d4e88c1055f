package dialer.arena;

import dialer.core.chance.Dice;

/** A market's chances drawn from its description. */
final class DrawnChance implements MarketChance {
    private static final double UNIT = 0x1.0p-53;

    /** The script: how long each step takes as a share of the whole, how much that varies, who ends the talk there. */
    private static final double[] STEP_SHARE = {0.12, 0.38, 0.35, 0.15};
    private static final double[] STEP_SPREAD = {0.5, 0.8, 0.8, 0.5};
    private static final double REFUSE_AT_ONCE = 0.3;

    private final Market market;
    private final long seed;

    DrawnChance(Market market, long seed) {
        this.market = market;
        this.seed = seed;
    }

    private double uniform(int stream, long n) {
        Dice dice = new Dice(seed * 1_000_003 + stream * 7_919L + n * 0x9E3779B97F4A7C15L);
        dice.next();
        return ((dice.next() >>> 11) + 0.5) * UNIT;
    }

    /** Log-normal with the mean and a spread that is a share of the mean (Box and Muller 1958 for the normal). */
    private double logNormal(int stream, long n, double mean, double spread) {
        if (mean <= 0) {
            return 0;
        }
        double normal = Math.sqrt(-2 * Math.log(uniform(stream, n)))
                * Math.cos(2 * Math.PI * uniform(stream + 1, n));
        double variance = Math.log(1 + spread * spread);
        return Math.exp(Math.log(mean) - variance / 2 + normal * Math.sqrt(variance));
    }

    @Override
    public boolean answers(long call) {
        return uniform(1, call) < market.answerShare();
    }

    @Override
    public long ringsAfterMs(long call) {
        return isOverAtOnce(call) ? NEVER : ms(0.5 + 1.5 * uniform(6, call));
    }

    @Override
    public long endsAfterMs(long call) {
        if (answers(call)) {
            double seconds = logNormal(3, call, market.ringS(), Market.RING_SPREAD);
            return ms(Math.min(Market.RING_OUT_S + 1, seconds));
        }
        return isOverAtOnce(call) ? ms(1 + 5 * uniform(5, call)) : ms(Market.RING_OUT_S) + ringsAfterMs(call);
    }

    private boolean isOverAtOnce(long call) {
        return !answers(call) && uniform(2, call) < Market.QUICK_SHARE;
    }

    @Override
    public long patienceMs(long call) {
        return uniform(7, call) < 0.08 ? ms(2 * uniform(8, call)) : Long.MAX_VALUE;
    }

    /** Some end after the greeting; the mean length is the market's. */
    @Override
    public long[] stepsMs(long call, int agent) {
        int steps = uniform(14, call) < REFUSE_AT_ONCE ? 1 : STEP_SHARE.length;
        double whole = market.talkS() / (STEP_SHARE[0] + (1 - REFUSE_AT_ONCE) * (1 - STEP_SHARE[0]));
        long[] at = new long[steps + 1];
        for (int i = 0; i < steps; i++) {
            double seconds = logNormal(15 + 2 * i, call, whole * STEP_SHARE[i], STEP_SPREAD[i]);
            at[i + 1] = at[i] + ms(seconds * pace(agent));
        }
        return at;
    }

    @Override
    public long talkMs(long call, int agent) {
        return ms(logNormal(9, call, market.talkS(), Market.TALK_SPREAD) * pace(agent));
    }

    @Override
    public long wrapUpMs(long call, int agent) {
        return ms(logNormal(11, call, market.wrapUpS(), Market.WRAP_UP_SPREAD) * pace(agent));
    }

    /** Agents differ: some are a tenth faster or slower than the others. */
    private double pace(int agent) {
        return market.agents() == 1 ? 1 : 0.85 + 0.3 * uniform(13, agent);
    }

    private static long ms(double seconds) {
        return Math.max(1, Math.round(1_000 * seconds));
    }
}
