package dialer.core.attempt;

import dialer.core.ground.Carrier;
import dialer.core.ground.Check;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One try to reach one contact. Instants are UTC milliseconds, 0 where it never got so far. */
public final class Attempt {
    private final AttemptPlan plan;
    private AttemptState state = AttemptState.DIALING;
    private int agentId;
    private int talkedWith;
    private final List<Integer> triedAgents = new ArrayList<>();
    private long ringingAtMs;
    private long answeredAtMs;
    private long bridgedAtMs;
    private long droppedAtMs;
    private long endedAtMs;
    private boolean cancelAsked;
    private boolean safeHarbourAsked;
    private boolean abandoned;
    private boolean lost;
    private boolean dismissed;
    private Ban ban = Ban.NONE;
    private int outcomeId;
    private long callbackAtMs;
    private boolean sameAgent;
    private int poolId;
    private boolean transferring;
    private int toAgentId;
    private boolean goesOutside;
    private boolean outside;
    private int guestId;
    private boolean apart;
    private boolean everApart;
    private final OutsideGuest outsideGuest = new OutsideGuest();
    private long follows;
    private long followedBy;
    private final List<Integer> leftAgents = new ArrayList<>();
    private Disposition disposition = Disposition.NODE_LOST;
    private @Nullable Attempts book;
    private PoolCalls.Standing standing = PoolCalls.Standing.APART;
    private long rank;

    public Attempt(AttemptPlan plan) {
        this.plan = plan;
        poolId = plan.poolId();
    }

    /** The one way from state to state: checks the table and stamps the time. Returns the state before. */
    public AttemptState become(AttemptState next, long nowMs) {
        Check.that(state.mayBecome(next), "attempt may not go from " + state + " to " + next, id());
        AttemptState before = state;
        if (book != null) {
            book.moves(this, next);
        }
        state = next;
        switch (next) {
            case DIALING -> { }
            case RINGING -> ringingAtMs = nowMs;
            case ANSWERED, WAITING -> answeredAtMs = answeredAtMs == 0 ? nowMs : answeredAtMs;
            case BRIDGED -> {
                answeredAtMs = answeredAtMs == 0 ? nowMs : answeredAtMs;
                bridgedAtMs = bridgedAtMs == 0 ? nowMs : bridgedAtMs;
            }
            case ENDED -> endedAtMs = nowMs;
        }
        changed();
        return before;
    }

    /** The attempt is in the book from now on, which is told what changes. */
    void enter(Attempts in) {
        book = in;
        changed();
    }

    /** The attempt is in no book any more. */
    void leave() {
        stand(PoolCalls.Standing.APART);
        book = null;
    }

    private void changed() {
        if (state.unanswered() && agentId == 0) {
            stand(PoolCalls.Standing.UNCLAIMED);
        } else if (state == AttemptState.WAITING && mayBeJoined()) {
            stand(PoolCalls.Standing.WAITING);
        } else {
            stand(PoolCalls.Standing.APART);
        }
    }

    private void stand(PoolCalls.Standing next) {
        if (book != null && next != standing) {
            PoolCalls calls = book.ofPool(poolId);
            calls.quit(standing, rank, this);
            standing = next;
            rank = next == PoolCalls.Standing.WAITING ? answeredAtMs : 0;
            calls.enter(standing, rank, this);
        }
    }

    public AttemptPlan plan() {
        return plan;
    }

    public long id() {
        return plan.attemptId();
    }

    public AttemptState state() {
        return state;
    }

    /** The agent attached now: reserved, being bridged, or talking; 0 for none. */
    public int agentId() {
        return agentId;
    }

    /** Attaches an agent, or none (0). */
    public void attach(int agent) {
        Check.that(agent == 0 || agentId == 0 || agentId == agent, "an attempt has one agent at a time", id());
        agentId = agent;
        changed();
    }

    /** Whose agents are asked for the person: the campaign's pool, or the one the person was handed over to. */
    public int poolId() {
        return poolId;
    }

    /** Whether the talking agent has asked that somebody else goes on with the person, and nobody does yet. */
    public boolean transferring() {
        return transferring;
    }

    /** The one colleague to whom the person is handed over, 0 for any of the pool. */
    public int toAgentId() {
        return toAgentId;
    }

    /**
     * The person is handed over.
     *
     * @param toPool  whose agents are asked
     * @param toAgent the only one of them who is, 0 for any
     */
    public void handOver(int toPool, int toAgent) {
        Check.that(state == AttemptState.BRIDGED, "only one who talks is handed over", id());
        transferring = true;
        triedAgents.clear();
        poolId = toPool;
        toAgentId = toAgent;
    }

    /** The person is to be connected with somebody outside. */
    public void sendOut() {
        Check.that(state == AttemptState.BRIDGED, "only one who talks is sent out", id());
        transferring = true;
        goesOutside = true;
        triedAgents.clear();
    }

