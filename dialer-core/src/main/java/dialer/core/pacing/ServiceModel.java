package dialer.core.pacing;

import dialer.core.ground.Carrier;

/** How long agents talk and wrap up, and how often a break follows. */
final class ServiceModel {
    private static final double KEEP = 0.998;

    private final Hazard talk = new Hazard(120, 1.0, 8);
    private final Hazard wrapUp = new Hazard(15, 0.9, 8);
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

    void learn(PacingFact.Talked fact) {
        talk.ended(fact.forMs() / 1000.0);
    }

    void learn(PacingFact.WrappedUp fact) {
        wrapUp.ended(fact.forMs() / 1000.0);
        breaks = breaks * KEEP + (fact.freeAgain() ? 0 : 1);
        wrapUps = wrapUps * KEEP + 1;
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
        stays = 1 - breaks / wrapUps;
    }

    /** Into a snapshot or out of one. */
    void carry(Carrier c) {
        talk.carry(c);
        wrapUp.carry(c);
        breaks = c.real(breaks);
        wrapUps = c.real(wrapUps);
        stays = c.real(stays);
    }
}
