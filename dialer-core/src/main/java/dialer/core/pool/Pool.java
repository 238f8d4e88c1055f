package dialer.core.pool;

import dialer.core.ground.Carrier;

/** A pool as the core knows it: settings, and how far its campaigns have come in taking turns. */
public final class Pool {
    private static final int PRIORITIES = 10;

    private PoolSettings settings;
    private final long[] floors = new long[PRIORITIES];
    private long lastShown;
    private long explainAtMs;
    private long wakeAtMs;

    public Pool(PoolSettings settings) {
        this.settings = settings;
    }

    public int id() {
        return settings.poolId();
    }

    public PoolSettings settings() {
        return settings;
    }

    public void retune(PoolSettings newSettings) {
        settings = newSettings;
    }

    /** The pass of the last turn among the campaigns of this priority. */
    public long floor(int priority) {
        return floors[priority];
    }

    public void floor(int priority, long pass) {
        floors[priority] = pass;
    }

    /** When the board is told next why the pool's campaigns dial as they do. */
    public long explainAtMs() {
        return explainAtMs;
    }

    public void explainAt(long atMs) {
        explainAtMs = atMs;
    }

    /** When the pacer wants to be asked again although nothing has happened; 0 when it does not. */
    public long wakeAtMs() {
        return wakeAtMs;
    }

    public void wakeAt(long atMs) {
        wakeAtMs = atMs;
    }

    /** Fingerprint of what the board was told last. */
    public long lastShown() {
        return lastShown;
    }

    public void shown(long fingerprint) {
        lastShown = fingerprint;
    }

    /** Into a snapshot or out of one; the settings travel apart. */
    public void carry(Carrier c) {
        for (int i = 0; i < PRIORITIES; i++) {
            floors[i] = c.number(floors[i]);
        }
        lastShown = c.number(lastShown);
        explainAtMs = c.number(explainAtMs);
        wakeAtMs = c.number(wakeAtMs);
    }
}
