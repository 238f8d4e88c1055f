package dialer.api.store.slot;

import dialer.api.store.job.EventType;
import dialer.api.store.job.JobEvents;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** What couriers are told of their slots. The body names orders and the slot, nobody's person. */
final class HoldEvents {

    private HoldEvents() {
    }

    /** One event for each order of the hold, in the transaction in which it ends. */
    static void expired(Handle h, SlotHold hold, Instant now) {
        for (String orderKey : hold.orderKeys()) {
            long jobId = h.createQuery("""
                    SELECT job_id FROM jobs WHERE contact_id = :contact AND courier_id = :courier
                           AND CAST(job_id AS text) = :order FOR UPDATE""").bind("contact", hold.contactId())
                    .bind("courier", hold.courierId()).bind("order", orderKey).mapTo(Long.class).findOne().orElse(0L);
            JobEvents.record(h, new JobEvents.Event(hold.courierId(), jobId, EventType.SLOT_HOLD_EXPIRED, now, false,
                    body(h, hold, orderKey)));
        }
    }

    private static String body(Handle h, SlotHold hold, String orderKey) {
        Slot slot = hold.slot();
        return h.createQuery("""
                SELECT CAST(jsonb_build_object('orderKey', CAST(:order AS text), 'holdId', CAST(:hold AS text), 'slot',
                       jsonb_build_object('slotId', CAST(:slot AS text), 'date', CAST(:day AS text),
                                          'from', CAST(:from AS text), 'to', CAST(:to AS text))) AS text)""")
                .bind("order", orderKey).bind("hold", hold.courierHold() == null ? hold.holdId().toString()
                        : hold.courierHold()).bind("slot", slot.slotId()).bind("day", slot.day().toString())
                .bind("from", slot.from().toString()).bind("to", slot.to().toString()).mapTo(String.class).one();
    }
}
