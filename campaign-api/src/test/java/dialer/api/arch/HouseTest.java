package dialer.api.arch;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.lang.ArchRule;
import dialer.core.arch.HouseCase;
import dialer.core.arch.HouseRules;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rules of the house for the product's outside: REST, sockets, intake, store, assembly. */
class HouseTest extends HouseCase {

    @Override
    protected List<String> rooms() {
        return List.of("dialer.api");
    }

    @Test
    void shouldCatchWhatIsPlanted() {
        assertThat(foundAmongPlanted())
                .anyMatch(line -> line.contains("dialer.planted.api.report.AsksDatabase"))
                .anyMatch(line -> line.contains("dialer.planted.api.security.HoldsRequest"))
                .anyMatch(line -> line.contains("dialer.planted.api.store.KnowsRoutes"));
    }

    @Override
    protected List<ArchRule> roomArrows(HouseRules rules) {
        return List.of(
                rules.mayNotKnow("api.store..", "api.rest..", "api.live..", "api.security..", "api.intake..",
                        "api.courier..", "api.report..", "api.demo..", "telephony.ami..", "api"),
                rules.mayNotKnow("api.security..", "api.rest..", "api.live..", "api.demo..", "api"),
                rules.mayNotKnow("api.intake..", "api.rest..", "api.live..", "api.demo..", "api"),
                rules.mayNotKnow("api.courier..", "api.rest..", "api.live..", "api.demo..", "api"),
                rules.mayNotKnow("api.report..", "api.rest..", "api.live..", "api.demo..", "api"),
                rules.mayNotKnow("api.retention..", "api.rest..", "api.live..", "api.intake..", "api.demo..", "api"),
                rules.mayNotKnow("api.rest..", "api.demo..", "api"),
                rules.mayNotKnow("api.live..", "api.demo..", "api"));
    }

    @Override
    protected List<ArchRule> libraries(HouseRules rules) {
        return List.of(
                rules.livesIn(new String[] {"java.sql..", "javax.sql..", "org.jdbi..", "com.zaxxer..",
                    "org.postgresql..", "org.flywaydb..", "io.zonky.."}, "api.store.."),
                rules.livesIn(new String[] {"io.javalin..", "org.eclipse.jetty..", "jakarta.servlet.."},
                        "api.rest..", "api.live.."),
                rules.isUsedNowhere("com.lmax..", "net.openhft..", "org.asteriskjava..", "com.google.i18n.."));
    }
}
