package dialer.engine.stage;

import dialer.engine.processor.Precedence;
import java.util.List;
import java.util.concurrent.ThreadFactory;

/** A thread of the ring. Its turn says who is woken before whom; the first ones have a call's precedence. */
public final class StageThread extends Thread {

    /** So many stages a ring has at most. */
    static final int MOST = 8;

    private final int turn;
    private final boolean carriesCalls;

    private StageThread(Runnable work, String name, int turn, boolean carriesCalls) {
        super(work, "dialer-" + name);
        this.turn = turn;
        this.carriesCalls = carriesCalls;
        setDaemon(true);
    }

    @Override
    public void run() {
        if (carriesCalls) {
            Precedence.CALLS.take();
        }
        super.run();
    }

    /**
     * Makes one thread for each of these stages, in their order, which is the order of their turns too.
     *
     * @param calls so many of the first are between an answer and its agent
     */
    public static ThreadFactory named(int calls, String... stages) {
        if (stages.length > MOST) {
            throw new IllegalArgumentException("more than " + MOST + " stages");
        }
        List<String> names = List.of(stages);
        return new ThreadFactory() {
            private int made;

            @Override
            public StageThread newThread(Runnable work) {
                int turn = made++;
                return new StageThread(work, names.get(turn), turn, turn < calls);
            }
        };
    }

    static int turnOfCaller() {
        if (Thread.currentThread() instanceof StageThread stage) {
            return stage.turn;
        }
        throw new IllegalStateException(Thread.currentThread().getName() + " is no stage of a ring");
    }
}
