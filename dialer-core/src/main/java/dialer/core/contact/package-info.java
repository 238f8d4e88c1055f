/** People to be reached, and the bounded hopper in which they wait. */
@NullMarked
package dialer.core.contact;

import org.jspecify.annotations.NullMarked;
