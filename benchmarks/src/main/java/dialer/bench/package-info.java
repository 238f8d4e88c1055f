/** Figures of the product, measured by one command each. */
@NullMarked
package dialer.bench;

import org.jspecify.annotations.NullMarked;
