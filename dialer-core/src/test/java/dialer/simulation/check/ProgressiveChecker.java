package dialer.simulation.check;

import dialer.core.agent.AgentState;
import dialer.core.attempt.Disposition;
import dialer.core.campaign.DialMode;
import dialer.core.effect.Effect;
import dialer.core.effect.ShowEffect;
import dialer.core.effect.StoreEffect;

/** Progressive and preview dialing: a call in the air always has an agent of its own. */
public final class ProgressiveChecker implements Checker {
    private final boolean faultless;

    /** @param faultless where nothing goes wrong outside, progressive dialing abandons nobody */
    public ProgressiveChecker(boolean faultless) {
        this.faultless = faultless;
    }

    @Override
    public void effect(Picture picture, Step step, Effect effect) {
        if (effect instanceof StoreEffect.AttemptClosed closed && faultless) {
            Firm firm = picture.campaigns.get(closed.campaignId());
            RuleBroken.unless(closed.disposition() != Disposition.ABANDONED || firm == null || !firm.progressive(),
                    "progressive-abandons-nobody", "%s", picture.line(closed.attemptId()));
        }
        if (effect instanceof StoreEffect.AttemptStarted started) {
            begins(picture, step, started);
        }
    }

    private static void begins(Picture picture, Step step, StoreEffect.AttemptStarted started) {
        Firm firm = picture.campaigns.get(started.campaignId());
        if (firm == null || firm.settings.mode() == DialMode.PREDICTIVE
                || firm.settings.mode() == DialMode.AUTOMATIC) {
            return;
        }
        RuleBroken.unless(started.agentId() != 0, "progressive-reserves", "attempt %s has no agent",
                started.attemptId());
        Person person = picture.person(started.agentId());
        boolean free = person.state == AgentState.READY || person.state == AgentState.RESERVED
                || person.state == AgentState.PREVIEWING || step.mixed() || shownNow(step, started.agentId());
        RuleBroken.unless(free, "progressive-reserves", "%s gets attempt %s", person, started.attemptId());
        for (Line line : picture.openLines.values()) {
            RuleBroken.unless(line.attemptId == started.attemptId()
                    || (line.reservedAgentId != started.agentId() && line.bridgeAgentId != started.agentId()),
                    "progressive-one-call-per-agent", "%s is reserved for %s and for attempt %s", person, line,
                    started.attemptId());
        }
    }

    private static boolean shownNow(Step step, int agentId) {
        return step.effects().stream().anyMatch(effect -> effect instanceof ShowEffect.AgentShown
                shown && shown.agentId() == agentId);
    }
}
