package dialer.core.flow;

import dialer.core.agent.Agent;
import dialer.core.agent.Crew;
import dialer.core.attempt.Attempt;
import dialer.core.attempt.AttemptState;
import dialer.core.attempt.PoolCalls;
import dialer.core.campaign.AbandonRule;
import dialer.core.campaign.Campaign;
import dialer.core.campaign.CampaignSettings;
import dialer.core.contact.Contact;
import dialer.core.contact.Hopper;
import dialer.core.contact.NumberOffer;
import dialer.core.ground.Ranking;
import dialer.core.pacing.AbandonBudget;
import dialer.core.pacing.PacingView;
import dialer.core.state.DialerState;
import dialer.core.trunk.Node;
import dialer.core.trunk.Trunk;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a pacer sees of a pool: a thin window on what agents and attempts keep in order anyway. It is live: as calls
 * are placed, its numbers change. A view for campaigns that need skills shows only the agents who have them; calls in
 * the air are all shown, since any of them may take such an agent. Where the crew sits on several nodes, a view of one
 * node shows what is on that node, since nobody is joined across nodes.
 */
final class PoolView implements PacingView {
    private static final long PROMISED_WITHIN_MS = 30_000;
    private static final int PROMISED_AT_MOST = 50;

    private final DialerState state;
    private final long nowMs;
    private final int poolId;
    private final Crew crew;
    private final PoolCalls calls;
    private final long skills;
    private final int nodeId;
    private final int keptBack;
    private final int onDuty;
    private final List<Attempt> unclaimedThere = new ArrayList<>();
    private final List<Agent> talking = new ArrayList<>();
    private final List<Agent> wrappingUp = new ArrayList<>();
    private final List<Campaign> ahead = new ArrayList<>();
    private final List<Campaign> running;
    private final List<Integer> scores = new ArrayList<>();
    private @Nullable Iterator<Contact> next;
    private @Nullable List<Long> promised;
    private boolean othersWait;

    /**
     * @param skills   what an agent must have to be seen
     * @param nodeId   the node on which all must be to be seen; 0 for any
     * @param keptBack free agents who are meant for somebody else
     */
    PoolView(DialerState state, int poolId, long nowMs, long skills, int nodeId, int keptBack) {
        this.state = state;
        this.poolId = poolId;
        this.nowMs = nowMs;
        this.skills = skills;
        this.nodeId = nodeId;
        this.keptBack = keptBack;
        crew = state.agents().crew(poolId);
        calls = state.attempts().ofPool(poolId);
        running = state.campaigns().turnsOf(poolId);
        onDuty = crew.onDuty(skills, nodeId);
        for (Campaign campaign : running) {
            if (campaign.gear().ahead() && campaign.settings().requiredSkills() == skills) {
                ahead.add(campaign);
            }
        }
        if (partly()) {
            seen(crew.talking(), talking);
            seen(crew.wrappingUp(), wrappingUp);
        }
        for (int n = 0; nodeId != 0 && n < calls.unclaimed().size(); n++) {
            if (calls.unclaimed().get(n).plan().nodeId() == nodeId) {
                unclaimedThere.add(calls.unclaimed().get(n));
            }
        }
    }

    /** Whether not the whole crew is shown. */
    private boolean partly() {
        return skills != 0 || nodeId != 0;
    }

    private boolean sees(Agent agent) {
        return agent.hasSkills(skills) && there(agent.nodeId());
    }

    private boolean there(int node) {
        return nodeId == 0 || node == nodeId;
    }

    private void seen(Ranking<Agent> all, List<Agent> those) {
        for (int n = 0; n < all.size(); n++) {
            if (sees(all.get(n))) {
                those.add(all.get(n));
            }
        }
    }

    @Override
    public long nowMs() {
        return nowMs;
    }

    @Override
    public int freeAgents() {
        return partly() ? partlyFree() : free(state, crew);
    }

    /** How many of the crew could take a call now: free, and the node's link stands. */
    static int free(DialerState state, Crew crew) {
        int free = crew.free().size();
        if (free > 0) {
            for (Node node : state.trunks().nodes()) {
                if (!node.up()) {
                    free -= crew.freeOn(node.id());
                }
            }
        }
        return free;
    }

