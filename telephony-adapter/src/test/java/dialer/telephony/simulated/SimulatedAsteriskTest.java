package dialer.telephony.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Over a real socket, twenty times as fast as life. */
class SimulatedAsteriskTest {

    private static final double SPEED = 20;
    private static final String ATTEMPT = "d1-a-0000000000000001";
    private static final String LEG = "d1-g-0000000000000001";

    private final long startNs = System.nanoTime();
    private SimulatedAsterisk asterisk;
    private AmiTextClient client;

    @BeforeEach
    void start() throws IOException {
        var settings = SimulatedAsterisk.Settings.ordinary("dialer", "secret");
        asterisk = SimulatedAsterisk.start(settings, new CodedCarrier(), this::nowMs, SPEED);
        client = AmiTextClient.loggedIn(asterisk);
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
        asterisk.close();
    }

    private long nowMs() {
        return 1_767_225_600_000L + (long) ((System.nanoTime() - startNs) * SPEED / 1_000_000);
    }

    @Test
    void shouldAcceptTheAnswerToAChallenge() throws Exception {
        try (var other = new AmiTextClient(asterisk.port())) {
            var challenge = other.ask("Action: Challenge", "AuthType: MD5").get("Challenge");
            var digest = MessageDigest.getInstance("MD5")
                    .digest((challenge + "secret").getBytes(StandardCharsets.UTF_8));
            var answer = other.ask("Action: Login", "AuthType: MD5", "Username: dialer",
                    "Key: " + HexFormat.of().formatHex(digest));

            assertThat(answer.get("Response")).isEqualTo("Success");
            assertThat(other.await("FullyBooted", "").get("Status")).isEqualTo("Fully Booted");
        }
    }

    @Test
    void shouldRefuseAWrongSecretAndHangUp() throws IOException {
        try (var other = new AmiTextClient(asterisk.port())) {
            var answer = other.ask("Action: Login", "Username: dialer", "Secret: guessed");

            assertThat(answer.get("Message")).isEqualTo("Authentication failed");
            assertThat(other.isClosedByServer()).isTrue();
        }
    }

    @Test
    void shouldAnswerNothingButALogInToAStranger() throws IOException {
        try (var other = new AmiTextClient(asterisk.port())) {
            assertThat(other.ask("Action: CoreShowChannels").get("Message")).isEqualTo("Permission denied");
        }
    }

    @Test
    void shouldJoinAnAnsweredCustomerToAnAgentAndPutTheAgentBackOnHold() {
        nailUp(LEG, "seat-001");
        originate(ATTEMPT, "R200T4000");
        var held = client.await("BridgeEnter", ATTEMPT);
        assertThat(held.get("BridgeName")).isEqualTo("customers");

        bridge(held.get("Channel"), LEG);

        assertThat(client.await("BridgeEnter", LEG).get("BridgeTechnology")).isEqualTo("simple_bridge");
        assertThat(client.await("Hangup", ATTEMPT).get("Cause")).isEqualTo("16");
        assertThat(client.await("BridgeEnter", LEG).get("BridgeName")).isEqualTo("agents");
    }

    @Test
    void shouldPlayTheMessageWhenTheEngineIsSilentForTwoSeconds() {
        originate(ATTEMPT, "R100");
        client.await("BridgeEnter", ATTEMPT);

        assertThat(client.await("UserEvent", ATTEMPT).get("UserEvent")).isEqualTo("DialerAbandon");
        assertThat(client.await("Hangup", ATTEMPT).get("Cause")).isEqualTo("16");
        assertThat(asterisk.happened().safeHarbours()).isEqualTo(1);
    }

    @Test
    void shouldApologiseWhenTheAgentIsLostAndNobodyTakesOver() {
        nailUp(LEG, "seat-001");
        originate(ATTEMPT, "R100");
        bridge(client.await("BridgeEnter", ATTEMPT).get("Channel"), LEG);
        client.await("BridgeEnter", LEG);

        asterisk.hangsUp(LEG);

        assertThat(client.await("UserEvent", ATTEMPT).get("UserEvent")).isEqualTo("DialerAgentLost");
        assertThat(client.await("Hangup", ATTEMPT).get("Context")).isEqualTo("dialer-agent-lost");
    }

