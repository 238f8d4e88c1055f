package dialer.telephony;

import dialer.core.effect.CallEffect;
import dialer.core.input.Input;
import dialer.engine.InputGate;
import dialer.engine.WallClock;
import dialer.engine.processor.Precedence;
import dialer.telephony.ami.AmiLink;
import dialer.telephony.ami.LinkFailed;
import dialer.telephony.translate.AmiAction;
import dialer.telephony.translate.Directory;
import dialer.telephony.translate.ListenMode;
import dialer.telephony.translate.Outlet;
import dialer.telephony.translate.RecordingWish;
import dialer.telephony.translate.Translator;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One Asterisk and everything that keeps the link to it alive: one thread opens links and looks after them
 * ({@link Episode} is the life of one link), one writes actions. Facts go to the gate without waiting; when the ring is
 * full, or an event was not understood, the node is asked again for all its legs.
 */
final class AsteriskNode implements Outlet, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AsteriskNode.class);
    private static final int QUEUE = 4_096;
    private static final long JOIN_MS = 2_000;

    final NodeLinkSettings settings;
    final WallClock clock;
    final LinkTiming timing;
    final NodeGauges gauges = new NodeGauges();
    private final Consumer<ReturnCall> returnCalls;
    final Translator translator;
    private final InputGate gate;
    private final SendQueue queue;
    private final BlockingQueue<Boolean> bell = new ArrayBlockingQueue<>(1);
    private final Thread keeper;
    private final Thread writer;
    private final Backoff backoff = new Backoff();

    private volatile LinkState state = LinkState.WAITING;
    private volatile String problem = "not tried yet";
    private volatile @Nullable AmiLink link;
    private volatile boolean closing;
    private volatile boolean resync;
    /** Ids of calls to supervisors; a run's first is higher than whatever an earlier run has left behind. */
    private final AtomicLong listenerCalls;
    /** When the node was started, as it said itself over the latest link; empty before the first. */
    private String startedAt = "";

    AsteriskNode(NodeLinkSettings settings, Directory directory, Consumer<ReturnCall> returnCalls, InputGate gate,
            WallClock clock, LinkTiming timing) {
        this.returnCalls = returnCalls;
        this.settings = settings;
        this.clock = clock;
        this.timing = timing;
        this.gate = gate;
        listenerCalls = new AtomicLong(clock.nowMs());
        translator = new Translator(settings.ids(), settings.maxLegs(), settings.routes(), directory,
                settings.agentRingTimeoutMs(), this);
        queue = new SendQueue(settings.callsPerSecond(), QUEUE, clock);
        keeper = Thread.ofPlatform().name("node-" + settings.nodeId()).daemon(true).unstarted(this::keep);
        writer = Thread.ofPlatform().name("node-" + settings.nodeId() + "-write").daemon(true).unstarted(this::write);
    }

    void start() {
        keeper.start();
        writer.start();
    }

    /** Takes a wish of the core; returns at once. */
    void ask(CallEffect effect) {
        if (state == LinkState.UP) {
            translator.ask(effect, clock.nowMs());
        } else {
            Translator.refuse(effect, this);
        }
    }

    /** Gives a seat its secret for one shift; nothing happens while the node is down. */
    void openSeat(int seatId, String secret) {
        if (state == LinkState.UP) {
            send(new AmiAction.OpenSeat(settings.routes().seatEndpoint(seatId), secret));
        }
    }

    /** False when the node is down or the agent has no leg there. */
    boolean listen(int seatId, int agentId, ListenMode mode) {
        return state == LinkState.UP && translator.listen(seatId, agentId, mode, listenerCalls.incrementAndGet());
    }

    /** Whether that seat listens to somebody here. */
    boolean listens(int seatId) {
        return state == LinkState.UP && translator.listens(seatId);
    }

    /** The next call to that contact joins the channel on which they have called in. */
    void expect(long contactId, String channel, long withinMs) {
        translator.expect(contactId, channel, clock.nowMs() + withinMs);
    }

    /** False when the node is down or nobody talks in that attempt there. */
    boolean recording(long attemptId, RecordingWish wish) {
        return state == LinkState.UP && translator.recording(attemptId, wish);
    }

    /** Somebody calls back; what is done about it must not wait here. */
    void calledBack(String caller, String channel) {
        returnCalls.accept(new ReturnCall(settings.nodeId(), caller, channel));
    }

    NodeReport report() {
        return new NodeReport(settings.nodeId(), state, problem, gauges.lagMs(), gauges.worstLagMs(),
                gauges.missedEvents.get(), gauges.refusedInputs.get(), translator.legs(), queue.size(),
                gauges.links.get(), gauges.refusedActions.get(), gauges.givenUp.get());
    }

    @Override
    public void tell(Input input) {
        offer(input);
    }

    @Override
    public void send(AmiAction action) {
        if (!queue.put(action)) {
            gauges.givenUp.incrementAndGet();
            LOG.debug("node {}: too many actions wait, one is given up", settings.nodeId());
            translator.unsent(action);
            askAgain();
        }
    }

    /** Puts a fact into the ring if there is room; if not, the node will be asked again. */
    boolean offer(Input input) {
        boolean taken = gate.offer(input);
        if (!taken) {
            gauges.refusedInputs.incrementAndGet();
            askAgain();
        }
        return taken;
    }

    /** Waits for room: only the keeper may. */
    void publish(Input input) {
        gate.publish(input);
    }

    /** What is known of the legs may be wrong: the keeper asks the node for its list. */
    void askAgain() {
        resync = true;
        ring();
    }

    /** Whether somebody has asked since the last time. */
    boolean resyncWanted() {
        boolean wanted = resync;
        resync = false;
        return wanted;
    }

    void ring() {
        bell.offer(Boolean.TRUE);
    }

    /** Sleeps until somebody rings. */
    void pause(long ms) throws InterruptedException {
        bell.poll(ms, TimeUnit.MILLISECONDS);
    }

    boolean closing() {
        return closing;
    }

    void moveTo(LinkState next) {
        state = next;
        if (next == LinkState.UP) {
            problem = "";
            backoff.reset();
        }
    }

    LinkState state() {
        return state;
    }

    /** Notes when the node was started; true when it is another start than over the link before. */
    boolean restartedAt(String start) {
        boolean other = !startedAt.isEmpty() && !startedAt.equals(start);
        startedAt = start;
        return other;
    }

    void linked(AmiLink opened) {
        link = opened;
        gauges.linked();
    }

    /** The link is gone: what was not written will not be. */
    void unlinked() {
        link = null;
        for (AmiAction action : queue.drain()) {
            translator.unsent(action);
        }
    }

    private void keep() {
        try {
            while (!closing) {
                moveTo(LinkState.CONNECTING);
                try {
                    new Episode(this).live();
                    problem = "the link was lost";
                } catch (LinkFailed failed) {
                    note(failed);
                } catch (IllegalStateException engineStopped) {
                    throw engineStopped;
                } catch (RuntimeException unforeseen) { // a node that nobody keeps would be down for good
                    LOG.error("node {}: the link is given up and made anew", settings.nodeId(), unforeseen);
                    problem = "an unforeseen fault, see the log";
                }
                if (!closing) {
                    moveTo(LinkState.WAITING);
                    TimeUnit.MILLISECONDS.sleep(backoff.nextMs());
                }
            }
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        } catch (IllegalStateException engineStopped) {
            LOG.info("node {}: the engine has stopped ({})", settings.nodeId(), engineStopped.getMessage());
        }
        moveTo(LinkState.CLOSED);
    }

    private void note(LinkFailed failed) {
        String now = String.valueOf(failed.getMessage());
        if (!now.equals(problem)) {
            LOG.warn("node {}: {}", settings.nodeId(), now);
        }
        problem = now;
    }

    private void write() {
        Precedence.CALLS.take();
        try {
            while (!closing) {
                AmiAction action = queue.take();
                AmiLink open = link;
                if (action instanceof AmiAction.Originate call && !translator.release(call)) {
                    continue;
                }
                if (open == null) {
                    translator.unsent(action);
                    continue;
                }
                try {
                    open.send(action, queue.urgentWaits(), answer -> answered(action, answer));
                } catch (LinkFailed gone) {
                    translator.unsent(action);
                }
            }
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
    }

    private void answered(AmiAction action, AmiLink.@Nullable Answer answer) {
        if (answer != null && !answer.success()) {
            gauges.refusedActions.incrementAndGet();
            LOG.info("node {}: {} refused: {}", settings.nodeId(), action.getClass().getSimpleName(),
                    action instanceof AmiAction.Originate ? answer.message() : "");
            translator.refused(action);
        }
    }

    @Override
    public void close() {
        closing = true;
        ring();
        AmiLink open = link;
        if (open != null) {
            open.close();
        }
        writer.interrupt();
        try {
            keeper.join(JOIN_MS);
            keeper.interrupt();
            writer.join(JOIN_MS);
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
    }
}
