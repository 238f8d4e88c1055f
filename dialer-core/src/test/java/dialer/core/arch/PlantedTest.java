package dialer.core.arch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each rule of the house is shown a violation planted for it, and must name it. */
class PlantedTest {

    private static final JavaClasses PLANTED = OwnClasses.planted("dialer.planted");
    private static final CoreRules CORE = new CoreRules("dialer.planted");
    private static final HouseRules HOUSE = new HouseRules("dialer.planted");

    @Test
    void shouldCatchInputOutputInTheCore() {
        assertCatches(CORE.dependsOnPlainJavaOnly(), "dialer.planted.core.ReadsFiles");
    }

    @Test
    void shouldCatchThreadsAndChanceInTheCore() {
        assertCatches(CORE.touchesNoOutsideWorld(),
                "dialer.planted.core.StartsThread", "dialer.planted.core.RollsDice");
    }

    @Test
    void shouldCatchUnorderedCollectionsInTheCore() {
        assertCatches(CORE.usesOrderedCollectionsOnly(),
                "dialer.planted.core.HashesThings", "dialer.planted.core.WalksSetOf");
    }

    @Test
    void shouldCatchHashCodesInResults() {
        assertCatches(CORE.putsNoHashIntoResults(), "dialer.planted.core.ReturnsHash");
    }

    @Test
    void shouldCatchInexactMath() {
        assertCatches(CORE.calculatesWithStrictMath(), "dialer.planted.core.UsesMathExp");
    }

    @Test
    void shouldCatchPackageCycles() {
        assertCatches(HOUSE.hasNoPackageCycle(), "Slice circle.one", "Slice circle.two");
    }

    @Test
    void shouldCatchNounsThatKnowMoreThanNouns() {
        assertCatches(CORE.nounsKnowNounsOnly(), "dialer.planted.core.agent.KnowsFlow");
    }

    @Test
    void shouldCatchArrowsAgainstTheDirectionInTheCore() {
        assertThat(violations(CORE.arrows())).anyMatch(line -> line.contains("dialer.planted.core.input.KnowsFlow"));
    }

    @Test
    void shouldCatchArrowsAgainstTheDirectionBetweenTheRooms() {
        assertThat(violations(new HouseTest().roomArrows(HOUSE)))
                .anyMatch(line -> line.contains("dialer.planted.numbering.StrayLibraries"))
                .anyMatch(line -> line.contains("dialer.planted.compliance.Rules"))
                .anyMatch(line -> line.contains("dialer.planted.engine.Clockwork"));
    }

    @Test
    void shouldCatchLibrariesFarFromHome() {
        assertThat(violations(new HouseTest().libraries(HOUSE)))
                .anyMatch(line -> line.contains("com.lmax.disruptor"))
                .anyMatch(line -> line.contains("net.openhft.chronicle"))
                .anyMatch(line -> line.contains("com.google.i18n.phonenumbers"))
                .anyMatch(line -> line.contains("java.sql.Connection"));
    }

    @Test
    void shouldCatchSecondReadersOfTheClockAndSpareTheFirst() {
        EvaluationResult result = HOUSE.onlySystemClockReadsTheClock().evaluate(PLANTED);
        assertThat(result.getFailureReport().getDetails())
                .anyMatch(line -> line.contains("engine.Clockwork"))
                .anyMatch(line -> line.contains("engine.ReadsInstant"))
                .noneMatch(line -> line.contains("engine.SystemClock.now()"));
    }

    @Test
    void shouldCatchDefaultsThatHideNewConstants() {
        assertThat(SwitchRule.violations(OwnClasses.plantedSources("dialer.planted")))
                .singleElement().asString().startsWith("HidesBehindDefault.java:").endsWith("DialMode");
    }

    @Test
    void shouldCatchNamesThatSayNothing() {
        assertCatches(HOUSE.namesSaySomething(), "dialer.planted.engine.CallManager");
    }

    private static void assertCatches(ArchRule rule, String... culprits) {
        assertThatThrownBy(() -> rule.check(PLANTED)).isInstanceOf(AssertionError.class)
                .hasMessageContainingAll(culprits);
    }

    private static List<String> violations(List<ArchRule> rules) {
        return rules.stream().flatMap(rule -> rule.evaluate(PLANTED).getFailureReport().getDetails().stream()).toList();
    }
}
