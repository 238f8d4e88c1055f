package dialer.api.courier.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signatures of Standard Webhooks, version 1: {@code v1,} and the base64 of HMAC-SHA-256 over id, timestamp and body
 * with dots between them. A secret is written {@code whsec_} and the base64 of its bytes.
 */
public final class Signature {

    private static final String ALGORITHM = "HmacSHA256";
    private static final String PREFIX = "whsec_";
    private static final int SECRET_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Signature() {
    }

    /** A new secret. */
    public static String newSecret() {
        byte[] secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        return PREFIX + Base64.getEncoder().encodeToString(secret);
    }

    /**
     * The header's value: a signature for each secret, the newest first.
     *
     * @param timestampS seconds since 1970
     */
    public static String of(List<String> secrets, String id, long timestampS, byte[] body) {
        byte[] head = (id + "." + timestampS + ".").getBytes(StandardCharsets.UTF_8);
        return secrets.stream().map(secret -> "v1," + one(secret, head, body)).collect(Collectors.joining(" "));
    }

    private static String one(String secret, byte[] head, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring(PREFIX.length())), ALGORITHM));
            mac.update(head);
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has HMAC-SHA-256", e);
        }
    }
}
