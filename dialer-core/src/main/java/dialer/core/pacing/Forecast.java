package dialer.core.pacing;

import java.util.Arrays;

/**
 * What the next seconds bring, and the risk of one more call in it. The answer delay of a number dialed now is
 * represented by a few quantiles, the nodes; one node more stands for an answer that comes in a moment. At a node, A is
 * the number of agents who will have become free when the grace after that answer has passed, B the number of calls in
 * the air answered before it: sums of independent yes or no, held as exact distributions while there are few of them
 * and as normal ones beyond. One more call is abandoned when {@code free + A <= B}. Everything here follows from the
 * models and the view; nothing is remembered.
 */
final class Forecast {
    private static final int QUANTILES = 8;
    private static final int NODES = QUANTILES + 1;
    private static final double MOMENT_S = 1;

    private static final int LONGEST = 120;
    private static final int EXACT = 240;

    private final double[] nodeS = new double[NODES];
    private final FreedTable freedTable = new FreedTable(NODES);
    private final double[] freeBy = new double[NODES];
    private final double[] freeByStep = new double[NODES];
    private final double[] stillInTheAir = new double[(AnswerModel.BINS + 1) * NODES];

    private final double[] meanFreed = new double[NODES];
    private final double[] varFreed = new double[NODES];
    private final double[] meanAnswers = new double[NODES];
    private final double[] varAnswers = new double[NODES];
    private final double[][] freed = new double[NODES][LONGEST + 1];
    private final double[][] answers = new double[NODES][LONGEST + 1];
    private int agents;
    private int calls;
    private int free;
    private int promised;
    private boolean exact;

    /** Brings the tables up to date with the models. */
    void learn(AnswerModel answer, ServiceModel service, double graceS) {
        placeNodes(answer);
        freedTable.learn(service, nodeS, graceS);
        for (int b = 0; b <= AnswerModel.BINS; b++) {
            for (int j = 0; j < NODES; j++) {
                double at = b + nodeS[j] * 1000 / AnswerModel.BIN_MS;
                int low = (int) at;
                stillInTheAir[b * NODES + j] = low >= AnswerModel.BINS ? answer.unanswered(AnswerModel.BINS)
                        : answer.unanswered(low) + (at - low) * (answer.unanswered(low + 1) - answer.unanswered(low));
            }
        }
    }

    private void placeNodes(AnswerModel answer) {
        int b = 0;
        nodeS[QUANTILES] = MOMENT_S;
        for (int j = 0; j < QUANTILES; j++) {
            double level = 1 - (j + 0.5) / QUANTILES;
            while (b < AnswerModel.BINS && answer.unanswered(b + 1) > level) {
                b++;
            }
            double from = answer.unanswered(b);
            double to = answer.unanswered(StrictMath.min(AnswerModel.BINS, b + 1));
            double part = from > to ? (from - level) / (from - to) : 0;
            nodeS[j] = (b + StrictMath.max(0, StrictMath.min(1, part))) * AnswerModel.BIN_MS / 1000.0;
        }
    }

    /** Begins a decision: the pool as it is, p being the chance of a number of average score. */
    void look(PacingView view, AnswerModel answer, ServiceModel service, double p) {
        free = view.freeAgents() - view.waitingPeople();
        exact = view.talkingAgents() + view.wrappingUpAgents() + view.unclaimedCalls() <= EXACT;
        agents = 0;
        calls = 0;
        for (int j = 0; j < NODES; j++) {
            meanFreed[j] = 0;
            varFreed[j] = 0;
            meanAnswers[j] = 0;
            varAnswers[j] = 0;
            if (exact) {
                Arrays.fill(freed[j], 0);
                Arrays.fill(answers[j], 0);
                freed[j][0] = 1;
                answers[j][0] = 1;
            }
        }
        for (int i = 0; i < view.talkingAgents(); i++) {
            talking(view, service, i);
        }
        for (int i = 0; i < view.wrappingUpAgents(); i++) {
            freedTable.wrapping(service, view.wrappingUpForMs(i) / 1000.0, freeBy);
            pace(service.wrapUpPace(view.wrappingUpAgentId(i)));
            addAgent();
        }
        promised = view.promisedSoon();
        for (int i = 0; i < promised; i++) {
            promise(view.promisedInMs(i) / 1_000.0);
        }
        for (int i = 0; i < view.unclaimedCalls(); i++) {
            int b = AnswerModel.bin(view.unclaimedForMs(i));
            double q = scored(p, view.unclaimedScorePermille(i));
            addCall(b, q / (q * answer.unanswered(b) + (1 - q) * answer.unfailed(b)), answer.unanswered(b));
        }
    }

    /** The chance of a number with this score, in thousandths of the average's. */
    static double scored(double p, int scorePermille) {
        return scorePermille == PacingView.EVEN_SCORE ? p : StrictMath.min(0.95, p * scorePermille / 1000);
    }

