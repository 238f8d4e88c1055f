/** Signed-on people: their life on a shift and the seats they use. */
@NullMarked
package dialer.core.agent;

import org.jspecify.annotations.NullMarked;
