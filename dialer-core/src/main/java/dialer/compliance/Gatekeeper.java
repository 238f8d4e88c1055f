package dialer.compliance;

import java.time.ZoneId;
import java.util.List;

/** Says whether and when a number may be called: the rule pack's hours where the recipient is, and its limits. */
public final class Gatekeeper {

    /** A call that begins in the last minute would be cut short by closing. */
    private static final long TALK_MS = 60_000;

    private final RulePack pack;
    private final long ringTimeoutMs;

    public Gatekeeper(RulePack pack, long ringTimeoutMs) {
        this.pack = pack;
        this.ringTimeoutMs = ringTimeoutMs;
    }

    /** Why a number may not be called now. */
    public enum Reason { ALLOWED, OUTSIDE_HOURS, ZONE_UNKNOWN, LIMIT_REACHED, SUPPRESSED }

    /**
     * The answer.
     *
     * @param spans         when a call may begin, within the horizon; empty for not at all
     * @param nextAllowedAtMs the first instant at which it may, 0 where none is in the horizon
     */
    public record Verdict(Reason reason, List<CallingHours.Span> spans, long nextAllowedAtMs) {
        public Verdict {
            spans = List.copyOf(spans);
        }
    }

    /**
     * Judges one number.
     *
     * @param zones         where the recipient may be; empty when nobody knows
     * @param suppressed    whether nobody may call it
     * @param recent        attempts at the number over all campaigns
     * @param nowMs         UTC
     * @param horizonMs     how far ahead spans are wanted
     */
    public Verdict judge(List<ZoneId> zones, boolean suppressed, RecentAttempts recent, long nowMs, long horizonMs) {
        if (suppressed) {
            return new Verdict(Reason.SUPPRESSED, List.of(), 0);
        }
        if (zones.isEmpty()) {
            return new Verdict(Reason.ZONE_UNKNOWN, List.of(), 0);
        }
        long fromMs = Math.max(nowMs, recent.freeAgainAtMs(pack.limits(), nowMs));
        List<CallingHours.Span> spans = CallingHours.spans(pack, zones, fromMs, nowMs + horizonMs,
                ringTimeoutMs + TALK_MS);
        if (spans.isEmpty()) {
            return new Verdict(fromMs > nowMs ? Reason.LIMIT_REACHED : Reason.OUTSIDE_HOURS, spans, 0);
        }
        long next = spans.getFirst().fromMs();
        Reason now = next <= nowMs ? Reason.ALLOWED : fromMs > nowMs ? Reason.LIMIT_REACHED : Reason.OUTSIDE_HOURS;
        return new Verdict(now, spans, next);
    }
}
