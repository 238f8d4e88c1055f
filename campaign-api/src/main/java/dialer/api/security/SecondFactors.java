package dialer.api.security;

import dialer.api.store.office.SecondFactorStore;
import dialer.api.store.office.SecondFactorStore.Factor;
import dialer.engine.WallClock;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The second factor of those who want one: a code from a telephone beside the password. Each code is good once; for the
 * day the telephone is lost there are recovery codes, each good once too.
 */
public final class SecondFactors {

    static final int RECOVERY_CODES = 10;

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int RECOVERY_BYTES = 10;
    private static final int HALF = 8;

    private final SecondFactorStore store;
    private final SecretSeal seal;
    private final WallClock clock;

    public SecondFactors(SecondFactorStore store, SecretSeal seal, WallClock clock) {
        this.store = store;
        this.seal = seal;
        this.clock = clock;
    }

    /** A secret to be put into an authenticator; {@code uri} says the same (Key URI Format). */
    public record Offer(String secret, String uri) {
        @Override
        public String toString() {
            return "Offer";
        }
    }

    /** Whether the user is asked for a code. */
    public boolean isOn(int userId) {
        return store.of(userId).filter(Factor::confirmed).isPresent();
    }

    /** Recovery codes that are left; 0 also for somebody without a second factor. */
    public int recoveryLeft(int userId) {
        return store.of(userId).filter(Factor::confirmed).map(Factor::recoveryLeft).orElse(0);
    }

    /** A new secret; it is asked for only after {@link #confirm}. Empty when the user has one already. */
    public Optional<Offer> begin(int userId, String login) {
        byte[] bytes = new byte[Totp.SECRET_BYTES];
        RANDOM.nextBytes(bytes);
        String secret = Totp.base32(bytes);
        if (!store.offer(userId, seal.seal(secret, owner(userId)))) {
            return Optional.empty();
        }
        String label = URLEncoder.encode(login, StandardCharsets.UTF_8).replace("+", "%20");
        return Optional.of(new Offer(secret, "otpauth://totp/dialer:" + label + "?secret=" + secret
                + "&issuer=dialer"));
    }

    /** The first code shows that the authenticator has the secret; answers the recovery codes, shown this once. */
    public Optional<List<String>> confirm(int userId, String code) {
        Optional<Factor> offered = store.of(userId).filter(factor -> !factor.confirmed());
        OptionalLong step = offered.isEmpty() ? OptionalLong.empty() : step(userId, offered.get(), code);
        if (step.isEmpty()) {
            return Optional.empty();
        }
        List<String> codes = new ArrayList<>();
        for (int i = 0; i < RECOVERY_CODES; i++) {
            byte[] bytes = new byte[RECOVERY_BYTES];
            RANDOM.nextBytes(bytes);
            String text = Totp.base32(bytes).toLowerCase(Locale.ROOT);
            codes.add(text.substring(0, HALF) + "-" + text.substring(HALF));
        }
        store.confirm(userId, step.getAsLong(), codes.stream().map(SecondFactors::hash).toList());
        return Optional.of(codes);
    }

    /** Whether the code opens: one of the authenticator that was not used before, or a recovery code. */
    public boolean opens(int userId, String code) {
        Factor factor = store.of(userId).filter(Factor::confirmed).orElse(null);
        if (factor == null) {
            return true;
        }
        OptionalLong step = step(userId, factor, code);
        return step.isPresent() ? store.use(userId, step.getAsLong()) : store.useRecovery(userId, hash(code));
    }

    public boolean remove(int userId) {
        return store.remove(userId);
    }

    private OptionalLong step(int userId, Factor factor, String code) {
        byte[] secret = Totp.bytes(seal.open(factor.sealed(), owner(userId)));
        return Totp.step(secret, code.replace(" ", ""), clock.nowMs());
    }

    private static String hash(String code) {
        return Tokens.hash("recovery " + code.strip().toLowerCase(Locale.ROOT));
    }

    private static String owner(int userId) {
        return "second factor of user " + userId;
    }
}
