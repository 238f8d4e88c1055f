package dialer.simulation.check;

import dialer.core.agent.AgentState;
import dialer.core.attempt.Disposition;
import dialer.core.effect.Effect;
import dialer.core.effect.StoreEffect;

/** Breaks no day: counts how agents have spent their time, and who has answered and found nobody. */
public final class WorkCounter implements Checker {
    private final long fromMs;
    private final long toMs;
    private long busyMs;
    private long onDutyMs;
    private long answered;
    private long abandoned;

    /** Counts what happens between two instants. */
    public WorkCounter(long fromMs, long toMs) {
        this.fromMs = fromMs;
        this.toMs = toMs;
    }

    @Override
    public void effect(Picture picture, Step step, Effect effect) {
        count(effect);
    }

    /** Counts one effect. */
    public void count(Effect effect) {
        if (effect instanceof StoreEffect.AgentSpell spell) {
            long spentMs = Math.max(0, Math.min(toMs, spell.toMs()) - Math.max(fromMs, spell.fromMs()));
            boolean busy = spell.state() == AgentState.TALKING || spell.state() == AgentState.WRAP_UP;
            boolean away = spell.state() == AgentState.PAUSED || spell.state() == AgentState.AWAY;
            busyMs += busy ? spentMs : 0;
            onDutyMs += away ? 0 : spentMs;
        } else if (effect instanceof StoreEffect.AttemptClosed closed && closed.answeredAtMs() >= fromMs
                && closed.answeredAtMs() < toMs) {
            boolean lost = closed.disposition() == Disposition.ABANDONED
                    || closed.disposition() == Disposition.HUNG_UP_FIRST;
            answered++;
            abandoned += lost ? 1 : 0;
        }
    }

    /** Talk and wrap-up as a share of the time on duty. */
    public double busyShare() {
        return onDutyMs == 0 ? 0 : (double) busyMs / onDutyMs;
    }

    public long answered() {
        return answered;
    }

    public long abandoned() {
        return abandoned;
    }
}
