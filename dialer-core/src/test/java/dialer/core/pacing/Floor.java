package dialer.core.pacing;

import java.util.ArrayList;
import java.util.List;

/** A pool as a test wants it to be. Ages are seconds. */
final class Floor implements PacingView {
    long nowMs = 10_000_000;
    int free;
    int waiting;
    int lines = Integer.MAX_VALUE;
    int contacts = Integer.MAX_VALUE;
    int capPermille = Integer.MAX_VALUE;
    int talkingAgentId;
    long ringAtLeastMs = 15_000;
    final List<Double> talking = new ArrayList<>();
    final List<Double> wrappingUp = new ArrayList<>();
    final List<Double> calls = new ArrayList<>();
    final List<AbandonBudget> budgets = new ArrayList<>();

    /** A pool with one campaign in the middle of its day, a little below its target of 3 %. */
    static Floor usual() {
        Floor floor = new Floor();
        floor.budgets.add(new AbandonBudget(1, 30, 1_000, 25, 4 * 3_600_000L));
        return floor;
    }

    @Override
    public long nowMs() {
        return nowMs;
    }

    @Override
    public int freeAgents() {
        return free;
    }

    @Override
    public int talkingAgents() {
        return talking.size();
    }

    @Override
    public long talkingForMs(int n) {
        return StrictMath.round(1_000 * talking.get(n));
    }

    @Override
    public int talkingAgentId(int n) {
        return talkingAgentId;
    }

    @Override
    public int wrappingUpAgents() {
        return wrappingUp.size();
    }

    @Override
    public long wrappingUpForMs(int n) {
        return StrictMath.round(1_000 * wrappingUp.get(n));
    }

    @Override
    public int unclaimedCalls() {
        return calls.size();
    }

    @Override
    public long unclaimedForMs(int n) {
        return StrictMath.round(1_000 * calls.get(n));
    }

    @Override
    public long unclaimedRingingMs(int n) {
        return StrictMath.max(0, unclaimedForMs(n) - 2_000);
    }

    @Override
    public int waitingPeople() {
        return waiting;
    }

    @Override
    public int linesFree() {
        return lines;
    }

    @Override
    public int contactsReady() {
        return contacts;
    }

    @Override
    public long ringAtLeastMs() {
        return ringAtLeastMs;
    }

    @Override
    public int budgets() {
        return budgets.size();
    }

    @Override
    public AbandonBudget budget(int n) {
        return budgets.get(n);
    }

    @Override
    public int abandonTargetPermille() {
        return budgets.isEmpty() ? 0 : budgets.getFirst().targetPermille();
    }

    @Override
    public int maxCallsPerAgentPermille() {
        return capPermille;
    }
}
