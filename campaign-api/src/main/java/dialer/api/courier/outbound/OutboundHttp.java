package dialer.api.courier.outbound;

import dialer.engine.SystemClock;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Posts to servers of couriers over HTTP/1.1 (RFC 9112). A client of our own, because the JDK's resolves names by
 * itself: this one connects to the very address that {@link AddressGuard} has judged, while the certificate is still
 * checked against the name. It follows no redirect, reads no more of an answer than was asked for, and ends every
 * exchange in time whatever the server does. It blocks: call it on a virtual thread.
 */
public final class OutboundHttp implements AutoCloseable {

    private static final String AGENT = "dialer-webhooks/1";

    private final AddressGuard guard;
    private final ScheduledExecutorService watchdog;
    private final SSLSocketFactory tls;
    private final Wires idle = new Wires();

    /** @param watchdog closes what takes too long; a thread of it is never blocked */
    public OutboundHttp(AddressGuard guard, ScheduledExecutorService watchdog) {
        this(guard, watchdog, (SSLSocketFactory) SSLSocketFactory.getDefault());
    }

    OutboundHttp(AddressGuard guard, ScheduledExecutorService watchdog, SSLSocketFactory tls) {
        this.guard = guard;
        this.watchdog = watchdog;
        this.tls = tls;
    }

    /** The guard in front. */
    public AddressGuard guard() {
        return guard;
    }

    /**
     * Sends a body and waits for the answer.
     *
     * @param headers        besides Host, User-Agent and Content-Length
     * @param within         for everything together, from the name's resolution to the last byte
     * @param maxAnswerBytes of the answer's body; what comes after is not read
     * @throws ForbiddenTarget        when the name leads where we do not go
     * @throws SocketTimeoutException when the time is over
     * @throws IOException            when there is no whole answer
     */
    public Answer post(Target target, Map<String, String> headers, byte[] body, Duration within, int maxAnswerBytes)
            throws IOException {
        long deadline = SystemClock.monotonicNanos() + within.toNanos();
        byte[] request = Request.post(target, AGENT, headers, body);
        Wire used = idle.take(target.origin());
        if (used != null) {
            try {
                return exchange(target, used, request, deadline, maxAnswerBytes);
            } catch (Wire.GoneBeforeAnswer e) {
                // the server has closed it since its last use; the request is sent again on a fresh one
                used.close();
            }
        }
        return exchange(target, connect(target, deadline), request, deadline, maxAnswerBytes);
    }

    @Override
    public void close() {
        idle.close();
    }

    private Answer exchange(Target target, Wire wire, byte[] request, long deadline, int maxAnswerBytes)
            throws IOException {
        boolean reusable = false;
        ScheduledFuture<?> end = closeAt(deadline, wire);
        try {
            wire.send(request);
            Answer answer = wire.receive(maxAnswerBytes);
            reusable = wire.staysOpen() && end.cancel(false);
            return answer;
        } catch (IOException e) {
            throw inTime(deadline, e);
        } finally {
            end.cancel(false);
            if (reusable) {
                idle.giveBack(target.origin(), wire);
            } else {
                wire.close();
            }
        }
    }

    private Wire connect(Target target, long deadline) throws IOException {
        List<InetAddress> addresses = addresses(target, deadline);
        IOException last = new IOException("No address");
        for (int i = 0; i < addresses.size(); i++) {
            long leftMs = TimeUnit.NANOSECONDS.toMillis(deadline - SystemClock.monotonicNanos());
            if (leftMs < 1) {
                throw new SocketTimeoutException("Not connected in time");
            }
            Socket socket = new Socket();
            try {
                socket.setTcpNoDelay(true);
                socket.connect(new InetSocketAddress(addresses.get(i), target.port()),
                        (int) Math.max(1, leftMs / (addresses.size() - i)));
                return new Wire(target.secure() ? secured(socket, target, deadline) : socket);
            } catch (IOException e) {
                socket.close();
                last = inTime(deadline, e);
            }
        }
        throw last;
    }

    /** The system's resolver knows no time-out of ours: it is waited for beside it. */
    private List<InetAddress> addresses(Target target, long deadline) throws IOException {
        FutureTask<List<InetAddress>> asked = new FutureTask<>(() -> guard.addresses(target));
        Thread.ofVirtual().name("resolve").start(asked);
        try {
            return asked.get(deadline - SystemClock.monotonicNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException trouble) {
                throw trouble;
            }
            throw new IOException(e.getCause());
        } catch (TimeoutException e) {
            SocketTimeoutException late = new SocketTimeoutException("The name was not resolved in time");
            late.initCause(e);
            throw late;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while a name was resolved");
        }
    }

    private Socket secured(Socket socket, Target target, long deadline) throws IOException {
        ScheduledFuture<?> end = closeAt(deadline, socket);
        try {
            SSLSocket secure = (SSLSocket) tls.createSocket(socket, target.host(), target.port(), true);
            SSLParameters parameters = secure.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            if (target.host().indexOf(':') < 0 && !target.host().matches("[0-9.]+")) {
                parameters.setServerNames(List.of(new SNIHostName(target.host())));
            }
            secure.setSSLParameters(parameters);
            secure.startHandshake();
            return secure;
        } finally {
            end.cancel(false);
        }
    }

    private ScheduledFuture<?> closeAt(long deadline, AutoCloseable what) {
        return watchdog.schedule(() -> {
            what.close();
            return null;
        }, Math.max(1, deadline - SystemClock.monotonicNanos()), TimeUnit.NANOSECONDS);
    }

    /** A socket that the watchdog has closed tells of a closed socket; the reason is the time. */
    private static IOException inTime(long deadline, IOException e) {
        if (SystemClock.monotonicNanos() < deadline || e instanceof SocketTimeoutException) {
            return e;
        }
        SocketTimeoutException late = new SocketTimeoutException("No answer in time");
        late.initCause(e);
        return late;
    }
}
