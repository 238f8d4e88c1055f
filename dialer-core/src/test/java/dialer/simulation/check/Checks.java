package dialer.simulation.check;

import dialer.core.effect.Effect;
import java.util.List;

/** All checkers over one picture. */
public final class Checks {
    private final Picture picture = new Picture();
    private final List<Checker> checkers;

    public Checks(List<Checker> checkers) {
        this.checkers = List.copyOf(checkers);
    }

    /** Lets every checker look at the step, effect by effect and then as a whole. */
    public void step(Step step) {
        picture.told(step);
        for (Effect effect : step.effects()) {
            for (Checker checker : checkers) {
                checker.effect(picture, step, effect);
            }
            picture.asked(step, effect);
        }
        for (Checker checker : checkers) {
            checker.after(picture, step);
        }
    }

    /** Lets every checker look at the end of the day. */
    public void atEnd() {
        for (Checker checker : checkers) {
            checker.atEnd(picture);
        }
    }
}
