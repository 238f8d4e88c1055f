package dialer.engine.journal;

import dialer.core.effect.StoreEffect;

/**
 * One store effect as it lies in the outbox.
 *
 * @param position counts up, from 1, by any step; effects that came in one go have the same
 * @param number   which effect of all it is, from 1
 * @param inputSeq number of the input that caused it
 * @param ordinal  which of that input's store effects it is, from 1
 * @param atMs     time of that input, UTC ms
 */
public record StoredEffect(long position, long number, long inputSeq, int ordinal, long atMs, StoreEffect effect) {
}
