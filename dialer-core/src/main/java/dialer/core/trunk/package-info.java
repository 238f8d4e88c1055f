/** Nodes and trunks: ways out with a capacity, a rate and a breaker. */
@NullMarked
package dialer.core.trunk;

import org.jspecify.annotations.NullMarked;
