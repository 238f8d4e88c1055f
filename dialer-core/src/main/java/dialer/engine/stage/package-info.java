/**
 * What happens to an input between the gate and the world, one class per stage: journaled and applied side by side;
 * when both are done, its effects leave to telephony, to the screens and to the outbox.
 */
@NullMarked
package dialer.engine.stage;

import org.jspecify.annotations.NullMarked;
