package dialer.core.input;

import dialer.core.trunk.LiveLeg;
import dialer.core.trunk.NodeSettings;
import dialer.core.trunk.TrunkSettings;
import java.util.List;

/** What happens to nodes (Asterisk servers) and trunks. Every record names the node. */
public sealed interface NodeInput extends Input {

    int nodeId();

    /** The node exists from now on, or its limits have changed; it stays down until {@link NodeUp}. */
    record NodeConfigured(NodeSettings settings) implements NodeInput {
        @Override
        public int nodeId() {
            return settings.nodeId();
        }
    }

    /** The trunk exists from now on, or its limits have changed. */
    record TrunkConfigured(TrunkSettings settings) implements NodeInput {
        @Override
        public int nodeId() {
            return settings.nodeId();
        }
    }

    /** The link to the node stands; these are all of our legs that live on it. Differences are settled at once. */
    record NodeUp(int nodeId, List<LiveLeg> legs) implements NodeInput {
        public NodeUp {
            legs = List.copyOf(legs);
        }
    }

    /**
     * The minute's audit of a node that is up. {@code askedAtMs} is when the list was asked for: what the core began
     * later than that cannot be in it.
     */
    record NodeAudited(int nodeId, long askedAtMs, List<LiveLeg> legs) implements NodeInput {
        public NodeAudited {
            legs = List.copyOf(legs);
        }
    }

    /**
     * The link to the node is lost.
     *
     * @param legsLost true when the node itself died, so that its legs are gone; false when only the link is cut
     */
    record NodeDown(int nodeId, boolean legsLost) implements NodeInput {
    }

    /** The node says that the trunk's far end can or cannot be reached (qualify). */
    record TrunkReached(int nodeId, int trunkId, boolean reachable) implements NodeInput {
    }
}