    @Test
    void shouldLetTheLineRingForOneWhoIsHandedOverAndJoinTheNextAgent() {
        nailUp(LEG, "seat-001");
        nailUp("d1-g-0000000000000002", "seat-002");
        originate(ATTEMPT, "R100");
        var channel = client.await("BridgeEnter", ATTEMPT).get("Channel");
        bridge(channel, LEG);
        client.await("BridgeEnter", ATTEMPT);
        client.await("BridgeEnter", LEG);

        client.ask("Action: Redirect", "Channel: " + channel, "Context: dialer-transfer", "Exten: s", "Priority: 1");

        assertThat(client.await("BridgeEnter", ATTEMPT).get("BridgeName")).isEqualTo("customers");
        assertThat(client.await("BridgeEnter", LEG).get("BridgeName")).isEqualTo("agents");
        bridge(channel, "d1-g-0000000000000002");
        assertThat(client.await("BridgeEnter", "d1-g-0000000000000002").get("BridgeTechnology"))
                .isEqualTo("simple_bridge");
    }

    @Test
    void shouldTakeAPrefixForTheWholeIdInBridgeAsTheRealOneDoes() {
        nailUp("leg-10", "seat-001");
        originate("c-10", "R100");
        client.await("BridgeEnter", "c-10");

        bridge("c-1", "leg-1");

        assertThat(client.await("BridgeEnter", "leg-10").get("BridgeNumChannels")).isEqualTo("2");
    }

    @Test
    void shouldFailEveryOriginateOnAnUnreachableTrunkBeforeAChannelExists() {
        asterisk.faults().unreachable("carrier", true);
        assertThat(client.await("ContactStatus", "").get("ContactStatus")).isEqualTo("Unreachable");

        originate(ATTEMPT, "R100");

        assertThat(client.await("OriginateResponse", ATTEMPT).get("Reason")).isEqualTo("0");
        assertThat(client.rest()).noneMatch(block -> block.isEvent("Newchannel", ATTEMPT));
        assertThat(ask("PJSIP_CONTACT(" + ask("PJSIP_AOR(carrier,contact)") + ",status)")).isEqualTo("Unreachable");
    }

    @Test
    void shouldGiveNoSignOfLifeOnASilentTrunk() {
        asterisk.faults().silentCarrier("carrier", true);
        originate(ATTEMPT, "R100");

        var hangup = client.await("Hangup", ATTEMPT);

        assertThat(List.of(hangup.get("Cause"), hangup.get("TechCause"))).containsExactly("19", "480");
        assertThat(client.rest()).noneMatch(block -> block.isEvent("DialState", ATTEMPT));
    }

    @Test
    void shouldSayWhetherASoundIsThere() {
        for (var sound : List.of("dialer/safe-harbour", "dialer/nosuch")) {
            client.ask("Action: Originate", "Channel: Local/silence@dialer-check/n", "Context: dialer-check",
                    "Exten: sound", "Priority: 1", "Async: true", "Variable: DIALER_SAFE_HARBOUR=" + sound,
                    "Variable: DIALER_CHECK=" + sound);
        }

        var found = client.await(block -> block.get("Check").equals("dialer/safe-harbour"));
        var lost = client.await(block -> block.get("Check").equals("dialer/nosuch"));

        assertThat(List.of(found.get("Sound"), lost.get("Sound"))).containsExactly("SUCCESS", "FAILED");
    }

    @Test
    void shouldKeepCallsWhenConnectionsAreCut() throws IOException {
        nailUp(LEG, "seat-001");

        asterisk.faults().dropConnections();

        assertThat(client.isClosedByServer()).isTrue();
        try (var again = AmiTextClient.loggedIn(asterisk)) {
            again.ask("Action: CoreShowChannels");
            assertThat(again.await("CoreShowChannel", LEG).get("Application")).isEqualTo("BridgeWait");
        }
    }

