/** The pure core: one thread, no clock, no I/O, no randomness, no logger; inputs in, effects out. */
@NullMarked
package dialer.core;

import org.jspecify.annotations.NullMarked;
