package dialer.telephony.ami;

import dialer.telephony.translate.ChannelIds;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.asteriskjava.AsteriskVersion;
import org.asteriskjava.lock.Locker.LockCloser;
import org.asteriskjava.manager.ManagerConnectionState;
import org.asteriskjava.manager.event.DisconnectEvent;
import org.asteriskjava.manager.event.ManagerEvent;
import org.asteriskjava.manager.event.UserEvent;
import org.asteriskjava.manager.internal.ManagerConnectionImpl;
import org.asteriskjava.util.SocketConnectionFacade;
import org.jspecify.annotations.Nullable;

/** Asterisk-Java's connection on our own socket, without its reconnect: whoever owns a lost link opens a new one. */
final class AmiConnection extends ManagerConnectionImpl {

    private static final long RESPONSE_TIMEOUT_MS = 5_000;
    /** What our dialplan says by UserEvent; the name there is the class's without "Event". */
    private static final List<Class<? extends UserEvent>> USER_EVENTS = List.of(DialerAbandonEvent.class,
            DialerAgentLostEvent.class, DialerCheckEvent.class, DialerOptOutEvent.class, DialerOutsideEvent.class,
            DialerReturnEvent.class);
    /** Their names in the dialplan. */
    static final Set<String> USER_EVENT_NAMES = USER_EVENTS.stream()
            .map(event -> event.getSimpleName().replaceFirst("Event$", "")).collect(Collectors.toUnmodifiableSet());

    private final LinkAddress address;
    private final ChannelIds ids;
    private volatile @Nullable AmiSocket amiSocket;

    AmiConnection(LinkAddress address, ChannelIds ids) {
        this.address = address;
        this.ids = ids;
        setHostname(address.host());
        setPort(address.port());
        setUsername(address.user());
        setPassword(address.secret().get());
        setDefaultResponseTimeout(RESPONSE_TIMEOUT_MS);
        registerUserEventClass(BridgeEnteredEvent.class);
        registerUserEventClass(BridgeLeftEvent.class);
        registerUserEventClass(HangupWithSipEvent.class);
        USER_EVENTS.forEach(this::registerUserEventClass);
    }

    AmiSocket amiSocket() {
        return Objects.requireNonNull(amiSocket);
    }

    @Override
    protected SocketConnectionFacade createSocket() throws IOException {
        AmiSocket opened = new AmiSocket(Sockets.open(address), ids);
        amiSocket = opened;
        return opened;
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
