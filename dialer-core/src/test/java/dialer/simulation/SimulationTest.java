package dialer.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dialer.core.agent.AgentState;
import dialer.core.attempt.Disposition;
import dialer.core.campaign.CampaignHealth;
import dialer.core.campaign.CampaignState;
import dialer.core.campaign.GearReason;
import dialer.core.contact.FinishReason;
import dialer.core.contact.ReturnReason;
import dialer.core.effect.CallEffect;
import dialer.core.effect.Effect;
import dialer.core.effect.Refusal;
import dialer.core.effect.ShowEffect;
import dialer.core.effect.StoreEffect;
import dialer.core.input.AgentInput;
import dialer.core.input.CallInput;
import dialer.core.input.CampaignInput;
import dialer.core.input.EngineInput;
import dialer.core.input.HopperInput;
import dialer.core.input.Input;
import dialer.core.input.NodeInput;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Many hours and some whole days, each replayed, snapshotted, restored; and the proof that enough happened in them. */
@Tag("simulation")
class SimulationTest {
    private static final int HOURS = 400;
    private static final int DAYS = 10;
    private static final int CALM = 40;
    private static final int AHEAD = 40;
    private static final int THREADS = 2;

    /** Limits that no contact centre of this size reaches, and what only the engine says. */
    private static final Set<Refusal> OUT_OF_REACH = EnumSet.of(Refusal.TOO_MANY_AGENTS, Refusal.TOO_MANY_CAMPAIGNS,
            Refusal.TOO_MANY_TIMERS, Refusal.TOO_MANY_TRUNKS, Refusal.CORE_FROZEN);

    @Test
    void shouldKeepEveryRuleThroughFourHundredHoursInWhichEverythingHappens()
            throws InterruptedException, ExecutionException {
        Coverage coverage = live("hours", HOURS, SimulationPlan::hour);
        System.out.print(coverage.table());
        assertThat(missing(coverage)).as("never occurred").isEmpty();
    }

    @Test
    void shouldKeepEveryRuleThroughTenWholeDays() throws InterruptedException, ExecutionException {
        Coverage coverage = live("days", DAYS, SimulationPlan::day);
        assertThat(coverage.of(Fault.ENGINE_KILLED)).isPositive();
        assertThat(coverage.of(Disposition.CONNECTED)).isGreaterThan(DAYS * 500L);
    }

    @Test
    void shouldAbandonNobodyInProgressiveModeWhenNothingGoesWrong() throws InterruptedException, ExecutionException {
        Coverage coverage = live("calm", CALM, SimulationPlan::calm);
        assertThat(coverage.of(Disposition.ABANDONED)).isZero();
        assertThat(coverage.of(Disposition.CONNECTED)).isGreaterThan(CALM * 50L);
    }

    @Test
    void shouldDialAheadWithinTheBudgetWhenNothingGoesWrong() throws InterruptedException, ExecutionException {
        Coverage coverage = live("ahead", AHEAD, SimulationPlan::ahead);
        assertThat(coverage.of(Disposition.ABANDONED)).isPositive();
        assertThat(coverage.of(Disposition.CONNECTED)).isGreaterThan(AHEAD * 100L);
    }

    @Test
    void shouldGiveTheSameDayForTheSameSeed() {
        Outcome once = Run.of(7, SimulationPlan.hour(7), RealCore::empty);
        Outcome again = Run.of(7, SimulationPlan.hour(7), RealCore::empty);
        Outcome other = Run.of(8, SimulationPlan.hour(8), RealCore::empty);

        assertThat(again.hash()).isEqualTo(once.hash());
        assertThat(again.inputs()).isEqualTo(once.inputs());
        assertThat(other.hash()).isNotEqualTo(once.hash());
    }

    private static Coverage live(String kind, int count, LongFunction<SimulationPlan> plans)
            throws InterruptedException, ExecutionException {
        System.out.println("seeds 1 to " + count + "; one alone: " + SimulateMain.command(kind, 1));
        Coverage coverage = new Coverage();
        List<String> broken = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            List<Future<Outcome>> running = new ArrayList<>();
            for (long seed = 1; seed <= count; seed++) {
                long one = seed;
                running.add(threads.submit(() -> Run.of(one, plans.apply(one), RealCore::empty)));
            }
            for (Future<Outcome> run : running) {
                Outcome outcome = run.get();
                coverage.add(outcome.coverage());
                if (!outcome.passed()) {
                    broken.add(SimulateMain.command(kind, outcome.seed()) + "\n" + outcome.report());
                }
            }
        }
        assertThat(broken).as("%s of %s %s", broken.size(), count, kind).isEmpty();
        return coverage;
    }

    private static List<Object> missing(Coverage coverage) {
        List<Object> expected = new ArrayList<>();
        for (Class<?> family : List.of(CallInput.class, AgentInput.class, CampaignInput.class, HopperInput.class,
                NodeInput.class, EngineInput.class, CallEffect.class, StoreEffect.class, ShowEffect.class)) {
            expected.addAll(Arrays.asList(family.getPermittedSubclasses()));
        }
        Stream.of(Disposition.values(), AgentState.values(), FinishReason.values(), ReturnReason.values(),
                CampaignHealth.values(), GearReason.values(), Fault.values()).flatMap(Arrays::stream)
                .forEach(expected::add);
        expected.addAll(EnumSet.complementOf(EnumSet.of(CampaignState.DRAFT)));
        expected.addAll(EnumSet.complementOf(EnumSet.copyOf(OUT_OF_REACH)));
        expected.removeIf(what -> coverage.of(what) > 0);
        return expected;
    }

    @Test
    void shouldKnowEveryFamilyOfInputsAndEffects() {
        assertThat(Input.class.getPermittedSubclasses()).hasSize(6);
        assertThat(Effect.class.getPermittedSubclasses()).hasSize(3);
    }
}
