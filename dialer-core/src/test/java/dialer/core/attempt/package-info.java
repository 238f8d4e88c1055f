/** Tests of the core's attempt. */
@NullMarked
package dialer.core.attempt;

import org.jspecify.annotations.NullMarked;
