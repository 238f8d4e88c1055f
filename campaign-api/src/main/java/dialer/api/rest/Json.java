package dialer.api.rest;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.LocalDate;
import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Collectors;

/** JSON in and out. Reading is strict: an unknown field, a double one or one of the wrong kind is refused by name. */
final class Json {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL))
            .build();

    private Json() {
    }

    static String text(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An answer of ours cannot be written", e);
        }
    }

    /** A stored document of ours as a tree. */
    static JsonNode tree(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored document cannot be read", e);
        }
    }

    static void answer(Context ctx, int status, Object value) {
        ctx.status(status).contentType("application/json").result(text(value));
    }

    /**
     * Reads the body.
     *
     * @throws ProblemException 415, 400 or 422 with the field's pointer
     */
    static <T> T body(Context ctx, Class<T> type) {
        String contentType = ctx.contentType();
        if (contentType == null || !contentType.toLowerCase(java.util.Locale.ROOT).startsWith("application/json")) {
            throw ProblemException.unsupported("Send the body as application/json.");
        }
        try {
            byte[] body = ctx.bodyAsBytes();
            if (hasNul(body)) {
                throw ProblemException.badRequest("wrong-characters", "No text has the character NUL (\\u0000).");
            }
            T value = MAPPER.readValue(body, type);
            if (value == null) {
                throw ProblemException.badRequest("no-body", "Send a JSON object.");
            }
            return value;
        } catch (UnrecognizedPropertyException e) {
            throw ProblemException.invalid(pointer(e), "unknown-field", "There is no field \"" + e.getPropertyName()
                    + "\" here.");
        } catch (ValueInstantiationException e) {
            Throwable why = e.getCause() == null ? e : e.getCause();
            throw ProblemException.invalid(pointer(e), "out-of-range", String.valueOf(why.getMessage()));
        } catch (JsonMappingException e) {
            throw ProblemException.invalid(pointer(e), "wrong-kind", wanted(e));
        } catch (IOException e) {
            ProblemException slow = SlowBodies.refusal(e);
            throw slow != null ? slow : ProblemException.badRequest("not-json", e instanceof JacksonException json
                    ? "This is not JSON: " + JobBody.reason(json) : "The body could not be read.");
        }
    }

    /** Whether a text of the JSON has the one character that the store's texts cannot have, written as an escape. */
    private static boolean hasNul(byte[] json) {
        for (int i = 0; i + 5 < json.length; i++) {
            if (json[i] == '\\') {
                i++;
                if (json[i] == 'u' && json[i + 1] == '0' && json[i + 2] == '0' && json[i + 3] == '0'
                        && json[i + 4] == '0') {
                    return true;
                }
            }
        }
        return false;
    }

    /** What should stand there, in words: the library's own sentence names classes and repeats what was sent. */
    private static String wanted(JsonMappingException e) {
        if (e instanceof InvalidNullException) {
            return "No member of a list is null.";
        }
        Class<?> type = e instanceof MismatchedInputException mismatch ? mismatch.getTargetType() : null;
        if (type == null) {
            return e.getOriginalMessage().contains("Duplicate") ? "A key is there twice."
                    : "This cannot be read: it is of another kind, or too large.";
        }
        if (type.isEnum()) {
            return "This is one of " + Arrays.stream(type.getEnumConstants()).map(String::valueOf)
                    .collect(Collectors.joining(", ")) + ".";
        }
        if (type == String.class) {
            return "This is a text.";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "This is true or false.";
        }
        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return type == double.class || type == Double.class ? "This is a number." : "This is a whole number.";
        }
        if (Temporal.class.isAssignableFrom(type)) {
            return type == LocalDate.class ? "This is a day such as 2026-11-27."
                    : "This is a time, such as 2026-11-27T10:00:00+03:00.";
        }
        return Collection.class.isAssignableFrom(type) || type.isArray() ? "This is a list." : "This is an object.";
    }

    private static String pointer(JsonMappingException e) {
        return e.getPath().stream()
                .map(step -> step.getFieldName() == null ? String.valueOf(step.getIndex()) : step.getFieldName())
                .collect(Collectors.joining("/", "/", ""));
    }
}
