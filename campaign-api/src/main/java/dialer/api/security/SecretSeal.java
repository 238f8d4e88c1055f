package dialer.api.security;

import dialer.api.store.KeyFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Secrets of others that we must be able to read again, sealed for the store with AES-256-GCM (NIST SP 800-38D) under
 * a key that is not in the store. Each is bound to its owner: a seal that is moved to another row does not open.
 */
public final class SecretSeal {

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKeySpec key;

    private SecretSeal(byte[] key) {
        this.key = new SecretKeySpec(key, "AES");
    }

    /** Seals under the key in the file, which is made at the first start. */
    public static SecretSeal ofKeyFile(Path file) {
        return new SecretSeal(KeyFile.readOrMake(file, "the couriers' secrets"));
    }

    /**
     * Seals a secret.
     *
     * @param boundTo names its owner; the same text opens it
     * @return nonce, ciphertext and tag, base64
     */
    public String seal(String secret, String boundTo) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        byte[] sealed = run(Cipher.ENCRYPT_MODE, nonce, boundTo, secret.getBytes(StandardCharsets.UTF_8));
        byte[] all = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
        System.arraycopy(sealed, 0, all, NONCE_BYTES, sealed.length);
        return Base64.getEncoder().encodeToString(all);
    }

    /**
     * Opens a seal.
     *
     * @throws IllegalStateException when the key is not the one it was sealed with, or the seal is of another owner
     */
    public String open(String seal, String boundTo) {
        byte[] sealed = Base64.getDecoder().decode(seal);
        byte[] nonce = Arrays.copyOf(sealed, NONCE_BYTES);
        byte[] rest = Arrays.copyOfRange(sealed, NONCE_BYTES, sealed.length);
        return new String(run(Cipher.DECRYPT_MODE, nonce, boundTo, rest), StandardCharsets.UTF_8);
    }

    private byte[] run(int mode, byte[] nonce, String boundTo, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(boundTo.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A secret cannot be read: webhook.key in the data directory is not the one"
                    + " it was sealed with", e);
        }
    }
}
