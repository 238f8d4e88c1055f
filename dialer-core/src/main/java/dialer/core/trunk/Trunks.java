package dialer.core.trunk;

import dialer.core.ground.Check;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Every node and every trunk. Bounded. */
public final class Trunks {
    /** So many trunks, and so many nodes, at most. */
    public static final int LIMIT = 100;

    private final TreeMap<Integer, Trunk> trunks = new TreeMap<>();
    private final TreeMap<Integer, Node> nodes = new TreeMap<>();

    public @Nullable Node findNode(int nodeId) {
        return nodes.get(nodeId);
    }

    /** The node, which must be known. */
    public Node node(int nodeId) {
        return Check.present(nodes.get(nodeId), "the node is known", nodeId);
    }

    public void add(Node node) {
        Check.that(nodes.size() < LIMIT, "nodes are bounded", node.id());
        Check.that(nodes.putIfAbsent(node.id(), node) == null, "a node's id is new", node.id());
    }

    public @Nullable Trunk findTrunk(int trunkId) {
        return trunks.get(trunkId);
    }

    /** The trunk, which must be known. */
    public Trunk trunk(int trunkId) {
        return Check.present(trunks.get(trunkId), "the trunk is known", trunkId);
    }

    public void add(Trunk trunk) {
        Check.that(trunks.size() < LIMIT, "trunks are bounded", trunk.id());
        Check.that(trunks.putIfAbsent(trunk.id(), trunk) == null, "a trunk's id is new", trunk.id());
    }

    public Collection<Node> nodes() {
        return nodes.values();
    }

    public Collection<Trunk> trunks() {
        return trunks.values();
    }

    public boolean trunksFull() {
        return trunks.size() >= LIMIT;
    }

    public boolean nodesFull() {
        return nodes.size() >= LIMIT;
    }

    /** Whether the link to the node stands; false for an unknown one. */
    public boolean up(int nodeId) {
        Node node = nodes.get(nodeId);
        return node != null && node.up();
    }

    /** The first of these trunks on the node by which a call may go now; null when none works. */
    public @Nullable Trunk wayOut(List<Integer> trunkIds, int nodeId, long nowMs) {
        Node node = nodes.get(nodeId);
        if (node == null || !node.allows(nowMs)) {
            return null;
        }
        for (int trunkId : trunkIds) {
            Trunk trunk = trunks.get(trunkId);
            if (trunk != null && trunk.settings().nodeId() == nodeId && trunk.allows(nowMs)) {
                return trunk;
            }
        }
        return null;
    }
}