    private int partlyFree() {
        int free = 0;
        for (int n = 0; n < crew.free().size(); n++) {
            Agent agent = crew.free().get(n);
            free += sees(agent) && state.trunks().up(agent.nodeId()) ? 1 : 0;
        }
        return free;
    }

    @Override
    public int talkingAgents() {
        return partly() ? talking.size() : crew.talking().size();
    }

    private Agent talking(int n) {
        return partly() ? talking.get(n) : crew.talking().get(n);
    }

    @Override
    public long talkingForMs(int n) {
        return nowMs - talking(n).sinceMs();
    }

    @Override
    public int talkingAgentId(int n) {
        return talking(n).id();
    }

    @Override
    public int talkingCampaignId(int n) {
        return talking(n).campaignId();
    }

    @Override
    public int wrappingUpAgents() {
        return partly() ? wrappingUp.size() : crew.wrappingUp().size();
    }

    private Agent wrappingUp(int n) {
        return partly() ? wrappingUp.get(n) : crew.wrappingUp().get(n);
    }

    @Override
    public long wrappingUpForMs(int n) {
        return nowMs - wrappingUp(n).sinceMs();
    }

    @Override
    public int wrappingUpAgentId(int n) {
        return wrappingUp(n).id();
    }

    @Override
    public int agentsOnDuty() {
        return onDuty;
    }

    @Override
    public int unclaimedCalls() {
        return nodeId == 0 ? calls.unclaimed().size() : unclaimedThere.size();
    }

    private Attempt unclaimed(int n) {
        return nodeId == 0 ? calls.unclaimed().get(n) : unclaimedThere.get(n);
    }

    @Override
    public long unclaimedForMs(int n) {
        return nowMs - unclaimed(n).plan().startedAtMs();
    }

    @Override
    public long unclaimedRingingMs(int n) {
        Attempt attempt = unclaimed(n);
        boolean rings = attempt.state() == AttemptState.RINGING && !attempt.cancelAsked();
        return rings ? nowMs - attempt.ringingAtMs() : 0;
    }

    @Override
    public int unclaimedScorePermille(int n) {
        return unclaimed(n).plan().scorePermille();
    }

    @Override
    public int promisedSoon() {
        return promised().size();
    }

    @Override
    public long promisedInMs(int n) {
        return promised().get(n);
    }

    /**
     * In how many milliseconds callbacks are due that will take one of these agents: those that sleep in the hoppers
     * and are about to wake, and those whose time has come, return calls among them, and who wait for a free agent (0).
     * For the first of these an agent may be kept back, who is counted already.
     */
    private List<Long> promised() {
        if (promised == null) {
            promised = new ArrayList<>();
            int counted = othersWait ? Integer.MAX_VALUE : keptBack;
            for (Campaign campaign : running) {
                if ((campaign.settings().requiredSkills() & ~skills) != 0) {
                    continue;
                }
                for (Contact contact : state.contacts().hopper(campaign.id()).callbacks()) {
                    long inMs = StrictMath.max(0, contact.wakeAtMs() - nowMs);
                    if (inMs > PROMISED_WITHIN_MS || promised.size() >= PROMISED_AT_MOST || !somebodyFor(contact)) {
                        continue;
                    }
                    if (inMs > 0 || counted == 0) {
                        promised.add(inMs);
                    } else {
                        counted--;
                    }
                }
            }
        }
        return promised;
    }

    /** Whether callbacks wait for a free agent, besides the one for whom an agent is kept back. */
    boolean callbacksWait() {
        return promised().contains(0L);
    }

    /** The same without them: that others wait behind it is no reason to withhold an agent from the first. */
    PoolView whileOthersWait() {
        othersWait = true;
        promised = null;
        return this;
    }

    /** Whether an agent on duty may take the callback: one promised in person waits for that agent. */
    private boolean somebodyFor(Contact contact) {
        if (contact.isFor(0, nowMs)) {
            return true;
        }
        Agent agent = state.agents().find(contact.offer().forAgentId());
        return agent != null && agent.onDuty() && agent.poolId() == poolId;
    }

