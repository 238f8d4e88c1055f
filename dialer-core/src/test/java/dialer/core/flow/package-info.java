/** What happens when an input arrives. */
@NullMarked
package dialer.core.flow;

import org.jspecify.annotations.NullMarked;
