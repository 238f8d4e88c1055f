package dialer.telephony.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CarrierMixTest {

    private static final CarrierMix.Shares NOBODY = new CarrierMix.Shares(0, 0, 1000, 0, 0, 0, 0, 0);
    private static final List<CarrierMix.Range> RANGES = List.of(
            CarrierMix.Range.ordinary("", CarrierMix.Shares.ordinary()), CarrierMix.Range.ordinary("+7800", NOBODY));

    @Test
    void shouldKeepItsShares() {
        var mix = new CarrierMix(RANGES, 42);
        var seen = new TreeMap<Integer, Integer>();
        for (var i = 0; i < 20_000; i++) {
            seen.merge(mix.fateOf("carrier", "+7916%07d".formatted(i)).sipStatus(), 1, Integer::sum);
        }

        assertThat(seen.get(200)).as("answered by person or machine: 440 per mille").isBetween(8_500, 9_100);
        assertThat(seen.get(486)).as("busy: 130 per mille").isBetween(2_400, 2_800);
        assertThat(seen.get(404)).as("invalid: 50 per mille").isBetween(850, 1_150);
        assertThat(seen.get(0)).as("never answered or silent: 335 per mille").isBetween(6_400, 7_000);
    }

    @Test
    void shouldGiveTheSameFatesForTheSameSeed() {
        var one = new CarrierMix(RANGES, 7);
        var other = new CarrierMix(RANGES, 7);

        var numbers = IntStream.range(0, 500).mapToObj("+7916%07d"::formatted).toList();

        assertThat(numbers.stream().map(number -> one.fateOf("carrier", number)).toList())
                .isEqualTo(numbers.stream().map(number -> other.fateOf("carrier", number)).toList());
    }

    @Test
    void shouldNeverLetAnInvalidNumberComeToLife() {
        var mix = new CarrierMix(RANGES, 42);
        var invalid = IntStream.range(0, 5_000).mapToObj("+7916%07d"::formatted)
                .filter(number -> mix.fateOf("carrier", number).sipStatus() == 404).toList();

        assertThat(invalid).isNotEmpty();
        assertThat(invalid).allMatch(number -> mix.fateOf("carrier", number).sipStatus() == 404);
    }

    @Test
    void shouldTakeTheLongestPrefix() {
        var mix = new CarrierMix(RANGES, 42);

        assertThat(IntStream.range(0, 200).mapToObj(i -> mix.fateOf("carrier", "+7800" + i)))
                .allMatch(fate -> !fate.decides());
    }

    @Test
    void shouldRefuseSharesThatDoNotSumToAThousand() {
        assertThatThrownBy(() -> new CarrierMix.Shares(1, 0, 0, 0, 0, 0, 0, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("sum to 1000");
    }
}
