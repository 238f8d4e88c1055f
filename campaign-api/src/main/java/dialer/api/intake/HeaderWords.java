package dialer.api.intake;

import dialer.api.words.Sentences;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the words of a header mean, in Russian and English. */
final class HeaderWords {

    private static final List<String> ROW_TITLES = ours("row");
    private static final List<String> OTHER_TITLES = Stream.of("column", "verdict", "code", "reason", "suggestion")
            .flatMap(key -> ours(key).stream()).toList();
    private static final Pattern REPAIRED = Pattern.compile("\\S+ (\\d{1,9})");
    private static final Pattern CAMEL = Pattern.compile("(?<=\\p{Ll})(?=\\p{Lu})");
    private static final Pattern COUNTED = Pattern.compile("(?<=\\p{L})\\d+");
    /** Somebody else's telephone, address or day, which nobody wants to take for the recipient's. */
    private static final Pattern NOT_THE_RECIPIENTS = Pattern.compile(
            ".* (магазин|отправител|продав|курьер|менеджер|shop|store|sender|seller|merchant|courier|manager).*");
    private static final Pattern PERSON = Pattern.compile(".* (фио|ф и о|фамилия) .*");
    /** What a shop, a courier or a manager may have as well as the recipient. */
    private static final Set<ColumnRole> OF_ANYBODY = EnumSet.of(ColumnRole.PHONE, ColumnRole.INDEX,
            ColumnRole.SETTLEMENT, ColumnRole.REGION, ColumnRole.ADDRESS, ColumnRole.DAY, ColumnRole.INTERVAL,
            ColumnRole.SUM);
    private static final Pattern NOT_OURS = Pattern.compile(
            ".* (рожд|birth|эл почт|электронн|e mail|email|почта|статус|status|пол |gender).*");
    private static final Pattern ORDER_ITSELF = Pattern.compile(
            " ((id|no|n|код|номер|внешний) )*(заказ|заказа|order)"
                    + "( (id|no|n|код|номер|number|num|ref|покупателя|клиента))* ");

    /**
     * Beginnings of words, in the order in which they are tried: what is more special stands first. A word that ends in
     * a space stands for that whole word.
     */
    private static final List<Map.Entry<ColumnRole, List<String>>> WORDS = List.of(
            Map.entry(ColumnRole.ZONE, List.of("часовой", "часов пояс", "timezone", "time zone", "tz ", "utc ", "gmt ",
                    "мск ")),
            Map.entry(ColumnRole.IGNORE, List.of("п п ")),
            Map.entry(ColumnRole.COMMENT, List.of("коммент", "примеч", "пометк", "заметк", "comment", "note ", "notes ",
                    "remark")),
            Map.entry(ColumnRole.ORDER, List.of("шпи ", "трек ", "track", "накладн", "номер отправлени",
                    "id отправлени", "отправление ", "waybill", "awb ",
                    "shipment", "parcel id", "parcel no", "barcode", "штрихкод",
                    "шк ")),
            Map.entry(ColumnRole.NAME, List.of("contact person", "contact name")),
            Map.entry(ColumnRole.PHONE, List.of("телефон", "тел ", "тлф ", "моб ", "мобил", "сотов", "сот ",
                    "контакт ", "контакты ", "контактный номер", "номер абонента", "phone", "mobile", "tel ",
                    "telephone", "cell ", "cellphone", "mob ", "gsm ", "contact ", "contacts ", "msisdn",
                    "whatsapp", "номер ", "number ")),
            Map.entry(ColumnRole.COURIER, List.of("курьер", "служба доставки", "courier", "carrier",
                    "delivery service")),
            Map.entry(ColumnRole.SHOP, List.of("магазин", "интернет магазин", "бренд", "продавец", "отправител", "shop",
                    "store", "brand", "seller", "merchant", "sender")),
            Map.entry(ColumnRole.DEADLINE, List.of("дедлайн", "крайний срок", "крайняя дата", "звонить до",
                    "обзвонить до", "доставить до", "deadline", "due date", "due ", "deliver by", "call until",
                    "call before")),
            Map.entry(ColumnRole.INTERVAL, List.of("интервал", "время", "часы ", "interval", "slot", "time ",
                    "time window", "delivery time")),
            Map.entry(ColumnRole.DAY, List.of("дата", "день ", "date ", "day ")),
            Map.entry(ColumnRole.SUM, List.of("сумма", "к оплате", "стоимост", "наложен", "наложк", "цена", "оценоч",
                    "sum ", "amount", "cod ", "total", "price", "to pay", "нп ")),
            Map.entry(ColumnRole.INDEX, List.of("индекс", "почтовый", "index", "postcode", "postal", "zip",
                    "post code")),
            Map.entry(ColumnRole.SETTLEMENT, List.of("населен", "нас пункт", "н п ", "город", "г ", "пункт ", "село ",
                    "city", "town", "settlement", "locality", "place ")),
            Map.entry(ColumnRole.REGION, List.of("регион", "область", "край ", "республика", "субъект", "обл ",
                    "region", "state ", "province")),
            Map.entry(ColumnRole.NAME, List.of("адресат", "addressee", "кому ")),
            Map.entry(ColumnRole.ADDRESS, List.of("адрес", "улица", "ул ", "address", "addr ", "street", "куда ")),
            Map.entry(ColumnRole.NAME, List.of("фио", "ф и о ", "имя", "фамилия", "отчество", "получател", "клиент",
                    "покупател", "абонент", "заказчик", "грузополучател", "контрагент", "контактное лицо",
                    "name", "full name", "surname", "firstname", "lastname", "recipient", "customer", "client",
                    "consignee", "fio ")),
            Map.entry(ColumnRole.ITEMS, List.of("товар", "состав", "вложени", "содержим", "наименован", "позици",
                    "item", "goods", "product", "content")));

