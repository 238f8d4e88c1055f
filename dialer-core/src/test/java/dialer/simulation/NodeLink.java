package dialer.simulation;

import dialer.core.attempt.HangupCause;
import dialer.core.effect.CallEffect;
import dialer.core.input.AgentInput;
import dialer.core.input.CallInput;
import dialer.core.input.Input;
import dialer.core.input.NodeInput;
import dialer.core.trunk.LiveLeg;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The adapter's link to one node: commands one way, events the other, each in order unless a fault strikes. */
final class NodeLink {
    private final World world;
    private final int nodeId;
    private final SimulatedEngine engine;
    private final Chance chance;
    private final EventFaults faults;
    private boolean up;
    /** Counts up with each connect and cut, so that nothing crosses a gap. */
    private int life;
    private long lastEventMs;
    private long lastCommandMs;

    NodeLink(World world, int nodeId, SimulatedEngine engine) {
        this.world = world;
        this.nodeId = nodeId;
        this.engine = engine;
        chance = world.chance(200 + nodeId);
        faults = new EventFaults(world, nodeId);
    }

    boolean up() {
        return up;
    }

    EventFaults faults() {
        return faults;
    }

    /** Connects, and reports the legs that live at this very moment. */
    void connect(List<LiveLeg> legs) {
        up = true;
        life++;
        lastEventMs = world.nowMs();
        inOrder(new NodeInput.NodeUp(nodeId, legs));
    }

    /** The link is gone; the reader notices and says so, unless nobody listens any more. */
    void cut(boolean legsLost, boolean said) {
        up = false;
        life++;
        world.truth().touchAll();
        if (said) {
            world.timeline().after(1, () -> engine.publish(new NodeInput.NodeDown(nodeId, legsLost)));
        }
    }

    /** Carries a command to the node; a link that is down answers as the adapter does. */
    void carry(CallEffect command, Consumer<CallEffect> node) {
        if (!up) {
            world.timeline().after(1, () -> answerForDeadLink(command));
            return;
        }
        int sent = life;
        lastCommandMs = Math.max(lastCommandMs, world.nowMs() + latencyMs());
        world.timeline().at(lastCommandMs, () -> {
            if (sent == life) {
                node.accept(command);
            }
        });
    }

    private void answerForDeadLink(CallEffect command) {
        switch (command) {
            case CallEffect.Originate call ->
                    engine.publish(new CallInput.Ended(call.attemptId(), HangupCause.NOT_PLACED, false));
            case CallEffect.CallAgent call -> engine.publish(new AgentInput.LegLost(call.agentId(), call.legId()));
            case CallEffect.CallOutside call -> engine.publish(new AgentInput.LegLost(call.agentId(), call.legId()));
            case CallEffect.Bridge bridge ->
                    engine.publish(new CallInput.BridgeFailed(bridge.attemptId(), bridge.agentId()));
            case CallEffect.Park _, CallEffect.SendOut _, CallEffect.TakeOver _, CallEffect.Connect _,
                    CallEffect.JoinIn _,
                    CallEffect.Leave _, CallEffect.Hush _,
                    CallEffect.PlaySafeHarbour _, CallEffect.HangUp _, CallEffect.HangUpAgent _ -> { }
        }
    }

    /** An event of the node, through the faults. */
    void event(Input event) {
        if (!up || faults.lost(event)) {
            return;
        }
        long repeatedMs = faults.repeatedAfterMs(event);
        if (repeatedMs > 0) {
            overtaken(event, repeatedMs);
        }
        long overtakenMs = faults.overtakenMs(event);
        if (overtakenMs > 0) {
            overtaken(event, overtakenMs);
        } else {
            lastEventMs += faults.stalledMs();
            inOrder(event);
        }
    }

    /** The minute's audit: asked now, answered with what lives then. */
    void audit(Supplier<List<LiveLeg>> legs) {
        int sent = life;
        long askedAtMs = world.nowMs();
        lastCommandMs = Math.max(lastCommandMs, askedAtMs + latencyMs());
        world.timeline().at(lastCommandMs, () -> {
            if (sent == life) {
                inOrder(new NodeInput.NodeAudited(nodeId, askedAtMs, legs.get()));
            }
        });
    }

    private void inOrder(Input event) {
        lastEventMs = Math.max(lastEventMs, world.nowMs() + latencyMs());
        deliver(event, lastEventMs);
    }

    private void overtaken(Input event, long delayMs) {
        deliver(event, world.nowMs() + delayMs);
    }

    private void deliver(Input event, long atMs) {
        int sent = life;
        world.timeline().at(atMs, () -> {
            if (sent == life) {
                engine.publish(event);
            }
        });
    }

    private long latencyMs() {
        return chance.permille(20) ? chance.between(5L, 60L) : chance.between(1L, 4L);
    }
}
