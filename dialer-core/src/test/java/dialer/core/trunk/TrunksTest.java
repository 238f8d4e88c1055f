package dialer.core.trunk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrunksTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 10, 20, 33, 50})
    void shouldNeverAllowMoreThanItsRateInAnySecond(int perSecond) {
        RateLimit rate = new RateLimit(perSecond);
        List<Long> taken = new ArrayList<>();
        for (long nowMs = 5_000; nowMs < 25_000; nowMs++) {
            while (rate.allows(nowMs)) {
                rate.take(nowMs);
                taken.add(nowMs);
            }
        }
        for (long from : taken) {
            assertThat(taken.stream().filter(at -> at >= from && at < from + 1_000).count())
                    .as("from %d", from).isLessThanOrEqualTo(perSecond);
        }
        assertThat(taken.size()).as("and the rate is used").isGreaterThanOrEqualTo(20 * perSecond * 85 / 100);
    }

    @Test
    void shouldTakeTheFirstTrunkThatWorks() {
        Trunks trunks = new Trunks();
        Node node = new Node(new NodeSettings(1, 50, 100));
        node.link(true);
        trunks.add(node);
        trunks.add(new Trunk(new TrunkSettings(1, 1, 1, 50, 3, 1_000)));
        trunks.add(new Trunk(new TrunkSettings(2, 1, 1, 50, 3, 1_000)));
        trunks.add(new Trunk(new TrunkSettings(3, 2, 1, 50, 3, 1_000)));
        assertThat(trunks.wayOut(List.of(3, 2, 1), 1, 0)).isSameAs(trunks.trunk(2));
        trunks.trunk(2).place(1, 0);
        assertThat(trunks.wayOut(List.of(3, 2, 1), 1, 5)).isSameAs(trunks.trunk(1));
        trunks.trunk(1).reached(false);
        assertThat(trunks.wayOut(List.of(3, 2, 1), 1, 5)).isNull();
        trunks.trunk(2).free();
        assertThat(trunks.wayOut(List.of(3, 2, 1), 1, 500)).isSameAs(trunks.trunk(2));
        node.link(false);
        assertThat(trunks.wayOut(List.of(3, 2, 1), 1, 500)).isNull();
    }

    @Test
    void shouldOpenTheBreakerAfterSilentCallsInARow() {
        Breaker breaker = new Breaker();
        breaker.silent(1, 0, 3, 1_000);
        breaker.silent(2, 0, 3, 1_000);
        breaker.heard();
        breaker.silent(3, 0, 3, 1_000);
        breaker.silent(4, 0, 3, 1_000);
        assertThat(breaker.state()).isEqualTo(Breaker.State.CLOSED);
        breaker.silent(5, 100, 3, 1_000);
        assertThat(breaker.state()).isEqualTo(Breaker.State.OPEN);
        assertThat(breaker.allows(1_099)).isFalse();
        assertThat(breaker.allows(1_100)).isTrue();
    }

    @Test
    void shouldLetOneCallTryAndFollowItsFate() {
        Breaker breaker = new Breaker();
        breaker.silent(1, 0, 1, 1_000);
        breaker.placed(2);
        assertThat(breaker.state()).isEqualTo(Breaker.State.HALF_OPEN);
        assertThat(breaker.allows(2_000)).as("one only").isFalse();
        breaker.silent(7, 2_000, 1, 1_000);
        assertThat(breaker.state()).as("an older call says nothing").isEqualTo(Breaker.State.HALF_OPEN);
        breaker.silent(2, 2_000, 1, 1_000);
        assertThat(breaker.allows(2_999)).isFalse();
        breaker.placed(3);
        breaker.undecided(3);
        assertThat(breaker.allows(3_000)).as("another may try").isTrue();
        breaker.placed(4);
        breaker.heard();
        assertThat(breaker.state()).isEqualTo(Breaker.State.CLOSED);
    }
}
