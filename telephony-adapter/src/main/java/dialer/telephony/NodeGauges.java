package dialer.telephony;

import java.util.concurrent.atomic.AtomicLong;

/** A node's counters; written by its threads, read by anybody. */
final class NodeGauges {

    final AtomicLong missedEvents = new AtomicLong();
    final AtomicLong refusedInputs = new AtomicLong();
    final AtomicLong refusedActions = new AtomicLong();
    final AtomicLong givenUp = new AtomicLong();
    final AtomicLong links = new AtomicLong();
    private volatile double fastestMs = Double.NaN;
    private volatile long lagMs;
    private volatile long worstLagMs;

    /** A new link: the clocks are compared anew. */
    void linked() {
        links.incrementAndGet();
        fastestMs = Double.NaN;
        lagMs = 0;
        worstLagMs = 0;
    }

    /** The two clocks differ by some amount; the fastest event ever heard stands for no delay. */
    void heard(double atSeconds, long nowMs) {
        if (Double.isNaN(atSeconds)) {
            return;
        }
        double tookMs = nowMs - atSeconds * 1_000;
        double fastest = fastestMs;
        if (Double.isNaN(fastest) || tookMs < fastest) {
            fastestMs = tookMs;
            fastest = tookMs;
        }
        lagMs = Math.round(tookMs - fastest);
        worstLagMs = Math.max(worstLagMs, lagMs);
    }

    long lagMs() {
        return lagMs;
    }

    long worstLagMs() {
        return worstLagMs;
    }
}
