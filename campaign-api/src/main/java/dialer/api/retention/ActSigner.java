package dialer.api.retention;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/**
 * Signs acts with an Ed25519 key (RFC 8032) of this installation, which stands in the data directory. It shows that an
 * act is ours and unchanged; a signature that the law asks of a person is added by the person.
 */
public final class ActSigner {

    private static final String ALGORITHM = "Ed25519";

    private final PrivateKey key;
    private final String publicKey;

    private ActSigner(PrivateKey key, String publicKey) {
        this.key = key;
        this.publicKey = publicKey;
    }

    /** Reads the pair of the folder, or makes one: {@code act.key} and {@code act.pub}. */
    static ActSigner of(Path folder) {
        Path own = folder.resolve("act.key");
        Path shown = folder.resolve("act.pub");
        try {
            Files.createDirectories(folder);
            if (!Files.exists(own)) {
                KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
                Files.createFile(own, PosixFilePermissions.asFileAttribute(
                        PosixFilePermissions.fromString("rw-------")));
                Files.writeString(own, pem("PRIVATE KEY", pair.getPrivate().getEncoded()),
                        StandardOpenOption.TRUNCATE_EXISTING);
                Files.writeString(shown, pem("PUBLIC KEY", pair.getPublic().getEncoded()));
            }
            String body = Files.readString(own).lines().filter(line -> !line.startsWith("-"))
                    .reduce("", String::concat);
            return new ActSigner(KeyFactory.getInstance(ALGORITHM).generatePrivate(
                    new PKCS8EncodedKeySpec(Base64.getDecoder().decode(body))), Files.readString(shown));
        } catch (IOException e) {
            throw new UncheckedIOException("The key of the acts in " + folder + " cannot be read or made", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The key of the acts in " + folder + " is no Ed25519 key", e);
        }
    }

    /** Base64 of the signature over the bytes of the text in UTF-8. */
    String sign(String text) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(key);
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK signs with Ed25519", e);
        }
    }

    /** PEM (X.509 SubjectPublicKeyInfo). */
    public String publicKey() {
        return publicKey;
    }

    private static String pem(String what, byte[] encoded) {
        return "-----BEGIN " + what + "-----\n" + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded)
                + "\n-----END " + what + "-----\n";
    }
}
