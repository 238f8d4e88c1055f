/**
 * When a courier can come, asked while the recipient is on the line. Two kinds of couriers: those whose endpoint is
 * asked ({@link dialer.api.courier.slot.AskedSlots}) and those who push quotas
 * ({@link dialer.api.courier.slot.PushedSlots}); {@link dialer.api.courier.slot.Slots} is what everybody else knows.
 */
@NullMarked
package dialer.api.courier.slot;

import org.jspecify.annotations.NullMarked;
