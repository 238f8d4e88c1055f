/** Who gets a processor first where processors are short. */
@NullMarked
package dialer.engine.processor;

import org.jspecify.annotations.NullMarked;
