package dialer.api.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dialer.compliance.HolidayCalendar;
import dialer.compliance.RulePack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * Rule packs are files: {@code config/rulepacks/ru.yaml} is the pack {@code ru}, and
 * {@code config/rulepacks/calendars/ru.yaml} the calendar that packs name.
 */
public final class RulePackFiles {

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION).build();
    private static final String ENDING = ".yaml";

    private RulePackFiles() {
    }

    /**
     * Every pack of the folder by its id.
     *
     * @param simulatedPeople whether only simulated people can be reached; where real ones can, packs for simulated
     *                        people do not exist, so that a campaign that names one calls nobody
     * @throws ConfigException naming everything that is wrong in any of them
     */
    public static Map<String, RulePack> read(Path folder, boolean simulatedPeople) {
        List<String> problems = new ArrayList<>();
        Map<String, RulePack> packs = readAll(folder, simulatedPeople, problems);
        if (!problems.isEmpty()) {
            throw new ConfigException(folder.toString(), problems);
        }
        return packs;
    }

    /** Every pack of the folder; what is wrong with one goes to the problems. */
    static Map<String, RulePack> readAll(Path folder, boolean simulatedPeople, List<String> problems) {
        Map<String, HolidayCalendar> calendars = each(folder.resolve("calendars"), problems, CalendarFile::read);
        Map<String, RulePack> packs = each(folder, problems, (id, root) -> RulePackFile.read(id, root, calendars));
        packs.values().removeIf(pack -> pack.reach().simulated() && !simulatedPeople);
        return packs;
    }

    private static <T> Map<String, T> each(Path folder, List<String> problems, BiFunction<String, Section, T> reader) {
        Map<String, T> read = new LinkedHashMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(f -> f.toString().endsWith(ENDING)).sorted().toList()) {
                String name = String.valueOf(file.getFileName());
                String id = name.substring(0, name.length() - ENDING.length());
                List<String> own = new ArrayList<>();
                try {
                    JsonNode tree = YAML.readTree(Files.readString(file));
                    if (tree instanceof ObjectNode object) {
                        Section root = new Section("", object, own);
                        T value = reader.apply(id, root);
                        root.refuseUnknown();
                        read.put(id, value);
                    } else {
                        own.add("keys and values are needed");
                    }
                } catch (JsonProcessingException e) {
                    own.add("not YAML: " + e.getOriginalMessage());
                } catch (IOException | IllegalArgumentException e) {
                    own.add(String.valueOf(e.getMessage()));
                }
                own.forEach(problem -> problems.add(file + ": " + problem));
            }
        } catch (IOException e) {
            problems.add("rulePackDirectory: " + folder + " cannot be read");
        }
        return read;
    }
}
