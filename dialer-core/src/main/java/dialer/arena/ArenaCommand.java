package dialer.arena;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code dialer arena}: speaks {@code pacing-arena/1} on the standard streams and answers with the production pacer
 * through the real core. One line in, one line out; ends with "bye" or with its input. Standard error has what is
 * wrong; the exit code is then 1.
 */
public final class ArenaCommand {
    private static final String PROTOCOL = "pacing-arena/1";

    private @Nullable CoreFloor floor;

    private ArenaCommand() {
    }

    public static void main(String[] args) throws IOException {
        if (args.length > 0) {
            System.err.println("arena: takes no options; it speaks " + PROTOCOL + " on its standard streams");
            System.exit(2);
        }
        try {
            play(new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8), 1 << 16),
                    new BufferedWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8), 1 << 16));
        } catch (IllegalArgumentException wrong) {
            System.err.println("arena: " + wrong.getMessage());
            System.exit(1);
        }
    }

    /**
     * Answers every line until "bye" or the end of the input.
     *
     * @throws IllegalArgumentException saying what is wrong with a line
     */
    static void play(BufferedReader in, BufferedWriter out) throws IOException {
        ArenaCommand command = new ArenaCommand();
        String line = in.readLine();
        while (line != null) {
            String answer = line.isBlank() ? null : command.answer(JsonLine.object(line));
            if (answer != null) {
                out.write(answer);
                out.write('\n');
                out.flush();
            } else if (!line.isBlank()) {
                return;
            }
            line = in.readLine();
        }
    }

    /** The answer to one message, null after "bye". */
    private @Nullable String answer(Map<String, @Nullable Object> message) {
        return switch (String.valueOf(message.get("type"))) {
            case "hello" -> hello(message);
            case "step" -> step(message);
            case "bye" -> null;
            default -> "{}";
        };
    }

    private String hello(Map<String, @Nullable Object> hello) {
        Object protocol = hello.get("protocol");
        if (protocol != null && !PROTOCOL.equals(protocol)) {
            throw new IllegalArgumentException("the other side speaks " + protocol + ", not " + PROTOCOL);
        }
        double target = hello.get("target_abandonment") instanceof Double share ? share : 0.03;
        floor = new CoreFloor(new FloorRules((int) number(hello, "seats", 0), target, number(hello, "grace_ms", 2_000),
                number(hello, "ring_timeout_ms", 27_000), number(hello, "min_cancel_ms", 15_000),
                (int) number(hello, "max_lines", 1), number(hello, "horizon_ms", 28_800_000)));
        return "{\"type\":\"ready\"}";
    }

    private String step(Map<String, @Nullable Object> step) {
        CoreFloor playing = floor;
        if (playing == null) {
            throw new IllegalArgumentException("a step came before hello");
        }
        FloorAnswer answer = playing.step(number(step, "t", 0), (int) number(step, "free_lines", Integer.MAX_VALUE),
                events(step.get("events")), scores(step.get("next_scores")));
        StringBuilder out = new StringBuilder("{\"dial\":").append(answer.dial()).append(",\"cancel\":[");
        for (int i = 0; i < answer.cancel().size(); i++) {
            out.append(i == 0 ? "" : ",").append(answer.cancel().get(i));
        }
        out.append(']');
        if (answer.wakeAtMs() >= 0) {
            out.append(",\"wake\":").append(answer.wakeAtMs());
        }
        return out.append('}').toString();
    }

    private static List<FloorEvent> events(@Nullable Object value) {
        List<FloorEvent> events = new ArrayList<>();
        if (value instanceof List<?> list) {
            for (Object one : list) {
                if (one instanceof Map<?, ?> fields && fields.get("e") instanceof String wire) {
                    FloorEvent.Word word = FloorEvent.Word.of(wire);
                    if (word != null) {
                        events.add(new FloorEvent(word, id(fields.get("call")), id(fields.get("agent"))));
                    }
                }
            }
        }
        return events;
    }

    private static List<Double> scores(@Nullable Object value) {
        List<Double> scores = new ArrayList<>();
        if (value instanceof List<?> list) {
            for (Object one : list) {
                scores.add(one instanceof Double score && score >= 0 ? score : 1.0);
            }
        }
        return scores;
    }

    private static int id(@Nullable Object value) {
        return value instanceof Double number && number >= 0 ? number.intValue() : -1;
    }

    private static long number(Map<String, @Nullable Object> message, String name, long otherwise) {
        return message.get(name) instanceof Double number ? number.longValue() : otherwise;
    }
}
