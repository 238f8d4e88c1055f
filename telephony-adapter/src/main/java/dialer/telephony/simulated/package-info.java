/**
 * An Asterisk that is not there: a TCP server which speaks AMI as Asterisk 22 does for everything the dialer uses,
 * with a carrier whose behaviour is configured per number range and seats that answer at once. The demo and the load
 * tests talk to it over a real socket; recorded transcripts of a real Asterisk are played against it so that it stays
 * honest.
 *
 * <p>{@code SimulatedAsterisk} is the door. Inside, {@code Connection}s read actions and write events on threads of
 * their own; everything else happens on one thread, the {@code Timeline}, whose time runs at a chosen speed. {@code
 * Actions} judges an action, {@code Switchboard} holds the lines and their bridges, {@code Dialplan} does what the
 * contexts of {@code config/asterisk/dialer.conf} do, {@code Announcer} words the events.
 */
@NullMarked
package dialer.telephony.simulated;

import org.jspecify.annotations.NullMarked;
