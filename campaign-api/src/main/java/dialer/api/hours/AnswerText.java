package dialer.api.hours;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An answer as JSON or in words. */
final class AnswerText {

    private AnswerText() {
    }

    static ObjectNode json(HoursAnswer answer) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        fill(json, answer);
        return json;
    }

    static void fill(ObjectNode json, HoursAnswer answer) {
        json.put("allowed", answer.allowed()).put("reason", answer.reason().name())
                .put("message", answer.reason().wordsEn()).put("at", answer.at().toString())
                .put("nextAllowedAt", text(answer.nextAllowedAt())).put("until", text(answer.until()));
        ArrayNode zones = json.putArray("zones");
        answer.zones().forEach(zone -> zones.addObject().put("id", zone.id()).put("evidence", zone.evidence())
                .put("local", zone.local()));
        json.put("pack", answer.pack());
        ArrayNode rules = json.putArray("rules");
        answer.rules().forEach(rule -> rules.addObject().put("rule", rule.rule()).put("pack", rule.pack())
                .put("allows", rule.allows()).put("words", rule.words()).put("wordsRu", rule.wordsRu()));
    }

    static String words(HoursAnswer answer, boolean russian) {
        StringBuilder text = new StringBuilder(400);
        text.append(russian ? answer.reason().wordsRu() : answer.reason().wordsEn()).append(".\n");
        line(text, russian ? "Момент" : "Instant", answer.at().toString());
        line(text, russian ? "Начать можно с" : "May begin from", text(answer.nextAllowedAt()));
        line(text, russian ? "и не позже" : "and until", text(answer.until()));
        line(text, russian ? "Набор правил" : "Rule pack", answer.pack());
        answer.zones().forEach(zone -> line(text, zone.id(), zone.local() + " ("
                + (russian ? zone.evidenceRu() : zone.evidence()) + ")"));
        answer.rules().forEach(rule -> line(text, russian ? named(rule.rule()) : rule.rule(),
                russian ? rule.wordsRu() : rule.words()));
        return text.toString().stripTrailing();
    }

    private static String named(String rule) {
        return switch (rule) {
            case "hours" -> "часы";
            case "margin" -> "запас";
            case "limit" -> "предел";
            case "label" -> "маркировка";
            default -> rule;
        };
    }

    private static void line(StringBuilder text, String name, @Nullable String value) {
        if (value != null) {
            text.append("  ").append(name).append(": ").append(value).append('\n');
        }
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }
}
