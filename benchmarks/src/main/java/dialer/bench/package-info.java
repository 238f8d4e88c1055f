/**
 * Figures of the product, all by one command ({@code ./dialer bench}) into {@code benchmarks/results}. JMH measures
 * single parts ({@link dialer.bench.CoreApply}, {@link dialer.bench.JournalAppend},
 * {@link dialer.bench.AmiTranslation}); runs measure the engine as a whole ({@link dialer.bench.LatencyRun},
 * {@link dialer.bench.ThroughputRun}, {@link dialer.bench.MemoryRun}).
 */
@NullMarked
package dialer.bench;

import org.jspecify.annotations.NullMarked;
