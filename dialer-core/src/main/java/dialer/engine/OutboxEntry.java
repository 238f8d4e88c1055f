package dialer.engine;

import dialer.core.effect.StoreEffect;

/**
 * One store effect on disk.
 *
 * @param position counts up by any step, never repeats, survives restarts; from 1
 * @param inputSeq number of the input that caused it
 * @param atMs     time of that input, UTC
 */
public record OutboxEntry(long position, long inputSeq, long atMs, StoreEffect effect) {
}