    private HeaderWords() {
    }

    /** {@link ColumnRole#FIELD} for words that we do not know. */
    static ColumnRole role(String title) {
        // "recipientPhone", "НомерЗаказа": each capital begins a word
        String words = Mapping.alike(CAMEL.matcher(title).replaceAll(" "));
        if (ROW_TITLES.stream().anyMatch(words::startsWith)) {
            return ColumnRole.ROW;
        }
        if (OTHER_TITLES.stream().anyMatch(words::startsWith)) {
            return ColumnRole.IGNORE;
        }
        // "phone2", "тел1": a digit behind a word is a count
        String text = " " + COUNTED.matcher(words).replaceAll("").strip() + " ";
        if (ORDER_ITSELF.matcher(text).matches()) {
            return ColumnRole.ORDER;
        }
        ColumnRole role = NOT_OURS.matcher(text).matches() ? ColumnRole.FIELD : first(text);
        return isSomebodyElses(text) && isOfAnybody(role, text) ? ColumnRole.FIELD : role;
    }

    /** Whether the words of a group mean a shop, a courier or a manager: what stands in it is not the recipient's. */
    static boolean isOfSomebodyElse(String group) {
        return isSomebodyElses(" " + Mapping.alike(CAMEL.matcher(group).replaceAll(" ")) + " ");
    }

    /** "доставка курьером" is how, not whose. */
    private static boolean isSomebodyElses(String text) {
        return NOT_THE_RECIPIENTS.matcher(text.replace(" курьером ", " ")).matches();
    }

    private static boolean isOfAnybody(ColumnRole role, String text) {
        boolean whose = role == ColumnRole.SHOP || role == ColumnRole.COURIER;
        return role == ColumnRole.NAME || OF_ANYBODY.contains(role) || (whose && (PERSON.matcher(text).matches()
                || WORDS.stream().filter(meaning -> OF_ANYBODY.contains(meaning.getKey()))
                .anyMatch(meaning -> isSaid(meaning.getValue(), text))));
    }

    /** Title of a column of ours in a table of mistakes, in the language of the sentences; {@code key}: "row". */
    static String ours(String key, Sentences words) {
        return "#" + words.of("mistakes." + key);
    }

    private static List<String> ours(String key) {
        return Stream.of(Sentences.RU, Sentences.EN).map(words -> Mapping.alike(ours(key, words))).toList();
    }

    /** The list whose repaired rows stand under "#row 12"; empty for any other title. */
    static OptionalInt repairedList(String title) {
        String words = Mapping.alike(title);
        Matcher matcher = REPAIRED.matcher(words);
        return ROW_TITLES.stream().anyMatch(words::startsWith) && matcher.matches()
                ? OptionalInt.of(Integer.parseInt(matcher.group(1))) : OptionalInt.empty();
    }

    private static ColumnRole first(String text) {
        for (Map.Entry<ColumnRole, List<String>> meaning : WORDS) {
            if (isSaid(meaning.getValue(), text)) {
                return meaning.getKey();
            }
        }
        return ColumnRole.FIELD;
    }

    private static boolean isSaid(List<String> words, String text) {
        return words.stream().anyMatch(word -> text.contains(" " + word));
    }
}
