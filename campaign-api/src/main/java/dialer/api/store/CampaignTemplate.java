package dialer.api.store;

import dialer.api.store.OutcomeChoice.Branch;
import dialer.api.store.OutcomeField.Kind;
import dialer.api.store.Script.Answer;
import dialer.api.store.Script.Objection;
import dialer.api.store.Script.Step;
import dialer.api.store.Script.Term;
import dialer.api.store.Script.Translation;
import dialer.core.campaign.OutcomeKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a campaign can begin with, so that it is ready within minutes: its script and its outcomes. */
public enum CampaignTemplate {

    /** An order is packed: when and where may the courier come? */
    DELIVERY("Договориться о доставке", "Agree a delivery",
            "Заказ собран: подтвердить адрес и выбрать время у курьера.",
            "The order is packed: confirm the address and choose a time of the courier’s."),
    /** A parcel waits at a pick-up point: will the recipient fetch it? */
    PICKUP("Напомнить о самовывозе", "Remind of a pick-up",
            "Посылка ждёт в пункте выдачи: узнать, когда заберут, или что мешает.",
            "The parcel waits at the pick-up point: ask when it is fetched, or what is in the way."),
    /** An order has come: was everything all right? */
    FEEDBACK("Спросить о качестве доставки", "Ask how the delivery went",
            "После доставки: оценка от 1 до 5 и что исправить.",
            "After the delivery: a mark from 1 to 5, and what to mend.");

    private static final long HOUR_MS = 3_600_000L;

    private final String nameRu;
    private final String nameEn;
    private final String hintRu;
    private final String hintEn;

    CampaignTemplate(String nameRu, String nameEn, String hintRu, String hintEn) {
        this.nameRu = nameRu;
        this.nameEn = nameEn;
        this.hintRu = hintRu;
        this.hintEn = hintEn;
    }

    public String nameRu() {
        return nameRu;
    }

    public String nameEn() {
        return nameEn;
    }

    public String hintRu() {
        return hintRu;
    }

    public String hintEn() {
        return hintEn;
    }

    /** What agents say. */
    public Script script() {
        return switch (this) {
            case DELIVERY -> Script.usual();
            case PICKUP -> pickup();
            case FEEDBACK -> feedback();
        };
    }

    /** What they can choose at the end. */
    public List<OutcomeChoice> outcomes() {
        return switch (this) {
            case DELIVERY -> OutcomeChoice.usual();
            case PICKUP -> pickupOutcomes();
            case FEEDBACK -> feedbackOutcomes();
        };
    }

    private static Script pickup() {
        return new Script("{{shop}}",
                "Здравствуйте! Магазин «{{shop}}», меня зовут {{agent.name}}. Ваш заказ ждёт в пункте выдачи.",
                List.of(new Step("Приветствие", "{{recipient.name}}, вам удобно сейчас говорить?", "", false, "",
                                List.of(new Answer("Да", "waits"), new Answer("Неудобно", "later"))),
                        new Step("Заказ ждёт",
                                "Заказ {{order}}: {{items}}. Пункт выдачи: {{address}}. К оплате {{sum}}.",
                                "waits", true, "", List.of(new Answer("Заберу", "day"), new Answer("Не нужен", "why"))),
                        new Step("Когда", "Когда вам удобно зайти? Заказ хранится ограниченное время.", "day", false,
                                "",
                                List.of(new Answer("Договорились", "goodbye"))),
                        new Step("Неудобно говорить", "Когда вам перезвонить?", "later", false, "",
                                List.of(new Answer("Записал", "goodbye"))),
                        new Step("Отказ", "Подскажите, пожалуйста, почему заказ больше не нужен?", "why", false, "",
                                List.of(new Answer("Записал", "goodbye"))),
                        new Step("Прощание", "Спасибо! Возьмите с собой код из сообщения. Всего доброго!", "goodbye",
                                false, "", List.of())),
                List.of(new Term("Хранение", "7 дней"), new Term("Примерка", "в пункте выдачи"),
                        new Term("Возврат", "7 дней с получения")),
                List.of(new Objection("Не приходило сообщение", "Код я продиктую: он есть в вашем личном кабинете."),
                        new Objection("Далеко ехать", "Могу узнать о доставке курьером до двери.")),
                List.of(pickupInEnglish()), "ru");
    }

    private static Translation pickupInEnglish() {
        return new Translation("en",
                "Hello! This is {{agent.name}} from {{shop}}. Your order waits at the pick-up point.",
                List.of(new Step("Greeting", "{{recipient.name}}, is it a good moment to talk?", "", false, "",
                                List.of(new Answer("Yes", "waits"), new Answer("Not now", "later"))),
                        new Step("It waits", "Order {{order}}: {{items}}. Pick-up point: {{address}}. To pay: {{sum}}.",
                                "waits", true, "", List.of(new Answer("Will fetch it", "day"),
                                new Answer("Not wanted", "why"))),
                        new Step("When", "When will you come by? It is kept for a limited time.", "day", false, "",
                                List.of(new Answer("Agreed", "goodbye"))),
                        new Step("Not now", "When may we call again?", "later", false, "",
                                List.of(new Answer("Noted", "goodbye"))),
                        new Step("Refusal", "May I ask why it is no longer wanted?", "why", false, "",
                                List.of(new Answer("Noted", "goodbye"))),
                        new Step("Goodbye", "Thank you! Bring the code from the message along. Goodbye!", "goodbye",
                                false, "", List.of())),
                List.of(new Term("Kept for", "7 days"), new Term("Fitting", "at the pick-up point"),
                        new Term("Return", "7 days from receipt")),
                List.of(new Objection("No message has come", "The code stands in your account; I can read it to you."),
                        new Objection("It is far away", "I can ask for delivery to your door.")));
    }

