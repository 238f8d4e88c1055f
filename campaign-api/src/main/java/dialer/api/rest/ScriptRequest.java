package dialer.api.rest;

import static dialer.api.rest.CampaignViews.or;

import dialer.api.store.Script;
import dialer.api.store.Script.Answer;
import dialer.api.store.Script.Objection;
import dialer.api.store.Script.Step;
import dialer.api.store.Script.Term;
import dialer.api.store.Script.Translation;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A script as it is sent. */
record ScriptRequest(@Nullable String shop, @Nullable String greeting, @Nullable List<StepRequest> steps,
        @Nullable List<Part> terms, @Nullable List<Part> objections, @Nullable List<Talk> translations,
        @Nullable String language) {

    private static final int MOST_PARTS = 50;
    private static final int MOST_LANGUAGES = 5;
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2}");

    /** A titled text. */
    record Part(@Nullable String title, @Nullable String text) {
    }

    /** What the recipient may say. */
    record AnswerRequest(@Nullable String label, @Nullable String next) {
    }

    /** A step. */
    record StepRequest(@Nullable String title, @Nullable String text, @Nullable String key,
            @Nullable Boolean required, @Nullable String when, @Nullable List<AnswerRequest> answers) {
    }

    /** The same conversation in another language. */
    record Talk(@Nullable String language, @Nullable String greeting, @Nullable List<StepRequest> steps,
            @Nullable List<Part> terms, @Nullable List<Part> objections) {
    }

    /** @throws ProblemException 422 naming everything that is wrong */
    Script checked() {
        Checks checks = new Checks();
        String shopName = checks.optionalText("/shop", shop, 200);
        String greets = checks.optionalText("/greeting", greeting, 2_000);
        String own = or(language, "ru");
        checks.that(LANGUAGE.matcher(own).matches(), "/language", "wrong-kind", "A language is two letters.");
        List<Step> says = steps(checks, "/steps", steps);
        List<Part> conditions = parts(checks, "/terms", terms);
        List<Part> answers = parts(checks, "/objections", objections);
        List<Talk> others = or(translations, List.of());
        checks.that(others.size() <= MOST_LANGUAGES, "/translations", "too-many",
                "At most " + MOST_LANGUAGES + " other languages.");
        List<Translation> translated = IntStream.range(0, others.size())
                .mapToObj(i -> translation(checks, "/translations/" + i, others.get(i))).toList();
        checks.done();
        return new Script(shopName, greets, says, terms(conditions), objections(answers), translated, own);
    }

    private static Translation translation(Checks checks, String at, Talk talk) {
        String two = or(talk.language(), "");
        checks.that(LANGUAGE.matcher(two).matches(), at + "/language", "wrong-kind", "A language is two letters.");
        return new Translation(two, checks.optionalText(at + "/greeting", talk.greeting(), 2_000),
                steps(checks, at + "/steps", talk.steps()), terms(parts(checks, at + "/terms", talk.terms())),
                objections(parts(checks, at + "/objections", talk.objections())));
    }

    private static List<Step> steps(Checks checks, String pointer, @Nullable List<StepRequest> sent) {
        List<StepRequest> list = or(sent, List.of());
        checks.that(list.size() <= MOST_PARTS, pointer, "too-many", "At most " + MOST_PARTS + " parts.");
        Set<String> keys = list.stream().map(step -> or(step.key(), "")).collect(Collectors.toSet());
        long named = list.stream().filter(step -> !or(step.key(), "").isEmpty()).count();
        checks.that(named == keys.stream().filter(key -> !key.isEmpty()).count(), pointer, "not-unique",
                "Each key stands once.");
        return IntStream.range(0, list.size()).mapToObj(i -> step(checks, pointer + "/" + i, list.get(i), keys))
                .toList();
    }

    private static Step step(Checks checks, String at, StepRequest step, Set<String> keys) {
        List<AnswerRequest> answers = or(step.answers(), List.of());
        checks.that(answers.size() <= 9, at + "/answers", "too-many", "At most nine answers.");
        for (int i = 0; i < answers.size(); i++) {
            checks.text(at + "/answers/" + i + "/label", answers.get(i).label(), 100);
            String next = or(answers.get(i).next(), "");
            checks.that(!next.isEmpty() && keys.contains(next), at + "/answers/" + i + "/next", "unknown",
                    "An answer leads to the key of a step.");
        }
        return new Step(checks.text(at + "/title", step.title(), 200), checks.optionalText(at + "/text", step.text(),
                5_000), checks.optionalText(at + "/key", step.key(), 40), or(step.required(), false),
                checks.optionalText(at + "/when", step.when(), 200),
                answers.stream().map(one -> new Answer(or(one.label(), ""), or(one.next(), ""))).toList());
    }

    private static List<Part> parts(Checks checks, String pointer, @Nullable List<Part> sent) {
        List<Part> list = or(sent, List.of());
        checks.that(list.size() <= MOST_PARTS, pointer, "too-many", "At most " + MOST_PARTS + " parts.");
        for (int i = 0; i < list.size(); i++) {
            checks.text(pointer + "/" + i + "/title", list.get(i).title(), 200);
            checks.optionalText(pointer + "/" + i + "/text", list.get(i).text(), 5_000);
        }
        return list;
    }

    private static List<Term> terms(List<Part> parts) {
        return parts.stream().map(part -> new Term(or(part.title(), ""), or(part.text(), ""))).toList();
    }

    private static List<Objection> objections(List<Part> parts) {
        return parts.stream().map(part -> new Objection(or(part.title(), ""), or(part.text(), ""))).toList();
    }
}
