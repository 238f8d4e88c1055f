package dialer.core.pacing;

import dialer.core.ground.Carrier;

/** One card per free agent, who decides when to call. There is nothing to learn. */
public final class PreviewPacer implements Pacer {

    @Override
    public PacingDecision decide(PacingView view) {
        int cards = StrictMath.max(0, view.freeAgents() - view.waitingPeople());
        return cards == 0 ? PacingDecision.NOTHING : new PacingDecision(cards, 0);
    }

    @Override
    public void learn(PacingFact fact, long nowMs) {
        // one card per free agent, whatever the world is like
    }

    @Override
    public void carry(Carrier c) {
        // nothing is remembered
    }
}
