package dialer.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dialer.api.words.Sentences;
import dialer.core.effect.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The contract and what is served are the same, in both directions. */
class ContractTest {

    @Test
    void shouldServeExactlyTheRoutesOfTheContractForTheRolesItNames() throws IOException {
        Map<String, Set<String>> contract = new TreeMap<>();
        JsonNode yaml = contract();
        yaml.path("paths").properties().forEach(path -> path.getValue().properties().forEach(operation -> {
            Set<String> roles = new TreeSet<>();
            operation.getValue().path("x-roles").forEach(role -> roles.add(role.asText()));
            contract.put(operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(), roles);
        }));
        Map<String, Set<String>> served = new TreeMap<>();
        try (ApiStage stage = new ApiStage()) {
            for (Route route : stage.api.routes()) {
                served.put(route.method().name() + " " + route.path(), roles(route.access()));
            }
        }
        assertThat(served).isEqualTo(contract);
    }

    @Test
    void shouldReferToNothingThatIsNotThere() throws IOException {
        JsonNode yaml = contract();
        List<String> references = new ArrayList<>();
        yaml.findValues("$ref").forEach(reference -> references.add(reference.asText()));
        assertThat(references).hasSizeGreaterThan(100);
        assertThat(references).allMatch(reference -> !yaml.at(reference.substring(1)).isMissingNode());
    }

    @Test
    void shouldHaveASentenceInBothLanguagesForEveryRefusal() {
        assertThat(Sentences.RU.keys()).isEqualTo(Sentences.EN.keys());
        for (Refusal refusal : Refusal.values()) {
            assertThat(Sentences.RU.keys()).contains("refusal." + refusal.number());
        }
    }

    private static Set<String> roles(Access access) {
        Set<String> roles = new TreeSet<>();
        switch (access.kind()) {
            case OPEN, METRICS -> roles.add("open");
            case LOGGED_IN -> roles.addAll(Set.of("agent", "manager", "supervisor", "admin"));
            case COURIER -> roles.add("courier");
            case ROLES -> access.roles().forEach(role -> roles.add(role.word()));
        }
        if (access.kind() == Access.Kind.ROLES && roles.size() > 1) {
            roles.remove("admin");
        }
        return roles;
    }

    private static JsonNode contract() throws IOException {
        try (InputStream file = ContractTest.class.getResourceAsStream("/openapi.yaml")) {
            return new YAMLMapper().readTree(file);
        }
    }
}