    @Override
    public int waitingPeople() {
        int waiting = nodeId == 0 ? calls.waiting().size() : 0;
        for (int n = 0; nodeId != 0 && n < calls.waiting().size(); n++) {
            waiting += calls.waiting().get(n).plan().nodeId() == nodeId ? 1 : 0;
        }
        return waiting + keptBack;
    }

    @Override
    public int nextScorePermille(int k) {
        if (next == null) {
            Hopper hopper = ahead.isEmpty() ? new Hopper() : hopper(ahead.getFirst());
            next = hopper.awake().iterator();
        }
        while (scores.size() <= k && next.hasNext()) {
            Contact contact = next.next();
            if (!contact.offer().wantsOwnAgent()) {
                scores.add(score(contact));
            }
        }
        return k < scores.size() ? scores.get(k) : EVEN_SCORE;
    }

    private int score(Contact contact) {
        NumberOffer number = contact.numberFor(nowMs, ahead.getFirst().settings().retryRules().maxPerNumber());
        int offered = contact.offer().scorePermille();
        return number == null ? offered : state.pacer(ahead.getFirst().settings().poolId()).scorePermille(offered,
                DialFlow.traits(contact, number, nowMs, null));
    }

    private Hopper hopper(Campaign campaign) {
        Hopper hopper = state.contacts().hopper(campaign.id());
        hopper.wake(nowMs);
        return hopper;
    }

    @Override
    public int linesFree() {
        TreeSet<Integer> trunkIds = new TreeSet<>();
        ahead.forEach(campaign -> trunkIds.addAll(campaign.settings().trunkIds()));
        int free = 0;
        for (int trunkId : trunkIds) {
            Trunk trunk = state.trunks().findTrunk(trunkId);
            if (trunk != null && there(trunk.settings().nodeId()) && trunk.works(nowMs)
                    && state.trunks().up(trunk.settings().nodeId())) {
                Node node = state.trunks().node(trunk.settings().nodeId());
                free += StrictMath.min(trunk.settings().capacity() - trunk.inUse(),
                        StrictMath.max(0, node.settings().maxLegs() - node.legs()));
            }
        }
        return free;
    }

    @Override
    public int contactsReady() {
        int ready = 0;
        for (Campaign campaign : ahead) {
            ready += hopper(campaign).awakeForAnyone();
        }
        return ready;
    }

    @Override
    public long ringAtLeastMs() {
        long most = 0;
        for (Campaign campaign : ahead) {
            AbandonRule rule = campaign.settings().abandonRule();
            if (rule.ringAtLeastMs() < 0) {
                return -1;
            }
            most = StrictMath.max(most, rule.ringAtLeastMs());
        }
        return most;
    }

    @Override
    public long graceMs() {
        long least = Long.MAX_VALUE;
        for (Campaign campaign : ahead) {
            least = StrictMath.min(least, campaign.settings().answerLimitMs());
        }
        return ahead.isEmpty() ? 2_000 : least;
    }

    @Override
    public int budgets() {
        return ahead.size();
    }

    @Override
    public AbandonBudget budget(int n) {
        Campaign campaign = ahead.get(n);
        CampaignSettings settings = campaign.settings();
        AbandonRule rule = settings.abandonRule();
        return new AbandonBudget(campaign.id(), settings.permittedPermille(), campaign.ledger().counted(rule, nowMs),
                campaign.ledger().abandoned(rule, nowMs), campaign.ledger().leftMs(rule, nowMs));
    }

    @Override
    public int abandonTargetPermille() {
        int least = Integer.MAX_VALUE;
        for (Campaign campaign : running) {
            least = StrictMath.min(least, campaign.settings().permittedPermille());
        }
        return least;
    }

    @Override
    public int maxCallsPerAgentPermille() {
        int least = Integer.MAX_VALUE;
        for (Campaign campaign : running) {
            least = StrictMath.min(least, campaign.settings().maxCallsPerAgentPermille());
        }
        return least;
    }
}
