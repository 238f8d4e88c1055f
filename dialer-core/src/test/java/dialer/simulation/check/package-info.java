/**
 * What must never happen, whatever the seed. One naive {@link dialer.simulation.check.Picture} is drawn from inputs
 * and effects alone; each checker looks at every effect against it and shares nothing with the core's own state.
 */
@NullMarked
package dialer.simulation.check;

import org.jspecify.annotations.NullMarked;
