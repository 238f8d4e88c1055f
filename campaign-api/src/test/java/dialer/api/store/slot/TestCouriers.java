package dialer.api.store.slot;

import dialer.api.store.Database;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Couriers for tests. */
public final class TestCouriers {

    private TestCouriers() {
    }

    public static String code() {
        return "c-" + UUID.randomUUID().toString().substring(0, 12);
    }

    public static int add(Database database, String code) {
        return database.jdbi().withHandle(h -> h.createQuery(
                "INSERT INTO couriers (code, name) VALUES (:code, :code) RETURNING courier_id").bind("code", code)
                .mapTo(Integer.class).one());
    }

    /** What couriers were told, by type, oldest first. */
    public static List<String> told(Database database, int courierId) {
        return database.jdbi().withHandle(h -> h.createQuery("""
                SELECT e.type || ' ' || (b.data ->> 'orderKey') FROM courier_events e
                JOIN personal.event_bodies b USING (event_seq) WHERE e.courier_id = :id ORDER BY event_seq""")
                .bind("id", courierId).mapTo(String.class).list());
    }

    /** The courier's document of slots as stored. */
    public static String settings(Database database, int courierId) {
        return database.jdbi().withHandle(h -> h.createQuery(
                "SELECT CAST(settings -> 'slots' AS text) FROM couriers WHERE courier_id = :id").bind("id", courierId)
                .mapTo(String.class).one());
    }

    /** An attempt as the projector leaves it behind. */
    public static void attempt(Database database, long attemptId, @Nullable String disposition,
            @Nullable Integer outcomeId, @Nullable Long formId) {
        database.jdbi().useHandle(h -> h.createUpdate("""
                INSERT INTO attempts (attempt_id, campaign_id, contact_id, number_id, trunk_id, node_id, ordinal,
                                      started_at, disposition, outcome_id, form_id)
                VALUES (:id, 0, 0, 0, 0, 0, 1, now(), :disposition, :outcome, :form)""").bind("id", attemptId)
                .bind("disposition", disposition).bind("outcome", outcomeId).bind("form", formId).execute());
    }
}
