package dialer.api.store;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What agents say for a campaign. Texts may hold placeholders such as {@code {{recipient.name}}}.
 *
 * @param shop         in whose name the agent speaks
 * @param greeting     the shop's own greeting
 * @param steps        in the order in which they are said, unless an answer leads elsewhere
 * @param terms        the shop's conditions: buy-out, fitting, return
 * @param objections   what to answer when the recipient hesitates
 * @param translations the same conversation in other languages
 * @param language     two letters, of the texts above
 */
public record Script(String shop, String greeting, List<Step> steps, List<Term> terms, List<Objection> objections,
        List<Translation> translations, String language) {
    public Script {
        language = language == null || language.isEmpty() ? "ru" : language;
        steps = List.copyOf(steps);
        terms = List.copyOf(terms);
        // null: stored before there were any
        objections = objections == null ? List.of() : List.copyOf(objections);
        translations = translations == null ? List.of() : List.copyOf(translations);
    }

    /** The same conversation in the name of a shop: its greeting and terms stand before those of the script. */
    public Script spokenFor(Shop name) {
        Map<String, Shop.Words> words = name.words().stream()
                .collect(Collectors.toMap(Shop.Words::language, one -> one, (one, other) -> one));
        Shop.Words own = words.get(language);
        return new Script(shop, greeting(own, greeting), steps, terms(own, terms), objections,
                translations.stream().map(other -> new Translation(other.language(),
                        greeting(words.get(other.language()), other.greeting()), other.steps(),
                        terms(words.get(other.language()), other.terms() == null ? List.of() : other.terms()),
                        other.objections())).toList(), language);
    }

    private static String greeting(Shop.@Nullable Words words, String otherwise) {
        return words == null || words.greeting().isBlank() ? otherwise : words.greeting();
    }

    private static List<Term> terms(Shop.@Nullable Words words, List<Term> otherwise) {
        return words == null || words.terms().isEmpty() ? otherwise : words.terms();
    }

    /** A conversation in one language without objections. */
    public Script(String shop, String greeting, List<Step> steps, List<Term> terms) {
        this(shop, greeting, steps, terms, List.of(), List.of(), "ru");
    }

    /**
     * One step of the conversation.
     *
     * @param key      what answers lead to, empty where none leads here
     * @param required whether it must be said before something is agreed
     * @param when     shown only if this holds: {@code sum} (the card has it), {@code !sum} (it has not),
     *                 {@code shop=Name}; empty for always
     * @param answers  what the recipient may say; with none the next step follows
     */
    public record Step(String title, String text, String key, boolean required, String when, List<Answer> answers) {
        public Step {
            key = key == null ? "" : key;
            when = when == null ? "" : when;
            answers = answers == null ? List.of() : List.copyOf(answers);
        }

        public Step(String title, String text) {
            this(title, text, "", false, "", List.of());
        }
    }

    /** What the recipient may say, and the key of the step that follows. */
    public record Answer(String label, String next) {
    }

    /** One of the shop's conditions. */
    public record Term(String title, String text) {
    }

    /** What the recipient may object, and what to say to it. */
    public record Objection(String title, String text) {
    }

    /**
     * The conversation in another language.
     *
     * @param language two letters
     */
    public record Translation(String language, String greeting, List<Step> steps, @Nullable List<Term> terms,
            @Nullable List<Objection> objections) {
        public Translation {
            steps = List.copyOf(steps);
            terms = terms == null ? List.of() : List.copyOf(terms);
            objections = objections == null ? List.of() : List.copyOf(objections);
        }
    }

    /** A script that works for any delivery. */
    public static Script usual() {
        return new Script("{{shop}}",
                "Здравствуйте! Магазин «{{shop}}», меня зовут {{agent.name}}. Звоню по вашему заказу.",
                List.of(new Step("Приветствие", "{{recipient.name}}, вам удобно сейчас говорить?", "", false, "",
                                List.of(new Answer("Да", "order"), new Answer("Неудобно", "later"))),
                        new Step("Заказ", "Ваш заказ {{order}} собран: {{items}}. К оплате {{sum}}.", "order", true, "",
                                List.of(new Answer("Ждёт заказ", "address"), new Answer("Отказывается", "refusal"))),
                        new Step("Адрес", "Доставляем по адресу: {{address}}. Всё верно?", "address", false, "address",
                                List.of()),
                        new Step("Время", "Курьер может приехать {{interval}}. Вам подходит это время?", "time", false,
                                "", List.of(new Answer("Договорились", "goodbye"))),
                        new Step("Неудобно говорить", "Когда вам перезвонить?", "later", false, "",
                                List.of(new Answer("Записал", "goodbye"))),
                        new Step("Отказ", "Жаль это слышать. Подскажите, почему вы отказываетесь?", "refusal", false,
                                "", List.of(new Answer("Записал", "goodbye"))),
                        new Step("Прощание", "Спасибо! Курьер позвонит за час до приезда. Всего доброго!", "goodbye",
                                false, "", List.of())),
                List.of(new Term("Примерка", "15 минут"), new Term("Частичный выкуп", "возможен"),
                        new Term("Возврат", "7 дней с получения")),
                List.of(new Objection("Дорого", "Цена закреплена при заказе. Можно отказаться от части товаров."),
                        new Objection("Я ничего не заказывал",
                                "Заказ оформлен на ваш номер. Отметить, что он не нужен?"),
                        new Objection("Уже неактуально", "Понял. Подскажите причину, я передам магазину.")),
                List.of(english()), "ru");
    }

    private static Translation english() {
        return new Translation("en", "Hello! This is {{agent.name}} from {{shop}}, calling about your order.",
                List.of(new Step("Greeting", "{{recipient.name}}, is it a good moment to talk?", "", false, "",
                                List.of(new Answer("Yes", "order"), new Answer("Not now", "later"))),
                        new Step("Order", "Your order {{order}} is packed: {{items}}. To pay: {{sum}}.", "order", true,
                                "", List.of(new Answer("Waits for it", "address"), new Answer("Refuses", "refusal"))),
                        new Step("Address", "We deliver to {{address}}. Is that right?", "address", false, "address",
                                List.of()),
                        new Step("Time", "The courier can come {{interval}}. Does that suit you?", "time", false, "",
                                List.of(new Answer("Agreed", "goodbye"))),
                        new Step("Not now", "When may we call again?", "later", false, "",
                                List.of(new Answer("Noted", "goodbye"))),
                        new Step("Refusal", "Sorry to hear that. May I ask why?", "refusal", false, "",
                                List.of(new Answer("Noted", "goodbye"))),
                        new Step("Goodbye", "Thank you! The courier will call an hour before. Goodbye!", "goodbye",
                                false, "", List.of())),
                List.of(new Term("Fitting", "15 minutes"), new Term("Buying in part", "possible"),
                        new Term("Return", "7 days from receipt")),
                List.of(new Objection("Too expensive",
                                "The price was fixed with the order. You may take a part of the items."),
                        new Objection("I ordered nothing", "The order has your number. Shall I note it is not wanted?"),
                        new Objection("No longer needed", "I see. May I pass the reason on to the shop?")));
    }
}
