package dialer.telephony;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dialer.telephony.ami.LinkAddress;
import dialer.telephony.ami.Tls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** A real Asterisk with a carrier and phones, started by {@code config/lab/lab.sh up}. */
record Lab(Map<String, String> env) {

    /** The lab that DIALER_LAB_ENV names; without one the test is skipped, and says so. */
    static Lab here() throws IOException {
        String file = System.getenv("DIALER_LAB_ENV");
        assumeTrue(file != null && Files.isReadable(Path.of(file)),
                "no lab is up: DIALER_LAB_ENV should name its lab.env");
        Map<String, String> env = new TreeMap<>();
        for (String line : Files.readAllLines(Path.of(file))) {
            if (line.contains("=")) {
                env.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1));
            }
        }
        return new Lab(env);
    }

    LinkAddress address() {
        return new LinkAddress(get("AMI_HOST"), Integer.parseInt(get("AMI_PORT")), new Tls.Off(), get("AMI_USER"),
                () -> get("AMI_SECRET"));
    }

    int tlsPort() {
        return Integer.parseInt(get("AMI_TLS_PORT"));
    }

    /** Without TLS: the lab's own certificate is one that nobody trusts. */
    String webServer() {
        return get("WS_URL");
    }

    Path certificate() {
        return Path.of(get("ASTERISK_LOG").replaceFirst("/log/[^/]*$", "/keys/node.pem"));
    }

    private String get(String key) {
        String value = env.get(key);
        assumeTrue(value != null, "the lab's lab.env has no " + key);
        return String.valueOf(value);
    }
}
