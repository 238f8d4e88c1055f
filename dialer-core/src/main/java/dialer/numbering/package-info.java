/**
 * Numbers written every which way become E.164, with a verdict in words; and where a number may be is said with the
 * evidence for it.
 */
@NullMarked
package dialer.numbering;

import org.jspecify.annotations.NullMarked;