    private static List<OutcomeChoice> pickupOutcomes() {
        Branch other = new Branch("5", "Другое", "Something else");
        return List.of(
                leaf(1, "agreed-pickup", OutcomeKind.FINAL, "Заберёт", "Will fetch it", "1", true, 0, "agreed_pickup",
                        null,
                        List.of(new OutcomeField("date", Kind.DATE, true, "Когда заберёт", "Day of pick-up", 0,
                                List.of()))),
                leaf(2, "callback", OutcomeKind.CALLBACK, "Перезвонить", "Call back", "2", false, 0, "postponed_call",
                        null,
                        List.of()),
                leaf(3, "refused", OutcomeKind.FINAL, "Отказ от заказа", "Refused", "3", false, 0, "refused", null,
                        List.of(OutcomeField.needed("reason", Kind.REASON, "Причина", "Reason"),
                                OutcomeField.text("comment", false, "Пояснение", "Explanation", 500))),
                leaf(4, "machine", OutcomeKind.MACHINE, "Автоответчик", "Answering machine", "4", false, 2 * HOUR_MS,
                        "",
                        null, List.of()),
                leaf(5, "wrong-number", OutcomeKind.WRONG_NUMBER, "Не тот человек", "Wrong person", "1", false, 0,
                        "wrong_number", other, List.of()),
                leaf(6, "do-not-call", OutcomeKind.SUPPRESS, "Просит больше не звонить", "Do not call again", "6",
                        false, 0,
                        "refused", null, List.of()),
                leaf(7, "wants-courier", OutcomeKind.FINAL, "Просит доставку до двери", "Asks for delivery to the door",
                        "2", false, 0, "needs_courier_action", other, List.of(OutcomeField.text("comment", true,
                                "Куда и когда", "Where and when", 500))));
    }

    private static Script feedback() {
        return new Script("{{shop}}",
                "Здравствуйте! Магазин «{{shop}}», меня зовут {{agent.name}}. Вы недавно получили наш заказ.",
                List.of(new Step("Приветствие", "{{recipient.name}}, ответите на два коротких вопроса?", "", false, "",
                                List.of(new Answer("Да", "mark"), new Answer("Не сейчас", "goodbye"))),
                        new Step("Оценка", "Как бы вы оценили доставку от одного до пяти?", "mark", true, "",
                                List.of(new Answer("4 или 5", "goodbye"), new Answer("3 и ниже", "why"))),
                        new Step("Что не так", "Что нам исправить в первую очередь?", "why", false, "",
                                List.of(new Answer("Записал", "goodbye"))),
                        new Step("Прощание", "Спасибо, это поможет нам стать лучше. Всего доброго!", "goodbye", false,
                                "",
                                List.of())),
                List.of(),
                List.of(new Objection("Откуда у вас мой номер", "Вы оставили его при заказе. Больше не звонить?")),
                List.of(feedbackInEnglish()), "ru");
    }

    private static Translation feedbackInEnglish() {
        return new Translation("en", "Hello! This is {{agent.name}} from {{shop}}. You have just received our order.",
                List.of(new Step("Greeting", "{{recipient.name}}, may I ask two short questions?", "", false, "",
                                List.of(new Answer("Yes", "mark"), new Answer("Not now", "goodbye"))),
                        new Step("Mark", "How was the delivery, from one to five?", "mark", true, "",
                                List.of(new Answer("4 or 5", "goodbye"), new Answer("3 or less", "why"))),
                        new Step("What went wrong", "What should we mend first?", "why", false, "",
                                List.of(new Answer("Noted", "goodbye"))),
                        new Step("Goodbye", "Thank you, this helps us. Goodbye!", "goodbye", false, "", List.of())),
                List.of(), List.of(new Objection("Where did you get my number",
                        "You left it with the order. Shall we not call again?")));
    }

    private static List<OutcomeChoice> feedbackOutcomes() {
        List<OutcomeField.Option> marks = List.of(mark("5"), mark("4"), mark("3"), mark("2"), mark("1"));
        return List.of(
                leaf(1, "answered", OutcomeKind.FINAL, "Ответил", "Has answered", "1", true, 0, "already_delivered",
                        null,
                        List.of(new OutcomeField("mark", Kind.CHOICE, true, "Оценка", "Mark", 0, marks),
                                OutcomeField.text("comment", false, "Что исправить", "What to mend", 500))),
                leaf(2, "callback", OutcomeKind.CALLBACK, "Перезвонить", "Call back", "2", false, 0, "postponed_call",
                        null,
                        List.of()),
                leaf(3, "refused", OutcomeKind.FINAL, "Не хочет отвечать", "Does not want to answer", "3", false, 0,
                        "already_delivered", null, List.of()),
                leaf(4, "machine", OutcomeKind.MACHINE, "Автоответчик", "Answering machine", "4", false, 4 * HOUR_MS,
                        "",
                        null, List.of()),
                leaf(5, "wrong-number", OutcomeKind.WRONG_NUMBER, "Не тот человек", "Wrong person", "5", false, 0,
                        "wrong_number", null, List.of()),
                leaf(6, "do-not-call", OutcomeKind.SUPPRESS, "Просит больше не звонить", "Do not call again", "6",
                        false, 0,
                        "", null, List.of()));
    }

    private static OutcomeField.Option mark(String code) {
        return new OutcomeField.Option(code, code, code, false);
    }

    private static OutcomeChoice leaf(int id, String code, OutcomeKind kind, String labelRu, String labelEn,
            String hotkey, boolean agreed, long retryDelayMs, String result,
            @Nullable Branch branch, List<OutcomeField> fields) {
        return new OutcomeChoice(id, code, kind, labelRu, labelEn, hotkey, false, agreed, retryDelayMs, result, branch,
                fields);
    }
}
