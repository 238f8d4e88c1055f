package dialer.api.courier.slot;

import static dialer.api.courier.slot.FakeCourier.slot;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dialer.api.courier.slot.SlotOffer.Freshness;
import dialer.api.courier.slot.SlotSettings.Mode;
import dialer.api.store.slot.Slot;
import dialer.api.store.slot.SlotHold;
import dialer.api.store.slot.SlotHold.State;
import dialer.api.store.slot.TestCouriers;
import dialer.engine.SystemClock;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Couriers who are asked: a real HTTP server that answers, keeps silent, fails and lies. */
class AskedSlotsTest {

    private static final AtomicLong ATTEMPTS = new AtomicLong(8_000_000_000L);
    private static final String GOOD = "[" + slot("2026-11-27", "14:00", "18:00", "2", "null") + ","
            + slot("2026-11-27", "10:00", "14:00", "1", "\"2026-11-26T17:00:00+03:00\"") + "]";

    private FakeCourier courier;
    private SlotStage stage;

    @BeforeEach
    void open() throws IOException {
        courier = new FakeCourier().says("search", 200, GOOD);
        stage = stage(SlotStage.settings(Mode.ASK, courier.url()));
    }

    private SlotStage stage(SlotSettings settings) {
        return new SlotStage(settings, courier.endpoint());
    }

    @AfterEach
    void close() {
        courier.close();
    }

    @Test
    void shouldAskOnceForRecipientsOfOneNeighbourhoodAndSayHowFreshTheAnswerIs() {
        SlotOffer first = stage.slots.offer(stage.visit(1, "101000"));
        SlotOffer second = stage.slots.offer(stage.visit(2, "101999"));
        assertThat(first.freshness()).isEqualTo(Freshness.FRESH);
        assertThat(first.slots()).extracting(slot -> slot.from().toString()).containsExactly("10:00", "14:00");
        assertThat(second.slots()).isEqualTo(first.slots());
        assertThat(courier.asked).containsExactly("search");
        stage.slots.offer(stage.visit(3, "690091"));
        stage.pass(31_000);
        stage.slots.offer(stage.visit(1, "101000"));
        assertThat(courier.asked).hasSize(3);
        assertThat(courier.bodies.getFirst()).contains("\"orderId\":\"Д-1\"", "\"postalIndex\":\"101000\"",
                "\"from\":\"2026-11-26\"", "\"days\":7");
    }

