package dialer.numbering.place;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import com.google.i18n.phonenumbers.geocoding.PhoneNumberOfflineGeocoder;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The 89 regions: their names in every usual spelling, indexes, area codes and zones. */
class RegionsTest {

    private static final Instant NOW = Instant.parse("2026-11-26T00:00:00Z");

    @Test
    void shouldKnowAllRegionsWithTheZonesThatRussiaUses() {
        assertThat(Regions.all()).hasSize(89);
        assertThat(Regions.all()).extracting(Region::code).doesNotHaveDuplicates();
        Set<Integer> offsets = new TreeSet<>();
        for (Region region : Regions.all()) {
            for (ZoneId zone : region.zones()) {
                offsets.add(zone.getRules().getOffset(NOW).getTotalSeconds() / 3_600);
                assertThat(zone.getRules().getTransitions()).isNotEmpty();
                assertThat(zone.getRules().nextTransition(NOW)).as("no clock change ahead in " + zone).isNull();
            }
        }
        assertThat(offsets).containsExactly(2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "Московская обл.                              | RU-MOS",
        "московская область                           | RU-MOS",
        "обл. Московская                              | RU-MOS",
        "г. Москва                                    | RU-MOW",
        "Город Москва                                 | RU-MOW",
        "Республика Саха /Якутия/                     | RU-SA",
        "Саха (Якутия) Респ                           | RU-SA",
        "Якутия                                       | RU-SA",
        "Ханты-Мансийский Автономный округ - Югра АО  | RU-KHM",
        "ХМАО                                         | RU-KHM",
        "ЯНАО                                         | RU-YAN",
        "Кемеровская область - Кузбасс область        | RU-KEM",
        "Республика Северная Осетия - Алания          | RU-SE",
        "Чувашская Республика - Чувашия               | RU-CU",
        "Удмуртская Республика                        | RU-UD",
        "Республика Татарстан (Татарстан)             | RU-TA",
        "Еврейская АОбл                               | RU-YEV",
        "Республика Алтай                             | RU-AL",
        "Алтайский край                               | RU-ALT",
        "САНКТ - ПЕТЕРБУРГ                            | RU-SPE",
        "Primorsky Krai                               | RU-PRI",
        "Донецкая Народная Республика                 | RU-DON"})
    void shouldKnowARegionInEveryUsualSpelling(String name, String code) {
        assertThat(Regions.byName(name).map(Region::code)).contains(code);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '>', value = {
        "г. Москва и Московская область > RU-MOW RU-MOS",
        "г. Санкт - Петербург и Ленинградская область > RU-SPE RU-LEN",
        "г. Москва * Московская область > RU-MOW RU-MOS",
        "г. Норильск|Красноярский край > RU-KYA",
        "р-ны Абзелиловский и Белорецкий|Республика Башкортостан > RU-BA",
        "Архангельская обл. и Ненецкий АО > RU-ARK RU-NEN",
        "Республика Крым и г. Севастополь > RU-CR RU-SEV"})
    void shouldFindAllRegionsThatTheRegistryNames(String place, String codes) {
        assertThat(Regions.named(place)).extracting(Region::code).containsExactly(codes.split(" "));
    }

    @ParameterizedTest
    @CsvSource({"Марс", "Российская Федерация", "''", "-"})
    void shouldFindNoRegionWhereNoneIsNamed(String place) {
        assertThat(Regions.named(place)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"101000 | RU-MOW", "'101 000' | RU-MOW", "690091.0 | RU-PRI",
        "190000 | RU-SPE", "166000 | RU-NEN", "629008 | RU-YAN", "663300 | RU-KYA", "999999 | ''", "10100 | ''",
        "1010000 | ''",
        "101000а | ''"})
    void shouldReadAnIndex(String index, String code) {
        assertThat(Regions.byIndex(index).stream().map(Region::code).toList())
                .isEqualTo(code.isEmpty() ? List.of() : List.of(code));
    }

    /** An independent witness: libphonenumber's geocoder names the region of every area code. */
    @Test
    void shouldGiveEachAreaCodeTheRegionThatTheLibraryNames() {
        PhoneNumberOfflineGeocoder geocoder = PhoneNumberOfflineGeocoder.getInstance();
        PhoneNumberUtil library = PhoneNumberUtil.getInstance();
        List<String> wrong = new ArrayList<>();
        int compared = 0;
        for (int area = 300; area < 900; area++) {
            PhoneNumber number = new PhoneNumber().setCountryCode(7).setNationalNumber(area * 10_000_000L + 2_345_678);
            boolean landLine = library.isValidNumber(number)
                    && library.getNumberType(number) == PhoneNumberUtil.PhoneNumberType.FIXED_LINE;
            String named = landLine ? geocoder.getDescriptionForNumber(number, Locale.of("ru")) : "";
            List<Region> theirs = Regions.named(named.replace(" край", ""));
            if (theirs.isEmpty()) {
                continue;
            }
            compared++;
            if (Regions.byArea(area).stream().noneMatch(theirs::contains) && !isMoscowRegion(area)) {
                wrong.add(area + ": " + named + ", we " + Regions.byArea(area));
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(compared).isGreaterThan(60);
    }

    /** 495 to 499 are shared by Moscow and its region, and the library names either. */
    private static boolean isMoscowRegion(int area) {
        return area >= 495 && area <= 499;
    }
}
