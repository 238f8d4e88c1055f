package dialer.api.store;

import dialer.engine.OutboxEntry;
import org.jdbi.v3.core.Handle;

/** Draws conclusions from a store effect, after its own rows are written and in the same transaction. */
public interface EffectFollower {

    void follow(Handle handle, OutboxEntry entry);
}
