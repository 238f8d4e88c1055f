package dialer.simulation;

import dialer.core.input.EngineInput;
import dialer.core.input.NodeInput;
import dialer.core.trunk.TrunkSettings;
import java.util.List;

/** Everything that goes wrong at a given moment: planned for the day, ended before people go home. */
final class Misfortune {
    private final Simulator simulator;
    private final World world;
    private final Chance chance;

    Misfortune(Simulator simulator, World world) {
        this.simulator = simulator;
        this.world = world;
        chance = world.chance(4);
    }

    void planDay() {
        long lengthMs = world.plan().lengthMs();
        long hours = Math.max(1, lengthMs / SimulationPlan.HOUR_MS);
        for (Fault fault : Fault.values()) {
            long times = chance.between(0L, world.plan().troubles() * hours);
            for (long i = 0; i < times; i++) {
                world.timeline().after(chance.between(30_000L, lengthMs - 30_000L), () -> strike(fault));
            }
        }
    }

    private void strike(Fault fault) {
        switch (fault) {
            case NODE_DIED -> nodeDies(simulator.someNode(chance));
            case LINK_CUT -> linkCut(simulator.someNode(chance));
            case CARRIER_SILENT -> carrierSilent();
            case TRUNK_UNREACHABLE -> trunkUnreachable();
            case AGENT_LEG_LOST -> {
                for (int i = 0; i < 4; i++) {
                    simulator.someNode(chance).dropOneAgent();
                }
            }
            case SCREEN_GONE -> screensGone();
            case CLOCK_JUMPED -> clockJumps();
            case RING_FULL -> ringFull();
            case DATABASE_STOPPED -> databaseStops();
            case ENGINE_KILLED -> engineKilled();
            case EVENT_LOST, EVENTS_LATE, EVENT_REPEATED, EVENTS_REORDERED, STAMP_STALE -> { }
        }
    }

    private void nodeDies(SimulatedNode node) {
        if (!node.alive() || !node.link().up() || !simulator.engine().running()) {
            return;
        }
        world.fault(Fault.NODE_DIED);
        node.die();
        node.link().cut(chance.permille(500), true);
        world.timeline().after(chance.between(500L, 60_000L), () -> {
            node.reborn();
            simulator.connect(node);
        });
    }

    private void linkCut(SimulatedNode node) {
        if (!node.link().up() || !simulator.engine().running()) {
            return;
        }
        world.fault(Fault.LINK_CUT);
        node.link().cut(false, true);
        world.timeline().after(chance.between(200L, 30_000L), () -> simulator.connect(node));
    }

    private void carrierSilent() {
        TrunkSettings trunk = chance.pick(simulator.desk().trunks());
        SimulatedNode node = simulator.node(trunk.nodeId());
        world.fault(Fault.CARRIER_SILENT);
        node.silence(trunk.trunkId(), true);
        world.timeline().after(chance.between(30_000L, 240_000L), () -> node.silence(trunk.trunkId(), false));
    }

    private void trunkUnreachable() {
        TrunkSettings trunk = chance.pick(simulator.desk().trunks());
        SimulatedNode node = simulator.node(trunk.nodeId());
        if (node.link().up() && simulator.engine().running()) {
            world.fault(Fault.TRUNK_UNREACHABLE);
            simulator.engine().publish(new NodeInput.TrunkReached(trunk.nodeId(), trunk.trunkId(), false));
            world.timeline().after(chance.between(1_000L, 60_000L), () -> reachable(trunk));
        }
    }

    /** The adapter says it again after every reconnect, so it is never lost for good. */
    private void reachable(TrunkSettings trunk) {
        if (simulator.node(trunk.nodeId()).link().up() && simulator.engine().running()) {
            simulator.engine().publish(new NodeInput.TrunkReached(trunk.nodeId(), trunk.trunkId(), true));
        } else {
            world.timeline().after(2_000, () -> reachable(trunk));
        }
    }

    private void screensGone() {
        for (int i = 0; i < 3; i++) {
            SimulatedAgent agent = chance.pick(simulator.agents());
            if (agent.screenUp() && simulator.engine().running()) {
                world.fault(Fault.SCREEN_GONE);
                agent.loseScreen(chance.permille(800) ? chance.between(500L, 30_000L)
                        : chance.between(60_000L, 400_000L));
            }
        }
    }

    private void clockJumps() {
        world.fault(Fault.CLOCK_JUMPED);
        simulator.desk().tell(new EngineInput.ClockJumped(chance.between(-3_600_000L, 3_600_000L)));
        world.timeline().after(chance.between(2_000L, 90_000L),
                () -> simulator.desk().tell(new EngineInput.DialingResumed()));
    }

    private void ringFull() {
        SimulatedEngine engine = simulator.engine();
        if (!engine.running()) {
            return;
        }
        world.fault(Fault.RING_FULL);
        world.truth().touchAll();
        boolean losing = chance.permille(500);
        List<SimulatedNode> nodes = simulator.nodes();
        if (losing) {
            nodes.forEach(node -> node.link().faults().losing(true));
        }
        engine.ringFull(true);
        world.timeline().after(chance.between(50L, 3_000L), () -> {
            engine.ringFull(false);
            world.truth().touchAll();
            nodes.forEach(node -> {
                node.link().faults().losing(false);
                resync(node, losing);
            });
        });
    }

    /** Events were dropped: the adapter takes the link down and up. Events were late: an audit will do. */
    private void resync(SimulatedNode node, boolean lost) {
        if (!node.link().up()) {
            return;
        }
        if (lost) {
            node.link().cut(false, true);
            world.timeline().after(40, () -> simulator.connect(node));
        } else {
            node.audit();
        }
    }

    private void databaseStops() {
        if (simulator.store().up()) {
            world.fault(Fault.DATABASE_STOPPED);
            simulator.store().stop();
            world.timeline().after(600_000, simulator.store()::startAgain);
        }
    }

    private void engineKilled() {
        if (!simulator.engine().running()) {
            return;
        }
        world.fault(Fault.ENGINE_KILLED);
        simulator.killEngine();
        world.timeline().after(chance.between(500L, 30_000L), simulator::recoverEngine);
    }
}
