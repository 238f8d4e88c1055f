package dialer.api.rest;

import java.security.KeyStore;
import org.jspecify.annotations.Nullable;

/**
 * Where the API listens.
 *
 * @param port         0 for any free one
 * @param certificate  for HTTPS, null for HTTP
 * @param metricsToken empty: metrics are for this machine only
 */
public record WebSettings(String host, int port, @Nullable KeyStore certificate, long maxUploadBytes,
        String metricsToken) {

    @Override
    public String toString() {
        return "WebSettings[" + host + ":" + port + "]";
    }
}
