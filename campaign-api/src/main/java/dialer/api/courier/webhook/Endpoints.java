package dialer.api.courier.webhook;

import dialer.api.courier.outbound.ForbiddenTarget;
import dialer.api.courier.outbound.OutboundHttp;
import dialer.api.security.SecretSeal;
import dialer.api.store.webhook.Endpoint;
import dialer.api.store.webhook.Endpoint.DisabledFor;
import dialer.api.store.webhook.EndpointStore;
import dialer.engine.WallClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** What couriers, and administrators for them, do with endpoints. A secret is shown once, when it is made. */
public final class Endpoints {

    /** A courier has so many endpoints at most. */
    public static final int MOST = 10;
    /** So long a former secret signs beside the new one. */
    public static final Duration ROTATION = Duration.ofHours(24);

    private final EndpointStore store;
    private final OutboundHttp http;
    private final SecretSeal seal;
    private final Postman postman;
    private final WallClock clock;

    public Endpoints(EndpointStore store, OutboundHttp http, SecretSeal seal, WallClock clock,
            LongSupplier signedAtMs) {
        this.store = store;
        this.http = http;
        this.seal = seal;
        this.postman = new Postman(http, seal, WebhookSettings.USUAL.timeOut(), signedAtMs);
        this.clock = clock;
    }

    /** An endpoint; with its secret where that is new. */
    public record Put(Endpoint endpoint, @Nullable String secret) {
        @Override
        public String toString() {
            return "Put[" + endpoint.endpointId() + "]";
        }
    }

    /** A new secret, and until when the former one signs too. */
    public record Rotated(String secret, Instant formerUntil) {
        @Override
        public String toString() {
            return "Rotated";
        }
    }

    /** What came of a ping; status 0 for no answer, error null for success. */
    public record Pinged(boolean delivered, int status, @Nullable String error, int tookMs) {
    }

    /** Makes the endpoint of this name or changes it. */
    public Put put(int courierId, String name, String url, Set<String> types) throws ForbiddenTarget {
        http.guard().check(url);
        Optional<Endpoint> changed = store.change(courierId, name, url, types);
        if (changed.isPresent()) {
            return new Put(changed.get(), null);
        }
        String secret = Signature.newSecret();
        return store.create(courierId, name, url, types, id -> seal.seal(secret, Postman.owner(id)))
                .map(made -> new Put(made, secret))
                .orElseGet(() -> new Put(store.change(courierId, name, url, types).orElseThrow(), null));
    }

    public List<Endpoint> ofCourier(int courierId) {
        return store.ofCourier(courierId);
    }

    public Optional<Endpoint> byName(int courierId, String name) {
        return store.byName(courierId, name);
    }

    public boolean delete(int courierId, String name) {
        return store.delete(courierId, name);
    }

    /** A new secret. The one before it goes on for a day, so that the receiver can learn the new one meanwhile. */
    public Rotated rotate(Endpoint endpoint) {
        String secret = Signature.newSecret();
        Instant until = now().plus(ROTATION);
        store.rotate(endpoint.endpointId(), seal.seal(secret, Postman.owner(endpoint.endpointId())), until);
        return new Rotated(secret, until);
    }

    /** Sends an event of the type {@code ping} now and once; it is no courier event and is not repeated. Blocks. */
    public Pinged ping(Endpoint endpoint) {
        String id = UUID.randomUUID().toString();
        byte[] body = EventBody.of(endpoint.courier(), id, "ping", now(), null, 0, "{}");
        Postman.Report report = postman.deliver(endpoint.url(), postman.secrets(endpoint, now()), id, body, "");
        return new Pinged(report.error() == null, report.status(), report.error(), report.tookMs());
    }

    public void enable(Endpoint endpoint) {
        store.enable(endpoint.endpointId(), now());
    }

    public void disable(Endpoint endpoint) {
        store.disable(endpoint.endpointId(), DisabledFor.BY_HAND);
    }

    /** The product's time, for those who settle deliveries on behalf of an endpoint. */
    public Instant now() {
        return Instant.ofEpochMilli(clock.nowMs());
    }
}