    /** Whether the node has been asked to connect the person with somebody outside, and has not said that it does. */
    public boolean goesOutside() {
        return goesOutside;
    }

    /** The person talks, or is about to, with somebody who is none of us. */
    public boolean outside() {
        return outside;
    }

    /** The agent is out of the conversation, which goes on outside. */
    public void leaveWithoutAgent(long nowMs) {
        dropAgent(nowMs);
        takenOver();
        outside = true;
        changed();
    }

    /** Nobody was reached outside: the person is parked, and any of the campaign's own agents is asked. */
    public void returnFromOutside(long nowMs) {
        Check.that(outside, "only one who was sent out returns", id());
        outside = false;
        transferring = true;
        poolId = plan.poolId();
        droppedAtMs = nowMs;
        changed();
    }

    /** Somebody has taken over. */
    public void takenOver() {
        transferring = false;
        goesOutside = false;
        toAgentId = 0;
    }

    /** Nobody took over: the person is the campaign's pool's again. */
    public void comeBack() {
        stand(PoolCalls.Standing.APART);
        takenOver();
        poolId = plan.poolId();
        changed();
    }

    /** The agent who talked last and chooses the outcome; 0 while nobody has talked. */
    public int talkedWith() {
        return talkedWith;
    }

    public void talkWith(int agent) {
        Check.that(agent == agentId, "only the attached agent talks", id());
        talkedWith = agent;
        dismissed = false; // a bridge that overtook the farewell has brought the person back
    }

    /** Agents whom the node could not bridge to this person; never asked again. */
    public List<Integer> triedAgents() {
        return triedAgents;
    }

    /** Whether the node could not bridge this agent to this person. */
    public boolean hasTried(int agent) {
        return !triedAgents.isEmpty() && triedAgents.contains(agent);
    }

    public void triedInVain(int agent) {
        if (!triedAgents.contains(agent)) {
            triedAgents.add(agent);
        }
    }

    public long ringingAtMs() {
        return ringingAtMs;
    }

    public long answeredAtMs() {
        return answeredAtMs;
    }

    public long bridgedAtMs() {
        return bridgedAtMs;
    }

    public long endedAtMs() {
        return endedAtMs;
    }

    /** When the talking agent's leg was lost last, 0 for never. */
    public long droppedAtMs() {
        return droppedAtMs;
    }

    /** The talking agent's leg was lost, and the agent comes back on another one. */
    public void dropLeg(long nowMs) {
        droppedAtMs = nowMs;
    }

    public void dropAgent(long nowMs) {
        Check.that(bridgedAtMs != 0, "only a bridged attempt loses its agent", id());
        droppedAtMs = nowMs;
        if (agentId != 0 && !leftAgents.contains(agentId)) {
            leftAgents.add(agentId);
        }
        agentId = 0;
        changed();
    }

    /** Whether this agent has been out of the conversation before; a report of that may come again. */
    public boolean hasLeft(int agent) {
        return !leftAgents.isEmpty() && leftAgents.contains(agent);
    }

    /** The colleague whom the agent has asked into the conversation, 0 for nobody. */
    public int guestId() {
        return guestId;
    }

    public void invite(int guest) {
        Check.that(guest == 0 || (guestId == 0 && state == AttemptState.BRIDGED), "one guest, where one talks", id());
        guestId = guest;
    }

    /** Somebody outside whom the agent has called into the conversation. */
    public OutsideGuest outsideGuest() {
        return outsideGuest;
    }

    /** Whether agent and guest are between themselves, and the person hears neither. */
    public boolean apart() {
        return apart;
    }

    public void setApart(boolean now) {
        apart = now;
        everApart |= now;
    }

    /** Whether the person has been made to hear nothing at some time. */
    public boolean everApart() {
        return everApart;
    }

    /** The conversation with the same contact whose agent has asked for this call, 0 for none. */
    public long follows() {
        return follows;
    }

    /** The call at another number that the agent of this conversation has asked for and that is on, 0 for none. */
    public long followedBy() {
        return followedBy;
    }

    /** This call was asked for by the agent who owes the outcome of that conversation (0: of none any more). */
    public void follow(long attemptBefore) {
        follows = attemptBefore;
    }

    /** The contact is dialed at another number by that attempt, which stands for the contact from then on. */
    public void followedBy(long nextAttempt) {
        Check.that(state == AttemptState.ENDED, "only an ended attempt is followed", id());
        if (book != null) {
            book.standsFor(this, nextAttempt == 0);
        }
        followedBy = nextAttempt;
    }

    /** Whether we asked the node to end the leg before anybody was bridged. */
    public boolean cancelAsked() {
        return cancelAsked;
    }

    public void askCancel() {
        cancelAsked = true;
        changed();
    }

    /** Whether the person's time was up and the message has been asked for. Nobody is bridged after this. */
    public boolean safeHarbourAsked() {
        return safeHarbourAsked;
    }

