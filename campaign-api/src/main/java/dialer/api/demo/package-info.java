/**
 * The demo: the whole product on a fresh machine, with people and a carrier that are simulated.
 *
 * <p>Everything here is a client of the product, over the same REST and WebSocket as anybody else's; only the
 * telephones at the far end are made up.
 */
@NullMarked
package dialer.api.demo;

import org.jspecify.annotations.NullMarked;
