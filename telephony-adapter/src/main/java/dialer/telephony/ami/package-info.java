/**
 * The AMI connection: the only place that knows Asterisk-Java.
 *
 * <p>Asterisk-Java's queue between its reader and its listeners is bounded and drops events and replies when it is
 * full, saying so in a log line only. So {@code AmiSocket} lets through nothing that is not needed and numbers what it
 * lets through, the listener does nothing but decode and hand over, and a hole in the numbers shows at the next event.
 */
@NullMarked
package dialer.telephony.ami;

import org.jspecify.annotations.NullMarked;
