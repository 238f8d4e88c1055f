package dialer.telephony.simulated;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who is with whom: lines enter and leave, and each step is announced. */
final class Bridges {

    private final Announcer announcer;
    private final SplittableRandom dice;
    private final Map<String, Bridge> holding = new HashMap<>();

    Bridges(Announcer announcer, SplittableRandom dice) {
        this.announcer = announcer;
        this.dice = dice;
    }

    /** Parks a line in the holding bridge of that name, which lives as long as somebody is in it. */
    void hold(Line line, String name) {
        var bridge = holding.get(name);
        if (bridge == null || bridge.lines().isEmpty()) {
            bridge = Bridge.holding(newId(), name);
            holding.put(name, bridge);
        }
        enter(line, bridge);
    }

    /** Joins two lines, taking each out of where it is. */
    void join(Line first, Line second) {
        var conversation = Bridge.conversation(newId());
        leave(first);
        enter(first, conversation);
        leave(second);
        first.linked(second);
        second.linked(first);
        enter(second, conversation);
        first.connected(second);
        second.connected(first);
    }

    void leave(Line line) {
        var bridge = line.bridge();
        if (bridge != null) {
            bridge.lines().remove(line);
            line.in(null);
            announcer.bridgeLeave(line, bridge);
        }
    }

    /** The other line of a conversation. */
    static @Nullable Line partner(Line line) {
        var bridge = line.bridge();
        if (bridge == null || bridge.isHolding()) {
            return null;
        }
        return bridge.lines().stream().filter(other -> other != line).findFirst().orElse(null);
    }

    private void enter(Line line, Bridge bridge) {
        bridge.lines().add(line);
        line.in(bridge);
        announcer.bridgeEnter(line, bridge);
    }

    private String newId() {
        return new UUID(dice.nextLong(), dice.nextLong()).toString();
    }
}
