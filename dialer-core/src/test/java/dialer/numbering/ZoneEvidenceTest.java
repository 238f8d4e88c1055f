package dialer.numbering;

import static org.assertj.core.api.Assertions.assertThat;

import dialer.numbering.place.PlaceHints;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Evidence for a zone, from every region's capital, and never a guess where the evidence says nothing. */
class ZoneEvidenceTest {

    private static final Instant WINTER = Instant.parse("2026-01-15T12:00:00Z");
    private static final Instant SUMMER = Instant.parse("2026-07-15T12:00:00Z");

    private final ZoneEvidence evidence = new ZoneEvidence();

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "+12125550123 | FL      |                       | US-FL | America/New_York,America/Chicago",
        "+13055550123 |         | Los Angeles, CA 90001 | US-CA | America/Los_Angeles,America/New_York",
        "+12125550123 |         | Seattle, Washington   | US-WA | America/Los_Angeles,America/New_York",
        "+12065550123 |         | Washington, DC 20001  | US-DC | America/New_York,America/Los_Angeles"})
    void shouldKnowTheStateOfAnAmericanAddress(String e164, String region, String address, String state, String zones) {
        Whereabouts found = evidence.find(new PlaceHints("", region == null ? "" : region,
                address == null ? "" : address, ""), e164, "", false);
        assertThat(found.best().orElseThrow().regions()).containsExactly(state);
        assertThat(found.zones()).extracting(ZoneId::getId).containsExactlyInAnyOrder(zones.split(","));
    }

    // postal index of a town, its offset from UTC in hours
    @ParameterizedTest
    @CsvSource({"236000, 2", "101000, 3", "190000, 3", "350000, 3", "299011, 3", "400000, 3", "603000, 3", "443000, 4",
        "410000, 4", "432000, 4", "414000, 4", "426000, 4", "620000, 5", "450000, 5", "614000, 5", "625000, 5",
        "628000, 5",
        "644000, 6", "630000, 7", "660000, 7", "656000, 7", "634000, 7", "650000, 7", "647000, 7",
        "664000, 8", "670000, 8",
        "672000, 9", "677000, 9", "678960, 9",
        "678730, 10", "678830, 11", "687000, 9",
        "675000, 9", "690000, 10", "680000, 10", "685000, 11", "693000, 11", "683000, 12",
        "688000, 12", "689000, 12"})
    void shouldKnowTheOffsetBehindAPostalIndex(String index, int hours) {
        List<ZoneId> zones = evidence.zones("", index, "", "+79161230045");
        assertThat(zones).hasSize(1);
        assertThat(zones.getFirst().getRules().getOffset(WINTER).getTotalSeconds()).isEqualTo(hours * 3_600);
        assertThat(zones.getFirst().getRules().getOffset(SUMMER).getTotalSeconds()).isEqualTo(hours * 3_600);
    }

    @ParameterizedTest
    @CsvSource({"000000", "12345", "1010001", "москва", "''"})
    void shouldNotDecideByWhatIsNoIndexOfOurs(String index) {
        assertThat(evidence.zones("", index, "", "+79161230045")).isEqualTo(ZoneEvidence.ALL_OF_RUSSIA);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"Asia/Omsk | Asia/Omsk", "UTC+3 | +03:00", "GMT+10 | +10:00", "+5 | +05:00",
        "UTC+07:00 | +07:00", "МСК | Europe/Moscow", "МСК+4 | +07:00", "МСК-1 | +02:00"})
    void shouldReadAZoneAsPeopleWriteIt(String cell, String zone) {
        assertThat(evidence.zones(cell, "101000", "", "+79161230045")).containsExactly(ZoneId.of(zone));
    }

    @ParameterizedTest
    @CsvSource({"Марс", "UTC+99", "завтра"})
    void shouldFallBackWhereTheZoneIsNone(String cell) {
        assertThat(evidence.zones(cell, "690000", "", "+79161230045")).containsExactly(ZoneId.of("Asia/Vladivostok"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "+74951230045 |               | Europe/Moscow",
        "+74232123456 |               | Asia/Vladivostok",
        "+74012123456 | Asia/Omsk     | Europe/Kaliningrad",
        "+78452123456 |               | Europe/Saratov",
        "+77011234568 |               | Asia/Almaty",
        "+77172123456 | Europe/Moscow | Asia/Almaty",
        "+79161230045 | Asia/Omsk     | Asia/Omsk"})
    void shouldWeighTheNumberAgainstTheCampaignsDefault(String e164, String campaigns, String zones) {
        assertThat(evidence.zones("", "", campaigns == null ? "" : campaigns, e164))
                .isEqualTo(Arrays.stream(zones.split(" ")).map(ZoneId::of).toList());
    }

    @Test
    void shouldAssumeEveryOffsetInUseForAMobileOfWhichNothingIsKnown() {
        List<ZoneId> zones = evidence.zones("", "", "", "+79991230045");
        assertThat(zones).extracting(zone -> zone.getRules().getOffset(SUMMER).getTotalSeconds() / 3_600)
                .containsExactly(2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
        assertThat(evidence.zones("", "", "", "+78001230045")).isEqualTo(zones);
    }
}
