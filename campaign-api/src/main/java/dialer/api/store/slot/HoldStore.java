package dialer.api.store.slot;

import dialer.api.store.Database;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * Places that are held. Everything that decides about a pushed slot locks its row first and counts afterwards, so of
 * two agents who ask for the last place at once one gets it. A hold survives every restart; what nobody confirms
 * expires by its time alone.
 */
public final class HoldStore {

    private static final int MOST_AT_ONCE = 500;
    private static final int MOST_TRIES = 50;

    private final Jdbi jdbi;

    public HoldStore(Database database) {
        this.jdbi = database.jdbi();
    }

    /**
     * Takes a place in a pushed slot; empty when none is left or its moment has passed. An earlier hold of the same
     * orders is given back with it.
     */
    public Optional<SlotHold> take(Claim claim, long slotId, Instant now) {
        return jdbi.inTransaction(h -> {
            Optional<Slot> free = lockFree(h, claim, slotId, now);
            return free.map(slot -> insert(h, claim, slot, slotId, null));
        });
    }

    /** Notes a place that the courier holds, or one that is promised without his holding it. */
    public SlotHold note(Claim claim, Slot slot, @Nullable String courierHold) {
        return jdbi.inTransaction(h -> insert(h, claim, slot, null, courierHold));
    }

    /**
     * The agent's form names the hold. A pushed slot whose hold has expired is taken again if a place is left.
     *
     * @return false when the place is gone
     */
    public boolean confirm(SlotHold hold, Instant now) {
        return jdbi.inTransaction(h -> {
            boolean open = h.createQuery("""
                    SELECT state = 'CONFIRMED' OR (state = 'HELD' AND expires_at > :now) FROM slot_holds
                    WHERE hold_id = :id FOR UPDATE""").bind("now", now.atOffset(ZoneOffset.UTC))
                    .bind("id", hold.holdId()).mapTo(Boolean.class).findOne().orElse(false);
            Long ownSlot = hold.ownSlot();
            boolean good = open || (ownSlot != null && lockFree(h, claimOf(hold), ownSlot, now).isPresent());
            if (good) {
                h.createUpdate("UPDATE slot_holds SET state = 'CONFIRMED', release_owed = false WHERE hold_id = :id")
                        .bind("id", hold.holdId()).execute();
            }
            return good;
        });
    }

    /**
     * The courier himself has confirmed the hold, which counts whatever our own clock says of it.
     *
     * @param courierHold his name for the place, null when it has not changed
     * @return false when the hold was given back meanwhile
     */
    public boolean confirmedByCourier(UUID holdId, @Nullable String courierHold) {
        return jdbi.withHandle(h -> h.createUpdate("""
                UPDATE slot_holds SET state = 'CONFIRMED', release_owed = false,
                       courier_hold = coalesce(:courierHold, courier_hold)
                WHERE hold_id = :id AND state IN ('HELD', 'CONFIRMED', 'EXPIRED')""")
                .bind("courierHold", courierHold).bind("id", holdId).execute()) > 0;
    }

    /** The confirmed holds that a stored form names; whatever else the attempt holds is given back. */
    public List<SlotHold> settleForm(long attemptId, long formId, Collection<UUID> named) {
        return jdbi.inTransaction(h -> {
            if (!named.isEmpty()) {
                h.createUpdate("UPDATE slot_holds SET form_id = :form WHERE attempt_id = :attempt"
                        + " AND hold_id IN (<ids>)").bind("form", formId)
                        .bind("attempt", attemptId).bindList("ids", List.copyOf(named)).execute();
            }
            return released(h.createQuery("""
                    UPDATE slot_holds SET state = 'RELEASED', release_owed = courier_hold IS NOT NULL
                    WHERE attempt_id = :attempt AND state IN ('HELD', 'CONFIRMED') AND form_id IS DISTINCT FROM :form
                    RETURNING *""").bind("attempt", attemptId).bind("form", formId));
        });
    }

