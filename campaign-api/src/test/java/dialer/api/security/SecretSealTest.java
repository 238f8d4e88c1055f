package dialer.api.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretSealTest {

    @TempDir
    private Path folder;

    @Test
    void shouldOpenWhatItSealedAlsoAfterARestart() throws Exception {
        Path file = folder.resolve("webhook.key");
        String sealed = SecretSeal.ofKeyFile(file).seal("whsec_secret", "endpoint 7");

        assertThat(new String(Base64.getDecoder().decode(sealed), StandardCharsets.ISO_8859_1))
                .doesNotContain("secret");
        assertThat(SecretSeal.ofKeyFile(file).open(sealed, "endpoint 7")).isEqualTo("whsec_secret");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
    }

    @Test
    void shouldNotOpenWithAnotherKeyForAnotherOwnerOrAfterAChange() {
        SecretSeal seal = SecretSeal.ofKeyFile(folder.resolve("a.key"));
        String sealed = seal.seal("whsec_secret", "endpoint 7");
        byte[] bytes = Base64.getDecoder().decode(sealed);
        bytes[bytes.length - 1] ^= 1;
        String changed = Base64.getEncoder().encodeToString(bytes);

        assertThat(seal.seal("whsec_secret", "endpoint 7")).isNotEqualTo(sealed);
        assertThatThrownBy(() -> seal.open(sealed, "endpoint 8")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> seal.open(changed, "endpoint 7")).isInstanceOf(IllegalStateException.class);
        SecretSeal other = SecretSeal.ofKeyFile(folder.resolve("b.key"));
        assertThatThrownBy(() -> other.open(sealed, "endpoint 7")).isInstanceOf(IllegalStateException.class);
    }
}
