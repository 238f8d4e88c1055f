/**
 * The ground all rooms of the core stand on: checks that stay on, and the way in which things are carried into a
 * snapshot and out of it. Knows nothing about calls.
 */
@NullMarked
package dialer.core.ground;

import org.jspecify.annotations.NullMarked;
