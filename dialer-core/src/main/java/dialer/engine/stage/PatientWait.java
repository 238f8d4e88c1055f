package dialer.engine.stage;

import com.lmax.disruptor.AlertException;
import com.lmax.disruptor.Sequence;
import com.lmax.disruptor.SequenceBarrier;
import com.lmax.disruptor.WaitStrategy;
import java.lang.invoke.VarHandle;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;

/**
 * Every stage sleeps until there is something for it to do, and no stage spins: on two cores one that spins keeps
 * another from working. The gate wakes the stages of the first line; a stage of the first line, when it asks for more,
 * has just finished something and wakes those behind, if everybody before them is done. Each sleeper is woken by name,
 * in the order of the stages' {@link StageThread turns}.
 * (With a lock and a condition, as Disruptor's own blocking strategies have it, sleepers queue for the lock and wake
 * one after the other.)
 */
public final class PatientWait implements WaitStrategy {

    /** Nobody need wake a sleeper when the engine is halted: it looks up by itself so often. */
    private static final long LOOK_UP_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final Sleepers firstLine = new Sleepers();
    private final Sleepers behind = new Sleepers();

    @Override
    @SuppressWarnings("ReferenceEquality") // a stage of the first line waits for the cursor itself
    public long waitFor(long sequence, Sequence cursor, Sequence before, SequenceBarrier barrier)
            throws AlertException, InterruptedException {
        Sleepers mine = behind;
        if (before == cursor) {
            behind.wake();
            mine = firstLine;
        }
        long available = before.get();
        while (available < sequence) {
            barrier.checkAlert();
            int place = mine.lieDown(before, sequence);
            try {
                available = before.get();
                if (available < sequence) {
                    barrier.checkAlert();
                    LockSupport.parkNanos(this, LOOK_UP_NANOS);
                }
            } finally {
                mine.getUp(place);
            }
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            available = before.get();
        }
        return available;
    }

    @Override
    public void signalAllWhenBlocking() {
        firstLine.wake();
    }

    /** Threads that sleep, or are just about to. */
    private static final class Sleepers {

        /** Who sleeps, and what for: the number up to which those before must have come. */
        private record Sleeper(Thread thread, Sequence before, long wanted) {
        }

        private final AtomicReferenceArray<Sleeper> places = new AtomicReferenceArray<>(StageThread.MOST);
        private final AtomicInteger count = new AtomicInteger();

        /** The caller looks once more before it sleeps: whoever comes after this wakes it. */
        int lieDown(Sequence before, long wanted) {
            int place = StageThread.turnOfCaller();
            places.set(place, new Sleeper(Thread.currentThread(), before, wanted));
            count.incrementAndGet();
            return place;
        }

        void getUp(int place) {
            places.set(place, null);
            count.decrementAndGet();
        }

        void wake() {
            VarHandle.fullFence(); // what the sleeper looks for was written before we look for the sleeper
            if (count.get() == 0) {
                return;
            }
            for (int place = 0; place < StageThread.MOST; place++) {
                Sleeper sleeper = places.get(place);
                if (sleeper != null && sleeper.before.get() >= sleeper.wanted) {
                    LockSupport.unpark(sleeper.thread);
                }
            }
        }
    }
}
