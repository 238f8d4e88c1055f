package dialer.core.arch;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rules of the house for this module: the pure core, its engine, numbering and calling rules. */
class HouseTest extends HouseCase {

    private static final CoreRules CORE = new CoreRules("dialer");

    @Override
    protected List<String> rooms() {
        return List.of("dialer.core", "dialer.engine", "dialer.numbering", "dialer.compliance");
    }

    @Test
    void shouldKeepTheCorePure() {
        CORE.dependsOnPlainJavaOnly().check(classes());
        CORE.touchesNoOutsideWorld().check(classes());
    }

    @Test
    void shouldKeepTheCoreReplayable() {
        CORE.usesOrderedCollectionsOnly().check(classes());
        CORE.putsNoHashIntoResults().check(classes());
        CORE.calculatesWithStrictMath().check(classes());
    }

    @Test
    void shouldLetNounsKnowNounsOnly() {
        CORE.nounsKnowNounsOnly().check(classes());
    }

    @Test
    void shouldFollowTheArrowsInsideTheCore() {
        CORE.arrows().forEach(rule -> rule.check(classes()));
    }

    @Override
    protected List<ArchRule> roomArrows(HouseRules rules) {
        return List.of(
                rules.mayNotKnow("engine..", "numbering..", "compliance.."),
                rules.mayNotKnow("compliance..", "engine..", "core.."),
                rules.mayNotKnow("numbering..", "engine..", "core..", "compliance.."));
    }

    @Override
    protected List<ArchRule> libraries(HouseRules rules) {
        return List.of(
                rules.livesIn(new String[] {"com.lmax.."}, "engine.."),
                rules.livesIn(new String[] {"net.openhft.."}, "engine.journal.."),
                rules.livesIn(new String[] {"com.google.i18n.."}, "numbering.."),
                rules.livesIn(new String[] {"org.HdrHistogram.."}, "engine.."),
                rules.isUsedNowhere("java.sql..", "javax.sql..", "java.net.."));
    }
}
