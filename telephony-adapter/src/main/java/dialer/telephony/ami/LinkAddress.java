package dialer.telephony.ami;

import java.util.function.Supplier;

/**
 * Where a node listens for AMI and who we are there.
 *
 * @param secret asked at every log-in, kept nowhere; never printed
 */
public record LinkAddress(String host, int port, Tls tls, String user, Supplier<String> secret) {

    public LinkAddress {
        if (host.isBlank() || port < 1 || port > 65_535 || user.isBlank()) {
            throw new IllegalArgumentException("AMI needs a host, a port from 1 to 65535 and a user");
        }
    }

    @Override
    public String toString() {
        return user + "@" + host + ":" + port;
    }
}
