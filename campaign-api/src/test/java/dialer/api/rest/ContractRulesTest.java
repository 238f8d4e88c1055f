package dialer.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dialer.api.rest.CourierContract.Operation;
import dialer.api.security.Scope;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The contract is in good order: whoever reads it, or makes a client of it, finds everything said, and once. */
class ContractRulesTest {

    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");
    private static final Set<String> FORMATS = Set.of("int64", "date", "date-time", "uuid", "uri", "password", "binary",
            "email");

    private static JsonNode yaml;

    @BeforeAll
    static void read() throws IOException {
        try (InputStream file = ContractRulesTest.class.getResourceAsStream("/openapi.yaml")) {
            yaml = new YAMLMapper().readTree(file);
        }
    }

    @Test
    void shouldNameAndDescribeEveryOperation() {
        Set<String> tags = new TreeSet<>();
        yaml.path("tags").forEach(tag -> {
            assertThat(tag.properties()).as(tag + ": a name and a description").hasSize(2);
            tags.add(tag.path("name").asText());
        });
        Set<String> ids = new TreeSet<>();
        for (Operation operation : CourierContract.operations()) {
            String what = operation.method() + " " + operation.path();
            JsonNode said = operation.said();
            assertThat(said.path("operationId").asText()).as(what).matches("[a-z][A-Za-z0-9]{1,40}");
            assertThat(ids.add(said.path("operationId").asText())).as(what + ": its operationId is its own").isTrue();
            assertThat(said.path("summary").asText()).as(what).isNotBlank().hasSizeLessThan(121).doesNotEndWith(".");
            assertThat(said.path("tags")).as(what).isNotEmpty();
            said.path("tags").forEach(tag -> assertThat(tags).as(what).contains(tag.asText()));
            assertThat(said.path("x-roles")).as(what).isNotEmpty();
            assertThat(said.path("responses").has("default")).as(what + ": what else may be answered").isTrue();
            said.path("responses").forEach(answer -> assertThat(CourierContract.SCHEMAS.resolved(answer)
                    .path("description").asText()).as(what).isNotBlank());
        }
    }

    @Test
    void shouldDescribeEveryParameterAndAllThatStandInThePath() {
        for (Operation operation : CourierContract.operations()) {
            String what = operation.method() + " " + operation.path();
            Set<String> inPath = new TreeSet<>();
            for (JsonNode given : operation.said().path("parameters")) {
                JsonNode parameter = CourierContract.SCHEMAS.resolved(given);
                assertThat(parameter.path("description").asText()).as(what + " " + parameter).isNotBlank();
                assertThat(parameter.path("schema").isMissingNode()).as(what + " " + parameter).isFalse();
                if (parameter.path("in").asText().equals("path")) {
                    inPath.add(parameter.path("name").asText());
                }
            }
            Set<String> places = new TreeSet<>();
            for (Matcher place = PLACE.matcher(operation.path()); place.find();) {
                places.add(place.group(1));
            }
            assertThat(inPath).as(what).isEqualTo(places);
        }
    }

    @Test
    void shouldSayOfCouriersRoutesWhichScopeAndWhatMayBeRefused() {
        for (Operation operation : CourierContract.operations()) {
            if (operation.isFor("courier")) {
                String what = operation.method() + " " + operation.path();
                assertThat(Scope.of(operation.said().path("x-scope").asText())).as(what).isPresent();
                for (String status : List.of("401", "403", "429")) {
                    assertThat(operation.said().path("responses").has(status)).as(what + " " + status).isTrue();
                }
                JsonNode content = operation.said().at("/requestBody/content");
                content.forEach(body -> assertThat(body.has("example")).as(what + ": an example").isTrue());
            }
        }
    }

    @Test
    void shouldGiveOnlyExamplesThatAreGood() {
        int seen = 0;
        for (Operation operation : CourierContract.operations()) {
            List<JsonNode> contents = new ArrayList<>();
            operation.said().at("/requestBody/content").forEach(contents::add);
            operation.said().path("responses").forEach(answer -> CourierContract.SCHEMAS.resolved(answer)
                    .path("content").forEach(contents::add));
            for (JsonNode content : contents) {
                if (content.has("example")) {
                    assertThat(CourierContract.SCHEMAS.faults(content.get("example"), content.get("schema")))
                            .as(operation.method() + " " + operation.path()).isEmpty();
                    seen++;
                }
            }
        }
        assertThat(seen).isGreaterThan(20);
    }

    @Test
    void shouldBeReadAlikeByOlderReadersOfYaml() throws IOException {
        Pattern truth = Pattern.compile("[\\[{,] ?(on|off|yes|no|y|n) ?[],:}]|^\\s+(on|off|yes|no|y|n):");
        List<String> lines = new String(ContractRulesTest.class.getResourceAsStream("/openapi.yaml").readAllBytes(),
                StandardCharsets.UTF_8).lines().toList();
        assertThat(lines).noneMatch(line -> truth.matcher(line.replaceAll("\"[^\"]*\"", "")).find());
    }

    @Test
    void shouldHaveNoSentenceThatACommaHasCut() {
        assertThat(yaml.findParents("description")).isNotEmpty().allSatisfy(said -> said.properties()
                .forEach(field -> assertThat(field.getValue().isNull()).as(field.getKey() + " in " + said).isFalse()));
    }

    @Test
    void shouldUseEverythingThatItDefinesAndKnowEveryFormat() {
        Set<String> used = new TreeSet<>();
        yaml.findValues("$ref").forEach(reference -> used.add(reference.asText()));
        String prose = yaml.at("/info/description").asText();
        for (String kind : List.of("schemas", "parameters", "responses")) {
            yaml.at("/components/" + kind).fieldNames().forEachRemaining(name -> {
                boolean ofSocket = name.endsWith("Message") && prose.contains("...Message");
                assertThat(ofSocket || used.contains("#/components/" + kind + "/" + name)).as(kind + " " + name)
                        .isTrue();
            });
        }
        assertThat(yaml.findValues("nullable")).as("a word of OpenAPI 3.0").isEmpty();
        yaml.findValues("format").stream().filter(JsonNode::isTextual)
                .forEach(format -> assertThat(FORMATS).contains(format.asText()));
    }
}
