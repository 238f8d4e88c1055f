/** The whole memory of the dialer, and its way into a snapshot's bytes and back. */
@NullMarked
package dialer.core.state;

import org.jspecify.annotations.NullMarked;
