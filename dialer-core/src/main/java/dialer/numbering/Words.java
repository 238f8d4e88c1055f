package dialer.numbering;

import java.util.Set;
import java.util.regex.Pattern;

/** Words that mean something beside a number, small letters, ё as е. */
final class Words {

    /** Behind these an extension stands. */
    static final Set<String> EXTENSION = Set.of("доб", "добав", "добавоч", "добавочный", "добавочн", "доп", "вн",
            "внут", "внутр", "внутренний", "внутрен", "ext", "extn", "extension", "x", "х", "тон", "тонов", "тоновый",
            "тональный", "тональном", "тоновом", "тонально", "#", "p", "w", "wait", "pause");
    /** Behind these stands a document's number, never a telephone. */
    static final Set<String> DOCUMENT = Set.of("инн", "огрн", "огрнип", "кпп", "снилс", "паспорт", "паспорта", "бик",
            "окпо", "октмо", "inn", "счет", "счета", "расчетный", "карта", "карты", "полис", "vin", "iban");
    /** Behind these stands a number of some order, most likely. */
    static final Set<String> ORDER = Set.of("заказ", "заказа", "заказу", "заказе", "order", "договор", "договора",
            "дог", "накладная", "накл", "артикул", "арт", "sku", "трек", "track", "tracking", "штрихкод", "id", "ид",
            "uid", "индекс", "счетчик", "лс", "заявка", "заявки", "чек");
    /** Behind these stands a telephone, whatever stood before. */
    static final Set<String> TELEPHONE = Set.of("т", "тел", "телефон", "телефона", "телефоны", "моб", "мобильный",
            "мобильн", "мобила", "сот", "сотовый", "сотов", "phone", "tel", "telephone", "mobile", "mob", "cell",
            "whatsapp", "wa", "ватсап", "вотсап", "вацап", "viber", "вайбер", "telegram", "телеграм", "тг", "раб",
            "рабочий", "дом", "домашний", "гор", "городской", "контакт", "контактный", "звонить", "звоните",
            "позвонить", "call", "number");
    static final Set<String> FAX = Set.of("факс", "fax", "факса", "факсу");
    /** Before these stands an amount. */
    static final Set<String> AMOUNT = Set.of("руб", "рублей", "рубля", "рубль", "р", "коп", "тенге", "тг", "грн", "usd",
            "eur", "rub", "kzt", "₽", "$", "€", "кг", "гр", "шт", "км", "см", "мм", "лет");
    /** The whole cell says that there is no number. */
    static final Set<String> NOTHING = Set.of("нет", "нету", "отсутствует", "отсутств", "пусто", "без", "неизвестно",
            "неизвестен", "не", "указан", "указано", "указана", "телефона", "номера", "телефон", "номер", "no", "none",
            "null", "nil", "nan", "na", "n", "a", "н", "д", "empty", "unknown", "undefined", "true", "false", "test",
            "тест", "phone", "number", "прочерк", "ref", "value", "знач", "ссылка", "имя", "тел", "данных", "nd", "nul",
            "б", "скрыт", "скрыто", "предоставлен", "предоставлено", "задан", "задано", "известен", "имеется",
            "моб", "дом", "раб", "т", "сот");
    static final Pattern DO_NOT_CALL = Pattern.compile("(?iU)не\\s*(надо\\s|нужно\\s)?(звон|беспоко|набира|перезванив)"
            + "|отказ(ал|ыва|\\b)|отписа|стоп-?лист|ч[её]рн\\w*\\s*спис|умер|скончал|неверн|ошиб(ся|оч)"
            + "|не\\s+тот\\s+номер|не\\s+его\\s+номер|не\\s+существу|чужой\\s+номер|не\\s+принадлежит"
            + "|неправильн\\w*\\s+номер|номер\\s+неправильн|только\\s+(смс|sms|сообщени|писать|чат|what|ватс|вотс|вац"
            + "|viber|вайб|telegram|телег|тг\\b)|(sms|text|whatsapp)\\s+only"
            + "|без\\s+звонк|\\bчс\\b|\\bстоп\\b|\\bstop\\b|\\bdnd\\b|do\\s*n[o']?t\\s+call"
            + "|\\bdnc\\b|wrong\\s+number|blacklist|opt-?out|unsubscribe");

    private Words() {
    }
}
