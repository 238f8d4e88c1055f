package dialer.core.flow;

import dialer.core.agent.Agent;
import dialer.core.agent.AgentState;
import dialer.core.agent.Crew;
import dialer.core.attempt.Attempt;
import dialer.core.campaign.Campaign;
import dialer.core.campaign.Campaigns;
import dialer.core.campaign.DialMode;
import dialer.core.contact.Contact;
import dialer.core.ground.Ranking;
import dialer.core.pacing.CampaignOutlook;
import dialer.core.pacing.PacingDecision;
import dialer.core.pool.Pool;
import dialer.core.state.DialerState;
import dialer.core.trunk.Node;
import dialer.core.trunk.Trunk;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One round of dialing of a pool: its campaigns take turns until none may place one more call. Campaigns that dial one
 * to one reserve a free agent for each call; those that dial ahead place calls on the pacer's word, for whoever will
 * be free. Where both share the agents, one agent is kept back for the one-to-one call whose turn it is, until taking
 * an agent away leaves the others' risk permitted.
 */
final class DialRound {
    private static final int TIMERS_PER_CALL = 8;

    private final Turn turn;
    private final DialerState state;
    private final Pool pool;
    private final Crew crew;
    private final Ranking<Agent> free;
    private final Ranking<Attempt> unclaimed;
    private final List<Campaign> turns;
    private final TreeMap<Integer, TreeMap<Long, PacingDecision>> decisions = new TreeMap<>();
    private final TreeMap<Integer, Integer> placed = new TreeMap<>();
    private final List<Integer> sights;
    private int keptBack;
    private boolean ahead;

    DialRound(Turn turn, Pool pool) {
        this.turn = turn;
        this.pool = pool;
        state = turn.state();
        crew = state.agents().crew(pool.id());
        free = crew.free();
        unclaimed = state.attempts().ofPool(pool.id()).unclaimed();
        turns = state.campaigns().turnsOf(pool.id());
        sights = sights();
    }

    /** The nodes whose agents are judged by themselves; 0 for all together, where the crew is on one node. */
    private List<Integer> sights() {
        List<Integer> nodes = new ArrayList<>();
        if (state.trunks().nodes().size() > 1) {
            for (Node node : state.trunks().nodes()) {
                if (crew.onDuty(0, node.id()) > 0) {
                    nodes.add(node.id());
                }
            }
        }
        return nodes.isEmpty() ? List.of(0) : nodes;
    }

    void dial() {
        judge();
        if (ahead) {
            cancel();
        }
        int at = 0;
        while (at < turns.size()) {
            Campaign campaign = turns.get(at);
            if (roomForOneMore() && takesTurn(campaign)) {
                // the campaign goes back in the line of turns, behind those that were passed over
                int priority = campaign.settings().priority();
                pool.floor(priority, Campaigns.tookTurn(campaign, pool.floor(priority)));
            } else {
                at++;
            }
        }
        if (turn.now() >= pool.explainAtMs()) {
            pool.explainAt(turn.now() + BoardFlow.EVERY_MS);
            explain();
        }
    }

    private boolean roomForOneMore() {
        return !state.attempts().isFull() && state.timers().hasRoomFor(TIMERS_PER_CALL);
    }

    private boolean takesTurn(Campaign campaign) {
        if (!campaign.gear().ahead()) {
            return oneToOne(campaign, false);
        }
        boolean own = HopperFlow.hasSome(turn, campaign, true);
        return (own && oneToOne(campaign, true)) || placeAhead(campaign);
    }

    // ---- gears ----

    /** Chooses the mode in which each campaign dials now. */
    private void judge() {
        for (Campaign campaign : turns) {
            DialMode mode = campaign.settings().mode();
            long results = mode == DialMode.AUTOMATIC ? decision(0, 0).outlook().results() : 0;
            if (GearFlow.judge(turn, campaign, crew, results)) {
                decisions.clear();
            }
        }
        for (Campaign campaign : turns) {
            ahead |= campaign.gear().ahead();
        }
    }

    // ---- ahead of free agents ----

    private PacingDecision decision(long skills, int nodeId) {
        TreeMap<Long, PacingDecision> there = decisions.computeIfAbsent(nodeId, _ -> new TreeMap<>());
        PacingDecision known = there.get(skills);
        if (known == null) {
            known = state.pacer(pool.id()).decide(view(skills, nodeId));
            there.put(skills, known);
            pool.wakeAt(known.wakeAtMs());
        }
        return known;
    }

    private PoolView view(long skills, int nodeId) {
        return new PoolView(state, pool.id(), turn.now(), skills, nodeId, keptBack);
    }

    private void anew(int agentsKeptBack) {
        decisions.clear();
        placed.clear();
        keptBack = agentsKeptBack;
    }

    private void cancel() {
        for (Campaign campaign : turns) {
            for (int n = 0; campaign.gear().ahead() && n < sights.size(); n++) {
                cancel(sights.get(n), decision(campaign.settings().requiredSkills(), sights.get(n)).cancel());
            }
        }
    }

    private void cancel(int nodeId, int calls) {
        int left = calls;
        for (int n = unclaimed.size() - 1; n >= 0 && left > 0; n--) {
            Attempt attempt = unclaimed.get(n);
            boolean there = nodeId == 0 || attempt.plan().nodeId() == nodeId;
            if (there && attempt.plan().ahead() && DialFlow.mayCancel(turn, attempt)) {
                CallFlow.cancel(turn, attempt);
                left--;
            }
        }
    }

