package dialer.core.ground;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RankingTest {
    private record Thing(long rank, long id) {
    }

    private static final Comparator<Thing> ORDER =
            Comparator.comparingLong(Thing::rank).thenComparingLong(Thing::id);

    @Test
    void shouldKeepTheOrderThatASortFinds() {
        Random dice = new Random(7);
        Ranking<Thing> ranking = new Ranking<>();
        List<Thing> twin = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            Thing thing = new Thing(dice.nextInt(40), dice.nextInt(40));
            if (twin.contains(thing)) {
                ranking.remove(thing.rank, thing.id);
                twin.remove(thing);
            } else {
                ranking.add(thing.rank, thing.id, thing);
                twin.add(thing);
            }
            twin.sort(ORDER);
            assertThat(ranking.size()).isEqualTo(twin.size());
            assertThat(ranking.isEmpty()).isEqualTo(twin.isEmpty());
            if (i % 100 == 0) {
                for (int n = 0; n < twin.size(); n++) {
                    assertThat(ranking.get(n)).isEqualTo(twin.get(n));
                }
            }
        }
    }

    @Test
    void shouldRefuseToRankTwiceOrToLetAStrangerGo() {
        Ranking<String> ranking = new Ranking<>();
        ranking.add(5, 1, "one");
        assertThatThrownBy(() -> ranking.add(5, 1, "one again")).isInstanceOf(BrokenRule.class);
        assertThatThrownBy(() -> ranking.remove(5, 2)).isInstanceOf(BrokenRule.class);
        ranking.add(4, 1, "the same with another rank");
        assertThat(ranking.get(0)).isEqualTo("the same with another rank");
    }
}
