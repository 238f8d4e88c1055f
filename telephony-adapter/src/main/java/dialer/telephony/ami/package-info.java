/**
 * The AMI connection: the only place that knows Asterisk-Java. It logs in, writes actions and reads answers.
 *
 * <p>Events go past it. Its queue between reader and listeners is bounded and drops when it is full, saying so in a log
 * line only; and somebody who says "Hello?" would wait for a thread more and for a bean filled by reflection. So
 * {@code AmiSocket} hands each event over where it was read, and Asterisk itself waits when we are slow.
 */
@NullMarked
package dialer.telephony.ami;

import org.jspecify.annotations.NullMarked;
