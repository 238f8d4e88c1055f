/** Asterisk nodes as the engine sees them: inputs for what they say, actions for what the core wishes. */
@NullMarked
package dialer.telephony;

import org.jspecify.annotations.NullMarked;
