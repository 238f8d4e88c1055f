package dialer.api.live;

import dialer.api.security.Caller;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server's end of one page's socket: a bounded queue with a sender of its own. Whoever sends never waits; a page
 * that does not keep up is dropped, comes back, and gets the whole situation anew.
 */
final class LiveSocket {

    private static final Logger LOG = LoggerFactory.getLogger(LiveSocket.class);
    private static final int QUEUE = 256;
    private static final long SLOWEST_SEND_S = 10;
    private static final int TRY_AGAIN_LATER = 1013;
    private static final String END = "";

    private final Session session;
    private final Caller caller;
    private final BlockingQueue<String> queue = new ArrayBlockingQueue<>(QUEUE);
    private final AtomicBoolean open = new AtomicBoolean(true);
    private volatile long heardAtMs;

    LiveSocket(Session session, Caller caller, Executor senders) {
        this.session = session;
        this.caller = caller;
        senders.execute(this::send);
    }

    Caller caller() {
        return caller;
    }

    /** The page has said something. */
    void heard(long nowMs) {
        heardAtMs = nowMs;
    }

    long heardAtMs() {
        return heardAtMs;
    }

    /** Queues a message; returns at once. */
    void push(String message) {
        if (open.get() && !queue.offer(message)) {
            LOG.info("The page of {} does not keep up and is dropped", caller.actor());
            drop(TRY_AGAIN_LATER, "too slow");
        }
    }

    void push(Object message) {
        push(LiveJson.text(message));
    }

    /** The socket is closed, by whichever side. */
    void ended() {
        open.set(false);
        queue.clear();
        if (!queue.offer(END)) {
            LOG.debug("The sender of {} ends by itself", caller.actor());
        }
    }

    void drop(int code, String reason) {
        if (open.compareAndSet(true, false)) {
            queue.clear();
            if (queue.offer(END)) {
                session.close(code, reason, Callback.NOOP);
            }
        }
    }

    private void send() {
        try {
            for (String next = queue.take(); open.get() && !next.equals(END); next = queue.take()) {
                Callback.Completable done = new Callback.Completable();
                session.sendText(next, done);
                done.get(SLOWEST_SEND_S, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            drop(TRY_AGAIN_LATER, "too slow");
        }
    }
}
