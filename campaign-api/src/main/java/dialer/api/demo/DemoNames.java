package dialer.api.demo;

import java.util.List;

/** Made-up names for the simulated agents. */
final class DemoNames {

    private static final List<String> FIRST = List.of("Анна", "Олег", "Ирина", "Павел", "Юлия", "Тимур", "Дарья", "Лев",
            "Майя", "Егор");
    private static final List<String> LAST = List.of("Смирнова", "Белов", "Новик", "Ким", "Рябова", "Гареев", "Орлова",
            "Шубин", "Зимина", "Котов");

    private DemoNames() {
    }

    /** The name of the n-th agent, from 1; the first hundred differ. */
    static String agent(int n) {
        int i = n - 1;
        return FIRST.get(i % FIRST.size()) + " " + LAST.get((i + i / FIRST.size()) % LAST.size());
    }
}
