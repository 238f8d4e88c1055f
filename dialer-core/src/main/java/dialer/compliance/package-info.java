/**
 * May we call this person now? Rules are data with a source and a date; answers are UTC instants, so that nothing past
 * this border knows of time zones.
 */
@NullMarked
package dialer.compliance;

import org.jspecify.annotations.NullMarked;
