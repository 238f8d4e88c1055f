package dialer.core.flow;

import dialer.core.agent.Agent;
import dialer.core.agent.AgentState;
import dialer.core.agent.LegState;
import dialer.core.attempt.Attempt;
import dialer.core.attempt.HangupCause;
import dialer.core.effect.Refusal;
import dialer.core.effect.ShowEffect;
import dialer.core.input.NodeInput;
import dialer.core.state.DialerState;
import dialer.core.timer.TimerKind;
import dialer.core.trunk.Node;
import dialer.core.trunk.NodeSettings;
import dialer.core.trunk.Trunk;
import dialer.core.trunk.TrunkSettings;

/** Nodes that come and go, and the trunks behind them. */
public final class NodeFlow {
    private NodeFlow() {
    }

    public static void on(Turn turn, NodeInput input) {
        switch (input) {
            case NodeInput.NodeConfigured configured -> configured(turn, configured.settings());
            case NodeInput.TrunkConfigured configured -> configured(turn, configured.settings());
            case NodeInput.TrunkReached reached -> reached(turn, reached);
            case NodeInput.NodeUp up -> {
                Node node = turn.state().trunks().findNode(up.nodeId());
                if (node != null) {
                    up(turn, node, up);
                }
            }
            case NodeInput.NodeAudited audited -> {
                Node node = turn.state().trunks().findNode(audited.nodeId());
                if (node != null && node.up()) {
                    new AuditFlow(turn, node, audited.legs(), audited.askedAtMs(), false).settle();
                }
            }
            case NodeInput.NodeDown down -> {
                Node node = turn.state().trunks().findNode(down.nodeId());
                if (node != null) {
                    down(turn, node, down.legsLost());
                }
            }
        }
    }

    private static void configured(Turn turn, NodeSettings settings) {
        Node node = turn.state().trunks().findNode(settings.nodeId());
        if (node != null) {
            node.retune(settings);
        } else if (turn.state().trunks().nodesFull()) {
            turn.refuse(0, Refusal.TOO_MANY_TRUNKS);
        } else {
            turn.state().trunks().add(new Node(settings));
        }
    }

    private static void configured(Turn turn, TrunkSettings settings) {
        Trunk trunk = turn.state().trunks().findTrunk(settings.trunkId());
        if (trunk != null) {
            trunk.retune(settings);
        } else if (turn.state().trunks().trunksFull()) {
            turn.refuse(0, Refusal.TOO_MANY_TRUNKS);
        } else {
            turn.state().trunks().add(new Trunk(settings));
        }
        turn.stirAll();
    }

    private static void reached(Turn turn, NodeInput.TrunkReached reached) {
        Trunk trunk = turn.state().trunks().findTrunk(reached.trunkId());
        if (trunk != null) {
            trunk.reached(reached.reachable());
            turn.stirAll();
        }
    }

    private static void up(Turn turn, Node node, NodeInput.NodeUp up) {
        node.link(true);
        new AuditFlow(turn, node, up.legs(), turn.now(), true).settle();
        for (Agent agent : turn.state().agents().inOrder()) {
            if (agent.nodeId() != node.id() || agent.state() == AgentState.OFFLINE) {
                continue;
            }
            if (agent.leg() == LegState.NONE) {
                agent.legTriesForgotten();
                LegFlow.call(turn, agent);
            }
            if (agent.state() == AgentState.AWAY && !turn.state().timers().runs(TimerKind.AWAY_OVER, agent.id())) {
                ShiftFlow.graceBegins(turn, agent);
            }
        }
        turn.show(new ShowEffect.NodeShown(node.id(), true, node.legs()));
        turn.stirAll();
    }

    /** With the link alone cut, people go on talking and we wait; with the node dead, its legs are dead. */
    private static void down(Turn turn, Node node, boolean legsLost) {
        DialerState state = turn.state();
        node.link(false);
        if (legsLost) {
            for (Agent agent : state.agents().inOrder()) {
                if (agent.nodeId() == node.id()) {
                    LegFlow.lost(turn, agent, agent.legId());
                }
            }
            for (Attempt attempt : state.attempts().liveOn(node.id())) {
                EndFlow.end(turn, attempt, HangupCause.NODE_LOST, false);
            }
        }
        turn.show(new ShowEffect.NodeShown(node.id(), false, node.legs()));
        turn.stirAll();
    }
}
