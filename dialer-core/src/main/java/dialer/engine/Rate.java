package dialer.engine;

/** How many inputs go by in a second. Measured by one thread, read by any. */
final class Rate {

    private long lastSeq = -1;
    private long lastNanos;
    private volatile long perSecond;

    void measure(long seq, long nanos) {
        if (lastSeq >= 0 && nanos > lastNanos) {
            perSecond = (seq - lastSeq) * 1_000_000_000L / (nanos - lastNanos);
        }
        lastSeq = seq;
        lastNanos = nanos;
    }

    long perSecond() {
        return perSecond;
    }
}