    /** Gives one hold back; only the agent of its attempt can. */
    public List<SlotHold> release(UUID holdId, int agentId) {
        return jdbi.withHandle(h -> released(h.createQuery("""
                UPDATE slot_holds SET state = 'RELEASED', release_owed = courier_hold IS NOT NULL
                WHERE hold_id = :id AND agent_id = :agent AND state IN ('HELD', 'CONFIRMED') RETURNING *""")
                .bind("id", holdId).bind("agent", agentId)));
    }

    public Optional<SlotHold> byId(UUID holdId) {
        return jdbi.withHandle(h -> h.createQuery("SELECT * FROM slot_holds WHERE hold_id = :id").bind("id", holdId)
                .map((row, context) -> SlotRows.hold(row)).findOne());
    }

    /** What an attempt holds now. */
    public List<SlotHold> ofAttempt(long attemptId, Instant now) {
        return jdbi.withHandle(h -> h.createQuery("""
                SELECT * FROM slot_holds WHERE attempt_id = :id
                       AND (state = 'CONFIRMED' OR (state = 'HELD' AND expires_at > :now))""").bind("id", attemptId)
                .bind("now", now.atOffset(ZoneOffset.UTC)).map((row, context) -> SlotRows.hold(row)).list());
    }

    /** Ends the holds whose time is over, and tells their couriers in the same transaction. */
    public List<SlotHold> expire(Instant now) {
        return jdbi.inTransaction(h -> {
            List<SlotHold> expired = released(h.createQuery("""
                    UPDATE slot_holds SET state = 'EXPIRED', release_owed = courier_hold IS NOT NULL
                    WHERE hold_id IN (SELECT hold_id FROM slot_holds WHERE state = 'HELD' AND expires_at <= :now
                                      ORDER BY hold_id LIMIT :most FOR UPDATE SKIP LOCKED) RETURNING *""")
                    .bind("now", now.atOffset(ZoneOffset.UTC)).bind("most", MOST_AT_ONCE));
            expired.forEach(hold -> HoldEvents.expired(h, hold, now));
            return expired;
        });
    }

    /**
     * Brings holds to the end that their attempts have found: kept with the outcome that names them; given back when
     * another outcome was chosen, when it was waived, or when the attempt has ended without owing one.
     */
    public int settleAttempts() {
        return jdbi.inTransaction(h -> {
            int kept = h.createUpdate("""
                    UPDATE slot_holds s SET state = 'KEPT' FROM attempts a
                    WHERE s.state = 'CONFIRMED' AND a.attempt_id = s.attempt_id AND a.outcome_id IS NOT NULL
                          AND a.form_id = s.form_id""").execute();
            int given = h.createUpdate("""
                    UPDATE slot_holds s SET state = 'RELEASED', release_owed = courier_hold IS NOT NULL FROM attempts a
                    WHERE s.state IN ('HELD', 'CONFIRMED') AND a.attempt_id = s.attempt_id
                          AND (a.outcome_id IS NOT NULL OR a.outcome_waived_by IS NOT NULL
                               OR (a.disposition IS NOT NULL AND a.disposition <> 'CONNECTED'))""").execute();
            return kept + given;
        });
    }

    /**
     * Forgets holds of days that are long over, whatever became of them; their couriers have heard what they had to.
     *
     * @return how many
     */
    public int forgetBefore(LocalDate day) {
        return jdbi.withHandle(h -> h.createUpdate("""
                DELETE FROM slot_holds WHERE hold_id IN (
                    SELECT hold_id FROM slot_holds WHERE day < :day AND state IN ('KEPT', 'RELEASED', 'EXPIRED')
                           AND (NOT release_owed OR release_tries >= :tries) LIMIT :most)""").bind("day", day)
                .bind("tries", MOST_TRIES).bind("most", 20 * MOST_AT_ONCE).execute());
    }

    /** Holds whose courier has yet to hear that they are given back. */
    public List<SlotHold> releasesOwed() {
        return jdbi.withHandle(h -> h.createQuery("""
                SELECT * FROM slot_holds WHERE release_owed AND release_tries < :tries
                ORDER BY release_tries LIMIT :most""").bind("tries", MOST_TRIES).bind("most", MOST_AT_ONCE)
                .map((row, context) -> SlotRows.hold(row)).list());
    }

