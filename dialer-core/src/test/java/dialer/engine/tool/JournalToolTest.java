package dialer.engine.tool;

import static org.assertj.core.api.Assertions.assertThat;

import dialer.core.attempt.HangupCause;
import dialer.core.campaign.AbandonRule;
import dialer.core.campaign.CampaignSettings;
import dialer.core.campaign.DialMode;
import dialer.core.campaign.RetryRule;
import dialer.core.campaign.RetryRules;
import dialer.core.input.AgentInput;
import dialer.core.input.CallInput;
import dialer.core.input.CampaignInput;
import dialer.core.input.EngineInput;
import dialer.core.input.NodeInput;
import dialer.core.trunk.LiveLeg;
import dialer.engine.DialerEngine;
import dialer.engine.EngineSettings;
import dialer.engine.ManualClock;
import dialer.engine.Rush;
import dialer.engine.journal.Journal;
import dialer.engine.journal.ShapeFolder;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalToolTest {

    @TempDir
    private Path directory;

    @Test
    void shouldPrintALinePerInput() {
        try (Journal journal = begin()) {
            journal.append(1, 1_795_534_410_797L, new EngineInput.EpochStarted(1, -7));
            journal.append(2, 1_795_534_410_850L, new EngineInput.Ticked());
            journal.append(3, 1_795_534_411_000L, new NodeInput.NodeUp(1,
                    List.of(new LiveLeg(LiveLeg.Kind.AGENT, 5, LiveLeg.Place.BRIDGED, 9))));
            journal.append(4, 1_795_534_411_001L, new CampaignInput.CampaignConfigured(new CampaignSettings(1, 2, 3, 4,
                    0, DialMode.PREVIEW, 30, 1_000, 1_700, 30_000, 0, 60_000, 60_000, false,
                    new RetryRules(6, 4, List.<RetryRule>of(), 60_000), List.of(), List.of(1, 2),
                    AbandonRule.usual())));
            journal.append(5, 1_795_534_412_000L, new CallInput.Ended(7, HangupCause.NO_ANSWER, false));
            journal.append(6, 1_795_534_412_500L, new AgentInput.ChoseOutcome(3, 7, 1, 44, 0, true));
        }
        assertThat(run(0, "print", directory.toString())).isEqualTo("""
                       1  2026-11-24 15:33:30.797Z  e1  EngineInput.EpochStarted epoch=1 seed=-7
                       2  2026-11-24 15:33:30.850Z  e1  EngineInput.Ticked
                       3  2026-11-24 15:33:31.000Z  e1  NodeInput.NodeUp nodeId=1 \
                legs=[LiveLeg[kind=AGENT, id=5, place=BRIDGED, peerId=9]]
                       4  2026-11-24 15:33:31.001Z  e1  CampaignInput.CampaignConfigured \
                settings=CampaignSettings[campaignId=1, poolId=2, priority=3, weight=4, requiredSkills=0, \
                mode=PREVIEW, abandonTargetPermille=30, maxCallsPerAgentPermille=1000, answerLimitMs=1700, \
                ringTimeoutMs=30000, wrapUpMs=0, wrapUpLimitMs=60000, previewMs=60000, record=false, \
                retryRules=RetryRules[maxAttempts=6, maxPerNumber=4, rules=[], otherwiseDelayMs=60000], \
                outcomes=[], trunkIds=[1, 2], abandonRule=AbandonRule[limitPermille=30, windowMs=2592000000, \
                kind=ROLLING, anchorMs=0, hangUpsCount=false, outOf=ANSWERED, ringAtLeastMs=15000]]
                       5  2026-11-24 15:33:32.000Z  e1  CallInput.Ended attemptId=7 cause=NO_ANSWER answered=false
                       6  2026-11-24 15:33:32.500Z  e1  AgentInput.ChoseOutcome agentId=3 attemptId=7 outcomeId=1 \
                formId=44 callbackAtMs=0 sameAgent=true
                """);
        assertThat(run(0, "print", directory.toString(), "--no-ticks", "--from", "2", "--to", "5").lines()
                .map(line -> line.substring(0, 8).strip())).containsExactly("3", "4", "5");
    }

    @Test
    void shouldReplayToTheHashThatTheRunEndedWithFromSnapshotAndFromTheStart() {
        rush(directory, 3_000);
        String fromSnapshot = run(0, "replay", directory.toString());
        String fromStart = run(0, "replay", directory.toString(), "--from-start", "--effects");
        assertThat(fromSnapshot).startsWith("from the snapshot behind input");
        assertThat(fromStart).startsWith("from the beginning").contains("→ CallEffect.Originate[nodeId=1");
        assertThat(hashIn(fromStart)).isEqualTo(hashIn(fromSnapshot));
        assertThat(run(0, "diff", directory.toString())).contains("the replay has").endsWith("no difference\n");
    }

    @Test
    void shouldShowTheFirstDifferenceOfTwoJournals() {
        Path one = directory.resolve("one");
        Path other = directory.resolve("other");
        append(one, 1, 2, 3);
        append(other, 1, 2, 4);
        assertThat(run(0, "diff", one.toString(), one.toString())).isEqualTo("no difference in 3 inputs\n");
        assertThat(run(1, "diff", one.toString(), other.toString())).startsWith("after 2 equal inputs:\n<")
                .contains("attemptId=3").contains("attemptId=4");
    }

    @Test
    void shouldSayWhatWasAskedWrongly() {
        assertThat(run(2)).startsWith("What about the journal?\njournal print DIR");
        assertThat(run(2, "burn", directory.toString())).startsWith("There is no \"journal burn\".");
        assertThat(run(2, "print")).startsWith("Name one data directory.");
        assertThat(run(2, "print", "a", "--from", "x")).startsWith("--from needs the number of an input, not \"x\".");
        assertThat(run(2, "print", "a", "--loud")).startsWith("There is no option --loud.");
        assertThat(run(1, "print", directory.resolve("nowhere").toString())).startsWith("there is no ");
    }

    private static void rush(Path into, int inputs) {
        ManualClock clock = new ManualClock(Rush.START_MS);
        try (DialerEngine engine = DialerEngine.start(EngineSettings.usual(into), clock, effect -> { },
                (atMs, effect) -> { })) {
            Rush.script(5, 10, 3_000, inputs).stream().skip(1).forEach(timed -> {
                clock.moveTo(timed.atMs());
                engine.gate().publish(timed.input());
            });
        }
    }

    private void append(Path into, long... attempts) {
        ShapeFolder shapes = new ShapeFolder(into);
        shapes.begin(1);
        try (Journal journal = Journal.toWrite(into, shapes)) {
            journal.beginEpoch(1);
            for (int i = 0; i < attempts.length; i++) {
                journal.append(i + 1L, 1_000, new CallInput.Answered(attempts[i]));
            }
        }
    }

    private Journal begin() {
        ShapeFolder shapes = new ShapeFolder(directory);
        shapes.begin(1);
        Journal journal = Journal.toWrite(directory, shapes);
        journal.beginEpoch(1);
        return journal;
    }

    private static String hashIn(String text) {
        return text.substring(text.lastIndexOf("hash of the state"));
    }

    private static String run(int expected, String... arguments) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int result = JournalTool.run(List.of(arguments), new PrintStream(bytes, true, StandardCharsets.UTF_8));
        String text = bytes.toString(StandardCharsets.UTF_8);
        assertThat(result).as(text).isEqualTo(expected);
        return text;
    }
}
