package dialer.core.arch;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rules of the house for this module: the pure core, its engine, numbering and calling rules. */
class HouseTest {

    private static final JavaClasses CLASSES = OwnClasses.ofThisModule();
    private static final CoreRules CORE = new CoreRules("dialer");
    private static final HouseRules HOUSE = new HouseRules("dialer");

    @Test
    void shouldHaveImportedTheClassesItJudges() {
        assertThat(CLASSES.that(resideInAPackage("dialer.core.."))).hasSizeGreaterThan(20);
        assertThat(CLASSES.that(resideInAPackage("dialer.engine.."))).hasSizeGreaterThan(5);
        assertThat(OwnClasses.sources()).hasSizeGreaterThan(30);
    }

    @Test
    void shouldKeepTheCorePure() {
        CORE.dependsOnPlainJavaOnly().check(CLASSES);
        CORE.touchesNoOutsideWorld().check(CLASSES);
    }

    @Test
    void shouldKeepTheCoreReplayable() {
        CORE.usesOrderedCollectionsOnly().check(CLASSES);
        CORE.putsNoHashIntoResults().check(CLASSES);
        CORE.calculatesWithStrictMath().check(CLASSES);
    }

    @Test
    void shouldHaveNoPackageCycle() {
        HOUSE.hasNoPackageCycle().check(CLASSES);
    }

    @Test
    void shouldLetNounsKnowNounsOnly() {
        CORE.nounsKnowNounsOnly().check(CLASSES);
    }

    @Test
    void shouldFollowTheArrowsInsideTheCore() {
        for (ArchRule rule : CORE.arrows()) {
            rule.check(CLASSES);
        }
    }

    @Test
    void shouldFollowTheArrowsBetweenTheRooms() {
        for (ArchRule rule : roomArrows(HOUSE)) {
            rule.check(CLASSES);
        }
    }

    @Test
    void shouldKeepLibrariesAtHome() {
        for (ArchRule rule : libraries(HOUSE)) {
            rule.check(CLASSES);
        }
    }

    @Test
    void shouldReadTheClockInOnePlaceOnly() {
        HOUSE.onlySystemClockReadsTheClock().check(CLASSES);
    }

    @Test
    void shouldSwitchWithoutDefaultOnClosedTypes() {
        assertThat(SwitchRule.violations(OwnClasses.sources())).isEmpty();
    }

    @Test
    void shouldNameClassesByWhatTheyAre() {
        HOUSE.namesSaySomething().check(CLASSES);
    }

    static List<ArchRule> roomArrows(HouseRules house) {
        return List.of(
                house.mayNotKnow("engine..", "numbering..", "compliance.."),
                house.mayNotKnow("compliance..", "engine..", "core.."),
                house.mayNotKnow("numbering..", "engine..", "core..", "compliance.."));
    }

    static List<ArchRule> libraries(HouseRules house) {
        return List.of(
                house.livesIn(new String[] {"com.lmax.."}, "engine.."),
                house.livesIn(new String[] {"net.openhft.."}, "engine.journal.."),
                house.livesIn(new String[] {"com.google.i18n.."}, "numbering.."),
                house.livesIn(new String[] {"org.HdrHistogram.."}, "engine.."),
                house.isUsedNowhere("java.sql..", "javax.sql..", "java.net.."));
    }
}
