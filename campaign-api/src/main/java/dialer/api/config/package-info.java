/** The one configuration file: every key has a default, a unit and a range; a wrong one stops the start by its name. */
@NullMarked
package dialer.api.config;

import org.jspecify.annotations.NullMarked;
