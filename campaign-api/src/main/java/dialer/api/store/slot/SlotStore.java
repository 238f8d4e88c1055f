package dialer.api.store.slot;

import dialer.api.store.Database;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Quotas that couriers push, and the settings of a courier's slots. */
public final class SlotStore {

    private static final Pattern JOB_ID = Pattern.compile("[1-9]\\d{0,17}");

    private final Jdbi jdbi;

    public SlotStore(Database database) {
        this.jdbi = database.jdbi();
    }

    /**
     * A courier as far as slots go.
     *
     * @param settings the document {@code settings.slots}, null when nothing has been set
     */
    public record SlotCourier(int courierId, String code, boolean active, @Nullable String settings) {
    }

    public Optional<SlotCourier> courier(String code) {
        return jdbi.withHandle(h -> h.createQuery("""
                SELECT courier_id, code, active, CAST(settings -> 'slots' AS text) AS slots FROM couriers
                WHERE code = :code""").bind("code", code)
                .map((row, context) -> new SlotCourier(row.getInt("courier_id"), row.getString("code"),
                        row.getBoolean("active"), row.getString("slots"))).findOne());
    }

    public Optional<String> codeOf(int courierId) {
        return jdbi.withHandle(h -> h.createQuery("SELECT code FROM couriers WHERE courier_id = :id")
                .bind("id", courierId).mapTo(String.class).findOne());
    }

    /** A contact's orders as their courier calls them: a job's own order id, or the key itself where it is no job's. */
    public List<String> orderIds(long contactId, List<String> orderKeys) {
        List<Long> jobIds = orderKeys.stream().filter(key -> JOB_ID.matcher(key).matches()).map(Long::valueOf).toList();
        if (jobIds.isEmpty()) {
            return orderKeys;
        }
        Map<String, String> byKey = new LinkedHashMap<>();
        jdbi.useHandle(h -> h.createQuery("SELECT job_id, courier_order_id FROM jobs WHERE contact_id = :contact"
                + " AND job_id IN (<ids>)").bind("contact", contactId).bindList("ids", jobIds)
                .map((row, context) -> Map.entry(row.getString(1), row.getString(2)))
                .forEach(entry -> byKey.put(entry.getKey(), entry.getValue())));
        return orderKeys.stream().map(key -> byKey.getOrDefault(key, key)).toList();
    }

    /** Sets the document of a courier's slots and nothing else; false when there is no such courier. */
    public boolean putSettings(String code, String settingsJson) {
        return jdbi.withHandle(h -> h.createUpdate("""
                UPDATE couriers SET settings = jsonb_set(settings, '{slots}', CAST(:slots AS jsonb)),
                       version = version + 1
                WHERE code = :code""").bind("slots", settingsJson).bind("code", code).execute()) > 0;
    }

    /** A courier's dictionary of reasons for a refusal, as JSON; null when it has none. */
    public @Nullable String refusalReasons(String code) {
        return jdbi.withHandle(h -> h.createQuery(
                "SELECT CAST(settings -> 'dictionary' -> 'refusalReasons' AS text) FROM couriers WHERE code = :code")
                .bind("code", code).mapTo(String.class).findOne()).orElse(null);
    }

    /**
     * Replaces the quotas of the days that are named. A slot that is not named any more is not offered and takes
     * nobody else; who has it keeps it.
     *
     * @return how many slots stand now
     */
    public int replace(int courierId, List<Quota> quotas) {
        List<LocalDate> days = quotas.stream().map(Quota::day).distinct().toList();
        if (days.isEmpty()) {
            return 0;
        }
        return jdbi.inTransaction(h -> {
            // one writer at a time for each courier, so that two sets never mix
            h.createQuery("SELECT 1 FROM couriers WHERE courier_id = :id FOR UPDATE").bind("id", courierId)
                    .mapTo(Integer.class).list();
            h.createUpdate("UPDATE courier_slots SET capacity = 0, withdrawn = true WHERE courier_id = :id"
                    + " AND day IN (<days>)")
                    .bind("id", courierId).bindList("days", days).execute();
            List<Long> named = quotas.stream().map(quota -> put(h, courierId, quota)).toList();
            h.createUpdate("""
                    DELETE FROM courier_slots s WHERE courier_id = :id AND day IN (<days>) AND NOT slot_id = ANY(:named)
                           AND NOT EXISTS (SELECT 1 FROM slot_holds WHERE slot_id = s.slot_id)""")
                    .bind("id", courierId).bindList("days", days)
                    .bindArray("named", Long.class, named).execute();
            return quotas.size();
        });
    }

    private static long put(Handle h, int courierId, Quota q) {
        return h.createQuery("""
                INSERT INTO courier_slots (courier_id, zone, day, from_time, to_time, capacity, cutoff_at)
                VALUES (:courierId, :zone, :day, :from, :to, :capacity, :cutoff)
                ON CONFLICT (courier_id, zone, day, from_time, to_time)
                DO UPDATE SET capacity = excluded.capacity, cutoff_at = excluded.cutoff_at, withdrawn = false
                RETURNING slot_id""")
                .bind("courierId", courierId).bind("zone", q.zone()).bind("day", q.day()).bind("from", q.from())
                .bind("to", q.to()).bind("capacity", q.capacity())
                .bind("cutoff", q.cutoffAt() == null ? null : q.cutoffAt().atOffset(ZoneOffset.UTC))
                .mapTo(Long.class).one();
    }

    /**
     * Each day's slots of the first zone that has any on that day, with what is left of them, soonest first.
     *
     * @param zones candidates, the most particular first
     */
    public List<Slot> pushed(int courierId, List<String> zones, LocalDate from, LocalDate to, Instant now) {
        List<Slot> all = jdbi.withHandle(h -> h.createQuery("""
                SELECT s.*, greatest(0, s.capacity - (SELECT count(*) FROM slot_holds t WHERE t.slot_id = s.slot_id
                       AND (t.state IN ('CONFIRMED', 'KEPT') OR (t.state = 'HELD' AND t.expires_at > :now)))) AS places
                FROM courier_slots s
                WHERE s.courier_id = :id AND s.day BETWEEN :from AND :to AND s.zone IN (<zones>) AND NOT s.withdrawn
                ORDER BY s.day, s.from_time, s.to_time""").bind("id", courierId).bind("from", from).bind("to", to)
                .bind("now", now.atOffset(ZoneOffset.UTC)).bindList("zones", zones)
                .map((row, context) -> SlotRows.slot(row, row.getString("slot_id"), row.getInt("places"))).list());
        Map<LocalDate, Integer> nearest = all.stream().collect(Collectors.toMap(Slot::day,
                slot -> zones.indexOf(slot.zone()), Math::min));
        return all.stream().filter(slot -> zones.indexOf(slot.zone()) == nearest.getOrDefault(slot.day(), -1)).toList();
    }
}
