package dialer.api.hours;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HoursCommandTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final long NOW_MS = Instant.parse("2026-11-24T10:00:00Z").toEpochMilli();

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @ParameterizedTest
    @CsvSource({
        // one second before opening, opening, the last instant, a second later
        "ru, Europe/Moscow, 2026-11-24T04:59:59Z, false, 2026-11-24T05:00:00Z,",
        "ru, Europe/Moscow, 2026-11-24T05:00:00Z, true, 2026-11-24T05:00:00Z, 2026-11-24T18:58:30Z",
        "ru, Europe/Moscow, 2026-11-24T18:58:30Z, true, 2026-11-24T18:58:30Z, 2026-11-24T18:58:30Z",
        "ru, Europe/Moscow, 2026-11-24T18:58:31Z, false, 2026-11-25T05:00:00Z,",
        "ru, Europe/Moscow, 2026-11-24T18:58:30.000001Z, false, 2026-11-25T05:00:00Z,",
        // days that a decree has moved
        "ru, Europe/Moscow, 2026-12-31T05:30:00Z, false, 2026-12-31T06:00:00Z,",
        "ru, Europe/Moscow, 2026-01-09T05:30:00Z, false, 2026-01-09T06:00:00Z,",
        // no calendar for 2031: every day is a holiday
        "ru, Europe/Moscow, 2031-06-03T05:30:00Z, false, 2031-06-03T06:00:00Z,",
        "uk, Europe/London, 2031-06-03T12:00:00Z, false,,",
        "fr, Europe/Paris, 2026-11-24T12:30:00Z, false, 2026-11-24T13:00:00Z,",
        "uk, Europe/London, 2026-12-24T20:00:00Z, false, 2026-12-29T09:00:00Z,",
        // half an hour of daylight saving, forty-five minutes of offset
        "default, Australia/Lord_Howe, 2026-10-02T21:45:00Z, false, 2026-10-02T23:30:00Z,",
        "default, Asia/Kathmandu, 2026-11-24T03:14:59Z, false, 2026-11-24T03:15:00Z,",
        "ca, America/St_Johns, 2026-11-24T12:30:00Z, true, 2026-11-24T12:30:00Z, 2026-11-25T00:58:30Z"})
    void shouldDecide(String pack, String zone, String at, boolean allowed, String next, String until)
            throws IOException {
        JsonNode answer = ask("--number", "+79161234567", "--zone", zone, "--pack", pack, "--at", at, "--json");

        assertThat(answer.path("allowed").asBoolean()).isEqualTo(allowed);
        assertThat(answer.path("nextAllowedAt").asText(null)).isEqualTo(next);
        assertThat(answer.path("until").asText(null)).isEqualTo(until);
        assertThat(answer.path("zones").get(0).path("id").asText()).isEqualTo(zone);
        assertThat(answer.path("pack").asText()).isEqualTo(pack);
        assertThat(answer.path("rules")).isNotEmpty();
    }

    @Test
    void shouldTakeAValueBehindAnEqualsSign() throws IOException {
        JsonNode answer = ask("--number=+79161234567", "--zone=Europe/Moscow", "--pack=ru-debt",
                "--at=2026-11-24T10:00:00+03:00", "--json");

        assertThat(answer.path("allowed").asBoolean()).isTrue();
        assertThat(answer.path("pack").asText()).isEqualTo("ru-debt");
    }

    @ParameterizedTest
    @CsvSource({"+79161234567, ru", "+74951234567, ru", "+77011234567, kz", "+12125551234, us", "+13055551234, us-fl",
        "+14055551234, us-ok", "+12065551234, us-wa", "+14155551234, us-ca", "+14165551234, ca", "+442079460123, uk",
        "+4930123456, de", "+33142685300, fr", "+17875551234, default", "+375291234567, default",
        "+447911123456, uk", "+81312345678, default", "+99999999999, default"})
    void shouldLetTheNumberChooseThePack(String number, String pack) throws IOException {
        JsonNode answer = ask("--number", number, "--zone", "Europe/Moscow", "--json");

        assertThat(answer.path("pack").asText()).isEqualTo(pack);
    }

    @Test
    void shouldNeverAllowAPremiumRate() throws IOException {
        JsonNode answer = ask("--number", "+78095051239", "--index", "", "--settlement=", "--json");

        assertThat(answer.path("reason").asText()).isEqualTo("NUMBER_REJECTED");
    }

    @Test
    void shouldAllowOnlyWhatIsAllowedInEveryZone() throws IOException {
        JsonNode answer = ask("--number", "+79161234567", "--zone", "Europe/Kaliningrad", "--zone", "Asia/Kamchatka",
                "--at", "2026-11-22T01:00:00Z", "--json");

        // a Sunday: 09:00 in Kaliningrad, and 20:00 in Kamchatka an hour later
        assertThat(answer.path("nextAllowedAt").asText()).isEqualTo("2026-11-22T07:00:00Z");
    }

    @Test
    void shouldRefuseACallerIdWithoutAValidLabel(@TempDir Path folder) throws IOException {
        Path labels = Files.writeString(folder.resolve("labels.csv"), """
                number,brand,category,contract,from,to
                +74951000001,Альфа,Доставка,12/7,2026-01-01,2026-11-24
                """);
        String[] asked = {"--number", "+79161234567", "--zone", "Europe/Moscow", "--json", "--labels",
            labels.toString(), "--caller-id", "+74951000001", "--at", "2026-11-24T10:00:00Z"};
        assertThat(ask(asked).path("allowed").asBoolean()).isTrue();
        asked[asked.length - 1] = "2026-11-25T10:00:00Z";
        assertThat(ask(asked).path("reason").asText()).as("the label has run out").isEqualTo("LABEL_MISSING");
        asked[8] = "+74951000002";
        assertThat(ask(asked).path("reason").asText()).isEqualTo("LABEL_MISSING");
        assertThat(ask("--number", "+442079460123", "--zone", "Europe/London", "--json", "--caller-id",
                "+74951000002", "--at", "2026-11-25T10:00:00Z").path("allowed").asBoolean())
                .as("no label is needed there").isTrue();
    }

    @Test
    void shouldAddTheRulesOfTheStateOfTheAddress() throws IOException {
        // 20:30 at New York: open by the number's own pack, closed in Florida
        assertThat(ask("--number", "+12125550123", "--at", "2026-11-25T01:30:00Z", "--json").path("allowed")
                .asBoolean()).isTrue();
        JsonNode inFlorida = ask("--number", "+12125550123", "--settlement", "Miami, FL 33101", "--at",
                "2026-11-25T01:30:00Z", "--json");
        assertThat(inFlorida.path("allowed").asBoolean()).isFalse();
        assertThat(inFlorida.path("pack").asText()).isEqualTo("us");
        assertThat(inFlorida.path("rules").toString()).contains("us-fl");
    }

    @Test
    void shouldSayEverythingInRussianToo() throws IOException {
        assertThat(run("", "--number", "+79161234567", "--zone", "Europe/Moscow", "--lang", "ru", "--at",
                "2026-11-22T10:00:00Z")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("часы: Europe/Moscow: 2026-11-22 — воскресенье,"
                + " открыто 09:00-20:00", "предел: не больше 6 попыток на номер за 24 часа", "маркировка: ",
                "зона названа в заказе").doesNotContain("at most", "open");
    }

    @Test
    void shouldSayThatThereIsNoCommonHour() throws IOException {
        JsonNode answer = ask("--number", "+79161234567", "--zone", "Etc/GMT+9", "--zone", "Etc/GMT-3",
                "--pack", "kz", "--at", "2026-11-22T01:00:00Z", "--json");

        assertThat(answer.path("allowed").asBoolean()).isFalse();
        assertThat(answer.path("reason").asText()).isEqualTo("NO_COMMON_WINDOW");
        assertThat(answer.path("nextAllowedAt").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--number", "--number +79161234567 --zone Mars/Base", "--number +79161234567 --pack xx",
        "--number +79161234567 --at yesterday", "--number +79161234567 --ring 10s", "--number +79161234567 --ring x",
        "--colour red", "", "--batch --number +79161234567", "--number +79161234567 --number +79161234568",
        "--number +79161234567 --at 2026-02-30T10:00:00Z", "--number +79161234567 --at 9999-01-01T00:00:00Z",
        "--number +79161234567 --lang fr", "--number +79161234567 --packs /nowhere"})
    void shouldRefuseWhatItCannotUnderstand(String words) {
        assertThat(run("", words.isEmpty() ? new String[0] : words.split(" "))).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("dialer hours: ").hasLineCount(
                words.contains("/nowhere") ? 3 : 1);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void shouldAnswerEveryLineOfABatchWithItsId() throws IOException {
        String lines = """
                \uFEFF{"id": 1, "number": "+79161234567", "zones": ["Europe/Moscow"], "at": "2026-11-24T10:00:00Z"}
                {"id": "two", "number": "+79161234567", "zones": ["Nowhere/At_All"]}
                {"id": 3, "number": 79161234567, "pack": "xx"}

                not json
                {"id": {"a": 5}, "zones": "Asia/Tokyo", "pack": "us", "colour": "red"}
                [1]
                {"id": 7, "number": "+79161234567", "at": "soon"}
                {"id": 8, "number": "звоните маме", "zones": []}
                {"id": 9}
                {"id": 10, "number": "+79161234567", "id": 11}
                """;
        assertThat(run(lines, "--batch")).isZero();
        List<JsonNode> answers = new ArrayList<>();
        for (String line : out.toString(StandardCharsets.UTF_8).lines().toList()) {
            answers.add(JSON.readTree(line));
        }

        assertThat(answers).hasSize(10);
        assertThat(Stream.of(0, 1, 2, 4, 6, 7, 8).map(i -> answers.get(i).path("id").toString()))
                .containsExactly("1", "\"two\"", "3", "{\"a\":5}", "7", "8", "9");
        assertThat(answers.get(0).path("allowed").asBoolean()).isTrue();
        assertThat(answers.get(4).path("ignored").get(0).asText()).isEqualTo("colour");
        assertThat(answers.get(7).path("reason").asText()).isEqualTo("NUMBER_REJECTED");
        assertThat(answers.stream().filter(a -> a.has("error")).count()).isEqualTo(7);
        assertThat(answers.stream().filter(a -> a.has("error")).allMatch(a -> a.has("line") && a.has("id"))).isTrue();
    }

    @Test
    void shouldAnswerPeopleInTheirLanguage() {
        assertThat(run("", "--number", "+79161234567", "--zone", "Europe/Moscow", "--lang", "ru")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("Звонить можно.");
    }

    private JsonNode ask(String... words) throws IOException {
        out.reset();
        assertThat(run("", words)).as(err.toString(StandardCharsets.UTF_8)).isZero();
        return JSON.readTree(out.toString(StandardCharsets.UTF_8));
    }

    private int run(String input, String... words) {
        String[] all = String.join(" ", words).contains("--packs") ? words : Stream.concat(Stream.of(words),
                Stream.of("--packs", "../config/rulepacks")).toArray(String[]::new);
        return new HoursCommand(new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8), () -> NOW_MS)
                .run(all, new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), "en_GB.UTF-8");
    }
}
