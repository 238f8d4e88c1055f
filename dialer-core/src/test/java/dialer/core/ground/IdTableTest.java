package dialer.core.ground;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class IdTableTest {

    @Test
    void shouldKeepWhatAnOrdinaryMapKeeps() {
        Random dice = new Random(11);
        IdTable<String> table = new IdTable<>();
        TreeMap<Long, String> twin = new TreeMap<>();
        for (int i = 0; i < 60_000; i++) {
            // few enough numbers that chains form and break, some of them far apart
            long id = dice.nextInt(3) == 0 ? dice.nextInt(400) * 1_000_003L - 7 : dice.nextInt(400);
            if (dice.nextInt(5) < 2) {
                assertThat(table.remove(id)).isEqualTo(twin.remove(id));
            } else {
                assertThat(table.add(id, "thing " + i)).isEqualTo(twin.putIfAbsent(id, "thing " + i) == null);
            }
            assertThat(table.size()).isEqualTo(twin.size());
            assertThat(table.isEmpty()).isEqualTo(twin.isEmpty());
            if (i % 500 == 0) {
                assertThat(table.inOrder()).isEqualTo(List.copyOf(twin.values()));
                for (long probe = -10; probe < 410; probe++) {
                    assertThat(table.find(probe)).isEqualTo(twin.get(probe));
                    assertThat(table.contains(probe)).isEqualTo(twin.containsKey(probe));
                }
            }
        }
    }

    @Test
    void shouldMakeAThingOnce() {
        IdTable<int[]> table = new IdTable<>();
        table.findOrMake(5, id -> new int[1])[0]++;
        table.findOrMake(5, id -> new int[1])[0]++;
        assertThat(table.findOrMake(5, id -> new int[1])[0]).isEqualTo(2);
        assertThat(table.size()).isEqualTo(1);
    }

    @Test
    void shouldListAFewNumbersInOrderAndOnce() {
        Random dice = new Random(3);
        SmallIds ids = new SmallIds();
        for (int round = 0; round < 200; round++) {
            ids.clear();
            TreeSet<Integer> twin = new TreeSet<>();
            for (int i = dice.nextInt(40); i > 0; i--) {
                int id = dice.nextInt(30) - 5;
                ids.add(id);
                twin.add(id);
            }
            assertThat(ids.size()).isEqualTo(twin.size());
            int n = 0;
            for (int id : twin) {
                assertThat(ids.get(n++)).isEqualTo(id);
            }
        }
    }
}
