package dialer.core.trunk;

import dialer.core.ground.Carrier;
import dialer.core.ground.Check;

/** One Asterisk as the core knows it: whether the link stands, its rate and its legs. */
public final class Node {
    private NodeSettings settings;
    private final RateLimit rate;
    private boolean up;
    private int legs;
    private long lastShown;

    public Node(NodeSettings settings) {
        this.settings = settings;
        this.rate = new RateLimit(settings.callsPerSecond());
    }

    public int id() {
        return settings.nodeId();
    }

    public NodeSettings settings() {
        return settings;
    }

    public void retune(NodeSettings newSettings) {
        settings = newSettings;
        rate.set(newSettings.callsPerSecond());
    }

    /** Whether the link to the node stands. */
    public boolean up() {
        return up;
    }

    public void link(boolean stands) {
        up = stands;
    }

    /** Legs that live on the node as far as we know: customers' and agents'. */
    public int legs() {
        return legs;
    }

    /** Whether one more leg may be created now. */
    public boolean allows(long nowMs) {
        return up && legs < settings.maxLegs() && rate.allows(nowMs);
    }

    public void addLeg(long nowMs) {
        Check.that(allows(nowMs), "a node is used within its limits", id());
        rate.take(nowMs);
        legs++;
    }

    public void removeLeg() {
        Check.that(legs > 0, "a leg is removed that was there", id());
        legs--;
    }

    /** Fingerprint of what the board was told last. */
    public long lastShown() {
        return lastShown;
    }

    public void shown(long fingerprint) {
        lastShown = fingerprint;
    }

    /** Into a snapshot or out of one; the settings travel apart. */
    public void carry(Carrier c) {
        rate.carry(c);
        up = c.flag(up);
        legs = c.small(legs);
        lastShown = c.number(lastShown);
    }

    @Override
    public String toString() {
        return "node " + id() + (up ? " up" : " down") + " legs " + legs + "/" + settings.maxLegs();
    }
}
