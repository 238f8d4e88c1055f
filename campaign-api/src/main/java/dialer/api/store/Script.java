package dialer.api.store;

import java.util.List;

/**
 * What agents say for a campaign. Texts may hold placeholders such as {@code {{recipient.name}}}.
 *
 * @param shop     in whose name the agent speaks
 * @param greeting the shop's own greeting
 * @param steps    in the order in which they are said
 * @param terms    the shop's conditions: buy-out, fitting, return
 */
public record Script(String shop, String greeting, List<Step> steps, List<Term> terms) {
    public Script {
        steps = List.copyOf(steps);
        terms = List.copyOf(terms);
    }

    /** One step of the conversation. */
    public record Step(String title, String text) {
    }

    /** One of the shop's conditions. */
    public record Term(String title, String text) {
    }

    /** A script that works for any delivery. */
    public static Script usual() {
        return new Script("{{shop}}",
                "Здравствуйте! Магазин «{{shop}}», меня зовут {{agent.name}}. Звоню по вашему заказу.",
                List.of(new Step("Приветствие", "{{recipient.name}}, вам удобно сейчас говорить?"),
                        new Step("Заказ", "Ваш заказ {{order}} собран: {{items}}. К оплате {{sum}}."),
                        new Step("Адрес", "Доставляем по адресу: {{address}}. Всё верно?"),
                        new Step("Время", "Курьер может приехать {{interval}}. Вам подходит это время?"),
                        new Step("Прощание", "Спасибо! Курьер позвонит за час до приезда. Всего доброго!")),
                List.of(new Term("Примерка", "15 минут"), new Term("Частичный выкуп", "возможен"),
                        new Term("Возврат", "7 дней с получения")));
    }
}
