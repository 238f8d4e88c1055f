package dialer.simulation;

import dialer.arena.MarketChance;
import dialer.core.agent.AgentState;
import dialer.core.attempt.Disposition;
import dialer.core.chance.Dice;
import dialer.core.effect.Effect;
import dialer.core.effect.StoreEffect;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Chances as they were seen in real work: each call, conversation and wrap-up is one of those that happened, drawn anew
 * (Efron's bootstrap, 1979). A call that the dialer hung up itself counts as one that nobody would have answered: it is
 * nearly always so, and how long it would have rung is not known, so it lasts as long as the longest that rang out.
 */
final class ObservedChance implements MarketChance {
    /** One call: when it rang and when it ended or was answered, from its beginning. */
    private record Call(boolean answered, long ringsAfterMs, long endsAfterMs) {
    }

    private final List<Call> calls = new ArrayList<>();
    private final List<Long> talksMs = new ArrayList<>();
    private final List<Long> wrapUpsMs = new ArrayList<>();
    private final List<Long> cancelledRingMs = new ArrayList<>();
    private long longestRingOutMs;
    private long seed;

    /** Learns from one effect of the real work. */
    void learn(Effect effect) {
        if (effect instanceof StoreEffect.AttemptClosed closed) {
            learn(closed);
        } else if (effect instanceof StoreEffect.AgentSpell spell && spell.state() == AgentState.WRAP_UP) {
            wrapUpsMs.add(spell.toMs() - spell.fromMs());
        }
    }

    private void learn(StoreEffect.AttemptClosed closed) {
        long ringsAfterMs = closed.ringingAtMs() == 0 ? NEVER : closed.ringingAtMs() - closed.startedAtMs();
        boolean answered = closed.disposition().answered();
        long endsAfterMs = (answered ? closed.answeredAtMs() : closed.endedAtMs()) - closed.startedAtMs();
        if (closed.disposition() == Disposition.CANCELLED) {
            cancelledRingMs.add(ringsAfterMs);
            return;
        }
        calls.add(new Call(answered, ringsAfterMs, endsAfterMs));
        if (closed.disposition() == Disposition.NO_ANSWER) {
            longestRingOutMs = Math.max(longestRingOutMs, endsAfterMs);
        }
        if (closed.bridgedAtMs() != 0) {
            talksMs.add(closed.endedAtMs() - closed.bridgedAtMs());
        }
    }

    /** All that was learnt, for a world of its own. */
    ObservedChance ofSeed(int worldSeed) {
        ObservedChance other = new ObservedChance();
        other.calls.addAll(calls);
        cancelledRingMs.forEach(rings -> other.calls.add(new Call(false, rings, longestRingOutMs)));
        other.talksMs.addAll(talksMs);
        other.wrapUpsMs.addAll(wrapUpsMs);
        other.seed = worldSeed;
        return other;
    }

    String inWords() {
        long answered = calls.stream().filter(Call::answered).count();
        int all = calls.size() + cancelledRingMs.size();
        return String.format(Locale.ROOT, "%d calls, %.1f %% answered after %.1f s, %d hung up by the dialer; "
                + "talk %.1f s, wrap-up %.1f s in the mean", all, 100.0 * answered / all,
                calls.stream().filter(Call::answered).mapToLong(Call::endsAfterMs).average().orElse(0) / 1_000,
                cancelledRingMs.size(), mean(talksMs) / 1_000, mean(wrapUpsMs) / 1_000);
    }

    boolean isEnough() {
        return !talksMs.isEmpty() && !wrapUpsMs.isEmpty();
    }

    private static double mean(List<Long> spans) {
        return spans.stream().mapToLong(Long::longValue).average().orElse(0);
    }

    private <T> T one(List<T> seen, int stream, long n) {
        Dice dice = new Dice(seed * 1_000_003 + stream * 7_919L + n * 0x9E3779B97F4A7C15L);
        dice.next();
        return seen.get((int) Math.floorMod(dice.next() >>> 1, (long) seen.size()));
    }

    @Override
    public boolean answers(long call) {
        return one(calls, 1, call).answered();
    }

    @Override
    public long ringsAfterMs(long call) {
        return one(calls, 1, call).ringsAfterMs();
    }

    @Override
    public long endsAfterMs(long call) {
        return one(calls, 1, call).endsAfterMs();
    }

    /** Nobody in the lab hangs up before the message. */
    @Override
    public long patienceMs(long call) {
        return Long.MAX_VALUE;
    }

    @Override
    public long talkMs(long call, int agent) {
        return one(talksMs, 2, call);
    }

    @Override
    public long[] stepsMs(long call, int agent) {
        return new long[] {0, talkMs(call, agent)};
    }

    @Override
    public long wrapUpMs(long call, int agent) {
        return one(wrapUpsMs, 3, call);
    }
}
