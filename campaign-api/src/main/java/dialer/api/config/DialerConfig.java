package dialer.api.config;

import dialer.api.courier.outbound.Network;
import dialer.api.retention.RetentionSettings;
import dialer.api.store.DatabaseSettings;
import dialer.compliance.RulePack;
import dialer.engine.EngineSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The whole configuration, checked. See {@code config/dialer.yaml} for the keys.
 *
 * @param rulePackDirectory where the packs stand, for those who look whether they have changed
 * @param rulePacks by id
 */
public record DialerConfig(Path dataDirectory, Http http, DatabaseSettings database, EngineSettings engine,
        List<Node> nodes, Softphone softphone, Calls calls, Outbound outbound, List<PauseReason> pauseReasons,
        List<Destination> transferDestinations,
        Path rulePackDirectory, Map<String, RulePack> rulePacks, RetentionSettings retention) {
    public DialerConfig {
        nodes = List.copyOf(nodes);
        pauseReasons = List.copyOf(pauseReasons);
        transferDestinations = List.copyOf(transferDestinations);
        rulePacks = Map.copyOf(rulePacks);
    }

    /**
     * Pages and API.
     *
     * @param certificate PEM file with the certificate chain, null for a generated self-signed one
     * @param key         PEM file with its key
     * @param maxUploadBytes of one base
     * @param metricsToken for {@code /metrics}; empty: from this machine only
     */
    public record Http(String host, int port, boolean https, @Nullable Path certificate, @Nullable Path key,
            long maxUploadBytes, String metricsToken) {
        @Override
        public String toString() {
            return "Http[" + host + ":" + port + ", https=" + https + "]";
        }
    }

    /**
     * One Asterisk with its seats and trunks.
     *
     * @param caFile      PEM file of the node's certificate for TLS, null to trust what the JVM trusts
     * @param seatPattern dial string of a seat, {@code %03d} being its number
     * @param seats       how many seats the node has, numbered from 1
     * @param seatServer  what an agent's telephone registers with, shown to the agent
     * @param webSeats    how many browser seats the node has
     * @param webSeatPattern dial string of a browser seat
     * @param webServer   WebSocket address at which browsers register; empty without browser seats
     */
    public record Node(int id, String name, String host, int port, boolean tls, @Nullable Path caFile, String user,
            String secret, String idPrefix, int callsPerSecond, int maxLegs, String seatPattern, int seats,
            String seatServer, int webSeats, String webSeatPattern, String webServer, List<Trunk> trunks) {
        public Node {
            trunks = List.copyOf(trunks);
        }

        @Override
        public String toString() {
            return "Node[" + id + ", " + name + "]";
        }
    }

    /**
     * How browsers reach a node's media.
     *
     * @param turnSecret   shared with the TURN servers
     * @param turnLifetime of one agent's TURN credential
     * @param iceWait      how long a browser looks for further addresses of its own
     */
    public record Softphone(List<String> stunServers, List<String> turnServers, String turnSecret,
            Duration turnLifetime, Duration iceWait) {
        public Softphone {
            stunServers = List.copyOf(stunServers);
            turnServers = List.copyOf(turnServers);
        }

        @Override
        public String toString() {
            return "Softphone" + stunServers + turnServers;
        }
    }

    /**
     * A way out of a node.
     *
     * @param pattern   its dial string, {@code %s} being the number without "+"
     * @param simulated whether nobody real is behind it
     */
    public record Trunk(int id, String name, String pattern, int capacity, int callsPerSecond, int silentToOpen,
            long openForMs, boolean simulated) {
    }

    /**
     * What holds for every call.
     *
     * @param rulePack         for campaigns that name none
     * @param safeHarbourSound Asterisk's sound to play when nobody is free, without ending
     * @param ownCallbackMinutes how long a callback promised in person waits for its agent
     * @param simulatedPeople  whether only simulated people can be reached, so that packs without rules may be chosen;
     *                         then every trunk must be a simulated one
     */
    public record Calls(String rulePack, String safeHarbourSound, int ownCallbackMinutes, boolean simulatedPeople) {
    }

    /**
     * Requests of ours to servers of couriers.
     *
     * @param allowHttp       whether URLs without TLS are called too
     * @param allowedNetworks private and other special networks that may be called nevertheless
     */
    public record Outbound(boolean allowHttp, List<Network> allowedNetworks) {
        public Outbound {
            allowedNetworks = List.copyOf(allowedNetworks);
        }
    }

    /**
     * A number outside to which agents may hand calls over.
     *
     * @param number E.164 with "+"
     */
    public record Destination(int id, String labelRu, String labelEn, String number) {
        @Override
        public String toString() {
            return "Destination[" + id + "]";
        }
    }

    /** A reason for a pause that agents can choose. */
    public record PauseReason(int id, String code, String labelRu, String labelEn, boolean planned) {
    }
}
