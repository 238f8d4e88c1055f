/**
 * How many calls now: pacers are shown numbers ({@code PacingView}) and answer with numbers ({@code PacingDecision}).
 * They know no agents, contacts or lines, so a clever one can be measured outside the dialer.
 */
@NullMarked
package dialer.core.pacing;

import org.jspecify.annotations.NullMarked;
