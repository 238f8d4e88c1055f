package dialer.telephony.simulated;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/** What a test or a demonstration can break. Every method may be called from any thread and takes effect in order. */
public final class Faults {

    private final Timeline timeline;
    private final Switchboard switchboard;
    private final Freezer freezer;
    private final Consumer<Boolean> hangUpClients;
    private final List<String> toLose = Collections.synchronizedList(new ArrayList<>());
    private final List<String> toRepeat = Collections.synchronizedList(new ArrayList<>());
    private volatile long delayMs;

    Faults(Timeline timeline, Switchboard switchboard, Freezer freezer, Consumer<Boolean> hangUpClients) {
        this.timeline = timeline;
        this.switchboard = switchboard;
        this.freezer = freezer;
        this.hangUpClients = hangUpClients;
    }

    /** Every client's connection is cut; calls go on, and clients may connect again. */
    public void dropConnections() {
        timeline.soon(() -> hangUpClients.accept(true));
    }

    /** While frozen nothing is read and nothing is written; what happens meanwhile is told after the thaw. */
    public void freeze(boolean frozen) {
        freezer.set(frozen);
    }

    /** The process is killed: connections break, every call is gone, nobody can connect until {@link #restart}. */
    public void kill() {
        timeline.soon(() -> {
            switchboard.forgetEverything();
            hangUpClients.accept(false);
        });
    }

    /** After {@link #kill}: clients may connect again, to a node without calls. */
    public void restart() {
        timeline.soon(() -> hangUpClients.accept(true));
    }

    /** The next event of this name (say {@code Hangup}) is told to nobody. */
    public void loseNext(String event) {
        toLose.add(event);
    }

    /** The next event of this name is told twice. */
    public void repeatNext(String event) {
        toRepeat.add(event);
    }

    /** Events (not responses) come this much later; 0 ends it. */
    public void delayEvents(long ms) {
        delayMs = ms;
    }

    /** INVITEs on this trunk get no reply at all. */
    public void silentCarrier(String trunk, boolean silent) {
        timeline.soon(() -> switchboard.silent(trunk, silent));
    }

    /** OPTIONS on this trunk get no reply: ContactStatus says so, and every Originate fails before a channel exists. */
    public void unreachable(String trunk, boolean unreachable) {
        timeline.soon(() -> switchboard.reachable(trunk, !unreachable));
    }

    /** How often the event is to be told. */
    int times(String event) {
        return toLose.remove(event) ? 0 : toRepeat.remove(event) ? 2 : 1;
    }

    long delayMs() {
        return delayMs;
    }
}
