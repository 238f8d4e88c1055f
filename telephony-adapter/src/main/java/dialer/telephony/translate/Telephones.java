package dialer.telephony.translate;

import dialer.core.input.AgentInput;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Agents' telephones on desks. Asterisk asks each of them now and then whether it is there (OPTIONS): one that has
 * vanished without a word is given up before somebody is joined with it, and one that is back is called at once,
 * however long it was away. Browsers' seats are no business of this class: their pages tell how they are.
 */
final class Telephones {

    private final ChannelBook book;
    private final Outlet outlet;
    /** By endpoint: who was called there last. */
    private final Map<String, Called> called = new HashMap<>();

    Telephones(ChannelBook book, Outlet outlet) {
        this.book = book;
        this.outlet = outlet;
    }

    private record Called(int agentId, long legId) {
    }

    /** The agent is called at that endpoint; null when it is a browser's. */
    void call(int agentId, long legId, @Nullable String endpoint) {
        called.values().removeIf(before -> before.agentId() == agentId);
        if (endpoint != null) {
            called.put(endpoint, new Called(agentId, legId));
        }
    }

    /** Legs that stood before this process did are known by their endpoint; returns the telephones among them. */
    List<String> adopt(Routes routes) {
        for (AgentLeg leg : book.agents()) {
            String endpoint = leg.endpoint();
            if (leg.agentId() != 0 && endpoint != null && routes.isTelephone(endpoint)) {
                called.putIfAbsent(endpoint, new Called(leg.agentId(), leg.legId()));
            }
        }
        return called.keySet().stream().sorted().toList();
    }

    /** What Asterisk says of an endpoint, which need not be one of ours. */
    void heard(AmiEvent.ContactChanged event) {
        switch (event.contactStatus()) {
            case "Unreachable" -> gone(event.endpoint());
            case "Reachable", "NonQualified" -> back(event.endpoint());
            default -> { }
        }
    }

    /** A conversation goes on: sound that stops tells better than one question without an answer. */
    private void gone(String endpoint) {
        for (AgentLeg leg : book.agents()) {
            if (leg.held() && endpoint.equals(leg.endpoint()) && called.containsKey(endpoint)) {
                leg.hangUp();
            }
        }
    }

    private void back(String endpoint) {
        Called last = called.get(endpoint);
        if (last != null && book.agent(last.legId()) == null) {
            outlet.tell(new AgentInput.LegRenewed(last.agentId()));
        }
    }
}
