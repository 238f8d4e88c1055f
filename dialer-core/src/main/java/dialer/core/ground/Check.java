package dialer.core.ground;

import org.jspecify.annotations.Nullable;

/** Assertions that stay on in production. Rules name ids at most, never a person's data. */
public final class Check {
    private Check() {
    }

    /** Throws {@link BrokenRule} unless the rule holds. */
    public static void that(boolean holds, String rule) {
        if (!holds) {
            throw new BrokenRule(rule);
        }
    }

    /** Throws {@link BrokenRule}, naming the thing, unless the rule holds. */
    public static void that(boolean holds, String rule, long id) {
        if (!holds) {
            throw new BrokenRule(rule + " [" + id + "]");
        }
    }

    /** The value, which must be there. */
    public static <T> T present(@Nullable T value, String rule, long id) {
        if (value == null) {
            throw new BrokenRule(rule + " [" + id + "]");
        }
        return value;
    }
}