    @Test
    void shouldAskTheCourierOnceHoweverManyPhonesRing() throws Exception {
        courier.silent = true;
        try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<SlotOffer>> offers = IntStream.range(0, 40)
                    .mapToObj(i -> pool.submit(() -> stage.slots.offer(stage.visit(i, "101000")))).toList();
            for (Future<SlotOffer> offer : offers) {
                assertThat(offer.get().freshness()).isEqualTo(Freshness.SILENT);
            }
        }
        assertThat(courier.asked).hasSize(1);
    }

    @Test
    void shouldKeepTheAgentWaitingNoLongerThanTheTimeBox() {
        courier.silent = true;
        List<Long> waitedMs = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            long began = SystemClock.monotonicNanos();
            assertThat(stage.slots.offer(stage.visit(i, "10" + i + "000")).freshness()).isEqualTo(Freshness.SILENT);
            waitedMs.add(TimeUnit.NANOSECONDS.toMillis(SystemClock.monotonicNanos() - began));
        }
        System.out.println("A courier who never answers: " + waitedMs + " ms");
        // he is waited for as long as was agreed; above it there is room for a machine that does other things too
        assertThat(waitedMs).allSatisfy(ms -> assertThat(ms).isBetween(790L, 10_000L));
    }

    @Test
    void shouldShowWhatWasSaidLastMarkedAsStaleWhenTheCourierFallsSilent() {
        SlotOffer fresh = stage.slots.offer(stage.visit(1, "101000"));
        courier.silent = true;
        stage.pass(60_000);
        SlotOffer stale = stage.slots.offer(stage.visit(1, "101000"));
        assertThat(stale.freshness()).isEqualTo(Freshness.STALE);
        assertThat(stale.asOf()).isEqualTo(fresh.asOf());
        assertThat(stale.slots()).isEqualTo(fresh.slots());
        stage.slots.offer(stage.visit(1, "101000"));
        assertThat(courier.asked).as("a silent courier is left alone for a moment").hasSize(2);
        stage.pass(700_000);
        assertThat(stage.slots.offer(stage.visit(1, "101000")).freshness()).as("too old to be shown")
                .isEqualTo(Freshness.SILENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "{}", "\"slots\"", "[1, 2]", "not json", "[{\"date\":\"yesterday\"}]",
        "[{\"date\":\"2026-11-27\",\"interval\":{\"from\":\"14:00\",\"to\":\"10:00\"}}]",
        "[{\"date\":\"2026-11-27\",\"interval\":{\"from\":\"10:00\",\"to\":\"14:00\"},\"available\":-3}]"})
    void shouldTakeNonsenseForSilence(String nonsense) {
        courier.says("search", 200, nonsense);
        assertThat(stage.slots.offer(stage.visit(1, "101000")).freshness()).isEqualTo(Freshness.SILENT);
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 301, 400, 404, 500, 503})
    void shouldTakeEveryOtherStatusForSilence(int status) {
        courier.says("search", status, status == 204 ? "" : GOOD);
        assertThat(stage.slots.offer(stage.visit(1, "101000")).freshness()).isEqualTo(Freshness.SILENT);
    }

    @Test
    void shouldNotReadAHugeAnswer() {
        courier.says("search", 200, "[" + (GOOD.substring(1, GOOD.length() - 1) + ",").repeat(4_000) + "{}]");
        assertThat(stage.slots.offer(stage.visit(1, "101000")).freshness()).isEqualTo(Freshness.SILENT);
    }

    @Test
    void shouldOfferNeitherPastNorFarNorFullSlotsAsFree() {
        courier.says("search", 200, "[" + String.join(",", slot("2026-11-25", "10:00", "14:00", "5", "null"),
                slot("2026-11-26", "10:00", "14:00", "5", "null"),
                slot("2026-11-27", "10:00", "14:00", "5", "\"2026-11-26T11:59:59+03:00\""),
                slot("2027-01-27", "10:00", "14:00", "5", "null"),
                slot("2026-11-28", "10:00", "14:00", "0", "null")) + "]");
        List<Slot> offered = stage.slots.offer(stage.visit(1, "101000")).slots();
        assertThat(offered).extracting(slot -> slot.day() + " " + slot.left()).containsExactly("2026-11-28 0");
        assertThatThrownBy(() -> hold(1, offered.getFirst().slotId())).isInstanceOf(SlotGone.class);
        assertThat(courier.asked).doesNotContain("hold");
    }

    @Test
    void shouldHoldConfirmAndReleaseAtTheCouriers() throws Exception {
        courier.says("hold", 200, "{\"holdId\":\"H1\",\"expiresAt\":\"2026-11-26T12:02:00+03:00\"}")
                .says("confirm", 200, "{}").says("release", 204, "");
        String first = stage.slots.offer(stage.visit(1, "101000")).slots().getFirst().slotId();
        SlotHold hold = hold(1, first);
        assertThat(hold.expiresAt()).as("the courier keeps it for less than we asked")
                .isEqualTo("2026-11-26T09:02:00Z");
        stage.slots.confirm(stage.visit(1, "101000"), hold.holdId(), hold.attemptId());
        stage.slots.confirm(stage.visit(1, "101000"), hold.holdId(), hold.attemptId());
        assertThat(courier.asked).as("said once").filteredOn("confirm"::equals).hasSize(1);
        stage.slots.release(hold.holdId(), 7);
        stage.slots.tellReleases();
        assertThat(courier.asked).endsWith("release");
        assertThat(courier.bodies.getLast()).isEqualTo("{\"holdId\":\"H1\"}");
        stage.slots.tellReleases();
        assertThat(courier.asked).filteredOn("release"::equals).hasSize(1);
    }

    @Test
    void shouldTellAgainWhatTheCourierHasNotHeard() throws Exception {
        courier.says("hold", 200, "{\"holdId\":\"H1\"}").says("release", 500, "");
        SlotHold hold = hold(1, stage.slots.offer(stage.visit(1, "101000")).slots().getFirst().slotId());
        stage.pass(301_000);
        stage.slots.sweep();
        stage.slots.tellReleases();
        courier.says("release", 404, "");
        stage.slots.tellReleases();
        stage.slots.tellReleases();
        assertThat(stage.stateOf(hold)).isEqualTo(State.EXPIRED);
        assertThat(courier.asked).filteredOn("release"::equals).hasSize(2);
        assertThat(TestCouriers.told(stage.database, stage.courierId)).containsExactly("slot.hold.expired Д-1");
    }

    @Test
    void shouldPassTheCouriersAlternativesOn() {
        courier.says("hold", 409, "{\"code\":\"slot_gone\",\"alternatives\":["
                + slot("2026-11-29", "10:00", "14:00", "1", "null") + ","
                + slot("2026-11-20", "10:00", "14:00", "1", "null") + "]}");
        String first = stage.slots.offer(stage.visit(1, "101000")).slots().getFirst().slotId();
        assertThatThrownBy(() -> hold(1, first)).isInstanceOfSatisfying(SlotGone.class,
                gone -> assertThat(gone.alternatives()).extracting(slot -> slot.day().toString())
                        .containsExactly("2026-11-29"));
    }

    @Test
    void shouldConfirmAtOnceWhereTheCourierHoldsNothing() throws Exception {
        SlotSettings noHolds = new SlotSettings(Mode.ASK, courier.url(), stagesSeal("secret"), 7, 800, 300, 30, 3,
                false, 0, "");
        stage.slots.change(stage.code, noHolds);
        courier.says("confirm", 409, "{\"code\":\"slot_gone\"}");
        SlotHold hold = hold(1, stage.slots.offer(stage.visit(1, "101000")).slots().getFirst().slotId());
        assertThat(courier.asked).containsExactly("search");
        assertThatThrownBy(() -> stage.slots.confirm(stage.visit(1, "101000"), hold.holdId(), hold.attemptId()))
                .isInstanceOfSatisfying(SlotGone.class, gone -> assertThat(gone.alternatives())
                        .extracting(slot -> slot.from().toString()).containsExactly("14:00"));
        courier.says("confirm", 200, "{\"holdId\":\"B7\"}").says("release", 200, "");
        stage.slots.confirm(stage.visit(1, "101000"), hold.holdId(), hold.attemptId());
        assertThat(stage.stateOf(hold)).isEqualTo(State.CONFIRMED);
        assertThat(courier.tokens).containsOnly("Bearer secret");
        stage.slots.release(hold.holdId(), 7);
        stage.slots.tellReleases();
        assertThat(courier.bodies.getLast()).isEqualTo("{\"holdId\":\"B7\"}");
    }

    @Test
    void shouldHoldNothingWhenTheCourierDoesNotAnswer() {
        String first = stage.slots.offer(stage.visit(1, "101000")).slots().getFirst().slotId();
        courier.silent = true;
        assertThatThrownBy(() -> hold(1, first)).isInstanceOf(SlotSilence.class);
        courier.silent = false;
        courier.says("hold", 200, "{}");
        assertThatThrownBy(() -> hold(1, first)).as("no name for the hold").isInstanceOf(SlotSilence.class);
    }

    @Test
    void shouldGoNowhereTheGuardForbids() {
        SlotSettings inside = SlotStage.settings(Mode.ASK, "http://169.254.169.254/latest");
        assertThatThrownBy(() -> stage.slots.checkUrl(inside)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("url ");
        stage.slots.change(stage.code, inside);
        assertThat(stage.slots.offer(stage.visit(1, "101000")).freshness()).isEqualTo(Freshness.SILENT);
    }

    private String stagesSeal(String token) {
        return stage.slots.seal(token, stage.code);
    }

    private SlotHold hold(long contactId, String slotId) throws SlotGone, SlotSilence {
        Visit visit = stage.visit(contactId, "101000");
        return stage.slots.hold(visit, ATTEMPTS.incrementAndGet(), 7, visit.orderKeys(), slotId);
    }
}
