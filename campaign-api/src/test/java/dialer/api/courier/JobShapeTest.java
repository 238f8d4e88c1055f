package dialer.api.courier;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dialer.api.courier.Shape.Field;
import dialer.api.courier.Shape.Fields;
import dialer.api.courier.Shape.ListOf;
import dialer.api.courier.Shape.Text;
import dialer.api.courier.Shape.Whole;
import dialer.api.courier.Shape.Word;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The document of a job is checked as the contract describes it: fields, whether they are required, their bounds. */
class JobShapeTest {

    private static final JsonNode CONTRACT = read();

    @Test
    void shouldCheckWhatTheContractSays() {
        List<String> differences = new ArrayList<>();
        compare("", JobShape.JOB, CONTRACT.at("/components/schemas/Job"), differences);
        assertThat(differences).isEmpty();
    }

    private static void compare(String at, Shape shape, JsonNode written, List<String> differences) {
        JsonNode schema = written.has("$ref") ? CONTRACT.at(written.path("$ref").asText().substring(1)) : written;
        switch (shape) {
            case Fields fields -> fields(at, fields.fields(), schema, differences);
            case ListOf list -> {
                same(at + " minItems", list.least(), schema.path("minItems").asInt(0), differences);
                same(at + " maxItems", list.most(), schema.path("maxItems").asInt(-1), differences);
                compare(at + "/*", list.item(), schema.path("items"), differences);
            }
            case Text text -> same(at + " maxLength", text.longest(), schema.path("maxLength").asInt(-1), differences);
            case Whole whole -> {
                same(at + " minimum", whole.least(), schema.path("minimum").asLong(-1), differences);
                same(at + " maximum", whole.most(), schema.path("maximum").asLong(-1), differences);
            }
            case Word word -> {
                List<String> words = new ArrayList<>();
                schema.path("enum").forEach(one -> words.add(one.asText()));
                same(at + " enum", word.words(), words, differences);
            }
            case Shape.Form _, Shape.Fraction _, Shape.Amount _, Shape.Moment _, Shape.Day _, Shape.Clock _,
                    Shape.Zone _, Shape.Url _, Shape.Entries _ -> same(at + " is there", true,
                    !schema.isMissingNode(), differences);
        }
    }

    private static void fields(String at, Map<String, Field> fields, JsonNode schema, List<String> differences) {
        TreeSet<String> named = new TreeSet<>();
        schema.path("properties").fieldNames().forEachRemaining(named::add);
        same(at + " fields", new TreeSet<>(fields.keySet()), named, differences);
        same(at + " additionalProperties", false, schema.path("additionalProperties").asBoolean(true), differences);
        TreeSet<String> required = new TreeSet<>();
        schema.path("required").forEach(name -> required.add(name.asText()));
        TreeSet<String> must = new TreeSet<>();
        fields.forEach((name, field) -> {
            if (field.required()) {
                must.add(name);
            }
            compare(at + "/" + name, field.shape(), schema.path("properties").path(name), differences);
        });
        same(at + " required", must, required, differences);
    }

    private static JsonNode read() {
        try (InputStream file = JobShapeTest.class.getResourceAsStream("/openapi.yaml")) {
            return new YAMLMapper().readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void same(String what, Object checked, Object described, List<String> differences) {
        if (!String.valueOf(checked).equals(String.valueOf(described))) {
            differences.add(what + ": checked " + checked + ", described " + described);
        }
    }
}
