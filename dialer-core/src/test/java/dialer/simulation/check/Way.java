package dialer.simulation.check;

import dialer.core.trunk.TrunkSettings;
import java.util.ArrayDeque;
import java.util.Deque;

/** What the picture knows about one trunk. */
final class Way {
    TrunkSettings settings;
    int inUse;
    int silentInARow;
    long shutUntilMs;
    boolean reachable = true;
    /** A rate that was in force within the last second still counts for that second. */
    int rateBefore;
    long rateBeforeUntilMs;
    final Deque<Long> lastSecond = new ArrayDeque<>();

    Way(TrunkSettings settings) {
        this.settings = settings;
    }

    void retuned(TrunkSettings to, long nowMs) {
        rateBefore = settings.callsPerSecond();
        rateBeforeUntilMs = nowMs + 1_000;
        settings = to;
    }

    int callsPerSecond(long nowMs) {
        return nowMs < rateBeforeUntilMs ? Math.max(rateBefore, settings.callsPerSecond()) : settings.callsPerSecond();
    }
}
