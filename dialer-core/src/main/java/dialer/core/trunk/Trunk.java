package dialer.core.trunk;

import dialer.core.ground.Carrier;
import dialer.core.ground.Check;

/** A way out as the core knows it: rate, use, breaker, and whether the far end can be reached. */
public final class Trunk {
    private TrunkSettings settings;
    private final RateLimit rate;
    private final Breaker breaker = new Breaker();
    private int inUse;
    private boolean reachable = true;
    private long lastShown;

    public Trunk(TrunkSettings settings) {
        this.settings = settings;
        this.rate = new RateLimit(settings.callsPerSecond());
    }

    public int id() {
        return settings.trunkId();
    }

    public TrunkSettings settings() {
        return settings;
    }

    public void retune(TrunkSettings newSettings) {
        settings = newSettings;
        rate.set(newSettings.callsPerSecond());
    }

    public Breaker breaker() {
        return breaker;
    }

    public int inUse() {
        return inUse;
    }

    public boolean reachable() {
        return reachable;
    }

    public void reached(boolean canBeReached) {
        reachable = canBeReached;
    }

    /** Whether the trunk works and has a line free, its rate aside. */
    public boolean works(long nowMs) {
        return reachable && breaker.allows(nowMs) && inUse < settings.capacity();
    }

    /** Whether one call may be placed now. */
    public boolean allows(long nowMs) {
        return works(nowMs) && rate.allows(nowMs);
    }

    public void place(long attemptId, long nowMs) {
        Check.that(allows(nowMs), "a trunk is used within its limits", id());
        rate.take(nowMs);
        breaker.placed(attemptId);
        inUse++;
    }

    /** Whether calls get through by all that is known; one that is on trial is not for an agent who waits. */
    public boolean proven() {
        return breaker.state() == Breaker.State.CLOSED;
    }

    /** A line for a call that says nothing about the trunk: no person of a campaign is dialed by it. */
    public void lend(long nowMs) {
        Check.that(allows(nowMs) && proven(), "a trunk is used within its limits", id());
        rate.take(nowMs);
        inUse++;
    }

    public void free() {
        Check.that(inUse > 0, "a line is freed that was in use", id());
        inUse--;
    }

    /** A call ended without a sign of life. */
    public void silent(long attemptId, long nowMs) {
        breaker.silent(attemptId, nowMs, settings.silentToOpen(), settings.openForMs());
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
        breaker.carry(c);
        inUse = c.small(inUse);
        reachable = c.flag(reachable);
        lastShown = c.number(lastShown);
    }

    @Override
    public String toString() {
        return "trunk " + id() + " node " + settings.nodeId() + " breaker " + breaker.state() + " inUse " + inUse + "/"
                + settings.capacity() + (reachable ? "" : " unreachable");
    }
}
