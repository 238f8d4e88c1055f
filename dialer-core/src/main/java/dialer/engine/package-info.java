/** The impure half: threads, clock, disk. One ring, a journal, an outbox, and the ports to telephony and screens. */
@NullMarked
package dialer.engine;

import org.jspecify.annotations.NullMarked;
