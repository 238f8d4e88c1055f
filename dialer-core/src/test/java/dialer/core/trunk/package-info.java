/** Tests of the core's trunk. */
@NullMarked
package dialer.core.trunk;

import org.jspecify.annotations.NullMarked;
