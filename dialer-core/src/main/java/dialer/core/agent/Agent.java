package dialer.core.agent;

import dialer.core.ground.Carrier;
import dialer.core.ground.Check;
import org.jspecify.annotations.Nullable;

/**
 * A signed-on person, or one who has signed off but still owes an outcome. Every change that matters to the pool is
 * told to its crew at once.
 */
public final class Agent {
    private final int agentId;
    private final int poolId;
    private final long skills;
    private final int nodeId;
    private final int seatId;
    private AgentState state = AgentState.OFFLINE;
    private long sinceMs;
    private int campaignId;
    private long idleSinceMs;
    private int pauseReasonId;
    private boolean wantsReady;
    private boolean breakAsked;
    private int breakReasonId;
    private boolean screenUp = true;
    private boolean signingOff;
    private LegState leg = LegState.NONE;
    private long legId;
    private long legSinceMs;
    private int legTries;
    private long attemptId;
    private long wrapUpUntilMs;
    private boolean wrapUpExtended;
    private long previewContactId;
    private boolean previewAccepted;
    private long joinedAttemptId;
    private @Nullable Crew crew;
    private Crew.Standing standing = Crew.Standing.APART;
    private long rank;
    private boolean counted;

    public Agent(int agentId, int poolId, long skills, int nodeId, int seatId) {
        this.agentId = agentId;
        this.poolId = poolId;
        this.skills = skills;
        this.nodeId = nodeId;
        this.seatId = seatId;
    }

    /**
     * The one way from state to state: checks the table and stamps the time. Returns the state before.
     *
     * @param forCampaignId whose call or card the agent is busy with, 0 for none
     */
    public AgentState become(AgentState next, int forCampaignId, long nowMs) {
        Check.that(state.mayBecome(next), "agent may not go from " + state + " to " + next, agentId);
        Check.that(nowMs >= sinceMs, "an agent's time runs forward", agentId);
        AgentState before = state;
        if (crew != null) {
            crew.moves(this, next);
        }
        if (next == AgentState.READY && before != AgentState.RESERVED && before != AgentState.PREVIEWING) {
            idleSinceMs = nowMs;
        }
        state = next;
        sinceMs = nowMs;
        campaignId = forCampaignId;
        if (next != AgentState.PAUSED) {
            pauseReasonId = 0;
        }
        changed();
        return before;
    }

    /** The agent belongs to the crew from now on, which is told what changes. */
    void join(Crew to) {
        crew = to;
        changed();
    }

    /** The agent belongs to nobody any more. */
    void leave() {
        stand(Crew.Standing.APART);
        count(false);
        crew = null;
    }

    private void changed() {
        stand(newStanding());
        count(onDuty());
    }

    private void count(boolean duty) {
        if (crew != null && duty != counted) {
            counted = duty;
            crew.duty(duty ? 1 : -1);
        }
    }

    private void stand(Crew.Standing next) {
        if (crew == null) {
            return;
        }
        long newRank = switch (next) {
            case FREE -> idleSinceMs;
            case TALKING, WRAPPING_UP -> sinceMs;
            case ASKED_FOR_CALL, APART -> 0;
        };
        if (next != standing || newRank != rank) {
            crew.quit(standing, rank, this);
            standing = next;
            rank = newRank;
            crew.enter(standing, rank, this);
        }
    }

    private Crew.Standing newStanding() {
        if (previewAccepted) {
            return Crew.Standing.ASKED_FOR_CALL;
        }
        return switch (state) {
            case READY -> free() ? Crew.Standing.FREE : Crew.Standing.APART;
            case TALKING -> stays() ? Crew.Standing.TALKING : Crew.Standing.APART;
            case WRAP_UP -> stays() ? Crew.Standing.WRAPPING_UP : Crew.Standing.APART;
            case OFFLINE, PAUSED, PREVIEWING, RESERVED, AWAY, JOINED -> Crew.Standing.APART;
        };
    }

    public int id() {
        return agentId;
    }

    public int poolId() {
        return poolId;
    }

    public long skills() {
        return skills;
    }

    public boolean hasSkills(long required) {
        return (skills & required) == required;
    }

    public int nodeId() {
        return nodeId;
    }

    public int seatId() {
        return seatId;
    }

    public AgentState state() {
        return state;
    }

    /** When the state began. */
    public long sinceMs() {
        return sinceMs;
    }

    /** Whose call or card the agent is busy with in this state, 0 for none. */
    public int campaignId() {
        return campaignId;
    }

    /** Since when the agent has had nothing to do; a call that nobody answered does not begin it anew. */
    public long idleSinceMs() {
        return idleSinceMs;
    }

    /** Whether a call may be placed for, or given to, this agent now. */
    public boolean free() {
        return state == AgentState.READY && leg == LegState.HELD && stays();
    }

    private boolean stays() {
        return screenUp && !breakAsked && !signingOff;
    }

    /** Whether the agent takes calls, now or when the present one is over. */
    public boolean onDuty() {
        return stays() && switch (state) {
            case READY, PREVIEWING, RESERVED, TALKING, WRAP_UP, JOINED -> true;
            case OFFLINE, PAUSED, AWAY -> false;
        };
    }

    public int pauseReasonId() {
        return pauseReasonId;
    }

    /** The reason of the pause that has just begun. */
    public void pauseFor(int reasonId) {
        Check.that(state == AgentState.PAUSED, "a reason belongs to a pause", agentId);
        pauseReasonId = reasonId;
    }

