package dialer.api.words;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.Set;

/** Sentences of one language by key, from {@code messages_LANGUAGE.properties}. */
public final class Sentences {

    public static final Sentences RU = new Sentences("ru");
    public static final Sentences EN = new Sentences("en");

    private final Properties sentences = new Properties();

    private Sentences(String language) {
        try (InputStream file = Sentences.class.getResourceAsStream("/messages_" + language + ".properties")) {
            if (file == null) {
                throw new IllegalStateException("The sentences of " + language + " are missing");
            }
            sentences.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The sentence, or the key itself where there is none. */
    public String of(String key) {
        return sentences.getProperty(key, key);
    }

    public Set<String> keys() {
        return sentences.stringPropertyNames();
    }
}
