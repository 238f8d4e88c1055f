/**
 * What happens to an input between the gate and the world, one class per stage: journaled and applied side by side;
 * when both are done, its effects leave: to telephony at once, on the core's thread, and to the screens and to the
 * outbox on threads of their own.
 */
@NullMarked
package dialer.engine.stage;

import org.jspecify.annotations.NullMarked;
