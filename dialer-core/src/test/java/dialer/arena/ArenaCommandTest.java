package dialer.arena;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dialer.core.chance.Dice;
import dialer.testkit.Golden;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The line protocol of the arena: recorded dialogues, and whatever else may legally come. */
class ArenaCommandTest {
    private static final String HELLO = "{\"type\":\"hello\",\"protocol\":\"pacing-arena/1\",\"seats\":6,"
            + "\"target_abandonment\":0.03,\"grace_ms\":2000,\"ring_timeout_ms\":27000,\"min_cancel_ms\":15000,"
            + "\"max_lines\":20,\"horizon_ms\":3600000,\"tick_ms\":1000}";

    static List<Path> dialogues() {
        return Golden.in("arena");
    }

    /** Lines with {@code ->} come from the world; the answers, {@code <-}, are what this build says. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("dialogues")
    void shouldAnswerAsRecorded(Path dialogue) {
        List<String> said = Golden.read(dialogue).lines().filter(line -> line.startsWith("-> "))
                .map(line -> line.substring(3)).toList();
        List<String> answers = play(said);

        StringBuilder told = new StringBuilder();
        for (int i = 0; i < said.size(); i++) {
            told.append("-> ").append(said.get(i)).append('\n');
            told.append(i < answers.size() ? "<- " + answers.get(i) + "\n" : "");
        }
        Golden.expect(dialogue, told.toString());
    }

    @Test
    void shouldAnswerOneObjectPerLineWhateverComes() {
        for (long seed = 1; seed <= 40; seed++) {
            List<String> lines = new ArrayList<>(List.of(HELLO));
            Nonsense world = new Nonsense(new Dice(seed));
            for (int i = 0; i < 300; i++) {
                lines.add(world.step());
            }
            List<String> answers = play(lines);

            assertThat(answers).as("seed %s", seed).hasSize(lines.size());
            for (int i = 1; i < answers.size(); i++) {
                Map<String, ?> answer = JsonLine.object(answers.get(i));
                assertThat((Double) answer.get("dial")).as("seed %s line %s", seed, i).isBetween(0.0, 20.0);
            }
        }
    }

    @Test
    void shouldStopAtByeAndAtTheEndOfTheInput() {
        assertThat(play(List.of(HELLO, "{\"type\":\"bye\"}", "{\"type\":\"step\",\"t\":1}"))).hasSize(1);
        assertThat(play(List.of(HELLO))).hasSize(1);
    }

    @Test
    void shouldPassOverWhatItDoesNotKnow() {
        List<String> answers = play(List.of(HELLO.replace("{\"type\"", "{\"colour\":{\"deep\":[null,true]},\"type\""),
                "{\"type\":\"weather\",\"t\":5}",
                "{\"type\":\"step\",\"t\":10,\"free_lines\":20,\"events\":["
                        + "{\"e\":\"moved\",\"agent\":1,\"x\":\"\\u0041\"},"
                        + "{\"e\":\"ready\",\"agent\":99},{\"e\":\"ended\",\"call\":7,\"agent\":2}]}",
                "{\"type\":\"step\"}"));

        assertThat(answers).hasSize(4);
        assertThat(answers.get(1)).isEqualTo("{}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hello", "[1]", "{\"type\":\"step\",\"t\":1}", "{\"type\":\"hello\",\"seats\":-1}",
        "{\"type\":\"hello\",\"protocol\":\"chess/1\"}", "{\"a\":1} {\"b\":2}", "{\"a\":\"\\x\"}"})
    void shouldSayWhatIsWrong(String line) {
        assertThatThrownBy(() -> play(List.of(line))).isInstanceOf(IllegalArgumentException.class)
                .message().isNotBlank();
    }

    private static List<String> play(List<String> lines) {
        StringWriter out = new StringWriter();
        try (BufferedWriter writer = new BufferedWriter(out)) {
            ArenaCommand.play(new BufferedReader(new StringReader(String.join("\n", lines) + "\n")), writer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString().lines().toList();
    }

    /** A world whose reports hang together just enough to be legal one by one, and no further. */
    private static final class Nonsense {
        private static final List<String> OF_AGENTS = List.of("ready", "paused", "offline");
        private static final List<String> OF_CALLS = List.of("dialed", "ringing", "answered", "abandoned", "no_answer",
                "busy", "failed", "machine", "cancelled", "cancel_refused", "connected", "ended", "ended_machine");

        private final Dice dice;
        private long atMs;
        private int dialed;

        Nonsense(Dice dice) {
            this.dice = dice;
        }

        String step() {
            atMs += dice.below(20) == 0 ? dice.below(3_000_000) : dice.below(3_000);
            StringBuilder events = new StringBuilder();
            int count = dice.below(5);
            for (int i = 0; i < count; i++) {
                events.append(i == 0 ? "" : ",").append(event());
            }
            String scores = dice.below(4) == 0 ? ",\"next_call\":" + dialed + ",\"next_scores\":[1.31,0,0.42,9e9]" : "";
            return "{\"type\":\"step\",\"t\":" + atMs + ",\"free_lines\":" + dice.below(21) + scores
                    + ",\"events\":[" + events + "]}";
        }

        private String event() {
            if (dice.below(3) == 0) {
                return "{\"e\":\"" + OF_AGENTS.get(dice.below(3)) + "\",\"agent\":" + dice.below(6) + "}";
            }
            if (dice.below(15) == 0) {
                return "{\"e\":\"dial_refused\"}";
            }
            String word = OF_CALLS.get(dice.below(OF_CALLS.size()));
            int call = word.equals("dialed") ? dialed++ : dice.below(Math.max(1, dialed));
            return "{\"e\":\"" + word + "\",\"call\":" + call + ",\"agent\":" + dice.below(6) + "}";
        }
    }
}
