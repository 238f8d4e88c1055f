/** Timers as values: a deadline, a kind and an id; what they mean is decided by the flow that fires them. */
@NullMarked
package dialer.core.timer;

import org.jspecify.annotations.NullMarked;
