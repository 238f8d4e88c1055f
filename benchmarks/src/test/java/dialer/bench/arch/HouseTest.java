package dialer.bench.arch;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import dialer.core.arch.HouseRules;
import dialer.core.arch.OwnClasses;
import org.junit.jupiter.api.Test;

/** The rules of the house for the figures; they may use any library and read any clock: they measure. */
class HouseTest {

    private static final JavaClasses CLASSES = OwnClasses.ofThisModule();
    private static final HouseRules HOUSE = new HouseRules("dialer");

    @Test
    void shouldHaveImportedTheClassesItJudges() {
        assertThat(CLASSES).anyMatch(type -> type.getPackageName().startsWith("dialer.bench"));
    }

    @Test
    void shouldHaveNoPackageCycle() {
        HOUSE.hasNoPackageCycle().check(CLASSES);
    }

    @Test
    void shouldNameClassesByWhatTheyAre() {
        HOUSE.namesSaySomething().check(CLASSES);
    }
}
