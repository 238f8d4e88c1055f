package dialer.numbering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dialer.numbering.Whereabouts.ZonePlace;
import dialer.numbering.place.PlaceHints;
import dialer.numbering.place.Regions;
import dialer.numbering.plan.NumberingPlan;
import dialer.numbering.plan.PlanRange;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All evidence together: what settles it, what is united, what is outweighed but still shown. */
class WhereaboutsTest {

    private static final String MOBILE = "+79141230045";

    private final ZoneEvidence evidence = new ZoneEvidence();

    // zone, region, settlement, index, number, address wins; then weightiest evidence, zones without continent
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Asia/Omsk |               |              | 690091 | +74951230045 | false | JOB        | Omsk
        UTC+5,+7  |               |              |        | +79161230045 | false | JOB        | +05:00 +07:00
                  |               | Владивосток  |        | +79161230045 | false | SETTLEMENT | Vladivostok
                  |               | г.Владивосток | 690091 | +79161230045 | false | SETTLEMENT | Vladivostok
                  |               | Владивосток  |        | +74951230045 | false | SETTLEMENT | Vladivostok Moscow
                  |               | Владивосток  |        | +74951230045 | true  | SETTLEMENT | Vladivostok
                  |               | Владивосток  | 101000 | +79161230045 | false | SETTLEMENT | Vladivostok Moscow
                  | Омская область | с. Ивановка  |        | +79161230045 | false | REGION     | Omsk
                  | Якутия |      |        | +79161230045 | false | REGION | Yakutsk Ust-Nera Srednekolymsk
                  | Якутия        |              | 678830 | +79161230045 | false | REGION     | Srednekolymsk
                  | Якутия        | Усть-Нера    |        | +79161230045 | false | SETTLEMENT | Ust-Nera
                  |               | Благовещенск |        | +79161230045 | false | SETTLEMENT | Yakutsk Yekaterinburg
                  |               | Благовещенск | 453430 | +79161230045 | false | SETTLEMENT | Yekaterinburg
                  | Башкирия      | Благовещенск |        | +79161230045 | false | SETTLEMENT | Yekaterinburg
                  |               | Ивановка     |        | +74951230045 | false | AREA_CODE  | Moscow
                  |               |              | 160000 | +77011230045 | false | AREA_CODE  | Almaty
                  |               |              |        | +74012123456 | false | AREA_CODE  | Kaliningrad
                  |               |              |        | +78452123456 | false | AREA_CODE  | Saratov
                  |               |              |        | +4930123456  | false | LIBRARY    | Berlin
        """)
    void shouldWeighTheEvidence(String zone, String region, String settlement, String index, String e164,
            boolean addressWins, ZoneSource first, String zones) {
        Whereabouts found = evidence.find(new PlaceHints(text(zone), text(region), text(settlement), text(index)), e164,
                "", addressWins);

        assertThat(found.zones()).extracting(zoneId -> zoneId.getId().replaceFirst("\\w+/", ""))
                .containsExactly(zones.split(" "));
        assertThat(found.best().orElseThrow().source()).isEqualTo(first);
        assertThat(Whereabouts.ofText(found.toText())).isEqualTo(found);
    }

    @Test
    void shouldTakeARangeOfTheRegistryForAMobileAndUniteItWithTheAddress() {
        PlanRange range = new PlanRange(9_140_000_000L, 9_149_999_999L, "МТС", "Приморский край",
                Regions.named("Приморский край"), Regions.zones(Regions.named("Приморский край")));
        ZoneEvidence informed = new ZoneEvidence(() -> new NumberingPlan("1", List.of(range)));

        Whereabouts alone = informed.find(PlaceHints.NONE, MOBILE, "Europe/Moscow", false);
        assertThat(alone.zones()).containsExactly(ZoneId.of("Asia/Vladivostok"));
        assertThat(alone.places()).containsExactly(new ZonePlace(ZoneId.of("Asia/Vladivostok"), "RU-PRI",
                ZoneSource.NUMBERING_PLAN, "Приморский край"));
        assertThat(alone.clues()).extracting(ZoneClue::source)
                .containsExactly(ZoneSource.NUMBERING_PLAN, ZoneSource.CAMPAIGN);

        PlaceHints moscow = new PlaceHints("", "", "Москва", "");
        assertThat(informed.find(moscow, MOBILE, "", false).zones())
                .containsExactly(ZoneId.of("Europe/Moscow"), ZoneId.of("Asia/Vladivostok"));
        assertThat(informed.find(moscow, MOBILE, "", true).zones()).containsExactly(ZoneId.of("Europe/Moscow"));
    }

    @Test
    void shouldAssumeAllOfRussiaForAMobileAndSayThatOnlyTheCountryIsKnown() {
        Whereabouts found = evidence.find(PlaceHints.NONE, MOBILE, "", false);

        assertThat(found.zones()).isEqualTo(ZoneEvidence.ALL_OF_RUSSIA);
        assertThat(found.best().orElseThrow().confidence()).isEqualTo(Confidence.LOW);
        assertThat(found.places()).allMatch(place -> place.source() == ZoneSource.COUNTRY && place.region().isEmpty());
        assertThat(evidence.find(PlaceHints.NONE, "+99912345", "", false).zones()).isEmpty();
        assertThat(evidence.find(PlaceHints.NONE, "", "", false)).isEqualTo(Whereabouts.UNKNOWN);
    }

    @Test
    void shouldRefuseToReadWhatItDidNotWrite() {
        assertThatThrownBy(() -> Whereabouts.ofText("Europe/Moscow;JOB|CERTAIN")).isInstanceOf(
                IllegalArgumentException.class);
        assertThatThrownBy(() -> Whereabouts.ofText("Mars/Base")).isInstanceOf(IllegalArgumentException.class);
        assertThat(Whereabouts.ofText("")).isEqualTo(Whereabouts.UNKNOWN);
    }

    private static String text(String cell) {
        return cell == null ? "" : cell;
    }
}
