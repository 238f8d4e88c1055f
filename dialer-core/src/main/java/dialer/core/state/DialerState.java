package dialer.core.state;

import dialer.core.agent.Agents;
import dialer.core.attempt.Attempts;
import dialer.core.campaign.Campaigns;
import dialer.core.chance.Dice;
import dialer.core.contact.Contacts;
import dialer.core.contact.RecentBans;
import dialer.core.effect.Refusal;
import dialer.core.ground.BrokenRule;
import dialer.core.ground.Carrier;
import dialer.core.ground.Check;
import dialer.core.pacing.Pacer;
import dialer.core.pacing.PredictivePacer;
import dialer.core.pool.Pools;
import dialer.core.timer.Timers;
import dialer.core.trunk.Trunks;
import java.util.TreeMap;

/** The whole memory of the dialer: what is not in here is forgotten when an input has been applied. */
public final class DialerState {
    private final Agents agents = new Agents();
    private final Attempts attempts = new Attempts();
    private final Campaigns campaigns = new Campaigns();
    private final Contacts contacts = new Contacts();
    private final Pools pools = new Pools();
    private final Trunks trunks = new Trunks();
    private final Timers timers = new Timers();
    private final RecentBans suppressions = new RecentBans();
    private final RecentBans withdrawals = new RecentBans();
    private final TreeMap<Integer, Pacer> pacers = new TreeMap<>();
    private final Dice dice = new Dice(0);
    private long nowMs;
    private long epoch;
    private long lastAttemptId;
    private long lastLegId;
    private long lastContactSeq;
    private long showAtMs;
    private Refusal stopped = Refusal.NONE;
    private boolean stoppedForEpoch;

    private DialerState() {
    }

    /** The state before the first input. */
    public static DialerState empty() {
        return new DialerState();
    }

    /**
     * The state that was written.
     *
     * @throws IllegalArgumentException when the bytes are damaged or of another version
     */
    public static DialerState read(StateReader from) {
        DialerState state = new DialerState();
        try {
            new Reading(state, from).all();
            state.verify();
        } catch (BrokenRule contradiction) {
            throw new IllegalArgumentException("snapshot contradicts itself", contradiction);
        }
        return state;
    }

    /** Writes a snapshot. Equal states write equal bytes. */
    public void write(StateWriter to) {
        verify();
        new Writing(this, to).all();
    }

    /** When the next timer is due; {@code Long.MAX_VALUE} when none runs. */
    public long nextTimerAtMs() {
        return timers.nextAtMs();
    }

    /** The latest instant seen; time in here never runs backward. */
    public long nowMs() {
        return nowMs;
    }

    /** Moves the clock; an earlier instant than the latest seen is taken for the latest. Returns the new "now". */
    public long clamp(long atMs) {
        nowMs = StrictMath.max(nowMs, atMs);
        return nowMs;
    }

    public long epoch() {
        return epoch;
    }

    /** A process has begun; what was stopped for the end of the last process goes on. */
    public void beginEpoch(long newEpoch, long seed) {
        epoch = newEpoch;
        if (stoppedForEpoch) {
            stop(Refusal.NONE, false);
        }
        dice.seed(seed);
    }

    public Agents agents() {
        return agents;
    }

    public Attempts attempts() {
        return attempts;
    }

    public Campaigns campaigns() {
        return campaigns;
    }

    public Contacts contacts() {
        return contacts;
    }

    public Pools pools() {
        return pools;
    }

    public Trunks trunks() {
        return trunks;
    }

    public Timers timers() {
        return timers;
    }

    /** Numbers that nobody may call any more. */
    public RecentBans suppressions() {
        return suppressions;
    }

    /** Contacts that nobody may call any more, unless the store has claimed them anew since. */
    public RecentBans withdrawals() {
        return withdrawals;
    }

    public Dice dice() {
        return dice;
    }

    /** The pacer of a pool: decides for its campaigns that dial ahead, learns from all of its calls. */
    public Pacer pacer(int poolId) {
        return pacers.computeIfAbsent(poolId, id -> new PredictivePacer());
    }

    /** Why nothing is dialed anywhere; NONE while dialing is on. */
    public Refusal stopped() {
        return stopped;
    }

    /**
     * Stops all dialing, or lets it go on.
     *
     * @param forEpoch whether the reason ends with the process (a shutdown)
     */
    public void stop(Refusal reason, boolean forEpoch) {
        stopped = reason;
        stoppedForEpoch = forEpoch;
    }

    /** When the boards are told next. */
    public long showAtMs() {
        return showAtMs;
    }

    public void showAt(long atMs) {
        showAtMs = atMs;
    }

    public long newAttemptId() {
        return ++lastAttemptId;
    }

    /** The attempt that began last, 0 before the first. */
    public long lastAttemptId() {
        return lastAttemptId;
    }

    /** Ids up to this one belong to attempts that are known elsewhere. */
    public void attemptIdsTaken(long upTo) {
        lastAttemptId = StrictMath.max(lastAttemptId, upTo);
    }

    public long newLegId() {
        return ++lastLegId;
    }

    public long newContactSeq() {
        return ++lastContactSeq;
    }

    /** Throws {@code BrokenRule} when two parts of the memory contradict each other. */
    public void verify() {
        Agreement.check(this);
    }

    /** Everything the dialer believes, a line per thing, for people who look for a fault. Ids only. */
    public void describe(StringBuilder out) {
        out.append("now ").append(nowMs).append(" epoch ").append(epoch).append(" stopped ").append(stopped)
                .append(" lastAttempt ").append(lastAttemptId).append(" lastLeg ").append(lastLegId).append('\n');
        trunks.nodes().forEach(node -> out.append(node).append('\n'));
        trunks.trunks().forEach(trunk -> out.append(trunk).append('\n'));
        campaigns.inOrder().forEach(campaign -> out.append(campaign).append(" hopper ")
                .append(contacts.hopper(campaign.id()).size()).append('\n'));
        agents.inOrder().forEach(agent -> out.append(agent).append('\n'));
        attempts.inOrder().forEach(attempt -> out.append(attempt).append('\n'));
        contacts.inOrder().forEach(contact -> out.append(contact).append('\n'));
        timers.inOrder().forEach(timer -> out.append(timer).append('\n'));
    }

    /** The plain numbers, into a snapshot or out of one. */
    void carry(Carrier c) {
        nowMs = c.number(nowMs);
        epoch = c.number(epoch);
        lastAttemptId = c.number(lastAttemptId);
        lastLegId = c.number(lastLegId);
        lastContactSeq = c.number(lastContactSeq);
        showAtMs = c.number(showAtMs);
        stopped = c.word(stopped, Refusal.values());
        stoppedForEpoch = c.flag(stoppedForEpoch);
        dice.carry(c);
        Check.that(lastAttemptId >= 0 && lastLegId >= 0, "ids count up", lastAttemptId);
    }
}
