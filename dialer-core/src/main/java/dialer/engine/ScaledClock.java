package dialer.engine;

/** Time that runs faster than life, for {@code --speed N}: engine, simulated Asterisk and agents share one. */
public final class ScaledClock implements WallClock {

    private static final double NANOS_PER_MS = 1_000_000;

    private final long startMs;
    private final long startNanos = SystemClock.monotonicNanos();
    private final double speed;

    /**
     * @param startMs where time begins, UTC ms
     * @param speed   how many times faster than life, more than 0
     */
    public ScaledClock(long startMs, double speed) {
        if (!(speed > 0)) {
            throw new IllegalArgumentException("speed: more than 0");
        }
        this.startMs = startMs;
        this.speed = speed;
    }

    @Override
    public long nowMs() {
        return startMs + (long) ((SystemClock.monotonicNanos() - startNanos) / NANOS_PER_MS * speed);
    }
}
