package dialer.api.retention;

import dialer.api.words.Sentences;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** An act as a page of text that can be printed and signed by hand. */
public final class ActText {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Sentences words;
    private final boolean russian;
    private final StringBuilder out = new StringBuilder();

    private ActText(Sentences words) {
        this.words = words;
        this.russian = words.equals(Sentences.RU);
    }

    /** The act in words, with its signature below. */
    public static String of(Act act, String signature, String publicKey, Sentences words) {
        return new ActText(words).write(act, signature, publicKey);
    }

    private String write(Act act, String signature, String publicKey) {
        out.append(words.of("destruction.act.title")).append(' ').append(act.number()).append("\n\n");
        line("operator", named(act.parties().operatorName(), act.parties().operatorAddress()));
        line("processor", named(act.parties().processorName(), act.parties().processorAddress()));
        line("responsible", act.parties().responsible());
        line("subjects", (russian ? act.subjects().note().ru() : act.subjects().note().en()) + " ("
                + act.subjects().contacts() + " / " + act.subjects().jobs() + "), " + act.subjects().events());
        line("categories", "");
        act.categories().forEach(category -> out.append("  - ")
                .append(russian ? category.ru() : category.en()).append(": ").append(category.count()).append('\n'));
        line("system", act.informationSystem());
        line("method", russian ? act.method().ru() : act.method().en());
        line("reason", russian ? act.reason().ru() : act.reason().en());
        line("asked", act.askedBy());
        line("began", time(act.beganAt()));
        line("ended", time(act.endedAt()));
        line("marks", String.valueOf(act.marks()));
        out.append('\n').append(words.of("destruction.act.hand")).append(" ____________________\n\n");
        line("signature", signature);
        out.append(publicKey);
        return out.toString();
    }

    private void line(String key, String value) {
        out.append(words.of("destruction.act." + key)).append(": ").append(value).append('\n');
    }

    private static String named(String name, String address) {
        return address.isEmpty() ? name : name + ", " + address;
    }

    private static String time(Instant at) {
        return TIME.format(at);
    }
}
