package dialer.api.numbers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The command {@code numbers}: one answer per value, in order, whatever the encoding. */
class NumbersCommandTest {

    private static final Charset WINDOWS_1251 = Charset.forName("windows-1251");

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void shouldAnswerEveryLineInOrder() throws IOException {
        List<JsonNode> answers = json("8 (916) 123-00-45\r\n\nнет\n895-56-76\n+375 29 612 34 56", "--json");

        assertThat(answers).extracting(answer -> answer.get("verdict").asText())
                .containsExactly("ok", "rejected", "rejected", "rejected", "ok");
        assertThat(answers).extracting(answer -> answer.get("raw").asText())
                .containsExactly("8 (916) 123-00-45", "", "нет", "895-56-76", "+375 29 612 34 56");
        assertThat(answers.get(1).get("codes").get(0).asText()).isEqualTo("EMPTY");
        JsonNode number = answers.getFirst().get("numbers").get(0);
        assertThat(number.get("e164").asText()).isEqualTo("+79161230045");
        assertThat(number.get("extension").isNull()).isTrue();
        assertThat(number.get("type").asText()).isEqualTo("mobile");
        assertThat(number.get("region").asText()).isEqualTo("RU");
        assertThat(number.get("zones")).hasSize(11);
        assertThat(number.get("evidence").asText()).isEqualTo("country");
        assertThat(answers.getLast().get("numbers").get(0).get("region").asText()).isEqualTo("BY");
    }

    @Test
    void shouldReadAColumnWithPlacesAndLineBreaksWithinQuotes() throws IOException {
        String csv = """
                имя,"Тел, моб",Индекс,НП\r
                "Иван
                Иванов","8 916
                123-00-45",101000,\r
                Пётр,895-56-76,190000,\r
                Анна,22-00-45,,г. Омкс\r
                Олег\r
                Яна,895-56-76,101000,Москва,лишнее\r
                """;
        List<JsonNode> answers = json(csv, "--json", "--column", "тел, моб", "--index-column=Индекс",
                "--settlement-column", "НП");

        assertThat(answers).extracting(answer -> answer.get("verdict").asText())
                .containsExactly("ok", "fixed", "fixed", "rejected", "warning");
        assertThat(answers).extracting(answer -> answer.get("numbers").size()).containsExactly(1, 1, 1, 0, 2);
        assertThat(answers.get(1).get("numbers").get(0).get("e164").asText()).isEqualTo("+78128955676");
        assertThat(answers.get(2).get("numbers").get(0).get("e164").asText()).isEqualTo("+73812220045");
        assertThat(answers.get(1).get("numbers").get(0).get("evidence").asText()).isEqualTo("postal_index");
        assertThat(answers.get(2).get("numbers").get(0).get("evidence").asText()).isEqualTo("settlement");
        assertThat(answers.get(0).get("raw").asText()).isEqualTo("8 916\n123-00-45");
    }

    @ParameterizedTest
    @CsvSource({";", "'\t'", "|", "','"})
    void shouldGuessTheDelimiter(String delimiter) throws IOException {
        String csv = String.join(delimiter, "ФИО", "Телефон", "Сумма") + "\n"
                + String.join(delimiter, "Иванов", "8 916 123-00-45", "100") + "\n";
        assertThat(json(csv, "--json", "--column", "Телефон").getFirst().get("verdict").asText()).isEqualTo("ok");
        out.reset();
        assertThat(json("\uFEFFsep=" + delimiter + "\r\n" + csv, "--json", "--column", "Телефон"))
                .extracting(answer -> answer.get("verdict").asText()).containsExactly("ok");
    }

