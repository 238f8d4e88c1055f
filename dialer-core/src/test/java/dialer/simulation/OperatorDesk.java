package dialer.simulation;

import dialer.core.agent.AgentState;
import dialer.core.attempt.Disposition;
import dialer.core.campaign.AbandonRule;
import dialer.core.campaign.CampaignSettings;
import dialer.core.campaign.DialMode;
import dialer.core.campaign.OutcomeKind;
import dialer.core.campaign.OutcomeRule;
import dialer.core.campaign.RetryRule;
import dialer.core.campaign.RetryRules;
import dialer.core.contact.ContactOffer;
import dialer.core.effect.ShowEffect;
import dialer.core.input.AgentInput;
import dialer.core.input.CampaignInput;
import dialer.core.input.EngineInput;
import dialer.core.input.HopperInput;
import dialer.core.input.Input;
import dialer.core.input.NodeInput;
import dialer.core.pool.PoolSettings;
import dialer.core.trunk.NodeSettings;
import dialer.core.trunk.TrunkSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Managers and operators: what exists, what runs, and their changes of mind through the day. */
final class OperatorDesk {
    private static final int WIDE_OPEN = 10_000;

    private final World world;
    private final SimulatedEngine engine;
    private final SimulatedStore store;
    private final Chance chance;
    private final List<Input> houseRules = new ArrayList<>();
    private final Map<Integer, CampaignSettings> campaigns = new TreeMap<>();
    private final Map<Integer, TrunkSettings> trunks = new TreeMap<>();
    private final Set<Integer> running = new TreeSet<>();
    private int rulesVersion;

    OperatorDesk(World world, SimulatedEngine engine, SimulatedStore store) {
        this.world = world;
        this.engine = engine;
        this.store = store;
        chance = world.chance(3);
        SimulationPlan plan = world.plan();
        for (int pool = 1; pool <= plan.pools(); pool++) {
            houseRules.add(new CampaignInput.PoolConfigured(new PoolSettings(pool, chance.between(5_000L, 120_000L))));
        }
        for (int node = 1; node <= plan.nodes(); node++) {
            configure(node);
        }
        for (int id = 1; id <= plan.campaigns(); id++) {
            campaigns.put(id, drawn(id));
            store.load(id, plan.contactsPerCampaign());
            running.add(id);
        }
    }

    private void configure(int node) {
        if (world.plan().even()) {
            houseRules.add(new NodeInput.NodeConfigured(new NodeSettings(node, WIDE_OPEN, WIDE_OPEN)));
            trunks.put(node * 10, new TrunkSettings(node * 10, node, world.people().lines(), WIDE_OPEN, 1_000, 1_000));
            return;
        }
        int maxLegs = chance.permille(200) ? world.plan().agents() * 3 / 2 : 500;
        houseRules.add(new NodeInput.NodeConfigured(new NodeSettings(node, chance.between(3, 20), maxLegs)));
        int ways = chance.between(1, 2);
        for (int way = 0; way < ways; way++) {
            int trunkId = node * 10 + way;
            int capacity = chance.permille(300) ? chance.between(2, 6) : 100;
            trunks.put(trunkId, new TrunkSettings(trunkId, node, capacity, chance.between(1, 10),
                    chance.between(3, 6), chance.between(5_000L, 60_000L)));
        }
    }

    /** The assembler publishes all settings at every start: they are idempotent. */
    void publishEverything() {
        tell(new EngineInput.IdsTaken(store.lastAttemptId()));
        houseRules.forEach(this::tell);
        trunks.values().forEach(trunk -> tell(new NodeInput.TrunkConfigured(trunk)));
        campaigns.values().forEach(settings -> tell(new CampaignInput.CampaignConfigured(settings)));
        running.forEach(id -> tell(new CampaignInput.CampaignStarted(id)));
    }

    @Nullable CampaignSettings settings(int campaignId) {
        return campaigns.get(campaignId);
    }

    List<TrunkSettings> trunks() {
        return List.copyOf(trunks.values());
    }

