package dialer.api.security;

import dialer.api.store.ApiKeyStore;
import dialer.api.store.ApiKeyStore.ApiKey;
import dialer.api.store.ApiKeyStore.Bearer;
import dialer.api.store.ApiKeyStore.NewCourierKey;
import dialer.engine.WallClock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keys of machines. A key is shown once; only its hash is stored. What the store says about a key is believed for
 * {@value #BELIEVED_MS} ms; what is deleted or ended through here counts at once.
 */
public final class Keys {

    /** Requests per second of a courier whose settings name no other number. */
    public static final int USUAL_REQUESTS_PER_SECOND = 200;

    static final long BELIEVED_MS = 5_000;

    private static final Logger LOG = LoggerFactory.getLogger(Keys.class);
    private static final String PREFIX = "dk_";
    private static final long NOTE_EVERY_MS = TimeUnit.MINUTES.toMillis(1);
    private static final int MOST_KNOWN = 10_000;

    private final ApiKeyStore store;
    private final WallClock clock;
    private final Map<String, Known> known = new ConcurrentHashMap<>();
    private final Map<Integer, Long> notedAtMs = new ConcurrentHashMap<>();

    public Keys(ApiKeyStore store, WallClock clock) {
        this.store = store;
        this.clock = clock;
    }

    private record Known(ApiKey key, Caller caller, long readAtMs) {
    }

    /** A key that has just been made, with its secret. */
    public record NewKey(ApiKey key, String secret) {
        @Override
        public String toString() {
            return "NewKey[" + key.apiKeyId() + "]";
        }
    }

    public NewKey create(String name, Role role) {
        String secret = PREFIX + Tokens.create();
        return new NewKey(store.create(name, role.word(), Tokens.hash(secret)), secret);
    }

    public NewKey create(NewCourierKey key) {
        String secret = PREFIX + Tokens.create();
        return new NewKey(store.create(key, Tokens.hash(secret)), secret);
    }

    /**
     * Who comes with a secret.
     *
     * @param address from which it comes, as digits
     * @return empty for a key that is not known, has expired, may not be used from there or whose courier is not served
     */
    public Optional<Caller> caller(String secret, String address) {
        if (!secret.startsWith(PREFIX)) {
            return Optional.empty();
        }
        String hash = Tokens.hash(secret);
        long now = clock.nowMs();
        Known fresh = known.get(hash);
        if (fresh == null || now - fresh.readAtMs() > BELIEVED_MS || now < fresh.readAtMs()) {
            Optional<ApiKey> read = store.byHash(hash);
            if (read.isEmpty()) {
                known.remove(hash);
                return Optional.empty();
            }
            fresh = new Known(read.get(), callerOf(read.get()), now);
            if (known.size() >= MOST_KNOWN) {
                known.clear();
            }
            known.put(hash, fresh);
        }
        if (!opens(fresh.key(), address, now)) {
            return Optional.empty();
        }
        note(fresh.key().apiKeyId(), now);
        return Optional.of(fresh.caller());
    }

    public List<ApiKey> all() {
        return store.all();
    }

    public List<ApiKey> ofCourier(int courierId) {
        return store.ofCourier(courierId);
    }

    /** The courier's key opens nothing from the instant on; empty when the courier has no such key. */
    public Optional<ApiKey> expire(int courierId, int id, Instant at) {
        Optional<ApiKey> expired = store.expire(courierId, id, at);
        forget();
        return expired;
    }

    public boolean delete(int id) {
        boolean deleted = store.delete(id);
        forget();
        return deleted;
    }

    /** Reads everything anew: a key or its courier has changed. */
    public void forget() {
        known.clear();
    }

    private static boolean opens(ApiKey key, String address, long now) {
        if (key.expiresAt() != null && key.expiresAt().toEpochMilli() <= now) {
            return false;
        }
        Bearer bearer = key.bearer();
        return bearer == null || (bearer.active() && Networks.contain(bearer.networks(), address));
    }

    private static Caller callerOf(ApiKey key) {
        Bearer bearer = key.bearer();
        return new Caller(0, "key " + key.apiKeyId(), Role.of(key.role()), false, bearer == null ? null
                : new CourierKey(key.apiKeyId(), bearer.courierId(), bearer.code(), scopes(bearer), bearer.sandbox(),
                        bearer.requestsPerSecond() > 0 ? bearer.requestsPerSecond() : USUAL_REQUESTS_PER_SECOND));
    }

    private static Set<Scope> scopes(Bearer bearer) {
        return bearer.scopes().stream().flatMap(word -> Scope.of(word).stream()).collect(Collectors.toSet());
    }

    /** Once a minute is enough to see which key nobody uses, and never fails a request. */
    private void note(int keyId, long now) {
        Long before = notedAtMs.get(keyId);
        if (before != null && now - before < NOTE_EVERY_MS) {
            return;
        }
        notedAtMs.put(keyId, now);
        try {
            store.used(keyId, Instant.ofEpochMilli(now));
        } catch (RuntimeException e) {
            LOG.warn("The use of a key could not be noted: {}", e.getClass().getSimpleName());
        }
    }
}