    public void askSafeHarbour() {
        safeHarbourAsked = true;
        changed();
    }

    /** Whether the message has begun. */
    public boolean abandoned() {
        return abandoned;
    }

    /** The message has begun: returns true the first time. */
    public boolean abandon() {
        boolean first = !abandoned;
        abandoned = true;
        askSafeHarbour();
        return first;
    }

    /** Counts the person as lost for want of an agent: returns true the first time. */
    public boolean loseOnce() {
        boolean first = !lost;
        lost = true;
        return first;
    }

    /** Whether the person was counted as lost for want of an agent. */
    public boolean lost() {
        return lost;
    }

    /** After a conversation: nobody took over in time, and the switch is taking its leave of the person. */
    public void dismiss() {
        Check.that(bridgedAtMs != 0, "only one who has talked is dismissed", id());
        dismissed = true;
        changed();
    }

    /** Whether the switch is taking its leave of a person who has talked. */
    public boolean dismissed() {
        return dismissed;
    }

    /** Whether an agent may still be given to the person: nothing is on its way that takes them away from us. */
    public boolean mayBeJoined() {
        return !safeHarbourAsked && !cancelAsked && !dismissed && !outside;
    }

    /** Why the contact may not be dialed again, learnt while the attempt was on. */
    public Ban ban() {
        return ban;
    }

    public void ban(Ban reason) {
        ban = reason;
    }

    public int outcomeId() {
        return outcomeId;
    }

    public boolean outcomeChosen() {
        return outcomeId != 0;
    }

    /** Whether an agent has talked and has not said yet what was agreed. */
    public boolean owed() {
        return talkedWith != 0 && outcomeId == 0;
    }

    public long callbackAtMs() {
        return callbackAtMs;
    }

    public boolean sameAgent() {
        return sameAgent;
    }

    public void choose(int outcome, long callbackAt, boolean same) {
        Check.that(outcomeId == 0 && outcome != 0, "an outcome is chosen once", id());
        outcomeId = outcome;
        callbackAtMs = callbackAt;
        sameAgent = same;
    }

    /** How it ended; only meaningful when ENDED. */
    public Disposition disposition() {
        return disposition;
    }

    public void ended(Disposition how) {
        Check.that(state == AttemptState.ENDED, "a disposition comes with the end", id());
        disposition = how;
    }

    /** Into a snapshot or out of one. */
    public void carry(Carrier c) {
        state = c.word(state, AttemptState.values());
        agentId = c.small(agentId);
        talkedWith = c.small(talkedWith);
        int tried = c.small(triedAgents.size());
        for (int i = 0; i < tried; i++) {
            int agent = c.small(i < triedAgents.size() ? triedAgents.get(i) : 0);
            triedInVain(agent);
        }
        ringingAtMs = c.number(ringingAtMs);
        answeredAtMs = c.number(answeredAtMs);
        bridgedAtMs = c.number(bridgedAtMs);
        droppedAtMs = c.number(droppedAtMs);
        endedAtMs = c.number(endedAtMs);
        cancelAsked = c.flag(cancelAsked);
        safeHarbourAsked = c.flag(safeHarbourAsked);
        abandoned = c.flag(abandoned);
        lost = c.flag(lost);
        dismissed = c.flag(dismissed);
        ban = c.word(ban, Ban.values());
        outcomeId = c.small(outcomeId);
        callbackAtMs = c.number(callbackAtMs);
        sameAgent = c.flag(sameAgent);
        poolId = c.small(poolId);
        transferring = c.flag(transferring);
        toAgentId = c.small(toAgentId);
        goesOutside = c.flag(goesOutside);
        outside = c.flag(outside);
        guestId = c.small(guestId);
        apart = c.flag(apart);
        everApart = c.flag(everApart);
        outsideGuest.carry(c);
        follows = c.number(follows);
        followedBy = c.number(followedBy);
        int left = c.small(leftAgents.size());
        for (int i = 0; i < left; i++) {
            int agent = c.small(i < leftAgents.size() ? leftAgents.get(i) : 0);
            if (!leftAgents.contains(agent)) {
                leftAgents.add(agent);
            }
        }
        disposition = c.word(disposition, Disposition.values());
    }

    @Override
    public String toString() {
        return "attempt " + id() + " " + state + " campaign " + plan.campaignId() + " contact " + plan.contactId()
                + " number " + plan.numberId() + " trunk " + plan.trunkId() + " agent " + agentId + " talkedWith "
                + talkedWith + (outcomeChosen() ? " outcome " + outcomeId : "") + (cancelAsked ? " cancelAsked" : "")
                + (safeHarbourAsked ? " safeHarbourAsked" : "") + (abandoned ? " abandoned" : "")
                + (dismissed ? " dismissed" : "")
                + (outside ? " outside" : "") + (follows == 0 ? "" : " follows " + follows)
                + (transferring ? " to pool " + poolId + " agent " + toAgentId : "");
    }
}
