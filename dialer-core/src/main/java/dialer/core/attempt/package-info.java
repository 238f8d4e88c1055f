/** One try to reach one contact: its life, what the switch said and how it ended. */
@NullMarked
package dialer.core.attempt;

import org.jspecify.annotations.NullMarked;
