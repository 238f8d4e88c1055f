package dialer.engine;

import com.lmax.disruptor.BatchEventProcessor;
import com.lmax.disruptor.BatchEventProcessorBuilder;
import com.lmax.disruptor.EventHandler;
import com.lmax.disruptor.TimeoutException;
import com.lmax.disruptor.dsl.Disruptor;
import com.lmax.disruptor.dsl.EventProcessorFactory;
import com.lmax.disruptor.dsl.ProducerType;
import dialer.core.input.EngineInput;
import dialer.engine.journal.Journal;
import dialer.engine.journal.JournalTrouble;
import dialer.engine.journal.OutboxJournal;
import dialer.engine.journal.ShapeFolder;
import dialer.engine.journal.SnapshotFolder;
import dialer.engine.stage.CallExit;
import dialer.engine.stage.CoreStage;
import dialer.engine.stage.Freeze;
import dialer.engine.stage.Host;
import dialer.engine.stage.JournalStage;
import dialer.engine.stage.Lag;
import dialer.engine.stage.OutboxStage;
import dialer.engine.stage.RingCell;
import dialer.engine.stage.ShowStage;
import dialer.engine.stage.SnapshotRhythm;
import dialer.engine.stage.StageThread;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one place where threads, ring, disk and core come together. Started on a data directory it first recovers what
 * lies there; an input that went through the gate is never lost again, even when the process is killed.
 */
