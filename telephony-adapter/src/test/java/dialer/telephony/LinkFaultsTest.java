package dialer.telephony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import dialer.core.attempt.HangupCause;
import dialer.core.effect.CallEffect;
import dialer.core.input.CallInput;
import dialer.core.input.NodeInput;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Floods, silence, secrets and queues. */
class LinkFaultsTest {

    private ScriptedAsterisk asterisk;

    @BeforeEach
    void start() throws IOException {
        asterisk = new ScriptedAsterisk();
    }

    @AfterEach
    void stop() throws IOException {
        asterisk.close();
    }

    /** More than the queue of Asterisk-Java holds, which drops what finds it full. */
    @Test
    void shouldLoseNothingInABurstOf36000EventsWhileTheEngineStandsStill() {
        int calls = 3_600;
        CountDownLatch blocked = new CountDownLatch(1);
        try (Bench bench = new Bench(asterisk.port(), 50, LinkTiming.ORDINARY).up()) {
            for (long id = 1; id <= calls; id++) {
                bench.dial(id, "79160000000", 1, 25_000);
            }
            bench.gate.forget();
            bench.gate.reactsWith(_ -> {
                try {
                    blocked.await();
                } catch (InterruptedException asked) {
                    Thread.currentThread().interrupt();
                }
            });
            StringBuilder burst = new StringBuilder();
            for (long id = 1; id <= calls; id++) {
                burst.append(life(id));
            }
            CompletableFuture<Void> written = CompletableFuture.runAsync(() -> asterisk.write(burst.toString()));
            await().until(() -> !bench.gate.all().isEmpty());
            blocked.countDown();
            written.join();
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> bench.gate.all(CallInput.Ended.class).size() == calls);
            assertThat(bench.gate.all(CallInput.Ended.class).stream().map(CallInput.Ended::attemptId))
                    .containsExactlyElementsOf(LongStream.rangeClosed(1, calls).boxed().toList());
            assertThat(bench.report().up()).isTrue();
        }
    }

    @Test
    void shouldAskForAllLegsAgainWhenAnEventCouldNotBeTakenInAndQuoteNothingOfIt() {
        try (Overheard log = new Overheard();
                Bench bench = new Bench(asterisk.port(), 50, LinkTiming.ORDINARY).up()) {
            bench.dial(1, "79160000000", 1, 25_000);
            bench.gate.forget();
            bench.gate.reactsWith(_ -> {
                bench.gate.reactsWith(_ -> { });
                throw new IllegalArgumentException("For input string: 79160000000@carrier");
            });
            asterisk.write(life(1));
            bench.gate.awaits(NodeInput.NodeAudited.class, _ -> true);
            assertThat(bench.report().missedEvents()).isEqualTo(1);
            assertThat(bench.report().up()).isTrue();
            assertThat(log.lines()).filteredOn(line -> line.startsWith("Newchannel could not")).singleElement()
                    .asString().contains("IllegalArgumentException", "LinkFaultsTest").doesNotContain("79160000000");
        }
    }

    /** Ten events, four of which nobody needs. */
    private static String life(long id) {
        String leg = "d1-a-%016x".formatted(id);
        String channel = "PJSIP/carrier-%08x".formatted(id);
        String head = "\r\nPrivilege: call,all\r\nTimestamp: 1795534410.797563\r\nChannel: " + channel
                + "\r\nChannelState: 5\r\nUniqueid: " + leg + "\r\nLinkedid: " + leg + "\r\n";
        String dest = "\r\nPrivilege: call,all\r\nDestChannel: " + channel + "\r\nDestUniqueid: " + leg + "\r\n";
        return "Event: Newchannel" + head + "\r\n"
                + "Event: DialBegin" + dest + "DialString: 79160000000@carrier\r\n\r\n"
                + "Event: Newstate" + head + "\r\n"
                + "Event: DialState" + dest + "DialStatus: RINGING\r\n\r\n"
                + "Event: DialState" + dest + "DialStatus: PROGRESS\r\n\r\n"
                + "Event: VarSet" + head + "Variable: X\r\nValue: 1\r\n\r\n"
                + "Event: HangupRequest" + head + "Cause: 17\r\nTechCause: 486\r\n\r\n"
                + "Event: DialEnd" + dest + "DialStatus: BUSY\r\n\r\n"
                + "Event: Hangup" + head + "Cause: 17\r\nCause-txt: User busy\r\nTechCause: 486\r\n\r\n"
                + "Event: OriginateResponse\r\nResponse: Failure\r\nReason: 0\r\nUniqueid: " + leg + "\r\n\r\n";
    }

    @Test
    void shouldTakeAStoppedProcessForDownAfterTwoMissedSignsOfLife() {
        try (Bench bench = new Bench(asterisk.port()).up()) {
            asterisk.deaf();
            bench.gate.awaits(new NodeInput.NodeDown(1, false));
            bench.dial(1, "79160000000");
            bench.gate.awaits(new CallInput.Ended(1, HangupCause.NOT_PLACED, false));
        }
    }

    @Test
    void shouldComeUpOnceALogInIsAnsweredThatWasNotBefore() {
        asterisk.deaf();
        try (Bench bench = new Bench(asterisk.port())) {
            await().until(() -> bench.report().problem().contains("does not answer the log-in"));
            asterisk.hears();
            bench.up();
        }
    }

    @Test
    void shouldNeverShowTheSecretAnywhere() {
        try (Overheard log = new Overheard(); Bench bench = new Bench(asterisk.port()).up()) {
            bench.dial(1, "79160000000");
            await().until(() -> asterisk.actions().toString().contains("Originate"));
            assertThat(asterisk.actions().toString()).doesNotContain(Bench.SECRET);
            assertThat(bench.nodes.states().toString()).doesNotContain(Bench.SECRET);
            assertThat(log.lines()).isNotEmpty().noneMatch(line -> line.contains(Bench.SECRET));
        }
    }

    /** Everything that is logged meanwhile, with what stands behind it. */
    private static final class Overheard implements AutoCloseable {

        private final List<Logger> loggers = List.of((Logger) LoggerFactory.getLogger("dialer"),
                (Logger) LoggerFactory.getLogger("org.asteriskjava"));
        private final ListAppender<ILoggingEvent> all = new ListAppender<>();

        Overheard() {
            all.start();
            for (Logger logger : loggers) {
                logger.setLevel(Level.TRACE);
                logger.setAdditive(false);
                logger.addAppender(all);
            }
        }

        List<String> lines() {
            return List.copyOf(all.list).stream().map(line -> line.getFormattedMessage()
                    + ThrowableProxyUtil.asString(line.getThrowableProxy())).toList();
        }

        @Override
        public void close() {
            for (Logger logger : loggers) {
                logger.setLevel(Level.OFF);
                logger.setAdditive(true);
                logger.detachAppender(all);
            }
        }
    }

    @Test
    void shouldWriteSetvarAndBridgeRightBehindEachOtherAndBeforeCallsThatWait() {
        try (Bench bench = new Bench(asterisk.port(), 1, Bench.QUICK).up()) {
            bench.ask(new CallEffect.CallAgent(1, 7, 42, 3));
            for (long id = 1; id <= 5; id++) {
                bench.dial(id, "79160000000");
            }
            String customer = "Channel: PJSIP/carrier-00000001\r\nUniqueid: d1-a-0000000000000001\r\n";
            String agent = "Channel: PJSIP/seat-003-00000002\r\nUniqueid: d1-g-0000000000000007\r\n";
            asterisk.write("Event: Newchannel\r\n" + customer + "\r\nEvent: Newchannel\r\n" + agent + "\r\n"
                    + "Event: BridgeEnter\r\nBridgeUniqueid: b1\r\nBridgeTechnology: holding_bridge\r\n"
                    + "BridgeName: customers\r\n" + customer + "\r\n");
            bench.gate.awaits(new CallInput.Answered(1));
            bench.ask(new CallEffect.Bridge(1, 1, 42, 7));
            await().until(() -> names().contains("Bridge"));
            assertThat(names()).containsSequence("Setvar", "Bridge");
            assertThat(names().stream().filter("Originate"::equals).count()).isLessThan(6);
            List<String> bridge = asterisk.actions().stream()
                    .filter(action -> ScriptedAsterisk.value(action, "Action").equals("Bridge"))
                    .findFirst().orElseThrow();
            assertThat(bridge).contains("Tone: Channel2", "Channel1: PJSIP/carrier-00000001",
                    "Channel2: PJSIP/seat-003-00000002");
        }
    }

    @Test
    void shouldDelayCallsRatherThanDropThem() {
        RateLimit limit = new RateLimit(20);
        long nowMs = 1_000;
        int placed = 0;
        for (; nowMs < 6_000; nowMs++) {
            if (limit.takeAt(nowMs) == 0) {
                placed++;
            }
        }
        assertThat(placed).isBetween(100, 111);
        assertThat(limit.takeAt(nowMs)).isBetween(0L, 50L);
    }

    @Test
    void shouldGiveUpWhatDoesNotFitAndSaySo() {
        try (Bench bench = new Bench(asterisk.port(), 1, Bench.QUICK).up()) {
            for (long id = 1; id <= 4_300; id++) {
                bench.dial(id, "79160000000");
            }
            bench.gate.awaits(CallInput.Ended.class, end -> end.cause() == HangupCause.NOT_PLACED);
            assertThat(bench.report().queued()).isLessThanOrEqualTo(4_096);
        }
    }

    private List<String> names() {
        return asterisk.actions().stream().map(action -> ScriptedAsterisk.value(action, "Action"))
                .filter(name -> !name.equals("Ping") && !name.equals("CoreShowChannels")).toList();
    }
}
