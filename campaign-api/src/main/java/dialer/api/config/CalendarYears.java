package dialer.api.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dialer.compliance.HolidayCalendar;
import java.util.ArrayList;
import java.util.List;

/** One year of a holiday calendar as text, YAML or JSON: {@code {source, off: ["01-01"], working: [], regions: {}}}. */
public final class CalendarYears {

    private static final YAMLMapper YAML = new YAMLMapper();

    private CalendarYears() {
    }

    /**
     * The same text as JSON, for the store.
     *
     * @throws ConfigException when it is neither
     */
    public static String json(String text) {
        try {
            return YAML.readTree(text).toString();
        } catch (JsonProcessingException e) {
            throw new ConfigException("calendar", List.of("not YAML or JSON: " + e.getOriginalMessage()));
        }
    }

    /**
     * Reads the year.
     *
     * @throws ConfigException naming everything that is wrong
     */
    public static HolidayCalendar.Year read(int year, String text) {
        List<String> problems = new ArrayList<>();
        try {
            JsonNode tree = YAML.readTree(text);
            if (tree instanceof ObjectNode object) {
                Section root = new Section("", object, problems);
                HolidayCalendar.Year read = CalendarFile.year("%04d".formatted(year), root);
                root.refuseUnknown();
                if (problems.isEmpty()) {
                    return read;
                }
            } else {
                problems.add("source, off, working and regions are needed");
            }
        } catch (JsonProcessingException e) {
            problems.add("not YAML or JSON: " + e.getOriginalMessage());
        } catch (IllegalArgumentException e) {
            problems.add(String.valueOf(e.getMessage()));
        }
        throw new ConfigException(String.valueOf(year), problems);
    }
}