    /** Plans the day's changes of mind. */
    void planDay() {
        int changes = world.plan().even() ? 0 : (int) (world.plan().lengthMs() / 180_000L);
        for (int i = 0; i < changes; i++) {
            world.timeline().after(chance.between(60_000L, world.plan().lengthMs() - 60_000L), this::changeOfMind);
        }
    }

    private void changeOfMind() {
        int id = chance.between(1, campaigns.size());
        int dice = chance.between(0, 999);
        if (dice < 250) {
            withdraw(id);
        } else if (dice < 500) {
            suppress(id);
        } else if (dice < 600) {
            pause(id);
        } else if (dice < 750) {
            retune(id);
        } else if (dice < 840) {
            store.rulesChanged(id, ++rulesVersion);
            tell(new CampaignInput.RulesChanged(id, rulesVersion));
        } else if (dice < 880 && !world.plan().faultless()) {
            stopAll();
        } else if (dice < 905 && running.size() > 1) {
            running.remove(id);
            tell(new CampaignInput.CampaignFinished(id));
        } else if (dice < 930) {
            tell(new CampaignInput.CampaignStarted(chance.permille(500) ? 99 : id));
        } else if (dice < 960) {
            store.feed(id, 5_000);
        } else if (dice < 970) {
            ContactOffer stray = new ContactOffer(99_000_001L, 0, 5, 0, null, 0, false, 0, 0, List.of());
            tell(new HopperInput.ContactsOffered(99, List.of(stray)));
        } else {
            retuneTrunk();
        }
    }

    private void withdraw(int id) {
        SimulatedContact contact = store.some(id, chance);
        if (contact != null) {
            store.withdraw(id, contact.contactId);
        }
    }

    private void suppress(int id) {
        SimulatedContact contact = store.some(id, chance);
        if (contact != null && !contact.numbers.isEmpty()) {
            store.suppress(chance.pick(contact.numbers));
        }
    }

    private void pause(int id) {
        tell(new CampaignInput.CampaignPaused(id));
        boolean wasRunning = running.remove(id);
        if (wasRunning) {
            world.timeline().after(chance.between(5_000L, 300_000L), () -> {
                running.add(id);
                tell(new CampaignInput.CampaignStarted(id));
            });
        }
    }

    private void retune(int id) {
        CampaignSettings was = campaigns.get(id);
        CampaignSettings fresh = drawn(id);
        if (was != null) {
            // the outcomes stay: an agent may have them on the screen
            CampaignSettings to = new CampaignSettings(id, was.poolId(), fresh.priority(), fresh.weight(),
                    was.requiredSkills(), fresh.mode(), fresh.abandonTargetPermille(),
                    fresh.maxCallsPerAgentPermille(), fresh.answerLimitMs(), fresh.ringTimeoutMs(), fresh.wrapUpMs(),
                    fresh.wrapUpLimitMs(), fresh.previewMs(), fresh.record(), fresh.retryRules(), was.outcomes(),
                    fresh.trunkIds(), fresh.abandonRule());
            campaigns.put(id, to);
            tell(new CampaignInput.CampaignConfigured(to));
        }
    }

    private void retuneTrunk() {
        TrunkSettings was = chance.pick(List.copyOf(trunks.values()));
        TrunkSettings to = new TrunkSettings(was.trunkId(), was.nodeId(), chance.between(1, 60),
                chance.between(1, 10), was.silentToOpen(), was.openForMs());
        trunks.put(was.trunkId(), to);
        tell(new NodeInput.TrunkConfigured(to));
    }

    private void stopAll() {
        tell(new EngineInput.DialingStopped(chance.between(0, 1)));
        world.timeline().after(chance.between(5_000L, 120_000L), () -> tell(new EngineInput.DialingResumed()));
    }

    /** Somebody has gone home and owes an outcome: sometimes the supervisor closes it. */
    void mayWaive(ShowEffect.AgentShown shown) {
        if (shown.state() == AgentState.OFFLINE && shown.attemptId() != 0 && chance.permille(400)) {
            world.timeline().after(chance.between(30_000L, 600_000L),
                    () -> tell(new AgentInput.OutcomeWaived(shown.agentId(), shown.attemptId(), 1)));
        }
    }

