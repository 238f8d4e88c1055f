package dialer.engine.tool;

import dialer.core.effect.Effect;
import dialer.engine.journal.JournaledInput;
import dialer.engine.journal.RecordCodec;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Inputs and effects as lines for people. */
final class Lines {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Lines() {
    }

    static String of(JournaledInput input) {
        return "%8d  %s  e%d  %s".formatted(input.seq(), TIME.format(Instant.ofEpochMilli(input.atMs())),
                input.epoch(), RecordCodec.ofDialer().textOf(input.input()));
    }

    static String of(Effect effect) {
        Class<?> family = effect.getClass().getDeclaringClass();
        return "          → " + (family == null ? "" : family.getSimpleName() + ".") + effect;
    }
}
