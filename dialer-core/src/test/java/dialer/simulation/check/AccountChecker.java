package dialer.simulation.check;

import dialer.core.attempt.Disposition;
import dialer.core.effect.Effect;
import dialer.core.effect.ShowEffect;
import dialer.core.effect.StoreEffect;
import dialer.core.input.CallInput;

/** Dispositions agree with who heard what, and a campaign's figures with its dispositions. */
public final class AccountChecker implements Checker {
    private final Truth truth;

    public AccountChecker(Truth truth) {
        this.truth = truth;
    }

    @Override
    public void effect(Picture picture, Step step, Effect effect) {
        if (effect instanceof StoreEffect.AttemptClosed closed) {
            Line line = picture.openLines.get(closed.attemptId());
            Truth.Call call = truth.call(closed.attemptId());
            if (line != null && !call.touched) {
                agrees(closed, line, call, step);
            }
            RuleBroken.unless(closed.startedAtMs() <= closed.endedAtMs() && closed.endedAtMs() <= step.nowMs(),
                    "closed-times", "%s at %s", closed, step.nowMs());
        }
    }

    private static void agrees(StoreEffect.AttemptClosed closed, Line line, Truth.Call call, Step step) {
        Disposition said = closed.disposition();
        boolean right;
        if (call.joinedAtMs > 0) {
            right = call.harbourAtMs > 0 ? said.answered() : said == Disposition.CONNECTED;
        } else if (call.harbourAtMs > 0) {
            right = said == Disposition.ABANDONED;
        } else if (call.answeredAtMs > 0) {
            // cut off by us in the moment of the answer, or before the message began
            boolean ours = line.harbourAsked || line.hangUpAsked;
            right = said == Disposition.HUNG_UP_FIRST || (ours && said == Disposition.ABANDONED);
        } else {
            right = !said.answered();
        }
        RuleBroken.unless(right, "who-heard-what", "%s is booked as %s; answered %s, joined %s, message %s", line,
                said, call.answeredAtMs, call.joinedAtMs, call.harbourAtMs);
        if (call.answeredAtMs == 0 && step.input() instanceof CallInput.Ended ended
                && ended.attemptId() == closed.attemptId()) {
            RuleBroken.unless(fits(ended, said, line), "cause-fits", "%s is booked as %s", ended, said);
        }
    }

    private static boolean fits(CallInput.Ended ended, Disposition said, Line line) {
        return switch (ended.cause()) {
            case BUSY -> said == Disposition.BUSY;
            case NO_ANSWER -> said == Disposition.NO_ANSWER || (line.hangUpAsked && said == Disposition.CANCELLED);
            case UNAVAILABLE -> said == Disposition.UNAVAILABLE;
            case INVALID_NUMBER -> said == Disposition.INVALID_NUMBER;
            case REJECTED -> said == Disposition.REJECTED;
            case UNWANTED -> said == Disposition.UNWANTED;
            case CONGESTION -> said == Disposition.CONGESTION;
            case FAILED -> said == Disposition.FAILED;
            case CARRIER_SILENT -> said == Disposition.TRUNK_SILENT;
            case MISCONFIGURED, NOT_PLACED -> said == Disposition.MISCONFIGURED || said == Disposition.NODE_LOST;
            case CANCELLED -> said == Disposition.CANCELLED || !line.hangUpAsked;
            case NODE_LOST -> said == Disposition.NODE_LOST;
            case NORMAL, MEDIA_LOST -> !said.answered();
        };
    }

    @Override
    public void after(Picture picture, Step step) {
        for (Effect effect : step.effects()) {
            if (effect instanceof StoreEffect.AttemptClosed closed) {
                truth.forget(closed.attemptId());
            }
        }
    }

    @Override
    public void atEnd(Picture picture) {
        picture.campaigns.forEach((id, firm) -> {
            ShowEffect.CampaignShown last = firm.lastShown;
            if (last == null) {
                RuleBroken.unless(firm.attempts == 0, "figures", "campaign %s was never shown", id);
                return;
            }
            boolean same = last.attempts() == firm.attempts && last.connected() == firm.connected
                    && last.abandoned() == firm.abandoned && last.hungUpFirst() == firm.hungUpFirst
                    && last.cancelled() == firm.cancelled;
            RuleBroken.unless(same, "figures", "%s, counted %s attempts, %s connected, %s abandoned, %s hung up "
                    + "first, %s cancelled", last, firm.attempts, firm.connected, firm.abandoned, firm.hungUpFirst,
                    firm.cancelled);
            RuleBroken.unless(last.inHopper() + last.dialing() + last.ringing() + last.waiting() + last.bridged() == 0,
                    "at-rest", "%s", last);
        });
    }
}
