package dialer.api.security;

import dialer.api.store.ApiKeyStore;
import dialer.api.store.ApiKeyStore.ApiKey;
import java.util.List;
import java.util.Optional;

/** Keys of machines. A key is shown once; only its hash is stored. */
public final class Keys {

    private static final String PREFIX = "dk_";

    private final ApiKeyStore store;

    public Keys(ApiKeyStore store) {
        this.store = store;
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

    public Optional<Caller> caller(String secret) {
        if (!secret.startsWith(PREFIX)) {
            return Optional.empty();
        }
        return store.used(Tokens.hash(secret))
                .map(key -> new Caller(0, "key " + key.apiKeyId(), Role.of(key.role()), false));
    }

    public List<ApiKey> all() {
        return store.all();
    }

    public boolean delete(int id) {
        return store.delete(id);
    }
}
