package dialer.api.courier.webhook;

import java.time.Duration;

/**
 * How the sender works.
 *
 * @param connections at most, to one endpoint
 * @param timeOut     for one try, from the name's resolution to the end of the answer
 */
public record WebhookSettings(int connections, Duration timeOut) {

    public static final WebhookSettings USUAL = new WebhookSettings(16, Duration.ofSeconds(15));

    public WebhookSettings {
        if (connections < 1 || connections > Receiver.MOST) {
            throw new IllegalArgumentException("connections 1 to " + Receiver.MOST);
        }
    }
}
