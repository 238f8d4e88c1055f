package dialer.bench;

import dialer.engine.SystemClock;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The claim by which hoppers are fed, with 10,000 and with 1,000,000 open jobs in the same tables: the product's own
 * statement, 500 contacts at a time, each claim given back. Jobs are multiplied inside the server.
 */
final class FeedRun {

    private static final int FEW = 10_000;
    private static final int MANY = Integer.getInteger("dialer.bench.jobsOpen", 1_000_000);
    private static final int ROUNDS = 41;
    private static final double MS = 1e6;
    private static final String COPY = """
            WITH one AS (SELECT campaign_id, list_id, courier FROM contacts LIMIT 1),
            made AS (
                INSERT INTO contacts (campaign_id, list_id, courier, state, jobs_open, deadline)
                SELECT one.campaign_id, one.list_id, one.courier, 'OPEN', true, timestamptz '2099-12-31'
                FROM one, generate_series(1, ?) RETURNING contact_id, campaign_id)
            INSERT INTO jobs (courier_id, courier_order_id, kind, state, campaign_id, contact_id, fingerprint, deadline,
                              received_at)
            SELECT (SELECT min(courier_id) FROM couriers), 'copy-' || contact_id, 'confirm', 'OPEN', campaign_id,
                   contact_id, '\\x00', timestamptz '2099-12-31', now()
            FROM made""";
    private static final String CLAIM = """
            WITH due AS MATERIALIZED (
                SELECT c.contact_id FROM contacts c JOIN contact_lists l USING (list_id)
                WHERE c.campaign_id = (SELECT min(campaign_id) FROM contacts) AND c.state IN ('OPEN', 'WAITING')
                      AND c.next_at <= now() AND l.state = 'READY' AND (c.deadline IS NULL OR c.deadline > now())
                ORDER BY c.callback DESC, c.priority, c.next_at, c.contact_id
                FOR UPDATE OF c SKIP LOCKED LIMIT 500),
            claimed AS (
                UPDATE contacts c SET state = 'IN_HOPPER', wait_reason = NULL, lease_epoch = 1
                FROM due WHERE c.contact_id = due.contact_id RETURNING c.contact_id)
            SELECT count(*) FROM claimed""";

    private FeedRun() {
    }

    static List<Figure> measure(BareInserts store) {
        try (Connection connection = DriverManager.getConnection(store.url())) {
            multiply(connection, FEW);
            double few = median(connection);
            multiply(connection, MANY);
            double many = median(connection);
            return List.of(
                    Figure.recorded("jobs: a claim of 500 with 10,000 open jobs, median", few, "ms"),
                    Figure.recorded("jobs: a claim of 500 with 1,000,000 open jobs, median", many, "ms"),
                    Figure.atMost("jobs: the second beside the first", many / few, 2, "times"));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void multiply(Connection connection, int wanted) throws SQLException {
        int there;
        try (Statement ask = connection.createStatement();
                ResultSet row = ask.executeQuery("SELECT count(*) FROM contacts WHERE state = 'OPEN'")) {
            row.next();
            there = row.getInt(1);
        }
        try (PreparedStatement copy = connection.prepareStatement(COPY);
                Statement vacuum = connection.createStatement()) {
            copy.setInt(1, Math.max(0, wanted - there));
            copy.execute();
            vacuum.execute("VACUUM ANALYZE contacts, jobs");
            vacuum.execute("CHECKPOINT");
        }
    }

    private static double median(Connection connection) throws SQLException {
        List<Double> times = new ArrayList<>();
        connection.setAutoCommit(false);
        try (Statement claim = connection.createStatement()) {
            for (int round = 0; round < ROUNDS; round++) {
                long began = SystemClock.monotonicNanos();
                try (ResultSet row = claim.executeQuery(CLAIM)) {
                    row.next();
                    if (row.getInt(1) == 0) {
                        throw new IllegalStateException("Nothing was claimed");
                    }
                }
                times.add((SystemClock.monotonicNanos() - began) / MS);
                connection.rollback();
            }
        } finally {
            connection.setAutoCommit(true);
        }
        Collections.sort(times);
        return times.get(times.size() / 2);
    }
}
