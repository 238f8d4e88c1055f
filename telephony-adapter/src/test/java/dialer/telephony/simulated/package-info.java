/** The simulated Asterisk against its own tests and against recordings of a real one. */
@NullMarked
package dialer.telephony.simulated;

import org.jspecify.annotations.NullMarked;
