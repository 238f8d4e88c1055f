/** Tests of what the core stands on. */
@NullMarked
package dialer.core.ground;

import org.jspecify.annotations.NullMarked;
