/**
 * The product: what people and machines see of the dialer. {@code Main} reads the command, {@code Product} puts the
 * parts together from top to bottom.
 */
@NullMarked
package dialer.api;

import org.jspecify.annotations.NullMarked;
