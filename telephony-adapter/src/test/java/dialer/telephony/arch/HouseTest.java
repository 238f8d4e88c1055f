package dialer.telephony.arch;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import dialer.core.arch.HouseRules;
import dialer.core.arch.OwnClasses;
import dialer.core.arch.SwitchRule;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rules of the house for the Asterisk adapter and its simulated twin. */
class HouseTest {

    private static final JavaClasses CLASSES = OwnClasses.ofThisModule();
    private static final JavaClasses PLANTED = OwnClasses.planted("dialer.planted");
    private static final HouseRules HOUSE = new HouseRules("dialer");

    @Test
    void shouldHaveImportedTheClassesItJudges() {
        assertThat(CLASSES).anyMatch(type -> type.getPackageName().startsWith("dialer.telephony"));
        assertThat(OwnClasses.sources()).isNotEmpty();
    }

    @Test
    void shouldHaveNoPackageCycle() {
        HOUSE.hasNoPackageCycle().check(CLASSES);
    }

    @Test
    void shouldKeepLibrariesAtHome() {
        for (ArchRule rule : libraries(HOUSE)) {
            rule.check(CLASSES);
        }
    }

    @Test
    void shouldReadTheClockThroughTheEngineOnly() {
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

    @Test
    void shouldCatchAsteriskJavaFarFromHome() {
        List<String> details = libraries(new HouseRules("dialer.planted")).stream()
                .flatMap(rule -> rule.evaluate(PLANTED).getFailureReport().getDetails().stream()).toList();
        assertThat(details)
                .anyMatch(line -> line.contains("dialer.planted.telephony.StrayAmi"))
                .noneMatch(line -> line.contains("dialer.planted.telephony.ami.HomeAmi"));
    }

    private static List<ArchRule> libraries(HouseRules house) {
        return List.of(
                house.livesIn(new String[] {"org.asteriskjava.."}, "telephony.ami.."),
                house.isUsedNowhere("com.lmax..", "net.openhft..", "java.sql..", "javax.sql..",
                        "com.google.i18n..", "com.fasterxml.jackson.."));
    }
}
