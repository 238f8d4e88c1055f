package dialer.api.demo;

import dialer.engine.WallClock;
import dialer.telephony.simulated.CarrierMix;
import dialer.telephony.simulated.SimulatedAsterisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The Asterisk behind the demo: a simulated one with a carrier, or the lab's real one.
 *
 * @param simulated null with a real Asterisk
 * @param node      the node's part of the configuration, YAML
 */
record DemoSwitch(@Nullable SimulatedAsterisk simulated, String node) implements AutoCloseable {

    /** Beside one for every simulated agent: for whoever wants to see the agent's page. */
    private static final int FREE_SEATS = 20;
    private static final int LEAST_SEATS = 220;
    /** The lab's Asterisk renders twenty; the page is on this machine, so that no certificate is needed. */
    private static final int WEB_SEATS = 5;

    static DemoSwitch start(DemoOptions options, WallClock clock) throws IOException {
        return options.asterisk() ? real() : simulated(options, clock);
    }

    private static DemoSwitch simulated(DemoOptions options, WallClock clock) throws IOException {
        byte[] secret = new byte[16];
        new SecureRandom().nextBytes(secret);
        String password = HexFormat.of().formatHex(secret);
        int seats = Math.max(LEAST_SEATS, options.agents() + FREE_SEATS);
        SimulatedAsterisk.Settings settings = new SimulatedAsterisk.Settings(0, "dialer", password, "simulated",
                Set.of("carrier"), seats, Set.of("dialer/safe-harbour", "dialer/sorry"), 10_300, 4_800, options.seed());
        CarrierMix carrier = new CarrierMix(List.of(CarrierMix.Range.ordinary("",
                CarrierMix.Shares.answering(options.answers()))), options.seed());
        SimulatedAsterisk asterisk = SimulatedAsterisk.start(settings, carrier, clock::nowMs, options.speed());
        return new DemoSwitch(asterisk, node("127.0.0.1", asterisk.port(), "dialer", password, seats, "simulated", "",
                ""));
    }

    private static DemoSwitch real() throws IOException {
        Map<String, String> lab = labEnvironment();
        return new DemoSwitch(null, node(lab.getOrDefault("AMI_HOST", "127.0.0.1"),
                Integer.parseInt(lab.get("AMI_PORT")),
                lab.getOrDefault("AMI_USER", "dialer"), lab.getOrDefault("AMI_SECRET", ""),
                Integer.parseInt(lab.getOrDefault("SEATS", "40")), "lab", "127.0.0.1:" + lab.get("SIP_PORT"),
                lab.getOrDefault("WS_URL", "")));
    }

    /** What {@code ./dialer lab up} wrote down. */
    private static Map<String, String> labEnvironment() throws IOException {
        String home = System.getenv("DIALER_LAB_HOME");
        String cache = System.getenv("XDG_CACHE_HOME");
        Path folder = home != null ? Path.of(home)
                : (cache != null ? Path.of(cache) : Path.of(System.getProperty("user.home"), ".cache"))
                        .resolve("dialer-lab");
        String name = System.getenv().getOrDefault("DIALER_LAB_NAME", "lab");
        Path file = folder.resolve(name).resolve("lab.env");
        if (!Files.isReadable(file)) {
            throw new IOException("There is no lab: start one with ./dialer lab up (looked for " + file + ")");
        }
        Map<String, String> values = new HashMap<>();
        for (String line : Files.readAllLines(file)) {
            int at = line.indexOf('=');
            if (at > 0) {
                values.put(line.substring(0, at), line.substring(at + 1));
            }
        }
        if (!values.containsKey("AMI_PORT")) {
            throw new IOException("The lab's " + file + " names no AMI_PORT: start it again with ./dialer lab up");
        }
        return values;
    }

    private static String node(String host, int port, String user, String secret, int seats, String name,
            String server, String webServer) {
        // every agent's own leg, and as many lines again: nobody waits since the trunk of a show is too narrow
        int legs = Math.max(600, 3 * seats);
        return """
                nodes:
                  - id: 1
                    name: %s
                    host: %s
                    port: %d
                    user: %s
                    secret: "%s"
                    callsPerSecond: 20
                    maxLegs: %d
                    seats: %d
                    seatServer: "%s"
                    webSeats: %d
                    webServer: "%s"
                    trunks:
                      - id: 1
                        name: carrier
                        pattern: PJSIP/%%s@carrier
                        capacity: %d
                        callsPerSecond: 20
                        simulated: true
                """.formatted(name, host, port, user, secret, legs, seats, server, webServer.isEmpty() ? 0 : WEB_SEATS,
                webServer, Math.max(200, seats));
    }

    @Override
    public void close() {
        if (simulated != null) {
            simulated.close();
        }
    }
}
