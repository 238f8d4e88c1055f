package dialer.api.arch;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import dialer.core.arch.HouseRules;
import dialer.core.arch.OwnClasses;
import dialer.core.arch.SwitchRule;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rules of the house for the product's outside: REST, sockets, intake, store, assembly. */
class HouseTest {

    private static final JavaClasses CLASSES = OwnClasses.ofThisModule();
    private static final JavaClasses PLANTED = OwnClasses.planted("dialer.planted");
    private static final HouseRules HOUSE = new HouseRules("dialer");

    @Test
    void shouldHaveImportedTheClassesItJudges() {
        assertThat(CLASSES).anyMatch(type -> type.getPackageName().startsWith("dialer.api"));
        assertThat(OwnClasses.sources()).isNotEmpty();
    }

    @Test
    void shouldHaveNoPackageCycle() {
        HOUSE.hasNoPackageCycle().check(CLASSES);
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
    void shouldCatchWhatIsPlanted() {
        HouseRules planted = new HouseRules("dialer.planted");
        List<String> details = Stream.concat(roomArrows(planted).stream(), libraries(planted).stream())
                .flatMap(rule -> rule.evaluate(PLANTED).getFailureReport().getDetails().stream()).toList();
        assertThat(details)
                .anyMatch(line -> line.contains("dialer.planted.api.report.AsksDatabase"))
                .anyMatch(line -> line.contains("dialer.planted.api.security.HoldsRequest"))
                .anyMatch(line -> line.contains("dialer.planted.api.store.KnowsRoutes"));
    }

    private static List<ArchRule> roomArrows(HouseRules house) {
        return List.of(
                house.mayNotKnow("api.store..", "api.rest..", "api.live..", "api.security..", "api.intake..",
                        "api.courier..", "api.report..", "api.demo..", "telephony.ami..", "api"),
                house.mayNotKnow("api.security..", "api.rest..", "api.live..", "api.demo..", "api"),
                house.mayNotKnow("api.intake..", "api.rest..", "api.live..", "api.demo..", "api"),
                house.mayNotKnow("api.courier..", "api.rest..", "api.live..", "api.demo..", "api"),
                house.mayNotKnow("api.report..", "api.rest..", "api.live..", "api.demo..", "api"),
                house.mayNotKnow("api.retention..", "api.rest..", "api.live..", "api.intake..", "api.demo..", "api"),
                house.mayNotKnow("api.rest..", "api.demo..", "api"),
                house.mayNotKnow("api.live..", "api.demo..", "api"));
    }

    private static List<ArchRule> libraries(HouseRules house) {
        return List.of(
                house.livesIn(new String[] {"java.sql..", "javax.sql..", "org.jdbi..", "com.zaxxer..",
                    "org.postgresql..", "org.flywaydb..", "io.zonky.."}, "api.store.."),
                house.livesIn(new String[] {"io.javalin..", "org.eclipse.jetty..", "jakarta.servlet.."},
                        "api.rest..", "api.live.."),
                house.isUsedNowhere("com.lmax..", "net.openhft..", "org.asteriskjava..", "com.google.i18n.."));
    }
}
