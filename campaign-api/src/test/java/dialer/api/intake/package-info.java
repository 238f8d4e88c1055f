/** Bases as people make them. */
@NullMarked
package dialer.api.intake;

import org.jspecify.annotations.NullMarked;
