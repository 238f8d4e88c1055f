package dialer.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Checkers that catch nothing prove nothing: each planted bug is caught by a rule of its own within a few hours. */
@Tag("simulation")
class PlantedBugsTest {
    private static final int SEEDS = 60;

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @EnumSource(PlantedBug.class)
    void shouldCatchThePlantedBug(PlantedBug bug) {
        List<String> reports = new ArrayList<>();
        for (long seed = 1; seed <= SEEDS; seed++) {
            Outcome outcome = Run.of(seed, SimulationPlan.hour(seed), () -> new BuggyCore(bug, RealCore.empty()));
            if (bug.caughtBy().contains(String.valueOf(outcome.broken()))) {
                return;
            }
            reports.add("seed " + seed + ": " + outcome.broken() + " "
                    + outcome.report().lines().findFirst().orElse(""));
        }
        assertThat(reports).as("%s is caught by none of %s", bug, bug.caughtBy()).isEmpty();
    }
}
