package dialer.engine;

import dialer.core.effect.StoreEffect;

/**
 * One store effect on disk.
 *
 * @param position counts up by any step, survives restarts; from 1. Effects that came in one go have the same, and are
 *                 read in one go
 * @param inputSeq number of the input that caused it
 * @param atMs     time of that input, UTC
 */
public record OutboxEntry(long position, long inputSeq, long atMs, StoreEffect effect) {
}
