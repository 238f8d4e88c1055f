package dialer.simulation.check;

import java.util.function.IntSupplier;

/** Timers do not pile up, and none is left when nothing is going on any more. */
public final class TimerChecker implements Checker {
    private static final int PER_THING = 6;
    private static final int ALWAYS = 64;

    private final IntSupplier timers;

    /** @param timers how many timers the core holds now */
    public TimerChecker(IntSupplier timers) {
        this.timers = timers;
    }

    @Override
    public void after(Picture picture, Step step) {
        int things = picture.openLines.size() + picture.people.size() + picture.campaigns.size()
                + picture.trunks.size() + picture.nodes.size();
        RuleBroken.unless(timers.getAsInt() <= ALWAYS + PER_THING * things, "timers-pile-up", "%s timers for %s things",
                timers.getAsInt(), things);
    }

    @Override
    public void atEnd(Picture picture) {
        RuleBroken.unless(timers.getAsInt() == 0, "timer-leak", "%s timers are left", timers.getAsInt());
    }
}
