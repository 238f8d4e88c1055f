package dialer.api.rest;

import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the API listens.
 *
 * @param port         0 for any free one
 * @param certificate  for HTTPS, null for HTTP
 * @param metricsToken empty: metrics are for this machine only
 * @param softphones   origins of the nodes with which pages may register as telephones
 * @param patience     how long a connection may be silent, and how long a small body may take
 */
public record WebSettings(String host, int port, @Nullable KeyStore certificate, long maxUploadBytes,
        String metricsToken, List<String> softphones, Duration patience) {

    /** What {@code patience} usually is. */
    public static final Duration USUAL_PATIENCE = Duration.ofSeconds(30);

    public WebSettings {
        softphones = List.copyOf(softphones);
    }

    @Override
    public String toString() {
        return "WebSettings[" + host + ":" + port + "]";
    }
}
