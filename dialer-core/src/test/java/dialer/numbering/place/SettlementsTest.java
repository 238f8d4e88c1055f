package dialer.numbering.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Towns by name as people write it, and by index. */
class SettlementsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "г. Омск              | Омск", "ОМСК        | Омск", "Омск г       | Омск", "гор.Омск | Омск", "Омкс | Омск",
        "г.Санкт-Петербург    | Санкт-Петербург", "санкт петербург | Санкт-Петербург", "СПб | Санкт-Петербург",
        "Санк-Петербург       | Санкт-Петербург", "Екатеринбур | Екатеринбург", "Екатиринбург | Екатеринбург",
        "Новосибриск          | Новосибирск", "Орел | Орёл", "ростов на дону | Ростов-на-Дону",
        "пос. Черский         | Черский", "Moscow | Москва", "Нижний  Новгород | Нижний Новгород"})
    void shouldKnowATownAsPeopleWriteIt(String written, String name) {
        assertThat(Settlements.named(written).towns()).extracting(Settlement::name).containsExactly(name);
    }

    @ParameterizedTest
    @CsvSource({"Ивановка", "Москваа река", "Уф", "Шуы", "''", "12", "Новый Орск"})
    void shouldNotGuessWhereItIsNotOneSlip(String written) {
        assertThat(Settlements.named(written).towns()).isEmpty();
    }

    @Test
    void shouldFindAllTownsOfOneName() {
        assertThat(Settlements.named("Благовещенск").towns()).extracting(town -> town.region().code())
                .containsExactlyInAnyOrder("RU-AMU", "RU-BA");
        assertThat(Settlements.named("Киров").towns()).hasSize(2);
    }

    @Test
    void shouldForgiveOneSlipAndNoMore() {
        assertThat(Settlements.oneSlipApart("самара", "самара")).isTrue();
        assertThat(Settlements.oneSlipApart("самара", "сaмара")).isTrue();
        assertThat(Settlements.oneSlipApart("самара", "смаара")).isTrue();
        assertThat(Settlements.oneSlipApart("самара", "самра")).isTrue();
        assertThat(Settlements.oneSlipApart("самара", "самарра")).isTrue();
        assertThat(Settlements.oneSlipApart("самара", "ксамара")).isTrue();
        assertThat(Settlements.oneSlipApart("самара", "смра")).isFalse();
        assertThat(Settlements.oneSlipApart("самара", "амарас")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"150000, Ярославль", "445000, Тольятти", "690091, Владивосток", "101000, Москва", "692900, Находка"})
    void shouldKnowTheTownOfAnIndex(String index, String name) {
        assertThat(Settlements.ofIndex(index)).extracting(Settlement::name).contains(name);
    }

    @ParameterizedTest
    @CsvSource({"152000", "999999", "12", "''"})
    void shouldKnowNoTownWhereTheIndexIsTheCountrys(String index) {
        assertThat(Settlements.ofIndex(index)).isEmpty();
    }

    /** What code recovery rests on: codes belong to the town's region, and leave a local number of 5 to 7 digits. */
    @Test
    void shouldGiveEveryTownCodesOfItsRegion() {
        for (String name : List.of("Москва", "Санкт-Петербург", "Балашиха", "Якутск", "Магас", "Анадырь", "Салехард")) {
            assertThat(Settlements.named(name).towns()).isNotEmpty();
        }
        for (List<String> row : Table.rows("settlements.tsv", 6)) {
            for (String code : Table.parts(row.get(2), ",")) {
                List<Region> regions = Regions.byArea(Integer.parseInt(code.substring(0, 3)));
                boolean near = (row.get(1).equals("RU-MOS") && code.equals("495"))
                        || (row.get(1).equals("RU-NEN") && code.startsWith("818"));
                assertThat(near || regions.stream().anyMatch(region -> region.code().equals(row.get(1))))
                        .as(row.getFirst() + " " + code).isTrue();
                assertThat(code).hasSizeBetween(3, 5);
            }
            for (String index : Table.parts(row.get(3), ",")) {
                String whole = (index + "000").substring(0, 6).replace('-', '0');
                assertThat(Regions.byIndex(whole)).as(row.getFirst() + " " + index).extracting(Region::code)
                        .contains(row.get(1));
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "''                  | Московская обл., г. Химки, ул. Лесная, 5      | Химки",
        "''                  | 'Россия, Приморский край, Владивосток'        | Владивосток",
        "Башкортостан        | Благовещенск                                  | Благовещенск",
        "''                  | 'респ. Башкортостан, г.Благовещенск'          | Благовещенск",
        "Московская область  | Москва                                        | Москва"})
    void shouldReadATownOutOfAnAddress(String region, String written, String name) {
        assertThat(Address.read(region, written).town().map(Settlement::name)).contains(name);
    }

    @Test
    void shouldNotTakeAStreetForATown() {
        assertThat(Address.read("", "ул. Москва, 5").towns()).isEmpty();
        assertThat(Address.read("", "Новосибирская обл., с. Ивановка").regions()).extracting(Region::code)
                .containsExactly("RU-NVS");
        assertThat(Address.read("Омская область", "Киров").towns()).isEmpty();
    }
}
