package dialer.core.campaign;

import dialer.core.ground.Carrier;
import dialer.core.ground.Check;
import java.util.Arrays;

/**
 * A campaign's account with the abandon rule: what was counted in the window that runs now, in spans of a sixtieth of
 * it. A rolling window forgets span by span, so it covers the window's length or one span less.
 */
public final class AbandonLedger {
    private static final int SPANS = 60;
    private static final long MONTH_MS = 31 * 86_400_000L;

    private final long[] counted = new long[SPANS];
    private final long[] abandoned = new long[SPANS];
    /** What the spans add up to. */
    private long countedInAll;
    private long abandonedInAll;
    private long spanMs;
    private long beganMs;
    private long span;

    /** What the abandoned are a share of has grown by one. */
    public void count(AbandonRule rule, long nowMs) {
        counted[place(rule, nowMs)]++;
        countedInAll++;
    }

    /** One who was counted turns out not to be a person: a machine on the agent's line. */
    public void discount(AbandonRule rule, long nowMs) {
        int at = place(rule, nowMs);
        for (int back = 0; back < SPANS; back++) {
            int older = StrictMath.floorMod(at - back, SPANS);
            if (counted[older] > 0) {
                counted[older]--;
                countedInAll--;
                return;
            }
        }
    }

    /** A person was abandoned. */
    public void abandon(AbandonRule rule, long nowMs) {
        abandoned[place(rule, nowMs)]++;
        abandonedInAll++;
    }

    /** How many were counted in the window as it is now. */
    public long counted(AbandonRule rule, long nowMs) {
        place(rule, nowMs);
        return countedInAll;
    }

    /** How many of those were abandoned. */
    public long abandoned(AbandonRule rule, long nowMs) {
        place(rule, nowMs);
        return abandonedInAll;
    }

    /** How long the window runs already, 0 before the first count; never longer than the window. */
    public long runsForMs(AbandonRule rule, long nowMs) {
        place(rule, nowMs);
        long longest = rule.kind() == AbandonRule.WindowKind.MONTH ? MONTH_MS : rule.windowMs();
        return beganMs == 0 ? 0 : StrictMath.min(longest, nowMs - beganMs);
    }

    /** How long until the window ends and counts begin anew; for a rolling window, always its length. */
    public long leftMs(AbandonRule rule, long nowMs) {
        place(rule, nowMs);
        return switch (rule.kind()) {
            case ROLLING -> rule.windowMs();
            case SUCCESSIVE -> beganMs == 0 ? rule.windowMs() : beganMs + rule.windowMs() - nowMs;
            case MONTH -> CalendarMonth.end(nowMs, rule.anchorMs()) - nowMs;
        };
    }

    /** Moves the window up to now; returns where the present span is kept. */
    private int place(AbandonRule rule, long nowMs) {
        if (beganMs == 0 || changed(rule)) {
            begin(rule, nowMs);
        }
        if (rule.kind() == AbandonRule.WindowKind.SUCCESSIVE && nowMs - beganMs >= rule.windowMs()) {
            beginAnew(beganMs + (nowMs - beganMs) / rule.windowMs() * rule.windowMs());
        }
        if (rule.kind() == AbandonRule.WindowKind.MONTH && nowMs >= CalendarMonth.end(beganMs, rule.anchorMs())) {
            beginAnew(CalendarMonth.begin(nowMs, rule.anchorMs()));
        }
        long now = (nowMs - beganMs) / spanMs;
        if (now - span >= SPANS) {
            span = now - SPANS;
        }
        while (span < now) {
            span++;
            int oldest = (int) (span % SPANS);
            countedInAll -= counted[oldest];
            abandonedInAll -= abandoned[oldest];
            counted[oldest] = 0;
            abandoned[oldest] = 0;
        }
        return (int) (span % SPANS);
    }

    private void beginAnew(long atMs) {
        Arrays.fill(counted, 0);
        Arrays.fill(abandoned, 0);
        countedInAll = 0;
        abandonedInAll = 0;
        beganMs = atMs;
        span = 0;
    }

    private boolean changed(AbandonRule rule) {
        if (rule.kind() == AbandonRule.WindowKind.MONTH && beganMs != CalendarMonth.begin(beganMs, rule.anchorMs())) {
            return true;
        }
        return spanMs != spanMs(rule) || (rule.kind() == AbandonRule.WindowKind.SUCCESSIVE && rule.anchorMs() != 0
                && (beganMs - rule.anchorMs()) % rule.windowMs() != 0);
    }

    private static long spanMs(AbandonRule rule) {
        return (rule.kind() == AbandonRule.WindowKind.MONTH ? MONTH_MS : rule.windowMs()) / SPANS + 1;
    }

    /** The first window, or another rule: what was counted under the old one stays counted, as of now. */
    private void begin(AbandonRule rule, long nowMs) {
        Arrays.fill(counted, 0);
        Arrays.fill(abandoned, 0);
        spanMs = spanMs(rule);
        beganMs = nowMs;
        if (rule.kind() == AbandonRule.WindowKind.SUCCESSIVE && rule.anchorMs() != 0) {
            beganMs = nowMs - StrictMath.floorMod(nowMs - rule.anchorMs(), rule.windowMs());
        }
        if (rule.kind() == AbandonRule.WindowKind.MONTH) {
            beganMs = CalendarMonth.begin(nowMs, rule.anchorMs());
        }
        span = (nowMs - beganMs) / spanMs;
        counted[(int) (span % SPANS)] = countedInAll;
        abandoned[(int) (span % SPANS)] = abandonedInAll;
        Check.that(beganMs <= nowMs, "a window begins before it is used");
    }

    /** Into a snapshot or out of one. */
    public void carry(Carrier c) {
        countedInAll = 0;
        abandonedInAll = 0;
        for (int i = 0; i < SPANS; i++) {
            counted[i] = c.number(counted[i]);
            abandoned[i] = c.number(abandoned[i]);
            countedInAll += counted[i];
            abandonedInAll += abandoned[i];
        }
        spanMs = c.number(spanMs);
        beganMs = c.number(beganMs);
        span = c.number(span);
    }
}
