/** The command {@code numbers}: judges cells from a file as intake does, without a server. */
@NullMarked
package dialer.api.numbers;

import org.jspecify.annotations.NullMarked;