    private boolean placeAhead(Campaign campaign) {
        for (int nodeId : sights) {
            if (placeAhead(campaign, nodeId)) {
                return true;
            }
        }
        return false;
    }

    private boolean placeAhead(Campaign campaign, int nodeId) {
        PacingDecision decision = decision(campaign.settings().requiredSkills(), nodeId);
        CampaignOutlook outlook = outlook(decision, campaign.id());
        if (outlook == null || placed.getOrDefault(nodeId, 0) >= outlook.dialUpTo()) {
            return false;
        }
        Contact contact = HopperFlow.nextForAnyone(turn, campaign);
        Trunk trunk = contact == null ? null : wayOut(campaign, nodeId);
        if (contact == null || trunk == null) {
            return false;
        }
        Attempt attempt = DialFlow.place(turn, campaign, contact, null, trunk);
        campaign.tally().expected(decision.outlook().answerPermille(), attempt.plan().scorePermille(),
                StrictMath.min(decision.outlook().riskPpm(), outlook.permittedRiskPpm()));
        placed.merge(nodeId, 1, Integer::sum);
        return true;
    }

    static @Nullable CampaignOutlook outlook(PacingDecision decision, int campaignId) {
        for (CampaignOutlook outlook : decision.campaigns()) {
            if (outlook.campaignId() == campaignId) {
                return outlook;
            }
        }
        return null;
    }

    private @Nullable Trunk wayOut(Campaign campaign, int nodeId) {
        for (Node node : state.trunks().nodes()) {
            if (nodeId == 0 || node.id() == nodeId) {
                return state.trunks().wayOut(campaign.settings().trunkIds(), node.id(), turn.now());
            }
        }
        return null;
    }

    // ---- one to one ----

    /**
     * Places one call, or shows one card, of the campaign for the first agent who can take it.
     *
     * @param ownOnly only contacts who must find an agent: callbacks, and people who have been abandoned before
     */
    private boolean oneToOne(Campaign campaign, boolean ownOnly) {
        int look = anyWayOut(campaign) && HopperFlow.hasSome(turn, campaign, ownOnly) ? free.size() : 0;
        for (int n = 0; n < look; n++) {
            Agent agent = free.get(n);
            if (!agent.hasSkills(campaign.settings().requiredSkills()) || !state.trunks().up(agent.nodeId())) {
                continue;
            }
            Trunk trunk = state.trunks().wayOut(campaign.settings().trunkIds(), agent.nodeId(), turn.now());
            if (trunk == null) {
                continue;
            }
            Contact contact = HopperFlow.next(turn, campaign, agent.id(), ownOnly);
            if (contact != null) {
                return mayReserve(campaign) && reserve(campaign, contact, agent, trunk);
            }
        }
        if (ahead && keptBack == 0 && HopperFlow.next(turn, campaign, 0, ownOnly) != null) {
            anew(1);
        }
        return false;
    }

    /** Whether a call could leave by a node on which a free agent is: if not, nobody need be looked at. */
    private boolean anyWayOut(Campaign campaign) {
        for (Node node : state.trunks().nodes()) {
            if (crew.freeOn(node.id()) > 0 && node.up()
                    && state.trunks().wayOut(campaign.settings().trunkIds(), node.id(), turn.now()) != null) {
                return true;
            }
        }
        return false;
    }

    private boolean reserve(Campaign campaign, Contact contact, Agent agent, Trunk trunk) {
        if (campaign.gear().mode() == DialMode.PREVIEW) {
            PreviewFlow.show(turn, agent, contact);
        } else {
            DialFlow.place(turn, campaign, contact, agent, trunk);
        }
        if (ahead) {
            anew(0);
        }
        return true;
    }

    /** Whether a free agent can be taken away from those who wait, from calls in the air, and from their risk. */
    private boolean mayReserve(Campaign campaign) {
        int left = PoolView.free(state, crew) - state.attempts().ofPool(pool.id()).waiting().size();
        boolean card = campaign.gear().mode() == DialMode.PREVIEW;
        if (!ahead) {
            return (card ? left : left - unclaimed.size()) > 0;
        }
        if (left - unclaimed.size() > 0) {
            return true;
        }
        if (keptBack == 0) {
            anew(1);
        }
        return left > 0 && riskAllows();
    }

    /** Whether every campaign that dials ahead could still place a call if one agent fewer were free. */
    private boolean riskAllows() {
        for (Campaign other : turns) {
            for (int n = 0; other.gear().ahead() && n < sights.size(); n++) {
                int nodeId = sights.get(n);
                long skills = other.settings().requiredSkills();
                PoolView view = view(skills, nodeId);
                PacingDecision decision = view.callbacksWait()
                        ? state.pacer(pool.id()).decide(view.whileOthersWait()) : decision(skills, nodeId);
                if (placed.getOrDefault(nodeId, 0) >= decision.dial()) {
                    return false;
                }
            }
        }
        return true;
    }

    // ---- in words ----

    private void explain() {
        for (Campaign campaign : turns) {
            DialMode mode = campaign.settings().mode();
            if (mode == DialMode.PREDICTIVE || mode == DialMode.AUTOMATIC) {
                long skills = campaign.gear().ahead() ? campaign.settings().requiredSkills() : 0;
                turn.show(GearFlow.shown(turn, campaign, decision(skills, 0), crew.count(AgentState.RESERVED)));
            }
        }
    }
}
