package dialer.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Orders of a courier as a base has them, made up: one in twenty numbers is ugly, one recipient in fifty has two. */
final class OrdersFile {

    private static final long SEED = 20_261_126;
    private static final List<String> HEADER = List.of("Номер заказа", "Получатель", "Телефон", "Индекс", "Город",
            "Адрес", "Сумма", "Интервал");
    private static final String[] NAMES = {"Анна", "Пётр", "Мария", "Олег", "Ирина", "Семён", "Юлия", "Глеб"};
    private static final String[] SURNAMES = {"Орлова", "Громов", "Щукина", "Ежов", "Лебедева", "Сомов", "Рябинина"};
    private static final String[][] TOWNS = {{"101000", "Москва"}, {"630091", "Новосибирск"}, {"690001", "Владивосток"},
        {"620014", "Екатеринбург"}, {"443001", "Самара"}, {"236001", "Калининград"}, {"664001", "Иркутск"}};
    private static final String[] UGLY = {"8-%s", "тел. +7 %s (Анна)", "7%s.0", "%s", "+7(%s", "8%s; 84951234567",
        "кот", "89%s9", "8 %s доб. 12"};
    private static final int FLUSH = 1_000;

    private final Random dice = new Random(SEED);
    private long lastPhone = 9_160_000_000L;

    private OrdersFile() {
    }

    static Path csv(Path file, int rows) throws IOException {
        OrdersFile orders = new OrdersFile();
        try (BufferedWriter out = Files.newBufferedWriter(file, Charset.forName("windows-1251"))) {
            out.write(String.join(";", HEADER) + "\r\n");
            for (int i = 0; i < rows; i++) {
                out.write(String.join(";", orders.row(i)) + "\r\n");
            }
        }
        return file;
    }

    static Path xlsx(Path file, int rows) throws IOException {
        OrdersFile orders = new OrdersFile();
        try (OutputStream out = Files.newOutputStream(file); Workbook workbook = new Workbook(out, "bench", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("Заказы");
            for (int i = 0; i <= rows; i++) {
                List<String> row = i == 0 ? HEADER : orders.row(i);
                for (int column = 0; column < row.size(); column++) {
                    sheet.inlineString(i, column, row.get(column));
                }
                if (i % FLUSH == 0) {
                    sheet.flush();
                }
            }
            sheet.finish();
        }
        return file;
    }

    private List<String> row(int n) {
        String[] town = TOWNS[dice.nextInt(TOWNS.length)];
        return List.of("A-" + (10_000_000 + n),
                SURNAMES[dice.nextInt(SURNAMES.length)] + " " + NAMES[dice.nextInt(NAMES.length)], phone(), town[0],
                town[1], "ул. Садовая, д. " + dice.nextInt(200), String.valueOf(500 + dice.nextInt(9_000)),
                dice.nextInt(2) == 0 ? "10-14" : "14-18");
    }

    private String phone() {
        if (dice.nextInt(50) != 0) {
            lastPhone += 1 + dice.nextInt(40);
        }
        String digits = String.valueOf(lastPhone);
        return dice.nextInt(20) == 0 ? UGLY[dice.nextInt(UGLY.length)].formatted(digits) : "8" + digits;
    }
}
