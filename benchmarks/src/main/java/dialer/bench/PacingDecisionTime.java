package dialer.bench;

import dialer.core.pacing.AbandonBudget;
import dialer.core.pacing.PacingDecision;
import dialer.core.pacing.PacingFact;
import dialer.core.pacing.PacingView;
import dialer.core.pacing.PredictivePacer;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What one pacing decision costs: the quantiles matter, so every call is timed. The pool is busy: four agents in a
 * hundred free, one in ten in wrap-up, two calls in the air for each three agents, which end and are followed by
 * others; time moves on by 100 ms from decision to decision, so that the refresh of the tables, every ten seconds, is
 * among what is measured. Every agent has a pace, and pages tell steps of a script with six, one between any two
 * decisions.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class PacingDecisionTime {
    private static final long STEP_MS = 100;
    private static final int RESULTS = 2_000;
    private static final int STEPS = 6;

    /** Agents in the pool. */
    @Param({"10", "100", "300", "1000"})
    public int agents;

    private PredictivePacer pacer = new PredictivePacer();
    private Pool pool = new Pool(1);

    @Setup
    public void learn() {
        pacer = new PredictivePacer();
        pool = new Pool(agents);
        for (int i = 0; i < RESULTS; i++) {
            long spread = i * 7_919L % 1_000;
            if (i % 3 == 0) {
                pacer.learn(new PacingFact.Answered(1, 4_000 + 14 * spread, PacingView.EVEN_SCORE), 100L * i);
                int agent = 1 + i % agents;
                pacer.learn(new PacingFact.ReachedStep(agent, 1, i % STEPS), 100L * i - 5_000);
                pacer.learn(new PacingFact.Talked(agent, 1, 20_000 + 160 * spread), 100L * i);
                pacer.learn(new PacingFact.WrappedUp(agent, 4_000 + 20 * spread, true), 100L * i);
            } else {
                pacer.learn(new PacingFact.Unanswered(1, 15_000 + 13 * spread, PacingView.EVEN_SCORE,
                        PacingFact.Kind.NO_ANSWER), 100L * i);
            }
        }
        pool.nowMs = 100L * RESULTS;
    }

    /** Calls end, one page tells a step, then one decision. */
    @Benchmark
    public PacingDecision decide() {
        pool.nowMs += STEP_MS;
        for (int n = 0; n < pool.unclaimedCalls(); n++) {
            if (pool.unclaimedForMs(n) >= STEP_MS) {
                continue;
            }
            pacer.learn(Pool.person(n) ? new PacingFact.Answered(1, Pool.ringsMs(n), PacingView.EVEN_SCORE)
                    : new PacingFact.Unanswered(1, Pool.ringsMs(n), PacingView.EVEN_SCORE, PacingFact.Kind.NO_ANSWER),
                    pool.nowMs);
        }
        int teller = 1 + (int) (pool.nowMs / STEP_MS % agents);
        pacer.learn(new PacingFact.ReachedStep(teller, 1, teller % STEPS), pool.nowMs);
        return pacer.decide(pool);
    }

    /** A pool whose ages differ and stay within bounds while time goes on. */
    private static final class Pool implements PacingView {
        private final int agents;
        private long nowMs;

        Pool(int agents) {
            this.agents = agents;
        }

        @Override
        public long nowMs() {
            return nowMs;
        }

        @Override
        public int freeAgents() {
            return agents / 25;
        }

        @Override
        public int talkingAgents() {
            return agents - freeAgents() - wrappingUpAgents();
        }

        @Override
        public long talkingForMs(int n) {
            return (nowMs + 7_919L * n) % 180_000;
        }

        @Override
        public int talkingAgentId(int n) {
            return 1 + n;
        }

        @Override
        public int talkingCampaignId(int n) {
            return 1;
        }

        @Override
        public int wrappingUpAgentId(int n) {
            return 1 + talkingAgents() + n;
        }

        @Override
        public int wrappingUpAgents() {
            return agents / 10;
        }

        @Override
        public long wrappingUpForMs(int n) {
            return (nowMs + 3_571L * n) % 25_000;
        }

        @Override
        public int unclaimedCalls() {
            return 2 * agents / 3;
        }

        @Override
        public long unclaimedForMs(int n) {
            return (nowMs + 1_009L * n) % ringsMs(n);
        }

        /** Every third call is answered, by a person, after 11 s; its place in the air is taken by the next. */
        private static boolean person(int n) {
            return n % 3 == 0;
        }

        private static long ringsMs(int n) {
            return person(n) ? 11_000 : 27_000;
        }

        @Override
        public long unclaimedRingingMs(int n) {
            return Math.max(0, unclaimedForMs(n) - 2_000);
        }

        @Override
        public int waitingPeople() {
            return 0;
        }

        @Override
        public long ringAtLeastMs() {
            return 15_000;
        }

        @Override
        public int budgets() {
            return 1;
        }

        @Override
        public AbandonBudget budget(int n) {
            return new AbandonBudget(1, 30, 4_000, 100, 4 * 3_600_000L);
        }

        @Override
        public int abandonTargetPermille() {
            return 30;
        }

        @Override
        public int maxCallsPerAgentPermille() {
            return 5_000;
        }
    }
}
