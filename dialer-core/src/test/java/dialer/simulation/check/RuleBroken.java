package dialer.simulation.check;

import org.jspecify.annotations.Nullable;

/** A checker has seen what must never happen. */
public final class RuleBroken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String rule;

    public RuleBroken(String rule, String what) {
        super(rule + ": " + what);
        this.rule = rule;
    }

    /** The short name of the rule, the same for every breach of it. */
    public String rule() {
        return rule;
    }

    /** Throws unless the rule holds. */
    public static void unless(boolean holds, String rule, String what, @Nullable Object... values) {
        if (!holds) {
            throw new RuleBroken(rule, what.formatted(values));
        }
    }
}
