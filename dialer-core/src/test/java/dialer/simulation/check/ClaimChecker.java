package dialer.simulation.check;

import dialer.core.effect.Effect;
import dialer.core.effect.StoreEffect;

/** Every contact handed over is handed back once: waiting, finished or returned. */
public final class ClaimChecker implements Checker {
    @Override
    public void effect(Picture picture, Step step, Effect effect) {
        switch (effect) {
            case StoreEffect.ContactWaiting waiting -> {
                Claim claim = open(picture, waiting.contactId(), waiting.campaignId(), effect);
                waits(picture, step, waiting, claim);
            }
            case StoreEffect.ContactFinished finished ->
                    open(picture, finished.contactId(), finished.campaignId(), effect);
            case StoreEffect.ContactReturned returned ->
                    open(picture, returned.contactId(), returned.campaignId(), effect);
            default -> { }
        }
    }

    private static Claim open(Picture picture, long contactId, int campaignId, Effect effect) {
        Claim claim = picture.claims.get(new Picture.ContactKey(contactId, campaignId));
        if (claim == null || claim.open() < 1) {
            throw new RuleBroken("one-hand-back", effect + " without an open claim");
        }
        return claim;
    }

    private static void waits(Picture picture, Step step, StoreEffect.ContactWaiting waiting, Claim claim) {
        int made = claim.offer.attemptsMade() + claim.counted;
        RuleBroken.unless(waiting.attemptsMade() == made, "attempts-made", "%s after offer %s", waiting,
                claim.offer);
        RuleBroken.unless(waiting.nextAtMs() >= step.nowMs() || waiting.callback(), "next-at", "%s at %s", waiting,
                step.nowMs());
        Firm firm = picture.campaigns.get(waiting.campaignId());
        RuleBroken.unless(firm == null || waiting.callback() || waiting.attemptsMade() < firm.mostAttempts,
                "attempts-used-up", "%s", waiting);
    }

    @Override
    public void after(Picture picture, Step step) {
        boolean handed = false;
        for (Effect effect : step.effects()) {
            handed |= effect instanceof StoreEffect.ContactWaiting || effect instanceof StoreEffect.ContactFinished
                    || effect instanceof StoreEffect.ContactReturned;
        }
        if (handed) {
            for (Line line : picture.openLines.values()) {
                Claim claim = picture.claims.get(new Picture.ContactKey(line.contactId, line.campaignId));
                RuleBroken.unless(claim == null || claim.open() > 0, "handed-back-in-call", "%s", line);
            }
        }
    }

    @Override
    public void atEnd(Picture picture) {
        picture.claims.forEach((key, claim) -> RuleBroken.unless(claim.open() == 0, "every-claim-ends",
                "%s was handed over %s times and back %s times", key, claim.handedOver, claim.handedBack));
    }
}
