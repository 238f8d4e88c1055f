/** Everything that can happen to the dialer: facts in the past tense, one sealed family per source. */
@NullMarked
package dialer.core.input;

import org.jspecify.annotations.NullMarked;