    private void talking(PacingView view, ServiceModel service, int i) {
        int agentId = view.talkingAgentId(i);
        long forMs = view.talkingForMs(i);
        freedTable.talking(service, forMs / 1000.0, freeBy);
        pace(service.talkPace(agentId, view.talkingCampaignId(i)));
        ScriptSteps.Step step = service.steps().of(agentId);
        long atStepMs = step == null ? 0 : view.nowMs() - service.steps().reachedAtMs(agentId);
        FreedTable.Rows rows = step == null || atStepMs > forMs ? null : step.rows(NODES);
        if (step != null && rows != null) {
            // the step's rest and the age's rest, each as far as it is believed; the step knows the pace by itself
            freedTable.atStep(step, rows, atStepMs / 1000.0, freeByStep);
            double weight = step.weight();
            for (int j = 0; j < NODES; j++) {
                freeBy[j] = weight * freeByStep[j] + (1 - weight) * freeBy[j];
            }
        }
        addAgent();
    }

    /** Multiplies the odds of being free. */
    private void pace(double pace) {
        for (int j = 0; j < NODES && pace != 1; j++) {
            freeBy[j] = freeBy[j] * pace / (1 + (pace - 1) * freeBy[j]);
        }
    }

    private void addAgent() {
        for (int j = 0; j < NODES; j++) {
            double q = freeBy[j];
            meanFreed[j] += q;
            varFreed[j] += q * (1 - q);
            if (exact) {
                add(freed[j], agents, q);
            }
        }
        agents++;
    }

    /** A promised call takes an agent from its time on, as a person who answers does. */
    private void promise(double inS) {
        for (int j = 0; j < NODES; j++) {
            double q = nodeS[j] >= inS ? 1 : 0;
            meanAnswers[j] += q;
            if (exact) {
                add(answers[j], calls, q);
            }
        }
        calls++;
    }

    /** One more call, with this chance to be answered, is placed now. */
    void dial(double chance) {
        addCall(0, chance, 1);
    }

    /**
     * A call of an age enters the sums of answers.
     *
     * @param will       P(it is going to be answered) / P(an answer comes later than this age)
     * @param unanswered P(an answer comes later than this age)
     */
    private void addCall(int bin, double will, double unanswered) {
        for (int j = 0; j < NODES; j++) {
            double q = will * (unanswered - stillInTheAir[bin * NODES + j]);
            meanAnswers[j] += q;
            varAnswers[j] += q * (1 - q);
            if (exact) {
                add(answers[j], calls, q);
            }
        }
        calls++;
    }

    /** Adds one yes with probability q to the distribution of a sum of so many. */
    private static void add(double[] sum, int terms, double q) {
        for (int x = StrictMath.min(LONGEST, terms + 1); x > 0; x--) {
            sum[x] = sum[x] * (1 - q) + sum[x - 1] * q;
        }
        sum[0] *= 1 - q;
    }

    /** P(one more call, if a person answers it, finds no agent within the grace). */
    double risk() {
        double sum = 0;
        for (int j = 0; j < QUANTILES; j++) {
            sum += risk(j, 0);
        }
        return sum / QUANTILES;
    }

    /** P(more than so many people find no agent), at the node where it is greatest. */
    double riskBeyond(int losses) {
        double most = 0;
        for (int j = 0; j < QUANTILES; j++) {
            most = StrictMath.max(most, risk(j, losses));
        }
        return most;
    }

    /** P(a call that is answered in a moment finds no agent within the grace). */
    double riskInAMoment() {
        return risk(QUANTILES, 0);
    }

    /** P(free + spare + A <= B) at node j. */
    private double risk(int j, int spare) {
        if (!exact) {
            double spread = StrictMath.sqrt(varFreed[j] + varAnswers[j] + 1e-6);
            return Bell.cdf((0.5 - free - spare - meanFreed[j] + meanAnswers[j]) / spread);
        }
        double[] a = freed[j];
        double[] b = answers[j];
        int topFreed = StrictMath.min(LONGEST, agents);
        int topAnswers = StrictMath.min(LONGEST, calls);
        double tail = 1;
        double sum = 0;
        int from = 0;
        for (int k = 0; k <= topFreed; k++) {
            int need = free + spare + k;
            while (from < need && from <= topAnswers) {
                tail -= b[from++];
            }
            if (need > topAnswers) {
                break;
            }
            sum += a[k] * (need <= 0 ? 1 : StrictMath.max(0, tail));
        }
        return sum;
    }

    /** Agents expected to be free by the median node. */
    double soonFreed() {
        return meanFreed[QUANTILES / 2];
    }

    /** Answers expected by the median node. */
    double soonAnswers() {
        return meanAnswers[QUANTILES / 2];
    }

    /** Calls in the air, those added included. */
    int callsInTheAir() {
        return calls - promised;
    }
}
