/** The floor around the core, driven by a market and by recorded dialogues. */
@NullMarked
package dialer.arena;

import org.jspecify.annotations.NullMarked;
