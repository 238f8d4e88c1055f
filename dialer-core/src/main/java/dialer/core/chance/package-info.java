/** Chance that is the same on every run: dice seeded by an input. */
@NullMarked
package dialer.core.chance;

import org.jspecify.annotations.NullMarked;
