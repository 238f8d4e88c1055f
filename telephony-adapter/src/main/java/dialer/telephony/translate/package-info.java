/**
 * What Asterisk says, told as inputs, and what the core wishes, told as AMI actions: no socket, no clock, no thread.
 *
 * <p>{@link dialer.telephony.translate.Translator} keeps one small state machine per leg ({@code CustomerLeg},
 * {@code AgentLeg}) in a {@code ChannelBook}, because Asterisk sends the events of one call in any order.
 * {@link dialer.telephony.translate.HangupCauses} is the one table of what a hang-up means.
 */
@NullMarked
package dialer.telephony.translate;

import org.jspecify.annotations.NullMarked;
