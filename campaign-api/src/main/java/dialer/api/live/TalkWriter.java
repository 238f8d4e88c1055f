package dialer.api.live;

import dialer.api.live.Card.Text;
import dialer.api.store.Script;
import dialer.api.store.Script.Objection;
import dialer.api.store.Script.Step;
import dialer.api.store.Script.Term;
import dialer.api.store.Script.Translation;
import dialer.api.words.Money;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Scripts as agents read them: placeholders filled, steps whose condition does not hold left out. */
final class TalkWriter {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*([\\p{L}\\p{N}._-]+)\\s*}}");
    /** Fields of a card that are money, in small letters. */
    private static final Set<String> SUMS = Set.of("sum", "prepaid", "deliverysum");

    private TalkWriter() {
    }

    static Card.Talk talk(Script script, Map<String, String> values) {
        return new Card.Talk(script.language(), steps(script.steps(), values, script.language()),
                objections(script.objections(), values, script.language()),
                script.translations().stream().map(other -> translation(other, values)).toList());
    }

    private static Card.OtherTalk translation(Translation other, Map<String, String> values) {
        String language = other.language();
        return new Card.OtherTalk(language, fill(other.greeting(), values, language),
                steps(other.steps(), values, language),
                terms(other.terms() == null ? List.of() : other.terms(), values, language),
                objections(other.objections() == null ? List.of() : other.objections(), values, language));
    }

    static List<Text> terms(List<Term> terms, Map<String, String> values, String language) {
        return terms.stream().map(term -> new Text(term.title(), fill(term.text(), values, language))).toList();
    }

    private static List<Text> objections(List<Objection> objections, Map<String, String> values, String language) {
        return objections.stream().map(one -> new Text(one.title(), fill(one.text(), values, language))).toList();
    }

    private static List<Card.Step> steps(List<Step> steps, Map<String, String> values, String language) {
        return steps.stream().filter(step -> holds(step.when(), values)).map(step -> new Card.Step(step.title(),
                fill(step.text(), values, language), step.key(), step.required(), step.answers())).toList();
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

    /** A placeholder without a value becomes a dash: never braces in front of an agent. Sums are made readable. */
    static String fill(String text, Map<String, String> values, String language) {
        Matcher matcher = PLACEHOLDER.matcher(text);
        return matcher.replaceAll(found -> {
            String key = found.group(1);
            String written = value(key, values);
            String value = SUMS.contains(key.toLowerCase(Locale.ROOT)) ? Money.said(written, language) : written;
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
