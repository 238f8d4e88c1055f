package dialer.api.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One section of the file while it is read: notes which keys were asked for and what is wrong with their values. */
final class Section {

    private static final Pattern DURATION = Pattern.compile("(\\d+)(ms|s|m|h|d)");
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{(ENV|FILE):([^}]+)}");

    private final String path;
    private final ObjectNode values;
    private final List<String> problems;
    private final Set<String> known = new LinkedHashSet<>();
    private final List<Section> below = new ArrayList<>();

    Section(String path, ObjectNode values, List<String> problems) {
        this.path = path;
        this.values = values;
        this.problems = problems;
    }

    /** The value with {@code ${ENV:NAME}} and {@code ${FILE:path}} put in; the default where the key is missing. */
    String text(String key, String otherwise) {
        JsonNode value = value(key);
        if (value == null) {
            return otherwise;
        }
        if (!value.isValueNode()) {
            wrong(key, "a text is needed");
            return otherwise;
        }
        return resolve(key, value.asText());
    }

    String required(String key, String what) {
        String value = text(key, "");
        if (value.isBlank()) {
            wrong(key, what + " is needed");
        }
        return value;
    }

    @Nullable Path file(String key) {
        String value = text(key, "");
        return value.isBlank() ? null : Path.of(value);
    }

    boolean flag(String key, boolean otherwise) {
        JsonNode value = value(key);
        if (value != null && !value.isBoolean()) {
            wrong(key, "true or false is needed");
            return otherwise;
        }
        return value == null ? otherwise : value.asBoolean();
    }

    int number(String key, int otherwise, int least, int most) {
        JsonNode value = value(key);
        if (value == null) {
            return otherwise;
        }
        if (!value.canConvertToInt() || !value.isIntegralNumber() || value.asInt() < least || value.asInt() > most) {
            wrong(key, "a whole number from " + least + " to " + most + " is needed, not " + value);
            return otherwise;
        }
        return value.asInt();
    }

    Duration duration(String key, String otherwise, Duration least, Duration most) {
        String given = text(key, otherwise);
        Duration duration = parse(given);
        if (duration == null || duration.compareTo(least) < 0 || duration.compareTo(most) > 0) {
            wrong(key, "a duration such as 500ms, 2s, 15m, 8h or 1d from " + words(least) + " to " + words(most)
                    + " is needed, not " + given);
            return least;
        }
        return duration;
    }

    <E extends Enum<E>> E choice(String key, E otherwise, Class<E> type) {
        String given = text(key, otherwise.name());
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equalsIgnoreCase(given.replace(' ', '_'))) {
                return constant;
            }
        }
        wrong(key, "one of " + List.of(type.getEnumConstants()) + " is needed, not " + given);
        return otherwise;
    }

    /** The values of a list; what is not a text in it is a problem. */
    List<String> texts(String key) {
        JsonNode value = value(key);
        List<String> texts = new ArrayList<>();
        if (value != null && !value.isArray()) {
            wrong(key, "a list is needed");
        } else if (value != null) {
            value.forEach(each -> {
                if (each.isTextual()) {
                    texts.add(each.asText());
                } else {
                    wrong(key, "a text in quotes is needed, not " + each);
                }
            });
        }
        return texts;
    }

    /** The keys that stand here. */
    List<String> keys() {
        List<String> keys = new ArrayList<>();
        values.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    Section section(String key) {
        JsonNode value = value(key);
        if (value != null && !value.isObject()) {
            wrong(key, "a section with keys is needed");
        }
        ObjectNode inner = value instanceof ObjectNode object ? object : values.objectNode();
        Section section = new Section(path(key), inner, problems);
        below.add(section);
        return section;
    }

    List<Section> sections(String key) {
        JsonNode value = value(key);
        List<Section> sections = new ArrayList<>();
        if (value != null && !value.isArray()) {
            wrong(key, "a list is needed");
        } else if (value != null) {
            for (int i = 0; i < value.size(); i++) {
                if (value.get(i) instanceof ObjectNode object) {
                    sections.add(new Section(path(key) + "[" + i + "]", object, problems));
                } else {
                    wrong(key, "entry " + (i + 1) + " needs keys");
                }
            }
        }
        below.addAll(sections);
        return sections;
    }

    /** Names every key that nobody has asked for, here and below. */
    void refuseUnknown() {
        values.fieldNames().forEachRemaining(key -> {
            if (!known.contains(key)) {
                problems.add(path(key) + ": unknown key; known here are " + String.join(", ", known));
            }
        });
        below.forEach(Section::refuseUnknown);
    }

    void wrong(String key, String sentence) {
        problems.add(path(key) + ": " + sentence);
    }

    /** The keys asked for, here and below, as written in the file; for the test that compares file and records. */
    Set<String> askedFor() {
        Set<String> asked = new LinkedHashSet<>();
        known.forEach(key -> asked.add(path(key)));
        below.forEach(section -> asked.addAll(section.askedFor()));
        return asked;
    }

    private @Nullable JsonNode value(String key) {
        known.add(key);
        JsonNode value = values.get(key);
        return value == null || value.isNull() ? null : value;
    }

    private String path(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private String resolve(String key, String text) {
        Matcher reference = REFERENCE.matcher(text);
        if (!reference.matches()) {
            return text;
        }
        String name = reference.group(2);
        if (reference.group(1).equals("ENV")) {
            String value = System.getenv(name);
            if (value == null) {
                wrong(key, "the environment variable " + name + " is not set");
                return "";
            }
            return value;
        }
        try {
            return Files.readString(Path.of(name)).strip();
        } catch (IOException e) {
            wrong(key, "the file " + name + " cannot be read");
            return "";
        }
    }

    private static @Nullable Duration parse(String text) {
        Matcher matcher = DURATION.matcher(text.strip());
        if (!matcher.matches() || matcher.group(1).length() > 9) {
            return null;
        }
        long amount = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }

    private static String words(Duration duration) {
        return duration.toString().substring(2).toLowerCase(java.util.Locale.ROOT);
    }
}
