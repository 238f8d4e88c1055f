package dialer.api.store.retention;

import java.time.Instant;

/**
 * Before which instants things must have happened for data to be due.
 *
 * @param handedOver jobs acknowledged by their courier
 * @param jobs       jobs received
 * @param finished   contacts of bases finished
 * @param contacts   contacts of bases loaded
 * @param ledger     attempts begun: their record goes too
 */
public record DueTerms(Instant handedOver, Instant jobs, Instant finished, Instant contacts, Instant ledger) {
}
