package dialer.api.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dialer.compliance.AttemptLimits;
import dialer.compliance.DayKind;
import dialer.compliance.HolidayCalendar;
import dialer.compliance.Hours;
import dialer.compliance.RulePack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Rule packs are files: {@code config/rulepacks/ru.yaml} is the pack {@code ru}. */
final class RulePackFile {

    private static final YAMLMapper YAML = new YAMLMapper();
    private static final Set<String> KEYS = Set.of("source", "asOf", "verifiedBy", "hours", "holidays", "limits");

    private RulePackFile() {
    }

    /** Every pack of the folder; what is wrong with one goes to the problems. */
    static Map<String, RulePack> readAll(Path folder, List<String> problems) {
        Map<String, RulePack> packs = new LinkedHashMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList()) {
                String id = String.valueOf(file.getFileName()).replace(".yaml", "");
                try {
                    packs.put(id, read(id, YAML.readTree(Files.readString(file))));
                } catch (IOException | IllegalArgumentException | DateTimeException e) {
                    problems.add(file + ": " + e.getMessage());
                }
            }
        } catch (IOException e) {
            problems.add("rulePackDirectory: " + folder + " cannot be read");
        }
        return packs;
    }

    private static RulePack read(String id, JsonNode tree) {
        tree.fieldNames().forEachRemaining(key -> {
            if (!KEYS.contains(key)) {
                throw new IllegalArgumentException("unknown key " + key + "; known are "
                        + KEYS.stream().sorted().toList());
            }
        });
        Map<DayKind, List<Hours>> hours = new EnumMap<>(DayKind.class);
        for (DayKind kind : DayKind.values()) {
            hours.put(kind, hours(tree.path("hours").path(kind.name().toLowerCase(Locale.ROOT)).asText("")));
        }
        JsonNode limits = tree.path("limits");
        return new RulePack(id, tree.path("source").asText(), LocalDate.parse(tree.path("asOf").asText()),
                tree.path("verifiedBy").asText(""), hours, calendar(tree.path("holidays")),
                new AttemptLimits(limits.path("perDay").asInt(0), limits.path("perWeek").asInt(0),
                        limits.path("perMonth").asInt(0)));
    }

    /** {@code 10:00-13:00, 14:00-20:00}; empty for closed. */
    private static List<Hours> hours(String text) {
        List<Hours> hours = new ArrayList<>();
        for (String span : text.split(",", -1)) {
            if (!span.isBlank()) {
                String[] ends = span.strip().split("-", -1);
                if (ends.length != 2) {
                    throw new IllegalArgumentException("hours are written 09:00-20:00, not " + span.strip());
                }
                hours.add(new Hours(minute(ends[0]), minute(ends[1])));
            }
        }
        return hours;
    }

    private static int minute(String clock) {
        if (!clock.strip().matches("([01]?\\d|2[0-4]):[0-5]\\d")) {
            throw new IllegalArgumentException("a time is written 09:00, not " + clock.strip());
        }
        String[] parts = clock.strip().split(":", -1);
        return Integer.parseInt(parts[0]) * 60 + Integer.parseInt(parts[1]);
    }

    private static HolidayCalendar calendar(JsonNode tree) {
        Set<Integer> years = new HashSet<>();
        Set<MonthDay> everyYear = new HashSet<>();
        Set<LocalDate> dates = new HashSet<>();
        tree.path("years").forEach(year -> years.add(year.asInt()));
        tree.path("everyYear").forEach(day -> everyYear.add(MonthDay.parse("--" + day.asText())));
        tree.path("dates").forEach(day -> dates.add(LocalDate.parse(day.asText())));
        return new HolidayCalendar(years, everyYear, dates);
    }
}