    /** Nothing more is dialed: every campaign is over, its contacts come home. */
    void closeAll() {
        campaigns.keySet().forEach(id -> tell(new CampaignInput.CampaignFinished(id)));
        running.clear();
    }

    /** Until it is taken: a manager who gets 503 presses the button again. */
    void tell(Input input) {
        if (!engine.offer(input)) {
            world.timeline().after(700, () -> tell(input));
        }
    }

    private CampaignSettings drawn(int id) {
        if (world.plan().even()) {
            return world.people().settings(trunks.keySet().iterator().next(), World.START_MS, world.plan().lengthMs());
        }
        long second = 1_000L;
        long ringTimeoutMs = chance.between(15L, 45L) * second;
        long answerLimitMs = chance.permille(700) ? 1_700 : chance.between(300L, 4_000L);
        long wrapUpMs = chance.between(0L, 30L) * second;
        int pools = world.plan().pools();
        List<Integer> ways = new ArrayList<>(trunks.keySet());
        if (ways.size() > world.plan().nodes() && chance.permille(300)) {
            ways.removeLast();
        }
        return new CampaignSettings(id, (id - 1) % pools + 1, chance.between(1, 3), chance.between(1, 100),
                chance.permille(800) ? 0 : 0b10, mode(), 30, 3_000, answerLimitMs, ringTimeoutMs, wrapUpMs,
                wrapUpMs + 60 * second, chance.between(5L, 60L) * second, chance.permille(500), retryRules(),
                outcomes(), ways, abandonRule());
    }

    private AbandonRule abandonRule() {
        int limitPermille = chance.pick(List.of(0, 10, 30, 30, 30, 50));
        long windowMs = chance.pick(List.of(60_000L, 3_600_000L, 24 * 3_600_000L, 30 * 24 * 3_600_000L));
        return new AbandonRule(limitPermille, windowMs, chance.pick(List.of(AbandonRule.WindowKind.values())),
                chance.permille(500) ? 0 : World.START_MS - 1_000_000, chance.permille(500),
                chance.pick(List.of(AbandonRule.Denominator.values())),
                chance.permille(900) ? AbandonRule.USUAL_RING_MS : chance.pick(List.of(-1L, 20_000L)));
    }

    private DialMode mode() {
        int dice = chance.between(0, 99);
        switch (world.plan().modes()) {
            case PROGRESSIVE -> dice = 0;
            case AHEAD -> dice = Math.max(50, dice);
            case MIXED, EVEN -> { }
        }
        if (dice < 35) {
            return DialMode.PROGRESSIVE;
        }
        return dice < 50 ? DialMode.PREVIEW : dice < 80 ? DialMode.PREDICTIVE : DialMode.AUTOMATIC;
    }

    private RetryRules retryRules() {
        if (chance.permille(300)) {
            return RetryRules.usual();
        }
        long second = 1_000L;
        return new RetryRules(chance.between(2, 6), chance.between(1, 4), List.of(
                new RetryRule(Disposition.BUSY, 3, List.of(30 * second, 60 * second)),
                new RetryRule(Disposition.NO_ANSWER, 3, List.of(chance.between(30L, 900L) * second)),
                new RetryRule(Disposition.UNAVAILABLE, 2, List.of(120 * second)),
                new RetryRule(Disposition.INVALID_NUMBER, 0, List.of()),
                new RetryRule(Disposition.UNWANTED, 0, List.of())), chance.between(5L, 120L) * second);
    }

    private List<OutcomeRule> outcomes() {
        return List.of(new OutcomeRule(1, OutcomeKind.FINAL, 0), new OutcomeRule(2, OutcomeKind.FINAL, 0),
                new OutcomeRule(3, OutcomeKind.CALLBACK, 0),
                new OutcomeRule(4, OutcomeKind.RETRY, chance.between(10_000L, 600_000L)),
                new OutcomeRule(5, OutcomeKind.WRONG_NUMBER, 0), new OutcomeRule(6, OutcomeKind.SUPPRESS, 0));
    }
}
