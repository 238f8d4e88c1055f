package dialer.engine;

import java.util.List;

/** The store effects on disk, for the one projector that carries them to the database. */
public interface Outbox {

    /** Which outbox this is: positions of another one mean nothing here. */
    String name();

    /**
     * Entries behind the given position, in order; empty when there are none yet. Does not wait. Entries of one
     * position come together, and no further ones when there are {@code max}.
     *
     * @param position {@link OutboxEntry#position()} of the last entry already carried over, 0 for none
     */
    List<OutboxEntry> readAfter(long position, int max);

    /** Tells the engine how far the store has come: older entries, and journals that only they need, may go. */
    void carriedOver(long position);
}
