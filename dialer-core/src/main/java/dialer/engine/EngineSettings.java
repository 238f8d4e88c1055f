package dialer.engine;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How the engine runs.
 *
 * @param directory           where journal, outbox and snapshots lie
 * @param ringSize            inputs in flight at most: a power of two, 64 to 1 048 576
 * @param waiting             how threads wait for the next input
 * @param tick                how often the core is told that time has passed, 1 ms to 1 s of real time
 * @param snapshotEveryInputs a snapshot after so many inputs, from 100
 * @param snapshotEvery       a snapshot at least this often while inputs come, 1 s to 1 day
 * @param snapshotsKept       how many snapshots stay on disk, 2 to 100
 * @param minFreeBytes        with less free disk than this dialing stops; with a quarter of it the engine freezes
 */
public record EngineSettings(Path directory, int ringSize, WaitChoice waiting, Duration tick, int snapshotEveryInputs,
        Duration snapshotEvery, int snapshotsKept, long minFreeBytes) {

    public EngineSettings {
        require(ringSize >= 64 && ringSize <= 1 << 20 && Integer.bitCount(ringSize) == 1,
                "ringSize: a power of two, 64 to 1048576");
        require(within(tick, Duration.ofMillis(1), Duration.ofSeconds(1)), "tick: 1ms to 1s");
        require(snapshotEveryInputs >= 100, "snapshotEveryInputs: from 100");
        require(within(snapshotEvery, Duration.ofSeconds(1), Duration.ofDays(1)), "snapshotEvery: 1s to 1d");
        require(snapshotsKept >= 2 && snapshotsKept <= 100, "snapshotsKept: 2 to 100");
        require(minFreeBytes >= 0, "minFreeBytes: from 0");
    }

    /** The usual settings: ring of 16 384, blocking, 50 ms tick, snapshots every 200 000 inputs or 10 minutes. */
    public static EngineSettings usual(Path directory) {
        return new EngineSettings(directory, 16_384, WaitChoice.BLOCKING, Duration.ofMillis(50), 200_000,
                Duration.ofMinutes(10), 3, 512L << 20);
    }

    private static boolean within(Duration value, Duration least, Duration most) {
        return value.compareTo(least) >= 0 && value.compareTo(most) <= 0;
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }
}
