package dialer.api.live;

import dialer.api.live.Card.Text;
import dialer.api.store.Script;
import dialer.api.store.Script.Objection;
import dialer.api.store.Script.Step;
import dialer.api.store.Script.Term;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Scripts as agents read them: placeholders filled, steps whose condition does not hold left out. */
final class TalkWriter {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*([\\p{L}\\p{N}._-]+)\\s*}}");

    private TalkWriter() {
    }

    static Card.Talk talk(Script script, Map<String, String> values) {
        return new Card.Talk(script.language(), steps(script.steps(), values), objections(script.objections(), values),
                script.translations().stream().map(other -> new Card.OtherTalk(other.language(),
                        fill(other.greeting(), values), steps(other.steps(), values),
                        terms(other.terms() == null ? List.of() : other.terms(), values),
                        objections(other.objections() == null ? List.of() : other.objections(), values))).toList());
    }

    static List<Text> terms(List<Term> terms, Map<String, String> values) {
        return terms.stream().map(term -> new Text(term.title(), fill(term.text(), values))).toList();
    }

    private static List<Text> objections(List<Objection> objections, Map<String, String> values) {
        return objections.stream().map(one -> new Text(one.title(), fill(one.text(), values))).toList();
    }

    private static List<Card.Step> steps(List<Step> steps, Map<String, String> values) {
        return steps.stream().filter(step -> holds(step.when(), values)).map(step -> new Card.Step(step.title(),
                fill(step.text(), values), step.key(), step.required(), step.answers())).toList();
    }

    /** {@code field}: the card has it; {@code !field}: it has not; {@code field=value}. */
    static boolean holds(String condition, Map<String, String> values) {
        if (condition.isBlank()) {
            return true;
        }
        int equals = condition.indexOf('=');
        if (equals > 0) {
            return value(condition.substring(0, equals), values).equals(condition.substring(equals + 1).strip());
        }
        boolean negated = condition.startsWith("!");
        return value(negated ? condition.substring(1) : condition, values).isBlank() == negated;
    }

    /** A placeholder without a value becomes a dash: never braces in front of an agent. */
    static String fill(String text, Map<String, String> values) {
        Matcher matcher = PLACEHOLDER.matcher(text);
        return matcher.replaceAll(found -> {
            String value = value(found.group(1), values);
            return Matcher.quoteReplacement(value.isBlank() ? "—" : value);
        });
    }

    /** The names that a text asks for. */
    static List<String> names(String text) {
        return PLACEHOLDER.matcher(text).results().map(found -> found.group(1)).toList();
    }

    private static String value(String key, Map<String, String> values) {
        String plain = key.strip();
        return values.getOrDefault(plain, values.getOrDefault(plain.toLowerCase(Locale.ROOT), ""));
    }
}
