/** Reading a journal with human eyes: {@code ./dialer journal print|replay|diff}. */
@NullMarked
package dialer.engine.tool;

import org.jspecify.annotations.NullMarked;
