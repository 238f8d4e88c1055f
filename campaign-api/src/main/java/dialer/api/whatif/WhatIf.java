package dialer.api.whatif;

import dialer.api.words.Sentences;
import dialer.arena.Market;
import dialer.arena.MarketResult;
import dialer.arena.MarketRun;
import dialer.engine.SystemClock;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Questions of managers, answered by simulation one after the other: some stretches of work with different chance in
 * the same market. The first ten minutes of each are not counted, because the pacer does not know the market yet.
 * Safe for all threads.
 */
public final class WhatIf {
    private static final Logger LOG = LoggerFactory.getLogger(WhatIf.class);
    private static final int WAITING_AT_MOST = 5;
    private static final int REMEMBERED = 50;
    private static final int FEWEST = 3;
    private static final int MOST = 8;
    private static final long ENOUGH_NS = 6_000_000_000L;
    private static final long LEARNING_MS = 600_000;
    private static final long LONGEST_MS = 7_200_000;

    /** Agent-minutes that a stretch simulates beyond the time of learning; larger teams need less of it. */
    private static final long AGENT_MS = 12L * 5_400_000;

    private static final long SHORTEST_MS = 600_000;

    /** Half of the width that holds four of five normal results. */
    private static final double FOUR_OF_FIVE = 1.2816;

    private final Executor executor;
    private final LinkedHashMap<Long, Question> questions = new LinkedHashMap<>();
    private long lastId;
    private int unanswered;

    /** @param executor one thread, on which questions are answered in their order */
    public WhatIf(Executor executor) {
        this.executor = executor;
    }

    /** Where a question is. */
    public enum State { WAITING, RUNNING, DONE, FAILED }

    /**
     * A question and how far its answer is.
     *
     * @param progressPermille of the work
     * @param answer           null until it is DONE
     */
    public record Question(long id, Market market, State state, int progressPermille, @Nullable Answer answer) {
    }

    /**
     * What is to be expected. Shares are fractions of one; four of five such stretches of work lie between low and
     * high.
     *
     * @param busyShare         talk and wrap-up as a share of the agents' time
     * @param callsPerAgentHour conversations
     * @param abandonedShare    of those who answered
     * @param idleSeconds       between two conversations
     * @param dialedPerAgentHour numbers
     * @param stretches         how many were simulated
     */
    public record Answer(double busyShare, double busyLow, double busyHigh, double callsPerAgentHour,
            double abandonedShare, double idleSeconds, double dialedPerAgentHour, int stretches, String sentenceRu,
            String sentenceEn) {
    }

    /** Takes the question; empty when too many wait already. */
    public synchronized Optional<Question> ask(Market market) {
        if (unanswered >= WAITING_AT_MOST) {
            return Optional.empty();
        }
        Question question = new Question(++lastId, market, State.WAITING, 0, null);
        try {
            executor.execute(() -> answer(question));
        } catch (RejectedExecutionException closing) {
            return Optional.empty();
        }
        unanswered++;
        put(question);
        return Optional.of(question);
    }

    /** The question as it is now; empty when it is not known (any more). */
    public synchronized Optional<Question> find(long id) {
        return Optional.ofNullable(questions.get(id));
    }

    private synchronized void put(Question question) {
        questions.put(question.id(), question);
        if (questions.size() > REMEMBERED) {
            questions.remove(questions.keySet().iterator().next());
        }
    }

    private synchronized void settled(Question question) {
        unanswered--;
        put(question);
    }

    private void answer(Question asked) {
        try {
            Market market = asked.market();
            put(new Question(asked.id(), market, State.RUNNING, 0, null));
            settled(new Question(asked.id(), market, State.DONE, 1_000, expected(market, simulated(asked))));
        } catch (RuntimeException e) {
            LOG.warn("What-if question {} could not be answered", asked.id(), e);
            settled(new Question(asked.id(), asked.market(), State.FAILED, 0, null));
        }
    }

    /** At least three stretches, then more until some seconds have passed. */
    private List<MarketResult> simulated(Question asked) {
        Market market = asked.market();
        long countedMs = Math.max(SHORTEST_MS, Math.min(LONGEST_MS, AGENT_MS / market.agents()));
        List<MarketResult> results = new ArrayList<>();
        long beganNs = SystemClock.monotonicNanos();
        while (results.size() < MOST && (results.size() < FEWEST
                || SystemClock.monotonicNanos() - beganNs < ENOUGH_NS)) {
            int done = results.size();
            long seed = 1L + done;
            results.add(new MarketRun(market, seed, LEARNING_MS + countedMs, LEARNING_MS).play(share -> put(
                    new Question(asked.id(), market, State.RUNNING, progress(done, share, beganNs), null))));
        }
        return results;
    }

    private static int progress(int done, double share, long beganNs) {
        double byCount = (done + share) / FEWEST;
        double byTime = (double) (SystemClock.monotonicNanos() - beganNs) / ENOUGH_NS;
        return (int) Math.min(990, 1_000 * Math.max(0, Math.min(byCount, Math.max(byTime, (done + share) / MOST))));
    }

    private static Answer expected(Market market, List<MarketResult> results) {
        double busy = results.stream().mapToDouble(MarketResult::busyShare).average().orElse(0);
        double spread = Math.sqrt(results.stream().mapToDouble(r -> (r.busyShare() - busy) * (r.busyShare() - busy))
                .sum() / Math.max(1, results.size() - 1));
        double low = Math.max(0, busy - FOUR_OF_FIVE * spread);
        double high = Math.min(1, busy + FOUR_OF_FIVE * spread);
        double calls = results.stream().mapToDouble(MarketResult::callsPerAgentHour).average().orElse(0);
        long answered = results.stream().mapToLong(MarketResult::answered).sum();
        long abandoned = results.stream().mapToLong(MarketResult::abandoned).sum();
        long dialed = results.stream().mapToLong(MarketResult::dialed).sum();
        double abandonedShare = answered == 0 ? 0 : (double) abandoned / answered;
        double dialedPerCall = answered == abandoned ? 0 : (double) dialed / (answered - abandoned);
        Object[] figures = {market.agents(), market.answerShare(), market.talkS(), 100 * low, high, calls,
            market.target(), abandonedShare};
        return new Answer(busy, low, high, calls, abandonedShare,
                results.stream().mapToDouble(MarketResult::idleS).average().orElse(0), calls * dialedPerCall,
                results.size(), sentence(Sentences.RU, Locale.of("ru"), figures),
                sentence(Sentences.EN, Locale.ENGLISH, figures));
    }

    private static String sentence(Sentences sentences, Locale locale, Object... figures) {
        return new MessageFormat(sentences.of("whatif.sentence"), locale).format(figures);
    }
}
