package dialer.core.ground;

/** The core has broken one of its own rules: a bug. The engine drops the input's effects and freezes. */
public final class BrokenRule extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BrokenRule(String rule) {
        super(rule);
    }
}
