/**
 * The impure half: threads, clock, disk. One ring, a journal, an outbox, and the ports to telephony and screens.
 *
 * <p>Reading order: {@link dialer.engine.DialerEngine} (the whole topology, numbered), {@link dialer.engine.RingGate}
 * and the stages in {@code stage}, {@link dialer.engine.Recovery} (what happens at a start), {@code journal} (what
 * lies on disk), {@code tool} (reading it with human eyes).
 */
@NullMarked
package dialer.engine;

import org.jspecify.annotations.NullMarked;