    @Test
    void shouldForgetCallsWhenKilled() throws IOException {
        nailUp(LEG, "seat-001");

        asterisk.faults().kill();

        assertThat(client.isClosedByServer()).isTrue();
        assertThat(asterisk.happened().live()).isZero();
        asterisk.faults().restart();
        assertThat(asterisk.happened().live()).isZero();
        try (var again = AmiTextClient.loggedIn(asterisk)) {
            assertThat(again.ask("Action: CoreStatus").get("CoreCurrentCalls")).isEqualTo("0");
        }
    }

    @Test
    void shouldLoseOneEventAndRepeatAnother() {
        asterisk.faults().loseNext("Newchannel");
        asterisk.faults().repeatNext("BridgeEnter");

        nailUp(LEG, "seat-001");

        var rest = client.rest();
        assertThat(rest).noneMatch(block -> block.isEvent("Newchannel", LEG));
        assertThat(rest).filteredOn(block -> block.isEvent("BridgeEnter", LEG)).hasSize(1);
    }

    @Test
    void shouldSayNothingWhileFrozenAndEverythingAfterwards() {
        asterisk.faults().freeze(true);
        client.send(List.of("Action: Originate", "Channel: PJSIP/seat-001", "Context: dialer-agent", "Exten: hold",
                "Priority: 1", "Async: true", "ChannelId: " + LEG, "ActionID: frozen"));
        assertThat(asterisk.happened().originated()).isZero();

        asterisk.faults().freeze(false);

        assertThat(client.await("BridgeEnter", LEG).get("BridgeName")).isEqualTo("agents");
    }

    @Test
    void shouldTellLateWhatIsDelayed() {
        asterisk.faults().delayEvents(2_000);
        var before = nowMs();

        nailUp(LEG, "seat-001");

        assertThat(nowMs() - before).isGreaterThanOrEqualTo(2_000);
    }

    @Test
    void shouldCarryHundredsOfCallsASecondAndEndThemAll() {
        var calls = 2_000;
        for (var i = 0; i < calls; i++) {
            originate("d1-a-%016x".formatted(i + 100), i % 2 == 0 ? "R200S486" : "R300T500");
        }

        Awaitility.await().atMost(30, TimeUnit.SECONDS).until(() -> {
            client.rest();
            return asterisk.happened().ended() == calls;
        });
        assertThat(asterisk.happened().live()).isZero();
        assertThat(asterisk.happened().answered()).isEqualTo(calls / 2);
    }

    private void nailUp(String leg, String seat) {
        client.ask("Action: Originate", "Channel: PJSIP/" + seat, "Context: dialer-agent", "Exten: hold", "Priority: 1",
                "Async: true", "ChannelId: " + leg, "Timeout: 15000", "CallerID: \"Dialer\" <dialer>");
        client.await("BridgeEnter", leg);
    }

    private void originate(String attempt, String number) {
        client.send(List.of("Action: Originate", "Channel: PJSIP/" + number + "@carrier", "Context: dialer-customer",
                "Exten: answered", "Priority: 1", "Async: true", "ChannelId: " + attempt, "ActionID: " + attempt,
                "Timeout: 5000", "CallerID: \"Shop\" <+74950000000>", "Variable: DIALER_ATTEMPT=" + attempt));
    }

    private void bridge(String customer, String agent) {
        client.send(List.of("Action: Setvar", "Channel: " + customer, "Variable: DIALER_BRIDGED", "Value: 1"));
        client.ask("Action: Bridge", "Channel1: " + customer, "Channel2: " + agent, "Tone: Channel2");
    }

    private String ask(String variable) {
        return client.ask("Action: Getvar", "Variable: " + variable).get("Value");
    }
}
