package dialer.simulation;

import dialer.core.agent.AgentState;
import dialer.core.campaign.CampaignSettings;
import dialer.core.effect.CallEffect;
import dialer.core.effect.ShowEffect;
import dialer.core.effect.StoreEffect;
import dialer.core.input.AgentInput;
import dialer.core.input.Input;
import dialer.simulation.check.AccountChecker;
import dialer.simulation.check.AgentCallChecker;
import dialer.simulation.check.AheadChecker;
import dialer.simulation.check.Checker;
import dialer.simulation.check.Checks;
import dialer.simulation.check.CivilHoursChecker;
import dialer.simulation.check.ClaimChecker;
import dialer.simulation.check.LineLimitChecker;
import dialer.simulation.check.OneCallChecker;
import dialer.simulation.check.PatienceChecker;
import dialer.simulation.check.PermissionChecker;
import dialer.simulation.check.ProgressiveChecker;
import dialer.simulation.check.RuleBroken;
import dialer.simulation.check.SpellChecker;
import dialer.simulation.check.TimerChecker;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One day of a contact centre around one core: drives virtual time from the first sign-on until all is at rest. */
final class Simulator implements SimulatedEngine.Outlets, Workplace {
    private static final long SCREEN_MS = 5;
    private static final long DRAIN_MS = 45 * 60_000L;

    private final World world;
    private final SimulatedEngine engine;
    private final SimulatedStore store;
    private final OperatorDesk desk;
    private final List<SimulatedNode> nodes = new ArrayList<>();
    private final List<SimulatedAgent> agents = new ArrayList<>();
    private long lastAttemptId;

    /** @param more checkers or counters besides the rules of the house */
    Simulator(World world, CorePort core, Trace trace, Checker... more) {
        this.world = world;
        boolean faultless = world.plan().faultless();
        List<Checker> checkers = new ArrayList<>(List.of(new OneCallChecker(), new PermissionChecker(),
                new AgentCallChecker(), new ProgressiveChecker(faultless), new LineLimitChecker(),
                new PatienceChecker(), new ClaimChecker(), new SpellChecker(), new AheadChecker(faultless),
                new AccountChecker(world.truth()), new TimerChecker(this::timers)));
        world.plan().civilHours().ifPresent(hours -> checkers.add(new CivilHoursChecker(hours)));
        checkers.addAll(List.of(more));
        engine = new SimulatedEngine(world, core, new Checks(checkers), this, trace);
        store = new SimulatedStore(world, engine);
        desk = new OperatorDesk(world, engine, store);
        for (int id = 1; id <= world.plan().nodes(); id++) {
            nodes.add(new SimulatedNode(world, id, engine));
        }
        for (int id = 1; id <= world.plan().agents(); id++) {
            agents.add(new SimulatedAgent(world, this, id));
        }
    }

    /** Lives through the day and the drain after it. */
    void live() {
        begin();
        runUntil(world.closesAtMs());
        close();
        runUntil(world.closesAtMs() + DRAIN_MS);
        settled();
        engine.checks().atEnd();
    }

    private void begin() {
        engine.start();
        desk.publishEverything();
        nodes.forEach(this::connect);
        nodes.forEach(node -> auditEachMinute(node, world.chance(5).between(20_000L, 60_000L)));
        agents.forEach(SimulatedAgent::beginShift);
        desk.planDay();
        new Misfortune(this, world).planDay();
    }

    private void auditEachMinute(SimulatedNode node, long everyMs) {
        world.timeline().after(everyMs, () -> {
            node.audit();
            auditEachMinute(node, everyMs);
        });
    }

    private void close() {
        desk.closeAll();
        agents.forEach(SimulatedAgent::endShift);
    }

    private void runUntil(long endMs) {
        while (true) {
            long tickMs = Math.max(engine.nextTickAtMs(), world.nowMs());
            long eventMs = world.timeline().nextAtMs();
            if (Math.min(tickMs, eventMs) > endMs) {
                world.timeline().advanceTo(endMs);
                return;
            }
            if (engine.running() && tickMs <= eventMs && tickMs != Long.MAX_VALUE) {
                world.timeline().advanceTo(tickMs);
                engine.tick();
            } else {
                world.timeline().step();
            }
        }
    }

