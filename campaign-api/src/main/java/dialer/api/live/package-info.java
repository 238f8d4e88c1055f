/**
 * What people see now: one WebSocket per page, the agents' desks, the board. Fed by the engine's show effects; nothing
 * here is the only record of a fact, and nothing here makes the engine wait.
 */
@NullMarked
package dialer.api.live;

import org.jspecify.annotations.NullMarked;
