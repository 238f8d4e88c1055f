/** Pools of agents that campaigns share. */
@NullMarked
package dialer.core.pool;

import org.jspecify.annotations.NullMarked;