    /** When the day is over nothing may be left on the nodes and nobody at a desk. */
    private void settled() {
        for (SimulatedAgent agent : agents) {
            String unrest = agent.unrest();
            RuleBroken.unless(unrest == null, "all-go-home", "%s", unrest);
        }
        for (SimulatedNode node : nodes) {
            RuleBroken.unless(node.legCount() == 0, "legs-left", "node %s: %s", node.nodeId(), node.describe());
        }
    }

    @Override
    public void ask(CallEffect effect) {
        if (effect instanceof CallEffect.Originate originate) {
            lastAttemptId = originate.attemptId();
            world.truth().begins(lastAttemptId);
        }
        node(effect.nodeId()).ask(effect);
    }

    @Override
    public void show(ShowEffect effect) {
        switch (effect) {
            case ShowEffect.AgentShown shown -> {
                screen(shown.agentId(), effect);
                desk.mayWaive(shown);
            }
            case ShowEffect.ScreenPop pop -> screen(pop.agentId(), effect);
            case ShowEffect.GuestShown shown -> screen(shown.agentId(), effect);
            case ShowEffect.CallOver over -> screen(over.agentId(), effect);
            case ShowEffect.CardClosed closed -> screen(closed.agentId(), effect);
            case ShowEffect.Refused refused -> screen(refused.agentId(), effect);
            case ShowEffect.HopperWants wants -> store.wanted(wants);
            case ShowEffect.CampaignShown _, ShowEffect.PacingShown _, ShowEffect.PoolShown _,
                    ShowEffect.NodeShown _, ShowEffect.TrunkShown _,
                    ShowEffect.DialingShown _ -> { }
        }
    }

    private void screen(int agentId, ShowEffect effect) {
        if (agentId >= 1 && agentId <= agents.size()) {
            world.timeline().after(SCREEN_MS, () -> agents.get(agentId - 1).show(effect));
        } else if (effect instanceof ShowEffect.AgentShown shown) {
            world.timeline().after(3_000, () -> sendAway(shown));
        }
    }

    /** Somebody signed on by mistake on a colleague's seat: owes nothing, and goes again. */
    private void sendAway(ShowEffect.AgentShown shown) {
        if (shown.attemptId() != 0) {
            desk.tell(new AgentInput.ChoseOutcome(shown.agentId(), shown.attemptId(), 1, 0, 0, false));
        }
        if (shown.state() != AgentState.OFFLINE) {
            desk.tell(new AgentInput.SignedOff(shown.agentId()));
        }
    }

    @Override
    public void remember(StoreEffect effect) {
        store.remember(effect);
    }

    @Override
    public boolean tell(Input input) {
        return engine.offer(input);
    }

    @Override
    public boolean databaseUp() {
        return store.up();
    }

    @Override
    public long storeForm() {
        return store.storeForm();
    }

    @Override
    public @Nullable CampaignSettings settings(int campaignId) {
        return desk.settings(campaignId);
    }

    @Override
    public long someNumberOf(long contactId, Chance chance) {
        return store.someNumberOf(contactId, chance);
    }

    @Override
    public long someAttemptId(Chance chance) {
        return Math.max(1, lastAttemptId - chance.between(0L, 5L));
    }

    /** A death takes the links and every browser's socket with it. */
    void killEngine() {
        engine.kill();
        nodes.forEach(node -> node.link().cut(false, false));
        agents.forEach(SimulatedAgent::socketDied);
    }

    void recoverEngine() {
        engine.recover();
        engine.start();
        desk.publishEverything();
        for (SimulatedNode node : nodes) {
            world.timeline().after(30L + 20L * node.nodeId(), () -> connect(node));
        }
        for (SimulatedAgent agent : agents) {
            world.timeline().after(200L + 37L * agent.agentId(), agent::screenBack);
        }
    }

    /** Connects unless the node is dead or nobody is there to connect; whoever comes back later connects then. */
    void connect(SimulatedNode node) {
        if (engine.running()) {
            node.connect();
        }
    }

    SimulatedNode node(int nodeId) {
        return nodes.get(nodeId - 1);
    }

    SimulatedNode someNode(Chance chance) {
        return chance.pick(nodes);
    }

    List<SimulatedNode> nodes() {
        return nodes;
    }

    List<SimulatedAgent> agents() {
        return agents;
    }

    SimulatedEngine engine() {
        return engine;
    }

    SimulatedStore store() {
        return store;
    }

    OperatorDesk desk() {
        return desk;
    }

    private int timers() {
        return engine.core().timers();
    }
}
