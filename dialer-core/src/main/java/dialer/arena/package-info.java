/**
 * The production pacer on trial: worlds that are not ours drive the real core. {@code ArenaCommand} speaks the line
 * protocol {@code pacing-arena/1} on two streams; {@code CoreFloor} is a contact centre around one core, which turns
 * what a world reports into inputs and what the core asks for into dials and cancels.
 */
@NullMarked
package dialer.arena;

import org.jspecify.annotations.NullMarked;
