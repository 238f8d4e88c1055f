package dialer.simulation.check;

import dialer.core.effect.CallEffect;
import dialer.core.effect.Effect;
import dialer.core.effect.StoreEffect;

/** Nobody is in two attempts at once, and every attempt begins once and ends once. */
public final class OneCallChecker implements Checker {
    @Override
    public void effect(Picture picture, Step step, Effect effect) {
        if (effect instanceof StoreEffect.AttemptStarted started) {
            begins(picture, started);
        } else if (effect instanceof CallEffect.Originate originate) {
            Line line = picture.line(originate.attemptId());
            RuleBroken.unless(line == null || !line.originated, "one-originate", "%s is dialed again", line);
        } else if (effect instanceof StoreEffect.AttemptClosed closed) {
            Line line = picture.openLines.get(closed.attemptId());
            RuleBroken.unless(line != null && line.started, "one-end", "attempt %s ends as %s, but %s",
                    closed.attemptId(), closed.disposition(), picture.line(closed.attemptId()));
        }
    }

    private static void begins(Picture picture, StoreEffect.AttemptStarted started) {
        Line known = picture.line(started.attemptId());
        boolean fresh = known == null ? started.attemptId() > picture.highestAttemptId : !known.started;
        RuleBroken.unless(fresh, "one-begin", "attempt id %s is used again", started.attemptId());
        for (Line other : picture.openLines.values()) {
            if (other.attemptId != started.attemptId()) {
                RuleBroken.unless(other.contactId != started.contactId(), "one-contact",
                        "contact %s is dialed (attempt %s) while in %s", started.contactId(), started.attemptId(),
                        other);
                RuleBroken.unless(other.numberId != started.numberId(), "one-number",
                        "number %s is dialed (attempt %s) while in %s", started.numberId(), started.attemptId(),
                        other);
            }
        }
    }

    @Override
    public void after(Picture picture, Step step) {
        for (Effect effect : step.effects()) {
            if (effect instanceof StoreEffect.AttemptStarted started) {
                Line line = picture.openLines.get(started.attemptId());
                RuleBroken.unless(line == null || line.originated, "one-originate", "%s began undialed", line);
            } else if (effect instanceof CallEffect.Originate originate) {
                Line line = picture.line(originate.attemptId());
                RuleBroken.unless(line != null && line.started, "one-begin", "%s is dialed, not begun", line);
            }
        }
    }

    @Override
    public void atEnd(Picture picture) {
        RuleBroken.unless(picture.openLines.isEmpty(), "every-attempt-ends", "still open: %s",
                picture.openLines.values());
    }
}
