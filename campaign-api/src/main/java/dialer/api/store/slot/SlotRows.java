package dialer.api.store.slot;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows of slots and holds as records. */
final class SlotRows {

    private SlotRows() {
    }

    static Slot slot(ResultSet row, String slotId, @Nullable Integer left) throws SQLException {
        return new Slot(slotId, row.getString("zone"), row.getObject("day", LocalDate.class),
                row.getObject("from_time", LocalTime.class), row.getObject("to_time", LocalTime.class), left,
                instant(row, "cutoff_at"));
    }

    static SlotHold hold(ResultSet row) throws SQLException {
        return new SlotHold(row.getObject("hold_id", UUID.class), row.getInt("courier_id"),
                row.getObject("slot_id", Long.class), row.getString("courier_hold"), row.getLong("attempt_id"),
                row.getLong("contact_id"), row.getInt("agent_id"),
                List.of((String[]) row.getArray("order_keys").getArray()),
                slot(row, row.getString("courier_slot"), null), SlotHold.State.valueOf(row.getString("state")),
                row.getObject("expires_at", OffsetDateTime.class).toInstant());
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