public final class DialerEngine implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DialerEngine.class);
    private static final long DRAIN_SECONDS = 30;
    private static final int BATCH = 256;

    private final EngineSettings settings;
    private final DirectoryLock lock;
    private final Journal journal;
    private final OutboxJournal outboxJournal;
    private final DiskOutbox outbox;
    private final Freeze freeze = new Freeze();
    private final Lag lag = new Lag();
    private final Rate rate = new Rate();
    private final DiskWatch disk;
    private final SnapshotWriter snapshots;
    private final long epoch;
    private final Map<Long, List<Long>> contactsInHand;
    private final Host core;
    private final Disruptor<RingCell> ring;
    private final JournalStage journalStage;
    private final CallExit calls;
    private final ShowStage showStage;
    private final OutboxStage outboxStage;
    private final RingGate gate;
    private final Ticker ticker;
    private final Thread tickThread;
    private final Thread snapshotThread;
    private final AtomicBoolean closed = new AtomicBoolean();

    /**
     * Recovers, then starts; the first input of the run is EpochStarted.
     *
     * @throws CannotStart    when the directory is in use, damaged beyond repair, or its disk nearly full
     * @throws JournalTrouble when Java's flags are missing or files cannot be opened
     */
    public static DialerEngine start(EngineSettings settings, WallClock clock, Switch aSwitch, Screens screens) {
        return start(settings, clock, aSwitch, screens, core -> core, DiskWatch.FreeSpace.ofFileSystem());
    }

    static DialerEngine start(EngineSettings settings, WallClock clock, Switch aSwitch, Screens screens,
            UnaryOperator<Host> fault, DiskWatch.FreeSpace space) {
        DirectoryLock lock = DirectoryLock.take(settings.directory());
        try {
            return new DialerEngine(settings, lock, clock, aSwitch, screens, fault, space);
        } catch (RuntimeException | Error e) {
            quietly("the lock", lock);
            throw e;
        }
    }

    private DialerEngine(EngineSettings settings, DirectoryLock lock, WallClock clock, Switch aSwitch, Screens screens,
            UnaryOperator<Host> fault, DiskWatch.FreeSpace space) {
        Path directory = settings.directory();
        this.settings = settings;
        this.lock = lock;

        // 1  What lies on disk
        disk = new DiskWatch(directory, settings.minFreeBytes(), space);
        disk.checkAtStart();
        ShapeFolder shapes = new ShapeFolder(directory);
        SnapshotFolder snapshotFolder = new SnapshotFolder(directory);
        journal = Journal.toWrite(directory, shapes);
        outboxJournal = OutboxJournal.toWrite(directory, shapes);
        outbox = new DiskOutbox(outboxJournal, OutboxName.of(directory));
        snapshots = new SnapshotWriter(snapshotFolder, journal, outboxJournal, outbox, settings.snapshotsKept());

        // 2  The core as the last run left it; a new run is a new epoch and begins with a snapshot
        Recovery.Recovered last = recovered(new Recovery(directory, journal, outboxJournal, snapshotFolder, shapes));
        if (last.replay().applied() > 0) {
            snapshots.write(last.replay().snapshot(last.outboxPosition()));
        }
        epoch = last.epoch() + 1;
        contactsInHand = Map.copyOf(last.replay().core().contactsInHand());
        journal.beginEpoch(epoch);
        core = fault.apply(last.replay().core());

        // 3  The ring: journal ∥ core with the way out to telephony, a barrier behind both, then the other two ways out
        long firstSeq = last.seq() + 1;
        AtomicBoolean tickInRing = new AtomicBoolean();
        journalStage = new JournalStage(journal, freeze, firstSeq);
        calls = new CallExit(aSwitch::ask, journalStage::journaledSeq, freeze, SystemClock::monotonicNanos, lag);
        CoreStage coreStage = new CoreStage(core, calls, freeze, tickInRing, new SnapshotRhythm(
                settings.snapshotEveryInputs(), settings.snapshotEvery().toMillis(), clock.nowMs()), firstSeq);
        showStage = new ShowStage(screens::show, freeze);
        outboxStage = new OutboxStage(outboxJournal, freeze, snapshots::accept, epoch, firstSeq,
                last.outboxPosition());
        ring = new Disruptor<>(RingCell::new, settings.ringSize(),
                StageThread.named(2, "journal", "core", "show", "outbox"), ProducerType.MULTI,
                settings.waiting().strategy());
        ring.handleEventsWith(inBatches(journalStage), inBatches(coreStage))
                .then(inBatches(showStage), inBatches(outboxStage));

        // 4  The gate before it, and those who knock by themselves
        gate = new RingGate(ring.start(), clock, freeze, last.replay().core().isStoppedByOperator());
        gate.publish(new EngineInput.EpochStarted(epoch, new SecureRandom().nextLong()));
        warnWhenBehind(clock.nowMs(), last.atMs());
        ticker = new Ticker(gate, clock, tickInRing, settings.tick(), this::eachSecond);
        tickThread = thread("dialer-tick", ticker);
        snapshotThread = thread("dialer-snapshot", snapshots);
        LOG.info("engine runs: epoch {}, input {}, directory {}", epoch, firstSeq, directory);
    }

    /** Batches are bounded: a stage shows its progress after one, and those behind work while it goes on. */
    private EventProcessorFactory<RingCell> inBatches(EventHandler<RingCell> stage) {
        return (cells, before) -> {
            BatchEventProcessor<RingCell> processor = new BatchEventProcessorBuilder().setMaxBatchSize(BATCH)
                    .build(cells, cells.newBarrier(before), stage);
            processor.setExceptionHandler(new FreezeOnException(freeze));
            return processor;
        };
    }

    private Recovery.Recovered recovered(Recovery recovery) {
        try {
            return recovery.recover();
        } catch (RuntimeException | Error e) {
            quietly("the journal", journal);
            quietly("the outbox", outboxJournal);
            throw e;
        }
    }

    /** A core whose time stands still fires no timers: better no new calls until somebody has looked at the clock. */
    private void warnWhenBehind(long nowMs, long lastMs) {
        if (lastMs - nowMs >= SystemClock.TOLERANCE_MS) {
            LOG.error("The machine's clock stands {} ms before the last input of the last run: dialing waits until "
                    + "an operator resumes it.", lastMs - nowMs);
            gate.publish(new EngineInput.ClockJumped(nowMs - lastMs));
        }
    }

    private void eachSecond() {
        disk.check(gate, freeze);
        rate.measure(outboxStage.lastSeq(), SystemClock.monotonicNanos());
    }

    /** The way in. */
    public InputGate gate() {
        return gate;
    }

    /**
     * The contacts that the core held when this run began, by id, each with the ids of its numbers. Whoever keeps what
     * the core does not (digits, leases) must have it for these again before a node reports.
     */
    public Map<Long, List<Long>> contactsInHand() {
        return contactsInHand;
    }

    /** The store effects, for the projector. */
    public Outbox outbox() {
        return outbox;
    }

    /** Whether the engine has stopped itself; {@link #gauges()} says why. */
    public boolean frozen() {
        return freeze.frozen();
    }

    /** No new calls from now on; calls in the air go on. */
    public void stopDialing() {
        gate.offer(new EngineInput.DialingStopped(0));
    }

    /** What the engine measures of itself. */
    public Gauges gauges() {
        return new Gauges(this::reading, lag::sinceStart, lag::reset);
    }

    private Gauges.Reading reading() {
        int size = settings.ringSize();
        return new Gauges.Reading(epoch, size, size - ring.getRingBuffer().remainingCapacity(), outboxStage.lastSeq(),
                journalStage.journaledSeq(), rate.perSecond(), gate.refused(), outboxStage.position(),
                outboxJournal.countBehind(outbox.carriedOver()), snapshots.ageMs(),
                disk.freeBytes(), calls.failures() + showStage.failures(), freeze.frozen(), freeze.reason());
    }

    /** Shuts the gate, lets everything in the ring take effect, and writes a last snapshot. */
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        ticker.stop();
        LockSupport.unpark(tickThread);
        join(tickThread);
        gate.shut();
        drain();
        snapshots.stop();
        join(snapshotThread);
        if (!freeze.frozen()) {
            snapshots.write(outboxStage.lastSnapshot(core.state()));
        }
        quietly("the outbox", outboxJournal);
        quietly("the journal", journal);
        quietly("the lock", lock);
        LOG.info("engine stopped behind input {}", outboxStage.lastSeq());
    }

    private void drain() {
        try {
            ring.shutdown(DRAIN_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            freeze.because("the ring did not run dry within " + DRAIN_SECONDS + " s");
            ring.halt();
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join(TimeUnit.SECONDS.toMillis(DRAIN_SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Thread thread(String name, Runnable work) {
        Thread thread = Thread.ofPlatform().name(name).daemon().unstarted(work);
        thread.start();
        return thread;
    }

    private static void quietly(String what, AutoCloseable open) {
        try {
            open.close();
        } catch (Exception e) {
            LOG.warn("cannot close {}", what, e);
        }
    }
}
