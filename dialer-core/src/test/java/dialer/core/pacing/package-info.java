/** Pacers judged by plain twins, by common sense and by many small markets. */
@NullMarked
package dialer.core.pacing;

import org.jspecify.annotations.NullMarked;
