package dialer.telephony.translate;

import dialer.core.input.AgentInput;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Agents' telephones on desks. Asterisk asks each of them now and then whether it is there (OPTIONS): one that has
 * vanished without a word is given up before somebody is joined with it, and one that is back is called at once,
 * however long it was away. One that was restarted knows nothing of the leg that still stands: when a telephone
 * appears anew, its leg is listened to, and called again if no sound comes. Browsers' seats are no business of this
 * class: their pages tell how they are.
 */
final class Telephones {

    /** A living telephone sends fifty packets a second; a network that moves it to another address may swallow some. */
    private static final long SILENT_MS = 1_900;

    private final ChannelBook book;
    private final Outlet outlet;
    /** By endpoint: who was called there last. */
    private final Map<String, Called> called = new HashMap<>();
    /** By leg, for those whose telephone has appeared anew: what had come when it was asked first. */
    private final Map<Long, Silence> doubted = new TreeMap<>();

    Telephones(ChannelBook book, Outlet outlet) {
        this.book = book;
        this.outlet = outlet;
    }

    private record Called(int agentId, long legId) {
    }

    /** So many packets had come, and none since then. */
    private record Silence(long packets, long sinceMs) {
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
        AgentLeg leg = last == null ? null : book.agent(last.legId());
        if (leg != null && leg.stands()) {
            doubted.putIfAbsent(leg.legId(), new Silence(-1, 0));
        } else if (last != null && leg == null) {
            outlet.tell(new AgentInput.LegRenewed(last.agentId()));
        }
    }

    /** Whose sound is to be asked for; again and again until it is decided. */
    List<Doubt> doubts() {
        List<Doubt> doubts = new ArrayList<>();
        for (Long legId : List.copyOf(doubted.keySet())) {
            AgentLeg leg = book.agent(legId);
            if (leg == null || !leg.stands()) {
                doubted.remove(legId);
            } else {
                doubts.add(new Doubt(legId, leg.target()));
            }
        }
        return doubts;
    }

    /**
     * So many packets have come on the leg.
     *
     * @param packets below 0 when the node cannot tell; then the end of the leg must do
     */
    void arrived(long legId, long packets, long nowMs) {
        Silence before = doubted.remove(legId);
        AgentLeg leg = book.agent(legId);
        if (before == null || leg == null || packets < 0 || (before.packets() >= 0 && packets > before.packets())) {
            return;
        }
        if (before.packets() < 0) {
            doubted.put(legId, new Silence(packets, nowMs));
        } else if (nowMs - before.sinceMs() < SILENT_MS) {
            doubted.put(legId, before);
        } else {
            outlet.tell(new AgentInput.LegRenewed(leg.agentId()));
        }
    }
}
