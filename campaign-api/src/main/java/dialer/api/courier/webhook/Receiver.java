package dialer.api.courier.webhook;

import dialer.api.store.webhook.Endpoint;
import java.util.List;
import java.util.concurrent.Semaphore;

/**
 * One endpoint as the sender sees it: how much is in the air, and how much more it may have. A quick one gets more than
 * it has connections for, so that none of these waits for the database; one that only fails is probed by two at a time.
 * Touched by the sender's thread alone, except for its connections.
 */
final class Receiver {

    /** In the air at most, of one endpoint. */
    static final int MOST = 256;

    private static final int PROBES = 2;
    private static final int FAILS_TO_DOUBT = 8;

    private final Semaphore connections;
    private final int connectionCount;
    private Endpoint endpoint;
    private List<String> secrets;
    private int inTheAir;
    private int deliveredSinceAsked;
    private int failedInARow;

    Receiver(Endpoint endpoint, List<String> secrets, int connectionCount) {
        this.endpoint = endpoint;
        this.secrets = secrets;
        this.connectionCount = connectionCount;
        this.connections = new Semaphore(connectionCount);
    }

    Endpoint endpoint() {
        return endpoint;
    }

    List<String> secrets() {
        return secrets;
    }

    Semaphore connections() {
        return connections;
    }

    void renew(Endpoint now, List<String> openedSecrets) {
        endpoint = now;
        secrets = openedSecrets;
    }

    /** How many more it may have now; asked once a round. */
    int room() {
        int most = failedInARow >= FAILS_TO_DOUBT ? PROBES : Math.min(MOST, connectionCount + 2 * deliveredSinceAsked);
        deliveredSinceAsked = 0;
        return Math.max(0, most - inTheAir);
    }

    void given() {
        inTheAir++;
    }

    void back(boolean delivered) {
        inTheAir--;
        if (delivered) {
            deliveredSinceAsked++;
            failedInARow = 0;
        } else {
            failedInARow++;
        }
    }
}
