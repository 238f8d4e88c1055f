package dialer.telephony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dialer.core.attempt.HangupCause;
import dialer.core.effect.CallEffect;
import dialer.core.input.AgentInput;
import dialer.core.input.CallInput;
import dialer.core.input.NodeInput;
import dialer.core.trunk.LiveLeg;
import dialer.core.trunk.LiveLeg.Kind;
import dialer.core.trunk.LiveLeg.Place;
import dialer.telephony.translate.ChannelIds;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The real link against a real Asterisk with a carrier and phones: {@code config/lab/lab.sh up}, DIALER_LAB_ENV. Its
 * channels have names of their own, so a dialer on the same lab passes them over.
 */
@Tag("lab")
class LabNodeTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static long nextId = System.currentTimeMillis() * 100;

    private Bench bench;

    @BeforeEach
    void connect() throws IOException {
        bench = new Bench(Lab.here().address(), "t1", 50, LinkTiming.ORDINARY).up();
    }

    @AfterEach
    void disconnect() {
        if (bench != null) {
            bench.close();
        }
    }

    @Test
    void shouldSayOfEachFateWhatItIs() {
        Map<String, CallInput.Ended> expected = new TreeMap<>();
        Map<String, HangupCause> fates = Map.ofEntries(
                Map.entry("60", HangupCause.BUSY), Map.entry("67", HangupCause.NO_ANSWER),
                Map.entry("77", HangupCause.UNAVAILABLE), Map.entry("78", HangupCause.INVALID_NUMBER),
                Map.entry("83", HangupCause.INVALID_NUMBER), Map.entry("84", HangupCause.INVALID_NUMBER),
                Map.entry("85", HangupCause.REJECTED), Map.entry("88", HangupCause.CONGESTION),
                Map.entry("91", HangupCause.CONGESTION), Map.entry("92", HangupCause.CARRIER_SILENT),
                Map.entry("94", HangupCause.NORMAL));
        fates.forEach((fate, cause) -> {
            long attempt = nextId++;
            expected.put(fate, new CallInput.Ended(attempt, cause, cause == HangupCause.NORMAL));
            bench.dial(attempt, "+799900000" + fate, 1, 4_000);
        });
        long misrouted = nextId++;
        expected.put("no such trunk", new CallInput.Ended(misrouted, HangupCause.NOT_PLACED, false));
        bench.dial(misrouted, "+79990000000", 3, 4_000);
        await().atMost(PATIENCE).untilAsserted(() ->
                assertThat(bench.gate.all(CallInput.Ended.class)).hasSameSizeAs(expected.values()));
        assertThat(bench.gate.all(CallInput.Ended.class)).containsExactlyInAnyOrderElementsOf(expected.values());
        assertThat(bench.report().legs()).isZero();
    }

    @Test
    void shouldJoinEveryAnsweredPersonWithinMilliseconds() {
        int agents = 10;
        int calls = 100;
        long firstLeg = nextId;
        nextId += agents;
        List<Integer> free = Collections.synchronizedList(new ArrayList<>());
        Map<Integer, Long> legs = new ConcurrentHashMap<>();
        for (int i = 0; i < agents; i++) {
            legs.put(100 + i, firstLeg + i);
            bench.ask(new CallEffect.CallAgent(1, firstLeg + i, 100 + i, 21 + i));
        }
        legs.forEach((agent, leg) -> bench.gate.awaits(new AgentInput.LegHeld(agent, leg)));
        Map<Long, Long> answeredNs = new ConcurrentHashMap<>();
        List<Long> tookUs = Collections.synchronizedList(new ArrayList<>());
        free.addAll(legs.keySet());
        bench.gate.reactsWith(input -> {
            switch (input) {
                case CallInput.Answered answered -> {
                    answeredNs.put(answered.attemptId(), System.nanoTime());
                    int agent = free.removeFirst();
                    bench.ask(new CallEffect.Bridge(1, answered.attemptId(), agent, legs.getOrDefault(agent, 0L)));
                }
                case CallInput.Bridged bridged -> tookUs.add(
                        (System.nanoTime() - answeredNs.getOrDefault(bridged.attemptId(), 0L)) / 1_000);
                case AgentInput.LegHeld held -> free.add(held.agentId());
                default -> { }
            }
        });
        for (int i = 0; i < calls; i++) {
            int before = i;
            // never more calls in the air than agents free, as a progressive pacer does
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(5)).until(() ->
                    before - bench.gate.all(CallInput.Ended.class).size() < agents && !free.isEmpty());
            bench.dial(nextId++, "+799900000" + "%02d".formatted(i % 10), 1, 10_000);
        }
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() ->
                assertThat(bench.gate.all(CallInput.Ended.class)).hasSize(calls));
        await().until(() -> free.size() == agents);
        List<Long> sorted = tookUs.stream().sorted().toList();
        System.out.printf("Answered to Bridged, both at the gate, %d calls: p50 %.2f, p95 %.2f, max %.2f ms;"
                + " report %s%n", sorted.size(), at(sorted, 0.5), at(sorted, 0.95), at(sorted, 1), bench.report());
        assertThat(sorted).hasSize(calls);
        assertThat(bench.gate.all(CallInput.Ended.class)).allMatch(end -> end.cause() == HangupCause.NORMAL);
        assertThat(bench.gate.all(CallInput.BridgeFailed.class)).isEmpty();
        assertThat(at(sorted, 0.95)).isLessThan(50);
        legs.forEach((agent, leg) -> bench.ask(new CallEffect.HangUpAgent(1, leg, agent)));
        await().until(() -> bench.report().legs() == 0);
    }

    @Test
    void shouldReadoptAConversationInANewProcess() {
        long leg = nextId++;
        long attempt = nextId++;
        bench.ask(new CallEffect.CallAgent(1, leg, 42, 30));
        bench.gate.awaits(new AgentInput.LegHeld(42, leg));
        bench.dial(attempt, "+79990000055", 1, 10_000);
        bench.gate.awaits(new CallInput.Answered(attempt));
        bench.ask(new CallEffect.Bridge(1, attempt, 42, leg));
        bench.gate.awaits(new CallInput.Bridged(attempt, 42));
        bench.close();
        try {
            connect();
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
        assertThat(bench.gate.awaits(NodeInput.NodeUp.class, _ -> true).legs()).contains(
                new LiveLeg(Kind.CUSTOMER, attempt, Place.BRIDGED, leg),
                new LiveLeg(Kind.AGENT, leg, Place.BRIDGED, attempt));
        bench.ask(new CallEffect.HangUp(1, attempt, HangupCause.NORMAL));
        bench.gate.awaits(new CallInput.Ended(attempt, HangupCause.NORMAL, true));
        bench.gate.awaits(new AgentInput.LegHeld(42, leg));
        bench.ask(new CallEffect.HangUpAgent(1, leg, 42));
        bench.gate.awaits(new AgentInput.LegLost(42, leg));
    }

    @Test
    void shouldPlayTheMessageAtTheCoresWish() {
        long attempt = nextId++;
        bench.dial(attempt, "+79990000055", 1, 10_000);
        bench.gate.awaits(new CallInput.Answered(attempt));
        bench.ask(new CallEffect.PlaySafeHarbour(1, attempt));
        bench.gate.awaits(new CallInput.SafeHarbourStarted(attempt));
        bench.ask(new CallEffect.HangUp(1, attempt, HangupCause.NORMAL));
        bench.gate.awaits(new CallInput.Ended(attempt, HangupCause.NORMAL, true));
    }

    @Test
    void shouldHearTheKeyThatIsPressedInTheMessage() throws IOException {
        long attempt = nextId++;
        bench.dial(attempt, "+79990000055", 1, 10_000);
        bench.gate.awaits(new CallInput.Answered(attempt));
        bench.ask(new CallEffect.PlaySafeHarbour(1, attempt));
        bench.gate.awaits(new CallInput.SafeHarbourStarted(attempt));
        Lab.here().press(new ChannelIds("t1").ofAttempt(attempt), "9");
        bench.gate.awaits(new CallInput.OptedOut(attempt));
        bench.gate.awaits(new CallInput.Ended(attempt, HangupCause.NORMAL, true));
    }

    @Test
    void shouldCancelARingingCallAndOneThatHasJustBeenPlaced() {
        long ringing = nextId++;
        bench.dial(ringing, "+79990000067", 1, 10_000);
        bench.gate.awaits(new CallInput.Ringing(ringing, false));
        bench.ask(new CallEffect.HangUp(1, ringing, HangupCause.CANCELLED));
        bench.gate.awaits(new CallInput.Ended(ringing, HangupCause.CANCELLED, false));
        List<CallInput.Ended> ends = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            long attempt = nextId++;
            ends.add(new CallInput.Ended(attempt, HangupCause.CANCELLED, false));
            bench.dial(attempt, "+79990000067", 1, 10_000);
            bench.ask(new CallEffect.HangUp(1, attempt, HangupCause.CANCELLED));
        }
        ends.forEach(bench.gate::awaits);
        assertThat(bench.gate.all(CallInput.Ended.class)).hasSize(21);
    }

    @Test
    void shouldTellThatASeatHasNoTelephone() {
        long leg = nextId++;
        bench.ask(new CallEffect.CallAgent(1, leg, 42, 40));
        bench.gate.awaits(new AgentInput.LegLost(42, leg));
    }

    private static double at(List<Long> sortedUs, double share) {
        return sortedUs.get((int) Math.ceil(share * sortedUs.size()) - 1) / 1_000.0;
    }
}
