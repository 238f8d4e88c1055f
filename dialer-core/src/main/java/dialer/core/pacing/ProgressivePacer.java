package dialer.core.pacing;

import dialer.core.ground.Carrier;

/**
 * One call per free agent, never more: an answered person always finds the agent for whom the call was placed. Calls
 * that lost their agent, and people who wait, come out of the same agents first. There is nothing to learn.
 */
public final class ProgressivePacer implements Pacer {

    @Override
    public PacingDecision decide(PacingView view) {
        int spoken = view.waitingPeople() + view.unclaimedCalls();
        int dial = StrictMath.max(0, view.freeAgents() - spoken);
        return dial == 0 ? PacingDecision.NOTHING : new PacingDecision(dial, 0);
    }

    @Override
    public void learn(PacingFact fact, long nowMs) {
        // one call per free agent, whatever the world is like
    }

    @Override
    public void carry(Carrier c) {
        // nothing is remembered
    }
}
