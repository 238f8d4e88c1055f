package dialer.api.courier.slot;

import dialer.api.store.slot.Slot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * What couriers have answered, for seconds. However many ask for the same at once, the courier is asked once; a courier
 * who does not answer is left alone for a moment, and what he said last is shown, marked as stale.
 */
final class OfferCache {

    private static final int MOST = 2_000;
    private static final long LEFT_ALONE_MS = 3_000;
    private static final long LONGEST_STALE_MS = 600_000;

    private final Map<String, Heard> entries = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Heard> eldest) {
            return size() > MOST;
        }
    };

    private final Executor executor;

    OfferCache(Executor executor) {
        this.executor = executor;
    }

    /** What is known under one key. */
    private static final class Heard {
        private @Nullable CompletableFuture<List<Slot>> asked;
        private List<Slot> known = List.of();
        private long knownAtMs = Long.MIN_VALUE;
        private long silentAtMs = Long.MIN_VALUE;
    }

    /** Asks the courier. */
    interface Question {
        List<Slot> ask() throws SlotSilence;
    }

    /**
     * Slots as the courier has said them.
     *
     * @param atMs {@link Long#MIN_VALUE} when he has said nothing that can be used
     */
    record Known(List<Slot> slots, long atMs, boolean isFresh) {
    }

    /**
     * From memory while it is fresh; otherwise asks, or waits for the answer that somebody else has asked for.
     *
     * @param waitMs how long an answer is waited for in real time; one that comes later serves the next who asks
     */
    Known get(String key, long freshMs, long nowMs, long waitMs, Question question) {
        CompletableFuture<List<Slot>> answer;
        boolean mine;
        Heard heard;
        synchronized (entries) {
            heard = entries.computeIfAbsent(key, k -> new Heard());
            if (heard.knownAtMs != Long.MIN_VALUE && nowMs - heard.knownAtMs < freshMs) {
                return new Known(heard.known, heard.knownAtMs, true);
            }
            if (heard.silentAtMs != Long.MIN_VALUE && nowMs - heard.silentAtMs < LEFT_ALONE_MS) {
                return last(heard, nowMs);
            }
            @Nullable CompletableFuture<List<Slot>> running = heard.asked;
            mine = running == null;
            answer = running == null ? new CompletableFuture<>() : running;
            heard.asked = answer;
        }
        if (mine) {
            executor.execute(() -> ask(heard, answer, nowMs, question));
        }
        try {
            return new Known(answer.get(waitMs, TimeUnit.MILLISECONDS), nowMs, true);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Known(List.of(), Long.MIN_VALUE, false);
        } catch (ExecutionException | TimeoutException silent) {
            synchronized (entries) {
                return last(heard, nowMs);
            }
        }
    }

    /** What was said is known to be wrong by now: the next question goes to the courier. */
    void forget(String key) {
        synchronized (entries) {
            Heard heard = entries.get(key);
            if (heard != null) {
                heard.knownAtMs = Long.MIN_VALUE;
                heard.known = List.of();
            }
        }
    }

    private void ask(Heard heard, CompletableFuture<List<Slot>> answer, long nowMs, Question question) {
        @Nullable List<Slot> said = null;
        @Nullable Throwable trouble = null;
        try {
            said = question.ask();
        } catch (SlotSilence | RuntimeException e) {
            trouble = e;
        }
        synchronized (entries) {
            heard.asked = null;
            if (said != null) {
                heard.known = said;
                heard.knownAtMs = nowMs;
                heard.silentAtMs = Long.MIN_VALUE;
            } else {
                heard.silentAtMs = nowMs;
            }
        }
        if (said != null) {
            answer.complete(said);
        } else {
            answer.completeExceptionally(trouble == null ? new SlotSilence("nothing was said") : trouble);
        }
    }

    private static Known last(Heard heard, long nowMs) {
        boolean usable = heard.knownAtMs != Long.MIN_VALUE && nowMs - heard.knownAtMs < LONGEST_STALE_MS;
        return usable ? new Known(heard.known, heard.knownAtMs, false)
                : new Known(List.of(), Long.MIN_VALUE, false);
    }
}
