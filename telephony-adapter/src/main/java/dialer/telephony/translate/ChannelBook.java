package dialer.telephony.translate;

import dialer.core.trunk.LiveLeg.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Our legs on one node, from the wish to place them until they are over. Bounded. */
final class ChannelBook {

    private final ChannelIds ids;
    private final int capacity;
    private final TreeMap<Long, CustomerLeg> customers = new TreeMap<>();
    private final TreeMap<Long, AgentLeg> agents = new TreeMap<>();
    private volatile int size;

    ChannelBook(ChannelIds ids, int capacity) {
        this.ids = ids;
        this.capacity = capacity;
    }

    ChannelIds ids() {
        return ids;
    }

    boolean full() {
        return customers.size() + agents.size() >= capacity;
    }

    /** Also read by threads that look at the node's health. */
    int size() {
        return size;
    }

    private void count() {
        size = customers.size() + agents.size();
    }

    void add(CustomerLeg leg) {
        customers.put(leg.attemptId, leg);
        count();
    }

    void add(AgentLeg leg) {
        agents.put(leg.legId, leg);
        count();
    }

    @Nullable CustomerLeg customer(long attemptId) {
        return customers.get(attemptId);
    }

    @Nullable AgentLeg agent(long legId) {
        return agents.get(legId);
    }

    /** The customer's leg of that channel id, or null: a foreign channel, an agent's, or one that is over. */
    @Nullable CustomerLeg customer(String channelId) {
        ChannelIds.Ours ours = ids.read(channelId);
        return ours == null || ours.kind() != Kind.CUSTOMER ? null : customers.get(ours.id());
    }

    @Nullable AgentLeg agent(String channelId) {
        ChannelIds.Ours ours = ids.read(channelId);
        return ours == null || ours.kind() != Kind.AGENT ? null : agents.get(ours.id());
    }

    /** The agent's leg that talks in that bridge. */
    @Nullable AgentLeg agentIn(String bridgeId) {
        for (AgentLeg leg : agents.values()) {
            if (bridgeId.equals(leg.talkingIn())) {
                return leg;
            }
        }
        return null;
    }

    /** The customer's leg that talks in that bridge. */
    @Nullable CustomerLeg customerIn(String bridgeId) {
        for (CustomerLeg leg : customers.values()) {
            if (bridgeId.equals(leg.talkingIn())) {
                return leg;
            }
        }
        return null;
    }

    void forgetIfOver(CustomerLeg leg) {
        if (leg.concluded()) {
            forget(leg);
        }
    }

    void forgetIfOver(AgentLeg leg) {
        if (leg.concluded()) {
            forget(leg);
        }
    }

    void forget(CustomerLeg leg) {
        customers.remove(leg.attemptId);
        count();
    }

    void forget(AgentLeg leg) {
        agents.remove(leg.legId);
        count();
    }

    List<CustomerLeg> customers() {
        return new ArrayList<>(customers.values());
    }

    List<AgentLeg> agents() {
        return new ArrayList<>(agents.values());
    }
}
