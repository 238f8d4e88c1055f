/** Everything the dialer can ask of the outside, and every way in which it says no. */
@NullMarked
package dialer.core.effect;

import org.jspecify.annotations.NullMarked;
