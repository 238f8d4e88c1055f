package dialer.simulation;

import org.jspecify.annotations.Nullable;

/**
 * How a run ended.
 *
 * @param inputs   inputs applied
 * @param hash     hash over all effects and the final state: the same on every machine
 * @param broken   the rule that was broken, null for none
 * @param report   what happened, for people; empty when all is well
 */
record Outcome(long seed, int inputs, long hash, @Nullable String broken, String report, Coverage coverage) {
    boolean passed() {
        return broken == null;
    }
}
