/** The Russian numbering plan: which range of numbers belongs to which region, read from the official registry. */
@NullMarked
package dialer.numbering.plan;

import org.jspecify.annotations.NullMarked;
