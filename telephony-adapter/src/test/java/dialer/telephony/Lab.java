package dialer.telephony;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dialer.telephony.ami.LinkAddress;
import dialer.telephony.ami.Tls;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
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

    /** The person on this channel presses a key, as the channel's own name or id says who. */
    void press(String channel, String key) throws IOException {
        try (Socket socket = new Socket(get("AMI_HOST"), Integer.parseInt(get("AMI_PORT")));
                Writer out = new OutputStreamWriter(socket.getOutputStream(), StandardCharsets.UTF_8);
                BufferedReader in = new BufferedReader(
                        new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            out.write("Action: Login\r\nUsername: " + get("AMI_USER") + "\r\nSecret: " + get("AMI_SECRET")
                    + "\r\nEvents: off\r\n\r\nAction: PlayDTMF\r\nActionID: press\r\nChannel: " + channel
                    + "\r\nDigit: " + key + "\r\nReceive: yes\r\n\r\nAction: Logoff\r\n\r\n");
            out.flush();
            String said = "";
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                said = line.startsWith("Response: ") ? line : said;
                if (line.equals("ActionID: press") && !said.equals("Response: Success")) {
                    throw new IOException("The key was not pressed: " + said);
                }
            }
        }
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
