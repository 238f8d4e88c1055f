package dialer.api.live;

import dialer.core.campaign.CampaignSettings;
import dialer.core.campaign.DialMode;
import dialer.core.campaign.GearReason;
import dialer.core.effect.ShowEffect.CampaignShown;
import dialer.core.effect.ShowEffect.PacingShown;
import dialer.core.effect.ShowEffect.PoolShown;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the core has said about its pacing within the last hour, a point every five seconds. Safe for all threads. */
final class PacingDiary {
    private static final long EVERY_MS = 5_000;
    private static final int POINTS = 720;
    private static final double MILLION = 1_000_000;

    private final Map<Integer, PacingShown> last = new HashMap<>();
    private final Map<Integer, ArrayDeque<Pacing.Point>> series = new HashMap<>();
    private final Map<Integer, PoolHour> hours = new HashMap<>();
    private final Map<Integer, Long> connected = new HashMap<>();

    synchronized void fold(PacingShown shown, long nowMs) {
        last.put(shown.campaignId(), shown);
        ArrayDeque<Pacing.Point> points = series.computeIfAbsent(shown.campaignId(), id -> new ArrayDeque<>());
        if (points.isEmpty() || nowMs - points.getLast().at().toEpochMilli() >= EVERY_MS) {
            points.add(point(shown, nowMs));
            if (points.size() > POINTS) {
                points.removeFirst();
            }
        }
    }

    synchronized void fold(PoolShown shown, long nowMs) {
        hour(shown.poolId(), nowMs).change(shown, nowMs);
    }

    /** @param poolId whose agents talk for the campaign */
    synchronized void fold(CampaignShown shown, int poolId, long nowMs) {
        Long before = connected.put(shown.campaignId(), shown.connected());
        if (before != null && shown.connected() > before) {
            hour(poolId, nowMs).talked(shown.connected() - before, nowMs);
        }
    }

    private PoolHour hour(int poolId, long nowMs) {
        return hours.computeIfAbsent(poolId, id -> new PoolHour(id, nowMs));
    }

    synchronized Pacing.Agents agents(int poolId, long nowMs) {
        PoolHour hour = hour(poolId, nowMs);
        long idleMs = hour.idleMs(nowMs);
        return new Pacing.Agents(share(hour.now()), share(hour.hour(nowMs)), idleMs < 0 ? null : idleMs / 1_000.0);
    }

    private static @Nullable Double share(int permille) {
        return permille < 0 ? null : permille / 1_000.0;
    }

    /** The campaign's last decision; null when there has been none. */
    synchronized @Nullable PacingShown last(int campaignId) {
        return last.get(campaignId);
    }

    /** What can be said about a campaign with these settings. */
    synchronized Pacing pacing(CampaignSettings settings, long nowMs) {
        int campaignId = settings.campaignId();
        PacingShown shown = last.get(campaignId);
        Pacing.Agents agents = agents(settings.poolId(), nowMs);
        boolean free = settings.mode() == DialMode.PREDICTIVE || settings.mode() == DialMode.AUTOMATIC;
        if (shown == null || !free) {
            DialMode as = settings.mode() == DialMode.PREVIEW ? DialMode.PREVIEW : DialMode.PROGRESSIVE;
            GearReason reason = free ? GearReason.LEARNING : GearReason.AS_SET;
            return new Pacing(campaignId, Instant.ofEpochMilli(nowMs), settings.mode(), as, reason, null, null, null,
                    null, agents, PacingWords.RU.of(as, reason, agents), PacingWords.EN.of(as, reason, agents),
                    List.of());
        }
        return new Pacing(campaignId, Instant.ofEpochMilli(nowMs), settings.mode(), shown.mode(), shown.reason(),
                Instant.ofEpochMilli(shown.sinceMs()), decision(shown), budget(shown, nowMs), forecast(shown), agents,
                PacingWords.RU.of(shown, agents), PacingWords.EN.of(shown, agents),
                List.copyOf(series.getOrDefault(campaignId, new ArrayDeque<>())));
    }

    private static Pacing.Decision decision(PacingShown s) {
        return new Pacing.Decision(s.agentsReady(), s.reserved(), s.soonReadyMilli() / 1_000.0, s.callsInTheAir(),
                s.soonAnswersMilli() / 1_000.0, s.riskPpm() / MILLION, s.permittedRiskPpm() / MILLION,
                s.answerPermille() / 1_000.0, s.results(), s.limit());
    }

    private static Pacing.Budget budget(PacingShown s, long nowMs) {
        double share = s.counted() == 0 ? 0 : (double) s.abandoned() / s.counted();
        return new Pacing.Budget(s.permittedPermille() / 1_000.0, s.counted(), s.abandoned(), share, left(s),
                Instant.ofEpochMilli(nowMs + s.windowLeftMs()));
    }

    /** Whole people who may still be abandoned; never negative. */
    static long left(PacingShown s) {
        return Math.max(0, Math.floorDiv(s.leftMilli(), 1_000L));
    }

    private static Pacing.Forecast forecast(PacingShown s) {
        return new Pacing.Forecast(s.placedAhead(), s.expectedAnswersMilli() / 1_000.0, s.answered(),
                s.expectedLossesMilli() / 1_000.0, s.lost());
    }

    private static Pacing.Point point(PacingShown s, long nowMs) {
        return new Pacing.Point(Instant.ofEpochMilli(nowMs), s.mode(), s.agentsReady(), s.soonReadyMilli() / 1_000.0,
                s.callsInTheAir(), s.soonAnswersMilli() / 1_000.0, s.riskPpm() / MILLION,
                s.permittedRiskPpm() / MILLION, s.limit(), s.abandoned(), left(s));
    }
}
