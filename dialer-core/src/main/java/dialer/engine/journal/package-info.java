/**
 * What lies on disk: inputs (journal), store effects (outbox), state (snapshots). The only users of Chronicle Queue.
 *
 * <p>Reading order: {@link dialer.engine.journal.TypeNumbers} (which number means which record),
 * {@link dialer.engine.journal.RecordCodec} (a record as bytes), {@link dialer.engine.journal.Journal},
 * {@link dialer.engine.journal.OutboxJournal}, {@link dialer.engine.journal.SnapshotFolder}. Every document carries
 * the epoch of its writer, and the folder {@code shapes} says what records looked like in that epoch, so that a later
 * build still reads what an earlier one wrote.
 */
@NullMarked
package dialer.engine.journal;

import org.jspecify.annotations.NullMarked;
