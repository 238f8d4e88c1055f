package dialer.engine.journal;

import dialer.core.input.Input;

/**
 * One input as it lies in the journal.
 *
 * @param seq   its number, from 1, without gaps over all epochs
 * @param atMs  when it came in, UTC ms; producers race, so a later number can carry an earlier time
 * @param epoch which run of the process wrote it
 * @param index where it lies
 */
public record JournaledInput(long seq, long atMs, long epoch, long index, Input input) {
}