    public boolean wantsReady() {
        return wantsReady;
    }

    public void wantReady(boolean wanted) {
        wantsReady = wanted;
    }

    public boolean breakAsked() {
        return breakAsked;
    }

    public int breakReasonId() {
        return breakReasonId;
    }

    public void askBreak(boolean wanted, int reasonId) {
        breakAsked = wanted;
        breakReasonId = wanted ? reasonId : 0;
        changed();
    }

    public boolean screenUp() {
        return screenUp;
    }

    public void screen(boolean up) {
        screenUp = up;
        changed();
    }

    public boolean signingOff() {
        return signingOff;
    }

    public void signOffLater() {
        signingOff = true;
        changed();
    }

    public LegState leg() {
        return leg;
    }

    /** The leg that is up or being called, 0 for none. */
    public long legId() {
        return legId;
    }

    /** When the leg was asked for. */
    public long legSinceMs() {
        return legSinceMs;
    }

    /** Tries to call the leg since it last stood. */
    public int legTries() {
        return legTries;
    }

    public void legTriedAgain() {
        legTries++;
    }

    public void legTriesForgotten() {
        legTries = 0;
    }

    public void callLeg(long newLegId, long nowMs) {
        Check.that(leg == LegState.NONE, "an agent has one leg", agentId);
        leg = LegState.CALLING;
        legSinceMs = nowMs;
        legIs(newLegId);
    }

    public void holdLeg() {
        Check.that(leg != LegState.NONE, "a leg is held that was called", agentId);
        leg = LegState.HELD;
        legTries = 0;
        changed();
    }

    public void takeLeg() {
        Check.that(leg.up(), "a leg is taken that was held", agentId);
        leg = LegState.TAKEN;
        changed();
    }

    public void loseLeg() {
        Check.that(leg != LegState.NONE, "a leg is lost that was there", agentId);
        leg = LegState.NONE;
        legIs(0);
        changed();
    }

    private void legIs(long newLegId) {
        if (crew != null) {
            crew.legMoves(this, newLegId);
        }
        legId = newLegId;
    }

    /** The attempt reserved for, or on the line with, the agent, or whose outcome is owed; 0 for none. */
    public long attemptId() {
        return attemptId;
    }

    public void attach(long attempt) {
        Check.that(attempt == 0 || attemptId == 0 || attemptId == attempt, "an agent has one call", agentId);
        attemptId = attempt;
    }

    /** When wrap-up time is over; 0 outside wrap-up. */
    public long wrapUpUntilMs() {
        return wrapUpUntilMs;
    }

    public void wrapUpUntil(long untilMs) {
        wrapUpUntilMs = untilMs;
        if (untilMs == 0) {
            wrapUpExtended = false;
        }
    }

    public boolean wrapUpExtended() {
        return wrapUpExtended;
    }

    public void extendWrapUp(long byMs, long nowMs) {
        Check.that(!wrapUpExtended, "wrap-up is extended once", agentId);
        wrapUpExtended = true;
        wrapUpUntilMs = StrictMath.max(wrapUpUntilMs, nowMs) + byMs;
    }

    /** The contact whose card is being looked at; 0 outside a preview. */
    public long previewContactId() {
        return previewContactId;
    }

    /** Whether the agent has asked for the call of the preview and no line was free yet. */
    public boolean previewAccepted() {
        return previewAccepted;
    }

    public void preview(long contactId) {
        if (crew != null) {
            crew.cardMoves(this, contactId);
        }
        previewContactId = contactId;
        previewAccepted = false;
        changed();
    }

    public void acceptPreview() {
        Check.that(previewContactId != 0, "a preview is accepted that is shown", agentId);
        previewAccepted = true;
        changed();
    }

    /** The attempt of a colleague in whose conversation the agent is, 0 for none. */
    public long joinedAttemptId() {
        return joinedAttemptId;
    }

    public void join(long attempt) {
        joinedAttemptId = attempt;
    }

    /** Into a snapshot or out of one. */
    public void carry(Carrier c) {
        state = c.word(state, AgentState.values());
        sinceMs = c.number(sinceMs);
        campaignId = c.small(campaignId);
        idleSinceMs = c.number(idleSinceMs);
        pauseReasonId = c.small(pauseReasonId);
        wantsReady = c.flag(wantsReady);
        breakAsked = c.flag(breakAsked);
        breakReasonId = c.small(breakReasonId);
        screenUp = c.flag(screenUp);
        signingOff = c.flag(signingOff);
        leg = c.word(leg, LegState.values());
        legId = c.number(legId);
        legSinceMs = c.number(legSinceMs);
        legTries = c.small(legTries);
        attemptId = c.number(attemptId);
        wrapUpUntilMs = c.number(wrapUpUntilMs);
        wrapUpExtended = c.flag(wrapUpExtended);
        previewContactId = c.number(previewContactId);
        previewAccepted = c.flag(previewAccepted);
        joinedAttemptId = c.number(joinedAttemptId);
    }

    @Override
    public String toString() {
        return "agent " + agentId + " " + state + " pool " + poolId + " leg " + legId + " " + leg + " attempt "
                + attemptId + (wantsReady ? " wantsReady" : "") + (breakAsked ? " breakAsked" : "")
                + (screenUp ? "" : " noScreen") + (signingOff ? " signingOff" : "")
                + (previewContactId == 0 ? "" : " preview " + previewContactId);
    }
}
