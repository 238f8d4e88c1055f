/** Tests of the core's timer. */
@NullMarked
package dialer.core.timer;

import org.jspecify.annotations.NullMarked;
