package dialer.api.rest;

import java.security.KeyStore;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the API listens.
 *
 * @param port         0 for any free one
 * @param certificate  for HTTPS, null for HTTP
 * @param metricsToken empty: metrics are for this machine only
 * @param softphones   origins of the nodes with which pages may register as telephones
 */
public record WebSettings(String host, int port, @Nullable KeyStore certificate, long maxUploadBytes,
        String metricsToken, List<String> softphones) {
    public WebSettings {
        softphones = List.copyOf(softphones);
    }

    @Override
    public String toString() {
        return "WebSettings[" + host + ":" + port + "]";
    }
}
