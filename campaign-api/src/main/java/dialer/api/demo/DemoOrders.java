package dialer.api.demo;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A made-up base of Russian courier orders, with the dirt that real bases have: numbers written every which way, some
 * of them wrong, and some rows twice. The numbers lie in a range that the simulated carrier answers and nobody dials.
 */
final class DemoOrders {

    private static final List<String> FIRST = List.of("Мария", "Елена", "Ольга", "Сергей", "Дмитрий", "Алексей",
            "Наталья", "Татьяна", "Иван", "Андрей", "Светлана", "Николай");
    private static final List<String> PATRONYMIC = List.of("Сергеевна", "Игоревна", "Павловна", "Ивановна",
            "Алексеевна", "Олеговна");
    private static final List<String> PATRONYMIC_HIS = List.of("Сергеевич", "Игоревич", "Павлович", "Иванович",
            "Алексеевич", "Олегович");
    private static final List<String> LAST = List.of("Кузнецов", "Попов", "Волков", "Соколов", "Лебедев", "Козлов",
            "Морозов", "Егоров", "Павлов", "Степанов", "Орлов", "Макаров");
    private static final List<String> HERS = List.of("Мария", "Елена", "Ольга", "Наталья", "Татьяна", "Светлана");
    private static final List<String[]> PLACES = List.of(
            new String[] {"101000", "Москва"}, new String[] {"190000", "Санкт-Петербург"},
            new String[] {"236006", "Калининград"}, new String[] {"443010", "Самара"},
            new String[] {"620014", "Екатеринбург"}, new String[] {"644043", "Омск"},
            new String[] {"630099", "Новосибирск"}, new String[] {"660049", "Красноярск"},
            new String[] {"664011", "Иркутск"}, new String[] {"690091", "Владивосток"});
    private static final List<String> STREETS = List.of("ул. Ленина", "ул. Садовая", "пр. Мира", "ул. Гагарина",
            "ул. Лесная", "наб. Речная", "ул. Школьная", "б-р Победы");
    private static final List<String> SHOPS = List.of("Подгузники.ру", "Холодильник-24", "Обувной дом", "Книжный угол");
    private static final List<String> ITEMS = List.of("подгузники, 2 уп.", "холодильник", "кроссовки, 1 пара",
            "книги, 4 шт.", "чайник", "детское кресло");
    private static final List<String> INTERVALS = List.of("завтра с 10 до 14", "завтра с 14 до 18",
            "послезавтра с 10 до 14", "в субботу с 12 до 16");

    private static final int ROWS_TWICE = 2;
    private static final int MORE_ORDERS = 10;

    private final Random random;

    DemoOrders(long seed) {
        this.random = new Random(seed);
    }

    /** Writes the base as a Russian spreadsheet would: semicolons and windows-1251. */
    void write(Path file, int rows) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file, Charset.forName("windows-1251"))) {
            out.write("Заказ;Магазин;Получатель;Телефон;Индекс;Адрес;Состав;Сумма;Интервал\r\n");
            String last = "";
            Recipient recipient = recipient(1);
            for (int i = 1; i <= rows; i++) {
                int chance = i > 1 ? random.nextInt(100) : 99;
                if (chance >= ROWS_TWICE) {
                    // every tenth recipient waits for one more order: one call, an outcome for each
                    recipient = chance < ROWS_TWICE + MORE_ORDERS ? recipient : recipient(i);
                    last = row(i, recipient);
                }
                out.write(last);
                out.write("\r\n");
            }
        }
    }

    /** The same kind of order as a courier's system submits it, field by field. */
    Map<String, Object> job(int i, Instant deadline) {
        String[] place = pick(PLACES);
        String first = pick(FIRST);
        String shop = pick(SHOPS);
        int sum = 190 + 10 * random.nextInt(1_800);
        Map<String, Object> job = new LinkedHashMap<>();
        job.put("courierOrderId", "К-" + (500_000 + i));
        job.put("kind", "confirm_and_slot");
        job.put("recipient", Map.of("name", first + " " + pick(LAST) + (HERS.contains(first) ? "а" : "")));
        job.put("phones", List.of(Map.of("raw", "8 (916) 1%02d-%02d-%02d".formatted(i / 10_000 % 100,
                i / 100 % 100, i % 100), "priority", 1)));
        job.put("address", Map.of("country", "RU", "postalIndex", place[0], "settlement", place[1], "street",
                pick(STREETS), "house", String.valueOf(1 + random.nextInt(120))));
        job.put("shop", Map.of("id", "shop-" + SHOPS.indexOf(shop), "name", shop));
        job.put("items", List.of(Map.of("name", pick(ITEMS), "quantity", 1, "price", sum + ".00")));
        job.put("sums", Map.of("goods", sum + ".00", "toPay", sum + ".00", "currency", "RUB"));
        job.put("deadline", deadline.toString());
        job.put("consent", Map.of("basis", "contract"));
        job.put("language", "ru");
        job.put("priority", 2);
        return job;
    }

    /** Who waits for an order, as the row says it. */
    private record Recipient(String name, String phone, String index, String address) {
    }

    private Recipient recipient(int i) {
        String[] place = pick(PLACES);
        String first = pick(FIRST);
        boolean hers = HERS.contains(first);
        String name = pick(LAST) + (hers ? "а" : "") + " " + first + " " + pick(hers ? PATRONYMIC : PATRONYMIC_HIS);
        String address = place[0] + ", " + place[1] + ", " + pick(STREETS) + ", д. " + (1 + random.nextInt(120))
                + ", кв. " + (1 + random.nextInt(200));
        return new Recipient(name, phone(i), place[0], address);
    }

    private String row(int i, Recipient recipient) {
        int sum = 190 + 10 * random.nextInt(1_800);
        return String.join(";", "Д-" + (100_000 + i), pick(SHOPS), recipient.name(), recipient.phone(),
                recipient.index(), quote(recipient.address()), quote(pick(ITEMS)), sum + " руб.", pick(INTERVALS));
    }

    /** Mostly right, in many writings; about one in twenty-five cannot be called at all. */
    private String phone(int i) {
        String n = "9%02d%07d".formatted(random.nextInt(2) == 0 ? 16 : 26, 3_000_000 + i * 37 % 6_000_000);
        String a = n.substring(0, 3);
        String b = n.substring(3, 6);
        String c = n.substring(6, 8);
        String d = n.substring(8);
        return switch (random.nextInt(25)) {
            case 0, 1, 2, 3, 4 -> "+7" + n;
            case 5, 6, 7, 8 -> "8" + n;
            case 9, 10, 11 -> "8 (" + a + ") " + b + "-" + c + "-" + d;
            case 12, 13 -> "+7 " + a + " " + b + " " + c + " " + d;
            case 14, 15 -> n;
            case 16, 17 -> "7" + n;
            case 18 -> "8-" + a + "-" + b + "-" + c + "-" + d;
            case 19 -> "8." + a + "." + b + "." + c + "." + d;
            case 20 -> "7" + n + ".0";
            case 21 -> "'8" + n;
            case 22 -> "8" + n + ", 8495" + "%07d".formatted(2_000_000 + i);
            case 23 -> "+7" + n;
            default -> spoilt(n);
        };
    }

    private String spoilt(String n) {
        return switch (random.nextInt(5)) {
            case 0 -> n.substring(0, 8);
            case 1 -> "7,9" + n.charAt(1) + "E+10";
            case 2 -> "";
            case 3 -> "уточнить";
            default -> "8" + n + "123456";
        };
    }

    private static String quote(String value) {
        return '"' + value + '"';
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
