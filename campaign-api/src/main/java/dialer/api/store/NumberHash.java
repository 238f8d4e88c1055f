package dialer.api.store;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Numbers as HMAC-SHA-256 under a key of this installation. Whoever has the database alone cannot turn them back, and
 * an opt-out outlives the personal data that it came from.
 */
public final class NumberHash {

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    private NumberHash(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /**
     * Reads the key, or makes one at the very first start.
     *
     * @throws StoreException when the file cannot be read or written
     */
    static NumberHash ofKeyFile(Path file) {
        return new NumberHash(KeyFile.readOrMake(file, "the suppressions"));
    }

    /** 32 bytes. {@code e164}: the number as the store holds it. */
    public byte[] of(String e164) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(e164.getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has HMAC-SHA-256", e);
        }
    }
}
