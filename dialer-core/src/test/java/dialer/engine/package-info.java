/** The engine with the real core, a real disk and real crashes. */
@NullMarked
package dialer.engine;

import org.jspecify.annotations.NullMarked;
