package dialer.simulation.check;

import dialer.core.campaign.CampaignState;
import dialer.core.contact.ContactOffer;
import dialer.core.contact.NumberOffer;
import dialer.core.effect.Effect;
import dialer.core.effect.StoreEffect;
import dialer.core.input.AgentInput;

/** Nobody is called whom, when, or by which way we may not. */
public final class PermissionChecker implements Checker {
    @Override
    public void effect(Picture picture, Step step, Effect effect) {
        if (effect instanceof StoreEffect.AttemptStarted started && !step.mixed()) {
            person(picture, step, started);
            way(picture, started);
        }
    }

    private static void person(Picture picture, Step step, StoreEffect.AttemptStarted started) {
        RuleBroken.unless(!picture.suppressed.contains(started.numberId()), "suppressed",
                "number %s is suppressed", started.numberId());
        RuleBroken.unless(!picture.withdrawn.containsKey(started.contactId()), "withdrawn",
                "contact %s is withdrawn", started.contactId());
        Claim claim = picture.claims.get(new Picture.ContactKey(started.contactId(), started.campaignId()));
        RuleBroken.unless(claim != null && claim.open() > 0, "unclaimed", "contact %s is not ours to dial",
                started.contactId());
        if (claim == null) {
            return;
        }
        ContactOffer offer = claim.offer;
        RuleBroken.unless(offer.dueAtMs() <= step.nowMs(), "too-early", "contact %s is due at %s, now %s",
                started.contactId(), offer.dueAtMs(), step.nowMs());
        NumberOffer number = offer.numbers().stream().filter(one -> one.numberId() == started.numberId()).findFirst()
                .orElseThrow(() -> new RuleBroken("foreign-number", "number " + started.numberId()
                        + " does not belong to contact " + started.contactId()));
        RuleBroken.unless(number.windows().stream().anyMatch(window -> window.allows(step.nowMs())), "window",
                "number %s at %s, windows %s", number.numberId(), step.nowMs(), number.windows());
        // who has talked with the person, whoever had promised it, may dial another number of theirs
        boolean goesOn = step.input() instanceof AgentInput.AskedNumber asked && asked.attemptId() != 0;
        if (offer.forAgentId() != 0 && step.nowMs() < offer.forAgentUntilMs() && started.agentId() != 0 && !goesOn) {
            RuleBroken.unless(started.agentId() == offer.forAgentId(), "promised-agent",
                    "contact %s was promised agent %s, not %s", started.contactId(), offer.forAgentId(),
                    started.agentId());
        }
    }

    private static void way(Picture picture, StoreEffect.AttemptStarted started) {
        RuleBroken.unless(!picture.stopped, "stopped", "dialing is stopped");
        RuleBroken.unless(!picture.clockUnsettled, "clock", "the clock has jumped");
        Firm firm = picture.campaigns.get(started.campaignId());
        RuleBroken.unless(firm != null && firm.state == CampaignState.RUNNING, "campaign-runs",
                "campaign %s is %s", started.campaignId(), firm == null ? "unknown" : firm.state);
        Picture.NodeView node = picture.nodes.get(started.nodeId());
        RuleBroken.unless(node != null && node.up, "node-up", "node %s is down", started.nodeId());
        Way way = picture.trunks.get(started.trunkId());
        RuleBroken.unless(way != null && way.settings.nodeId() == started.nodeId() && firm != null
                && firm.settings.trunkIds().contains(started.trunkId()), "own-trunk",
                "trunk %s on node %s for campaign %s", started.trunkId(), started.nodeId(), started.campaignId());
    }
}
