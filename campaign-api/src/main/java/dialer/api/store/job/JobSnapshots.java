package dialer.api.store.job;

import dialer.api.store.Database;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** Full snapshots: a courier names all jobs that it still wants called, and what it does not name is recalled. */
public final class JobSnapshots {

    private final Jdbi jdbi;

    public JobSnapshots(Database database) {
        this.jdbi = database.jdbi();
    }

    /** A snapshot that is being received. */
    public record Snapshot(long snapshotId, int courierId, boolean sandbox, Instant beganAt) {
    }

    /**
     * What a snapshot amounts to.
     *
     * @param inHand jobs of the courier that waited for their outcome when the snapshot began
     * @param named  those of them that it names
     */
    public record Balance(long inHand, long named) {
        /** Nothing or less than half of it named: that is a mistake more likely than a wish. */
        public boolean isSuspicious() {
            return inHand > 0 && named * 2 < inHand;
        }
    }

    /** @param sandbox whether it speaks of the sandbox's jobs, or of the others */
    public Snapshot begin(int courierId, boolean sandbox, Instant at) {
        long id = jdbi.withHandle(h -> h.createQuery("INSERT INTO job_snapshots (courier_id, began_at)"
                + " VALUES (:courierId, :at) RETURNING snapshot_id").bind("courierId", courierId)
                .bind("at", JobClosing.at(at)).mapTo(Long.class).one());
        return new Snapshot(id, courierId, sandbox, at);
    }

    /** Jobs that the snapshot names. */
    public void named(Snapshot snapshot, List<Long> jobIds) {
        jdbi.useHandle(h -> h.createUpdate("INSERT INTO job_snapshot_jobs (snapshot_id, job_id)"
                + " SELECT :id, unnest(:jobs) ON CONFLICT DO NOTHING").bind("id", snapshot.snapshotId())
                .bindArray("jobs", Long.class, jobIds).execute());
    }

    /** Orders that the snapshot names though their lines could not be taken: they are wanted all the same. */
    public void namedOrders(Snapshot snapshot, List<String> orders) {
        jdbi.useHandle(h -> h.createUpdate("INSERT INTO job_snapshot_jobs (snapshot_id, job_id)"
                + " SELECT :id, j.job_id FROM jobs j WHERE j.courier_id = :courierId AND j.sandbox = :sandbox"
                + " AND j.courier_order_id = ANY(:orders) ON CONFLICT DO NOTHING").bind("id", snapshot.snapshotId())
                .bind("courierId", snapshot.courierId()).bind("sandbox", snapshot.sandbox())
                .bindArray("orders", String.class, orders).execute());
    }

    public Balance balance(Snapshot snapshot) {
        return jdbi.withHandle(h -> h.createQuery("""
                SELECT count(*) AS in_hand, count(s.job_id) AS named
                FROM jobs j LEFT JOIN job_snapshot_jobs s ON s.job_id = j.job_id AND s.snapshot_id = :id
                WHERE j.courier_id = :courierId AND j.state IN ('RECEIVED', 'VALIDATED', 'OPEN')
                      AND j.sandbox = :sandbox AND j.received_at < :began""").bind("id", snapshot.snapshotId())
                .bind("courierId", snapshot.courierId()).bind("sandbox", snapshot.sandbox())
                .bind("began", JobClosing.at(snapshot.beganAt()))
                .map((row, context) -> new Balance(row.getLong("in_hand"), row.getLong("named"))).one());
    }

    /** Jobs behind {@code after} that waited for their outcome when the snapshot began, and that it does not name. */
    public List<Long> missing(Snapshot snapshot, long after, int limit) {
        return jdbi.withHandle(h -> h.createQuery("""
                SELECT j.job_id FROM jobs j
                WHERE j.courier_id = :courierId AND j.job_id > :after AND j.state IN ('RECEIVED', 'VALIDATED', 'OPEN')
                      AND j.sandbox = :sandbox AND j.received_at < :began AND NOT EXISTS (
                          SELECT 1 FROM job_snapshot_jobs s WHERE s.job_id = j.job_id AND s.snapshot_id = :id)
                ORDER BY j.job_id LIMIT :limit""").bind("courierId", snapshot.courierId()).bind("after", after)
                .bind("sandbox", snapshot.sandbox()).bind("began", JobClosing.at(snapshot.beganAt()))
                .bind("id", snapshot.snapshotId()).bind("limit", limit).mapTo(Long.class).list());
    }

    /** The snapshot is over, or was broken off. */
    public void forget(Snapshot snapshot) {
        jdbi.useTransaction(h -> {
            h.execute("DELETE FROM job_snapshot_jobs WHERE snapshot_id = ?", snapshot.snapshotId());
            h.execute("DELETE FROM job_snapshots WHERE snapshot_id = ?", snapshot.snapshotId());
        });
    }
}
