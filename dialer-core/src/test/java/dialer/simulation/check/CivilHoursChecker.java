package dialer.simulation.check;

import dialer.core.effect.Effect;
import dialer.core.effect.StoreEffect;

/** Nobody is called while the clock on the wall says no. */
public final class CivilHoursChecker implements Checker {

    private final CivilHours hours;

    public CivilHoursChecker(CivilHours hours) {
        this.hours = hours;
    }

    @Override
    public void effect(Picture picture, Step step, Effect effect) {
        if (effect instanceof StoreEffect.AttemptStarted started && !step.mixed()
                && CivilHours.covers(started.numberId())) {
            RuleBroken.unless(hours.mayBegin(started.numberId(), step.nowMs()), "civil-hours",
                    "number %s at %s lies outside the hours of its pack", started.numberId(), step.nowMs());
        }
    }
}
