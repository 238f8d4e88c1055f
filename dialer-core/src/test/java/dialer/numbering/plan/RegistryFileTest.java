package dialer.numbering.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dialer.numbering.place.Region;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The registry's files in the editions seen so far, and what is wrong in them. */
class RegistryFileTest {

    @Test
    void shouldReadTheEditionWithTerritories() {
        RegistryFile file = read("""
                \uFEFFАВС/ DEF;От;До;Емкость;Оператор;Регион;Территория ГАР;ИНН
                916;0000000;9999999;10000000;ПАО "МТС";-;г. Москва и Московская область;7740000076
                301;2110000;2114999;5000;"ПАО ""Ростелеком""\";-;г. Улан-Удэ|Республика Бурятия;7707049388
                411;2000000;2999999;1000000;"Ростелеком" ПАО;-;г. Якутск|Республика Саха /Якутия/;1
                """);

        List<PlanRange> ranges = file.ranges();
        assertThat(file.problems()).isEmpty();
        assertThat(file.rows()).isEqualTo(3);
        assertThat(ranges).extracting(PlanRange::first)
                .containsExactly(3_012_110_000L, 4_112_000_000L, 9_160_000_000L);
        assertThat(ranges).extracting(PlanRange::operator)
                .containsExactly("ПАО \"Ростелеком\"", "\"Ростелеком\" ПАО", "ПАО \"МТС\"");
        assertThat(ranges.get(0).zones()).containsExactly(ZoneId.of("Asia/Irkutsk"));
        assertThat(ranges.get(1).zones()).containsExactly(ZoneId.of("Asia/Yakutsk"));
        assertThat(ranges.get(2).regions()).extracting(Region::code).containsExactly("RU-MOW", "RU-MOS");
    }

    @Test
    void shouldReadTheOlderEdition() {
        List<PlanRange> ranges = read("""
                АВС/DEF;От;До;Емкость;Оператор;Регион
                900;0;61999;62000;Т2 Мобайл;Краснодарский край
                924;1000000;1009999;10000;МегаФон;Республика Саха (Якутия)
                958;0100000;0199999;100000;Дозвон;Российская Федерация
                """).ranges();

        assertThat(ranges.get(0).first()).isEqualTo(9_000_000_000L);
        assertThat(ranges.get(0).last()).isEqualTo(9_000_061_999L);
        assertThat(ranges.get(1).zones()).hasSize(3);
        assertThat(ranges.get(2).zones()).isEmpty();
    }

    @Test
    void shouldNameEveryRowThatContradictsItselfOrAnother() {
        RegistryFile file = read("""
                DEF;От;До;Емкость;Оператор;Регион
                900;0000000;0000999;1000;А;Краснодарский край
                900;0000500;0001999;1500;Б;Краснодарский край
                901;0002000;0001000;1000;В;Краснодарский край
                902;0000000;0000999;999;Г;Краснодарский край
                90;0000000;0000999;1000;Д;Краснодарский край
                903;000000x;0000999;1000;Е;Краснодарский край
                904;0000000;0000999;1000;Ж;Атлантида
                """);

        assertThat(file.ranges()).extracting(PlanRange::operator).containsExactly("А", "Ж");
        assertThat(file.badRows()).isEqualTo(5);
        assertThat(file.problems()).extracting(RegistryFile.Problem::lineNo).contains(4L, 5L, 6L, 7L, 0L);
        assertThat(file.unknownPlaces()).containsExactly("Атлантида");
    }

    @Test
    void shouldRefuseWhatIsNoRegistry() {
        assertThatThrownBy(() -> read("<html>\n<body>503</body>\n")).isInstanceOf(NotARegistryFile.class)
                .hasMessageContaining("Line 1");
        assertThatThrownBy(() -> read("").ranges()).isInstanceOf(NotARegistryFile.class);
    }

    @Test
    void shouldFindTheRangeOfANumberAndNothingBetweenRanges() {
        NumberingPlan plan = new NumberingPlan("1", read("""
                DEF;От;До;Емкость;Оператор;Регион
                900;0000100;0000199;100;А;Краснодарский край
                900;0000300;0000399;100;Б;Омская область
                """).ranges());

        assertThat(plan.rangeOf(9_000_000_099L)).isEmpty();
        assertThat(plan.rangeOf(9_000_000_100L).map(PlanRange::operator)).contains("А");
        assertThat(plan.rangeOf(9_000_000_199L).map(PlanRange::operator)).contains("А");
        assertThat(plan.rangeOf(9_000_000_200L)).isEmpty();
        assertThat(plan.rangeOf(9_000_000_399L).map(PlanRange::operator)).contains("Б");
        assertThat(plan.rangeOf(9_999_999_999L)).isEmpty();
        assertThat(NumberingPlan.EMPTY.rangeOf(9_000_000_100L)).isEmpty();
    }

    @Test
    void shouldCountWhatChanged() {
        NumberingPlan old = new NumberingPlan("1", read("""
                DEF;От;До;Емкость;Оператор;Регион
                900;0000000;0000999;1000;А;Краснодарский край
                900;0002000;0002999;1000;А;Омская область
                """).ranges());
        NumberingPlan next = new NumberingPlan("2", read("""
                DEF;От;До;Емкость;Оператор;Регион
                900;0000000;0000499;500;А;Краснодарский край
                900;0000500;0000999;500;Б;Омская область
                900;0005000;0005009;10;А;Томская область
                """).ranges());

        PlanChange change = PlanChange.between(old, next);
        assertThat(change.added()).isEqualTo(10);
        assertThat(change.removed()).isEqualTo(1_000);
        assertThat(change.moved()).isEqualTo(500);
        assertThat(change.operator()).isEqualTo(500);
        assertThat(change.before()).isEqualTo(2_000);
        assertThat(change.after()).isEqualTo(1_010);
        assertThat(change.examples()).hasSize(3);
        assertThat(PlanChange.between(next, next).isEmpty()).isTrue();
    }

    private static RegistryFile read(String text) {
        RegistryFile file = new RegistryFile();
        long lineNo = 0;
        for (String line : text.lines().toList()) {
            file.take(++lineNo, line);
        }
        return file;
    }
}