    /** Whether the courier has heard it; a try that failed is counted. */
    public void releaseTold(UUID holdId, boolean heard) {
        jdbi.useHandle(h -> h.createUpdate("""
                UPDATE slot_holds SET release_owed = NOT :heard, release_tries = release_tries + 1
                WHERE hold_id = :id""").bind("heard", heard).bind("id", holdId).execute());
    }

    private static List<SlotHold> released(Query query) {
        return query.map((row, context) -> SlotRows.hold(row)).list();
    }

    private static Claim claimOf(SlotHold hold) {
        return new Claim(hold.courierId(), hold.attemptId(), hold.contactId(), hold.agentId(), hold.orderKeys(),
                hold.expiresAt());
    }

    /** The slot with its row locked, if a place is left beside what the same orders hold already. */
    private static Optional<Slot> lockFree(Handle h, Claim claim, long slotId, Instant now) {
        Optional<Integer> capacity = h.createQuery("""
                SELECT capacity FROM courier_slots WHERE slot_id = :slot AND courier_id = :courier
                       AND (cutoff_at IS NULL OR cutoff_at > :now) FOR UPDATE""").bind("slot", slotId)
                .bind("courier", claim.courierId()).bind("now", now.atOffset(ZoneOffset.UTC)).mapTo(Integer.class)
                .findOne();
        // a statement of its own: it must see what was committed while the lock was waited for
        int taken = capacity.isEmpty() ? 0 : h.createQuery("""
                SELECT count(*) FROM slot_holds WHERE slot_id = :slot
                       AND (state IN ('CONFIRMED', 'KEPT') OR (state = 'HELD' AND expires_at > :now))
                       AND NOT (attempt_id = :attempt AND order_keys && CAST(:keys AS text[]))""")
                .bind("slot", slotId).bind("now", now.atOffset(ZoneOffset.UTC)).bind("attempt", claim.attemptId())
                .bind("keys", keys(claim)).mapTo(Integer.class).one();
        int left = capacity.orElse(0) - taken;
        return left <= 0 ? Optional.empty() : h.createQuery("SELECT * FROM courier_slots WHERE slot_id = :slot")
                .bind("slot", slotId).map((row, context) -> SlotRows.slot(row, String.valueOf(slotId), left)).findOne();
    }

    private static SlotHold insert(Handle h, Claim claim, Slot slot, @Nullable Long ownSlot,
            @Nullable String courierHold) {
        h.createUpdate("""
                UPDATE slot_holds SET state = 'RELEASED', release_owed = courier_hold IS NOT NULL
                WHERE attempt_id = :attempt AND order_keys && CAST(:keys AS text[])
                      AND state IN ('HELD', 'CONFIRMED')""").bind("attempt", claim.attemptId())
                .bind("keys", keys(claim)).execute();
        return h.createQuery("""
                INSERT INTO slot_holds (courier_id, slot_id, courier_slot, courier_hold, attempt_id, contact_id,
                                        agent_id, order_keys, zone, day, from_time, to_time, cutoff_at, state,
                                        expires_at)
                VALUES (:courierId, :ownSlot, :slotId, :courierHold, :attempt, :contact, :agent,
                        CAST(:keys AS text[]), :zone, :day, :from, :to, :cutoff, 'HELD', :expires)
                RETURNING *""").bind("courierId", claim.courierId()).bind("ownSlot", ownSlot)
                .bind("slotId", slot.slotId()).bind("courierHold", courierHold).bind("attempt", claim.attemptId())
                .bind("contact", claim.contactId()).bind("agent", claim.agentId()).bind("keys", keys(claim))
                .bind("zone", slot.zone()).bind("day", slot.day()).bind("from", slot.from()).bind("to", slot.to())
                .bind("cutoff", slot.cutoffAt() == null ? null : slot.cutoffAt().atOffset(ZoneOffset.UTC))
                .bind("expires", claim.expiresAt().atOffset(ZoneOffset.UTC))
                .map((row, context) -> SlotRows.hold(row)).one();
    }

    private static String[] keys(Claim claim) {
        return claim.orderKeys().toArray(String[]::new);
    }
}
