package dialer.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import dialer.core.attempt.HangupCause;
import dialer.core.effect.CallEffect;
import dialer.core.input.AgentInput;
import dialer.core.input.CallInput;
import dialer.core.input.Input;
import dialer.core.input.NodeInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a real Asterisk 22.10 once said, said again to the real link over a socket. */
class TranscriptNodeTest {

    private static final Path FOLDER = Path.of("src/test/resources/ami");

    @ParameterizedTest(name = "{0}: {1}, answered {2}")
    @CsvSource({
        "refused-302, FAILED, false", "refused-400, FAILED, false", "refused-401, MISCONFIGURED, false",
        "refused-403, REJECTED, false", "refused-404, INVALID_NUMBER, false", "refused-408, NO_ANSWER, false",
        "refused-410, INVALID_NUMBER, false", "refused-480, UNAVAILABLE, false",
        "refused-484, INVALID_NUMBER, false", "refused-486, BUSY, false", "refused-487, FAILED, false",
        "refused-488, MISCONFIGURED, false", "refused-500, CONGESTION, false", "refused-501, FAILED, false",
        "refused-502, FAILED, false", "refused-503, CONGESTION, false", "refused-504, FAILED, false",
        "refused-600, BUSY, false", "refused-603, REJECTED, false", "refused-604, INVALID_NUMBER, false",
        "refused-606, MISCONFIGURED, false", "refused-607, UNWANTED, false",
        "early-media-then-busy, BUSY, false", "early-media-then-unknown-number, INVALID_NUMBER, false",
        "rings-until-timeout, NO_ANSWER, false", "carrier-is-silent, CARRIER_SILENT, false",
        "cancel-while-ringing, CANCELLED, false",
        "unknown-trunk, NOT_PLACED, false", "unknown-technology, NOT_PLACED, false",
        "trunk-is-unreachable, NOT_PLACED, false", "duplicate-channel-id, NORMAL, true",
        "customer-bridged-and-hangs-up, NORMAL, true", "customer-bridged-engine-hangs-up, NORMAL, true",
        "customer-after-early-media, NORMAL, true", "customer-hangs-up-before-bridge, NORMAL, true",
        "customer-hangs-up-at-once, NORMAL, true", "safe-harbour-by-dialplan, NORMAL, true",
        "safe-harbour-by-engine, NORMAL, true", "safe-harbour-customer-hangs-up, NORMAL, true",
        "agent-leg-lost-nobody-takes-over, NORMAL, true",
    })
    void shouldTellOnceHowTheFirstAttemptEnded(String name, HangupCause cause, boolean answered) throws IOException {
        List<Input> told = told(FOLDER.resolve(name + ".txt"));
        assertThat(told).filteredOn(CallInput.Ended.class::isInstance)
                .containsExactly(new CallInput.Ended(1, cause, answered));
    }

    @ParameterizedTest
    @MethodSource("all")
    void shouldTellFactsThatMakeALife(Path file) throws IOException {
        List<Input> told = told(file);
        assertThat(told).as("but for agents who are held again, each fact is told once")
                .filteredOn(input -> !(input instanceof AgentInput.LegHeld)).doesNotHaveDuplicates();
        for (CallInput call : told.stream().filter(CallInput.class::isInstance).map(CallInput.class::cast).toList()) {
            if (call instanceof CallInput.Bridged bridged) {
                assertThat(told.indexOf(new CallInput.Answered(bridged.attemptId())))
                        .isBetween(0, told.indexOf(bridged));
            }
            if (call instanceof CallInput.Ended end) {
                List<Input> later = told.subList(told.indexOf(end) + 1, told.size());
                assertThat(later).noneMatch(next -> next instanceof CallInput other
                        && other.attemptId() == end.attemptId());
            }
        }
    }

    static Stream<Path> all() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            // in these the agent is stolen from a talk, and so held a second time with nothing else changed
            return files.filter(file -> !file.toString().contains("steals")).sorted().toList().stream();
        }
    }

    @Test
    void shouldTellTheWholeStoryOfAConversation() throws IOException {
        assertThat(told(FOLDER.resolve("customer-bridged-and-hangs-up.txt"))).containsSubsequence(
                new AgentInput.LegHeld(101, 1), new CallInput.LegCreated(1), new CallInput.Ringing(1, false),
                new CallInput.Answered(1), new CallInput.Bridged(1, 101));
    }

    @Test
    void shouldOfferTheCustomerAgainAfterTheAgentsLegDied() throws IOException {
        assertThat(told(FOLDER.resolve("agent-leg-lost-other-agent-takes-over.txt"))).containsSubsequence(
                new CallInput.Bridged(1, 101), new CallInput.AgentLegDropped(1, 101, 1), new CallInput.Bridged(1, 102))
                .contains(new AgentInput.LegLost(101, 1));
    }

    @Test
    void shouldSayThatTheMessageBeganAlsoWhenTheDialplanBeganIt() throws IOException {
        for (String how : List.of("dialplan", "engine")) {
            assertThat(told(FOLDER.resolve("safe-harbour-by-" + how + ".txt"))).containsSubsequence(
                    new CallInput.Answered(1), new CallInput.SafeHarbourStarted(1),
                    new CallInput.Ended(1, HangupCause.NORMAL, true));
        }
    }

    /** Plays the server's side; the legs that the recording's client placed are asked for first. */
    private static List<Input> told(Path file) throws IOException {
        String text = Files.readString(file);
        try (ScriptedAsterisk asterisk = new ScriptedAsterisk(); Bench bench = new Bench(asterisk.port()).up()) {
            for (int id = 1; id <= 3; id++) {
                if (text.contains("ChannelId: d1-g-000000000000000" + id)) {
                    bench.ask(new CallEffect.CallAgent(1, id, 100 + id, id));
                }
                if (text.contains("ChannelId: d1-a-000000000000000" + id)) {
                    bench.dial(id, "79160000000", 1, 25_000);
                    if (text.contains("Action: Hangup\nChannel: d1-a-000000000000000" + id)) {
                        hangUpWhenRinging(bench, id);
                    }
                }
            }
            bench.gate.forget();
            for (String block : text.split("\n\n")) {
                List<String> lines = new ArrayList<>(block.lines().filter(line -> !line.startsWith("#")).toList());
                if (lines.size() > 1 && lines.getFirst().startsWith("S:") && lines.get(1).startsWith("Event: ")
                        && !lines.get(1).startsWith("Event: CoreShow") && !lines.get(1).startsWith("Event: Status")) {
                    asterisk.says(lines.subList(1, lines.size()).toArray(String[]::new));
                }
            }
            asterisk.says("Event: ContactStatus", "EndpointName: nosuch", "ContactStatus: Reachable");
            bench.gate.awaits(new NodeInput.TrunkReached(1, 3, true));
            assertThat(bench.report().missedEvents()).isZero();
            return bench.gate.all().stream()
                    .filter(input -> input instanceof CallInput || input instanceof AgentInput).toList();
        }
    }

    private static void hangUpWhenRinging(Bench bench, long attemptId) {
        bench.gate.reactsWith(input -> {
            if (input.equals(new CallInput.Ringing(attemptId, false))) {
                bench.ask(new CallEffect.HangUp(1, attemptId, HangupCause.CANCELLED));
            }
        });
    }
}
