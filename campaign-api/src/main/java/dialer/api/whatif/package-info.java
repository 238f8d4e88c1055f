/** What a team would do in a market that a manager describes: simulated with the production pacer. */
@NullMarked
package dialer.api.whatif;

import org.jspecify.annotations.NullMarked;
