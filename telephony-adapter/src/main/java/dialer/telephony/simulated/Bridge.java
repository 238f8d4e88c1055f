package dialer.telephony.simulated;

import java.util.ArrayList;
import java.util.List;

/** Where lines meet: a holding bridge (agents, customers: nobody hears anybody) or a conversation of two. */
final class Bridge {

    private final String id;
    private final String name;
    private final List<Line> lines = new ArrayList<>();

    private Bridge(String id, String name) {
        this.id = id;
        this.name = name;
    }

    static Bridge holding(String id, String name) {
        return new Bridge(id, name);
    }

    static Bridge conversation(String id) {
        return new Bridge(id, "<unknown>");
    }

    String id() {
        return id;
    }

    String name() {
        return name;
    }

    List<Line> lines() {
        return lines;
    }

    boolean isHolding() {
        return !name.equals("<unknown>");
    }

    String type() {
        return isHolding() ? "base" : "basic";
    }

    /** A conversation becomes native_rtp a moment after it began, without an event. */
    String technology(boolean entering) {
        return isHolding() ? "holding_bridge" : entering ? "simple_bridge" : "native_rtp";
    }

    String creator() {
        return isHolding() ? "BridgeWait" : "<unknown>";
    }
}
