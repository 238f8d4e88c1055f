package dialer.core.arch;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rules that every module of the house keeps; each adds its own rooms and where its libraries are at home. */
public abstract class HouseCase {

    private static final JavaClasses CLASSES = OwnClasses.ofThisModule();

    private final HouseRules house = new HouseRules("dialer");

    /** Packages that must be among the classes judged, so that an empty folder does not pass. */
    protected abstract List<String> rooms();

    /** Which room may not know which. */
    protected abstract List<ArchRule> roomArrows(HouseRules rules);

    /** Where libraries live, and which are not used at all. */
    protected abstract List<ArchRule> libraries(HouseRules rules);

    /** The module's product classes. */
    protected static JavaClasses classes() {
        return CLASSES;
    }

    /** What the module's own rules find among violations planted in its test classes, a line each. */
    protected final List<String> foundAmongPlanted() {
        HouseRules planted = new HouseRules("dialer.planted");
        JavaClasses classes = OwnClasses.planted("dialer.planted");
        return Stream.concat(roomArrows(planted).stream(), libraries(planted).stream())
                .flatMap(rule -> rule.evaluate(classes).getFailureReport().getDetails().stream()).toList();
    }

    @Test
    void shouldHaveImportedTheClassesItJudges() {
        assertThat(rooms()).isNotEmpty()
                .allSatisfy(room -> assertThat(CLASSES).anyMatch(type -> type.getPackageName().startsWith(room)));
        assertThat(OwnClasses.sources()).hasSizeGreaterThan(30);
    }

    @Test
    void shouldHaveNoPackageCycle() {
        house.hasNoPackageCycle().check(CLASSES);
    }

    @Test
    void shouldFollowTheArrowsBetweenTheRooms() {
        roomArrows(house).forEach(rule -> rule.check(CLASSES));
    }

    @Test
    void shouldKeepLibrariesAtHome() {
        libraries(house).forEach(rule -> rule.check(CLASSES));
    }

    @Test
    void shouldReadTheClockInOnePlaceOnly() {
        house.onlySystemClockReadsTheClock().check(CLASSES);
    }

    @Test
    void shouldSwitchWithoutDefaultOnClosedTypes() {
        assertThat(SwitchRule.violations(OwnClasses.sources())).isEmpty();
    }

    @Test
    void shouldNameClassesByWhatTheyAre() {
        house.namesSaySomething().check(CLASSES);
    }
}
