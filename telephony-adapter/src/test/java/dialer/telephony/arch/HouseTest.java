package dialer.telephony.arch;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.lang.ArchRule;
import dialer.core.arch.HouseCase;
import dialer.core.arch.HouseRules;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rules of the house for the Asterisk adapter and its simulated twin. */
class HouseTest extends HouseCase {

    @Override
    protected List<String> rooms() {
        return List.of("dialer.telephony");
    }

    @Override
    protected List<ArchRule> roomArrows(HouseRules rules) {
        return List.of();
    }

    @Override
    protected List<ArchRule> libraries(HouseRules rules) {
        return List.of(
                rules.livesIn(new String[] {"org.asteriskjava.."}, "telephony.ami.."),
                rules.isUsedNowhere("com.lmax..", "net.openhft..", "java.sql..", "javax.sql..",
                        "com.google.i18n..", "com.fasterxml.jackson.."));
    }

    @Test
    void shouldCatchAsteriskJavaFarFromHome() {
        assertThat(foundAmongPlanted())
                .anyMatch(line -> line.contains("dialer.planted.telephony.StrayAmi"))
                .noneMatch(line -> line.contains("dialer.planted.telephony.ami.HomeAmi"));
    }
}
