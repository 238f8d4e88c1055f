package dialer.api.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ConfigFileTest {

    private static final Path SHIPPED = Path.of("..", "config", "dialer.yaml");
    private static final String PACKS = "rulePackDirectory: ../config/rulepacks\n";

    @Test
    void shouldReadTheShippedFileWithItsDefaults() throws IOException {
        DialerConfig shipped = ConfigFile.parse("shipped", Files.readString(SHIPPED).replace("config/rulepacks",
                "../config/rulepacks"));
        DialerConfig bare = ConfigFile.parse("bare", PACKS);

        assertThat(shipped).as("the shipped file says the defaults, nothing else").isEqualTo(bare);
        assertThat(bare.engine().tick()).isEqualTo(Duration.ofMillis(50));
        assertThat(bare.http().port()).isEqualTo(8_080);
        assertThat(bare.rulePacks()).containsKeys("ru", "kz", "default").doesNotContainKey("demo");
        assertThat(bare.pauseReasons()).hasSize(5);
    }

    @Test
    void shouldNameEveryKeyInTheShippedFileAndNoOther() throws IOException {
        String text = Files.readString(SHIPPED);
        // entries of lists stand there as comments: bring them to life
        String alive = text.replace("nodes: []", "nodes:").replace("pauseReasons: []", "pauseReasons:")
                .replace("transferDestinations: []", "transferDestinations:")
                .replaceAll("(?m)^# (- | {2,})", "$1").replaceAll("\\$\\{ENV:\\w+}", "x");
        Set<String> asked = ConfigFile.keys(alive + "\n").stream().map(key -> key.replaceAll(".*[.\\]]", ""))
                .collect(Collectors.toSet());
        Set<String> written = keysIn(alive);

        assertThat(written).isEqualTo(asked);
    }

    @Test
    void shouldKnowPacksForSimulatedPeopleOnlyWhereNobodyRealCanBeReached() {
        DialerConfig laboratory = ConfigFile.parse("lab", PACKS + """
                calls: {rulePack: demo, simulatedPeople: true}
                """);
        assertThat(laboratory.rulePacks()).containsKey("demo");

        assertThatThrownBy(() -> ConfigFile.parse("x.yaml", PACKS + "calls: {rulePack: demo}\n"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("packs for simulated people need simulatedPeople: true");
    }

    @Test
    void shouldRefuseToPlayWithARealTrunkByItsName() {
        String config = PACKS + """
                calls: {rulePack: demo, simulatedPeople: true}
                nodes:
                  - id: 1
                    secret: s
                    trunks: [{id: 1, name: real carrier, pattern: "PJSIP/%s@carrier"}]
                """;
        assertThatThrownBy(() -> ConfigFile.parse("x.yaml", config)).isInstanceOf(ConfigException.class)
                .hasMessageContaining("the trunk real carrier may reach real people");
        assertThat(ConfigFile.parse("x.yaml", config.replace("carrier\"}", "carrier\", simulated: true}"))
                .rulePacks()).containsKey("demo");
    }

    @Test
    void shouldNameEveryWrongKeyAtOnce() {
        assertThatThrownBy(() -> ConfigFile.parse("x.yaml", PACKS + """
                colour: red
                http:
                  port: 99999
                engine:
                  tick: soon
                  wait: NEVER
                nodes:
                  - id: 1
                    trunks:
                      - capacity: 0
                """)).isInstanceOf(ConfigException.class)
                .hasMessageContaining("colour: unknown key")
                .hasMessageContaining("http.port: a whole number from 1 to 65535 is needed, not 99999")
                .hasMessageContaining("engine.tick: a duration")
                .hasMessageContaining("engine.wait: one of")
                .hasMessageContaining("nodes[0].secret")
                .hasMessageContaining("nodes[0].trunks[0].capacity");
    }

    @Test
    void shouldNotPrintSecrets() {
        DialerConfig config = ConfigFile.parse("x.yaml", PACKS + """
                http:
                  metricsToken: hush-1
                database:
                  url: jdbc:postgresql://db/dialer
                  password: hush-2
                nodes:
                  - secret: hush-3
                """);

        assertThat(config.toString()).doesNotContain("hush");
    }

    @Test
    void shouldSayWhichVariableIsMissing() {
        assertThatThrownBy(() -> ConfigFile.parse("x.yaml", PACKS
                + "database:\n  password: ${ENV:NO_SUCH_VARIABLE_HERE}\n"))
                .hasMessageContaining("database.password: the environment variable NO_SUCH_VARIABLE_HERE is not set");
    }

    private static Set<String> keysIn(String yaml) {
        Matcher keys = Pattern.compile("(?m)^\\s*(?:- )?([a-zA-Z]+):").matcher(yaml);
        return keys.results().map(result -> result.group(1)).collect(Collectors.toSet());
    }
}
