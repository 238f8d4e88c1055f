package dialer.telephony.simulated;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A node that speaks AMI on a loopback port. Trunks and seats are there by name ({@code PJSIP/number@carrier},
 * {@code PJSIP/seat-001}); the contexts are those of {@code config/asterisk/dialer.conf}.
 *
 * <p>What it does not model: audio, Local and Surrogate channels, transfers, and the CPU that a real Asterisk needs.
 */
public final class SimulatedAsterisk implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SimulatedAsterisk.class);

    /**
     * How the node is set up.
     *
     * @param port 0 for any free one
     * @param user AMI user
     * @param secret AMI secret
     * @param systemName appears in each event
     * @param trunks endpoints that lead to the carrier
     * @param seats seat-001 … and web-001 … up to this number; every phone is registered at the start
     * @param sounds sound files that exist
     * @param safeHarbourMs how long the message plays
     * @param sorryMs how long the apology plays
     * @param seed of the order of events, which on a real Asterisk is anybody's guess
     */
    public record Settings(
            int port, String user, String secret, String systemName, Set<String> trunks, int seats, Set<String> sounds,
            long safeHarbourMs, long sorryMs, long seed) {

        public Settings {
            trunks = Set.copyOf(trunks);
            sounds = Set.copyOf(sounds);
            if (port < 0 || port > 65_535 || seats < 0 || seats > 999) {
                throw new IllegalArgumentException("port 0..65535, seats 0..999: " + port + ", " + seats);
            }
        }

        /** Any free port, trunks carrier and carrier2, 40 seats, the sounds that come with the templates. */
        public static Settings ordinary(String user, String secret) {
            return new Settings(0, user, secret, "simulated", Set.of("carrier", "carrier2"), 40,
                    Set.of("dialer/safe-harbour", "dialer/safe-harbour-en", "dialer/sorry"), 10_300, 4_800, 1);
        }
    }

    /**
     * What has happened since the start.
     *
     * @param originated Originate actions accepted, agents' legs included
     * @param answered by customers and seats
     * @param bridged Bridge actions that joined two lines
     * @param safeHarbours messages begun
     * @param ended lines hung up
     * @param live lines now
     */
    public record Happened(long originated, long answered, long bridged, long safeHarbours, long ended, int live) {}

    private final Timeline timeline;
    private final Switchboard switchboard;
    private final Actions actions;
    private final Totals totals = new Totals();
    private final Faults faults;
    private final Freezer freezer = new Freezer();
    private final ServerSocket server;
    private final Set<Connection> clients = ConcurrentHashMap.newKeySet();
    private volatile boolean accepting = true;

    private SimulatedAsterisk(Settings settings, Carrier carrier, LongSupplier nowMs, double speed) throws IOException {
        this.server = new ServerSocket();
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), settings.port()));
        this.timeline = new Timeline(settings.systemName(), nowMs, speed);
        var announcer = new Announcer(settings.systemName(), nowMs, this::tell);
        this.switchboard = new Switchboard(settings, carrier, timeline, announcer, totals);
        this.actions = new Actions(settings, timeline, switchboard, announcer, totals);
        this.faults = new Faults(timeline, switchboard, freezer, this::disconnect);
        Thread.ofPlatform().daemon().name(settings.systemName() + "-accept").start(this::accept);
    }

    /**
     * Starts a node.
     *
     * @param nowMs UTC milliseconds on the node's own clock, never going back
     * @param speed how many of the clock's milliseconds pass in one real one
     * @throws IOException when the port is taken
     */
    public static SimulatedAsterisk start(Settings settings, Carrier carrier, LongSupplier nowMs, double speed)
            throws IOException {
        return new SimulatedAsterisk(settings, carrier, nowMs, speed);
    }

    public int port() {
        return server.getLocalPort();
    }

    public Faults faults() {
        return faults;
    }

    public Happened happened() {
        return new Happened(totals.originated.sum(), totals.answered.sum(), totals.bridged.sum(),
                totals.safeHarbours.sum(), totals.ended.sum(), onTimeline(switchboard::size));
    }

    /**
     * Who is speaking on an answered line: what the agent who listens would know. NOBODY when there is no such
     * line.
     */
    public Fate.Voice voiceOn(String channelId) {
        return onTimeline(() -> {
            var line = switchboard.exact(channelId);
            return line == null || line.channelState() != Line.UP ? Fate.Voice.NOBODY : line.fate().voice();
        });
    }

    /** The person (or the phone) on this line hangs up, now. */
    public void hangsUp(String channelId) {
        timeline.soon(() -> {
            var line = switchboard.exact(channelId);
            if (line != null) {
                switchboard.farEndHangsUp(line);
            }
        });
    }

    /** A phone registers at its seat, or goes away. */
    public void phone(String seat, boolean registered) {
        timeline.soon(() -> switchboard.reachable(seat, registered));
    }

    private <T> T onTimeline(Supplier<T> question) {
        var answer = new CompletableFuture<T>();
        var asked = timeline.soon(() -> answer.complete(question.get()));
        return asked ? answer.join() : question.get();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var socket = server.accept();
                if (!accepting) {
                    socket.close();
                    continue;
                }
                socket.setTcpNoDelay(true);
                var client = new Connection(socket, freezer);
                clients.add(client);
                client.start((from, request) -> timeline.soon(() -> actions.handle(from, request)), clients::remove);
            } catch (IOException e) {
                LOG.debug("simulated Asterisk: accept ended", e);
            }
        }
    }

    private void tell(String name, Block event) {
        var times = faults.times(name);
        var bytes = event.bytes();
        if (faults.delayMs() == 0) {
            broadcast(bytes, times);
        } else if (times > 0) {
            timeline.after(faults.delayMs(), () -> broadcast(bytes, times));
        }
    }

    private void broadcast(byte[] event, int times) {
        for (var client : clients) {
            for (var i = 0; i < times && client.wantsEvents(); i++) {
                client.send(event);
            }
        }
    }

    private void disconnect(boolean mayComeBack) {
        accepting = mayComeBack;
        // a client that has been cut off may be back before the last one is: only those of this moment are meant
        List.copyOf(clients).forEach(Connection::close);
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            LOG.debug("closing the simulated Asterisk", e);
        }
        freezer.set(false);
        clients.forEach(Connection::close);
        timeline.close();
    }
}
