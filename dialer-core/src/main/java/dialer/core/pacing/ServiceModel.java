package dialer.core.pacing;

import dialer.core.ground.Carrier;
import dialer.core.ground.IdTable;
import org.jspecify.annotations.Nullable;

/**
 * How long agents talk and wrap up, and how often a break follows: by the age of a spell for the whole pool, by the
 * step of the script where agents report it, and by the pace of the agent and of the campaign.
 */
final class ServiceModel {
    private static final double KEEP = 0.998;
    private static final int MOST_PACES = 2_000;

    private final Hazard talk = new Hazard(120, 1.0, 8);
    private final Hazard wrapUp = new Hazard(15, 0.9, 8);
    private final ScriptSteps steps = new ScriptSteps();
    private final Pace allTalks = new Pace();
    private final Pace allWrapUps = new Pace();
    private final IdTable<Pace> talkers = new IdTable<>();
    private final IdTable<Pace> wrappers = new IdTable<>();
    private final IdTable<Pace> campaigns = new IdTable<>();
    private double breaks = 0.2;
    private double wrapUps = 20;
    private double stays = 0.99;

    /** Conversations, by age. */
    Hazard talk() {
        return talk;
    }

    /** Wrap-ups, by age. */
    Hazard wrapUp() {
        return wrapUp;
    }

    /** P(an agent takes calls again after a wrap-up and does not go for a break), as of the last refresh. */
    double stays() {
        return stays;
    }

    /** Which step of the script conversations have reached. */
    ScriptSteps steps() {
        return steps;
    }

    /** How much likelier than the pool's average an agent's conversation for a campaign is to end soon. */
    double talkPace(int agentId, int campaignId) {
        return factor(talkers.find(agentId)) * factor(campaigns.find(campaignId));
    }

    /** How much likelier than the pool's average an agent's wrap-up is to end soon. */
    double wrapUpPace(int agentId) {
        return factor(wrappers.find(agentId));
    }

    private static double factor(@Nullable Pace pace) {
        return pace == null ? 1 : pace.factor();
    }

    void learn(PacingFact.Talked fact, long nowMs) {
        double hazard = expected(allTalks, talk, fact.forMs());
        double campaign = factor(campaigns.find(fact.campaignId()));
        double agent = factor(talkers.find(fact.agentId()));
        learn(talkers, fact.agentId(), hazard * campaign);
        learn(campaigns, fact.campaignId(), hazard * agent);
        talk.ended(fact.forMs() / 1000.0);
        steps.ended(fact.agentId(), nowMs);
    }

    void learn(PacingFact.WrappedUp fact, long nowMs) {
        learn(wrappers, fact.agentId(), expected(allWrapUps, wrapUp, fact.forMs()));
        wrapUp.ended(fact.forMs() / 1000.0);
        breaks = breaks * KEEP + (fact.freeAgain() ? 0 : 1);
        wrapUps = wrapUps * KEEP + 1;
        steps.ended(fact.agentId(), nowMs);
    }

    /** Ends that a spell of so long would have made expect, if the hazard's own error is taken off. */
    private static double expected(Pace all, Hazard hazard, long forMs) {
        double ends = -StrictMath.log(hazard.survival(forMs / 1000.0));
        double corrected = ends * all.factor();
        all.ended(ends);
        return corrected;
    }

    private static void learn(IdTable<Pace> paces, int id, double hazard) {
        if (id != 0 && (paces.contains(id) || paces.size() < MOST_PACES)) {
            paces.findOrMake(id, k -> new Pace()).ended(hazard);
        }
    }

    /** Brings the hazards up to date with what is going on in the pool. */
    void refresh(PacingView view) {
        talk.noneGoesOn();
        wrapUp.noneGoesOn();
        for (int i = 0; i < view.talkingAgents(); i++) {
            talk.goesOn(view.talkingForMs(i) / 1000.0);
        }
        for (int i = 0; i < view.wrappingUpAgents(); i++) {
            wrapUp.goesOn(view.wrappingUpForMs(i) / 1000.0);
        }
        talk.build();
        wrapUp.build();
        steps.refresh(view.nowMs());
        stays = 1 - breaks / wrapUps;
    }

    /** Into a snapshot or out of one. */
    void carry(Carrier c) {
        talk.carry(c);
        wrapUp.carry(c);
        breaks = c.real(breaks);
        wrapUps = c.real(wrapUps);
        stays = c.real(stays);
        steps.carry(c);
        allTalks.carry(c);
        allWrapUps.carry(c);
        carry(talkers, c);
        carry(wrappers, c);
        carry(campaigns, c);
    }

    private static void carry(IdTable<Pace> paces, Carrier c) {
        long[] ids = paces.ids();
        int size = c.small(ids.length);
        for (int i = 0; i < size; i++) {
            int id = c.small(i < ids.length ? (int) ids[i] : 0);
            paces.findOrMake(id, k -> new Pace()).carry(c);
        }
    }
}