    @Test
    void shouldReadEveryUsualEncoding() throws IOException {
        String text = "тел. 89161230045 Иван\n";
        byte[] utf16 = ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE);
        for (byte[] bytes : List.of(text.getBytes(StandardCharsets.UTF_8), text.getBytes(WINDOWS_1251), utf16,
                ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16BE),
                ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8))) {
            out.reset();
            assertThat(run(new ByteArrayInputStream(bytes), "--json")).isZero();
            assertThat(answers().getFirst().get("raw").asText()).isEqualTo("тел. 89161230045 Иван");
        }
    }

    @Test
    void shouldOutliveALineAndACellWithoutEnd() throws IOException {
        String endless = "8 916 123-00-45 ".repeat(1_200_000);
        List<JsonNode> lines = json("89161230045\n" + endless + "\n89161230046\n", "--json");
        assertThat(lines).extracting(answer -> answer.get("verdict").asText()).containsExactly("ok", "rejected", "ok");
        assertThat(lines.get(1).get("codes").get(0).asText()).isEqualTo("CELL_TOO_LONG");
        assertThat(lines.get(1).get("raw").asText()).isEqualTo(endless.substring(0, AnswerText.SHOWN_CHARS));
        assertThat(lines.get(1).get("rawLength").asInt()).isEqualTo(MixedText.LONGEST_LINE);
        assertThat(lines.get(2).has("rawLength")).isFalse();
        out.reset();
        List<JsonNode> cells = json("phone,name\n\"" + endless.substring(0, 2_000_000) + "\",x\n89161230046,y\n",
                "--json", "--column", "phone");
        assertThat(cells).extracting(answer -> answer.get("verdict").asText()).containsExactly("rejected", "ok");
    }

    @Test
    void shouldSpeakTheLanguageThatIsAsked() {
        assertThat(run(stream("нет\n"), "--lang", "ru")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("rejected\t-\tВместо номера");
        out.reset();
        assertThat(run(stream("8 495 123-00-45 доб. 12\n"), "--lang", "en")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("fixed\t+74951230045;ext=12\tThe extension");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"--bogus | no option", "--region XX | ISO 3166-1", "--region | wants a value",
        "--json --json | twice", "--index-column i | go with --column", "--lang de | ru or en", "--json=1 | no value",
        "file.txt | no option", "--column телефон | There is no column"})
    void shouldRefuseOptionsInWords(String options, String sentence) {
        assertThat(run(stream("имя;phone\n"), options.split(" "))).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains(sentence);
    }

    @ParameterizedTest
    @ValueSource(strings = {"windows-1251", "KOI8-R", "IBM866", "UTF-16"})
    void shouldKnowTheEncodingByTheWantedColumn(String charset) throws IOException {
        byte[] csv = "НП;Телефон\nОрёл;22-00-45\n".getBytes(Charset.forName(charset));

        assertThat(run(new ByteArrayInputStream(csv), "--json", "--column", "Телефон", "--settlement-column", "НП"))
                .isZero();

        assertThat(answers().getFirst().path("numbers").get(0).path("e164").asText()).isEqualTo("+74862220045");
    }

    @Test
    void shouldRefuseAColumnOfAnEmptyInput() {
        assertThat(run(stream(""), "--column", "phone")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("no header");
    }

    @Test
    void shouldSayWhereAQuoteIsNeverClosed() {
        assertThat(run(stream("phone\n8916\n\"" + "x".repeat(1_100_000)), "--column", "phone")).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("in row 2 a quote");
    }

    @Test
    void shouldAnswerBeforeTheInputEnds() throws IOException, InterruptedException {
        CountDownLatch answered = new CountDownLatch(1);
        ByteArrayOutputStream written = out;
        PrintStream watched = new PrintStream(out, true, StandardCharsets.UTF_8) {
            @Override
            public void flush() {
                super.flush();
                if (written.size() > 0) {
                    answered.countDown();
                }
            }
        };
        PipedOutputStream typing = new PipedOutputStream();
        PipedInputStream in = new PipedInputStream(typing);
        Thread command = Thread.ofPlatform().start(() -> new NumbersCommand(watched,
                new PrintStream(err, true, StandardCharsets.UTF_8)).run(new String[] {"--plan", folder.toString()}, in,
                "en"));
        typing.write("89161230045\n".getBytes(StandardCharsets.UTF_8));
        typing.flush();
        assertThat(answered.await(30, TimeUnit.SECONDS)).isTrue();
        typing.close();
        command.join();
    }

    private List<JsonNode> json(String text, String... words) throws IOException {
        assertThat(run(stream(text), words)).as(err.toString(StandardCharsets.UTF_8)).isZero();
        return answers();
    }

    private List<JsonNode> answers() throws IOException {
        List<JsonNode> answers = new ArrayList<>();
        for (String line : out.toString(StandardCharsets.UTF_8).lines().toList()) {
            answers.add(new ObjectMapper().readTree(line));
        }
        return answers;
    }

    private int run(InputStream in, String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--plan", folder.toString()));
        return new NumbersCommand(new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8)).run(all.toArray(String[]::new), in, "en");
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
