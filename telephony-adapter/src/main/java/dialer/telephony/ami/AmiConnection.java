package dialer.telephony.ami;

import java.io.IOException;
import java.util.Objects;
import java.util.function.Consumer;
import org.asteriskjava.AsteriskVersion;
import org.asteriskjava.lock.Locker.LockCloser;
import org.asteriskjava.manager.ManagerConnectionState;
import org.asteriskjava.manager.event.DisconnectEvent;
import org.asteriskjava.manager.event.ManagerEvent;
import org.asteriskjava.manager.internal.ManagerConnectionImpl;
import org.asteriskjava.manager.internal.ManagerWriter;
import org.asteriskjava.util.SocketConnectionFacade;
import org.jspecify.annotations.Nullable;

/** Asterisk-Java's connection on our own socket, without its reconnect: whoever owns a lost link opens a new one. */
final class AmiConnection extends ManagerConnectionImpl {

    private static final long RESPONSE_TIMEOUT_MS = 5_000;
    private final LinkAddress address;
    private final Consumer<EventBlock> events;
    private volatile @Nullable AmiSocket amiSocket;

    AmiConnection(LinkAddress address, Consumer<EventBlock> events) {
        this.address = address;
        this.events = events;
        setHostname(address.host());
        setPort(address.port());
        setUsername(address.user());
        setPassword(address.secret().get());
        setDefaultResponseTimeout(RESPONSE_TIMEOUT_MS);
    }

    AmiSocket amiSocket() {
        return Objects.requireNonNull(amiSocket);
    }

    @Override
    protected SocketConnectionFacade createSocket() throws IOException {
        AmiSocket opened = new AmiSocket(Sockets.open(address), events);
        amiSocket = opened;
        return opened;
    }

    @Override
    protected ManagerWriter createWriter() {
        return new AmiWriter();
    }

    /** Only the way Variable headers are written depends on it, and that has not changed since Asterisk 1.2. */
    @Override
    protected AsteriskVersion determineVersion() {
        return AsteriskVersion.DEFAULT_VERSION;
    }

    @Override
    public void dispatchEvent(ManagerEvent event, @Nullable Integer requiredHandlingTime) {
        super.dispatchEvent(event, requiredHandlingTime);
        if (event instanceof DisconnectEvent) {
            try (LockCloser _ = withLock()) {
                if (state == ManagerConnectionState.RECONNECTING) {
                    // its reconnect thread looks at this before its first try
                    state = ManagerConnectionState.DISCONNECTED;
                }
            }
        }
    }

    /** Cuts the link; its listener hears of it as of any other loss. */
    void cut() {
        AmiSocket open = amiSocket;
        if (open != null) {
            try {
                open.close();
            } catch (IOException gone) {
                // closed is what was wanted
                amiSocket = null;
            }
        }
    }
}
