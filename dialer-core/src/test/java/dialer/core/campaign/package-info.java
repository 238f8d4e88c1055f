/** Tests of the core's campaign. */
@NullMarked
package dialer.core.campaign;

import org.jspecify.annotations.NullMarked;
