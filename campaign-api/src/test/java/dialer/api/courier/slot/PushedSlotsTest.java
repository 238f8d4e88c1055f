package dialer.api.courier.slot;

import static dialer.api.courier.slot.SlotStage.quota;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dialer.api.store.slot.Quota;
import dialer.api.store.slot.Slot;
import dialer.api.store.slot.SlotHold;
import dialer.api.store.slot.SlotHold.State;
import dialer.api.store.slot.TestCouriers;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Couriers who push quotas: who gets a place is decided by the real database. */
class PushedSlotsTest {

    private static final AtomicLong ATTEMPTS = new AtomicLong(7_000_000_000L);

    private SlotStage stage = SlotStage.pushed();

    @BeforeEach
    void fresh() {
        stage = SlotStage.pushed();
    }

    @Test
    void shouldOfferTheMostParticularZoneSoonestFirst() {
        stage.slots.push(stage.courierId, List.of(quota("*", 1, 9, 12, 5), quota("10", 2, 14, 18, 5),
                quota("10", 1, 14, 18, 5), quota("10", 1, 10, 14, 0), quota("2", 1, 10, 14, 5)));
        List<Slot> offered = stage.slots.offer(stage.visit(1, "101000")).slots();
        assertThat(offered).extracting(slot -> slot.day() + " " + slot.from() + " " + slot.left())
                .containsExactly("2026-11-27 10:00 0", "2026-11-27 14:00 5", "2026-11-28 14:00 5");
        assertThat(stage.slots.offer(stage.visit(1, "690091")).slots()).extracting(Slot::zone).containsOnly("*");
    }

    @Test
    void shouldNeverGiveTheLastPlaceToTwoRecipients() throws Exception {
        stage.slots.push(stage.courierId, List.of(quota("*", 1, 10, 14, 3)));
        String slotId = stage.slots.offer(stage.visit(1, "101000")).slots().getFirst().slotId();
        int agents = 24;
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService pool = Executors.newFixedThreadPool(agents)) {
            List<Future<Boolean>> asked = IntStream.range(0, agents).mapToObj(i -> pool.submit(() -> {
                start.await();
                return takes(i, slotId);
            })).toList();
            start.countDown();
            int got = 0;
            for (Future<Boolean> one : asked) {
                got += one.get() ? 1 : 0;
            }
            assertThat(got).isEqualTo(3);
        }
        assertThat(stage.slots.offer(stage.visit(1, "101000")).slots().getFirst().left()).isZero();
    }

    private boolean takes(int i, String slotId) throws SlotSilence {
        try {
            hold(100 + i, slotId);
            return true;
        } catch (SlotGone gone) {
            return false;
        }
    }

    @Test
    void shouldNotLetExpiredHoldsBeConfirmedIntoAFullSlotAtOnce() throws Exception {
        stage.slots.push(stage.courierId, List.of(quota("*", 1, 10, 14, 1)));
        String slotId = stage.slots.offer(stage.visit(1, "101000")).slots().getFirst().slotId();
        SlotHold first = hold(1, slotId);
        stage.pass(301_000);
        SlotHold second = hold(2, slotId);
        assertThatThrownBy(() -> stage.slots.confirm(stage.visit(1, "101000"), first.holdId(), first.attemptId()))
                .isInstanceOf(SlotGone.class);
        stage.slots.confirm(stage.visit(2, "101000"), second.holdId(), second.attemptId());
        assertThat(stage.stateOf(second)).isEqualTo(State.CONFIRMED);
    }

    @Test
    void shouldTakeAnExpiredHoldsPlaceAgainWhereOneIsLeft() throws Exception {
        stage.slots.push(stage.courierId, List.of(quota("*", 1, 10, 14, 1)));
        SlotHold hold = hold(1, stage.slots.offer(stage.visit(1, "101000")).slots().getFirst().slotId());
        stage.pass(301_000);
        stage.slots.sweep();
        assertThat(stage.stateOf(hold)).isEqualTo(State.EXPIRED);
        assertThat(TestCouriers.told(stage.database, stage.courierId)).containsExactly("slot.hold.expired Д-1");
        stage.slots.confirm(stage.visit(1, "101000"), hold.holdId(), hold.attemptId());
        assertThat(stage.stateOf(hold)).isEqualTo(State.CONFIRMED);
    }

    @Test
    void shouldForgetHoldsOfDaysLongOver() throws Exception {
        stage.slots.push(stage.courierId, List.of(quota("*", 1, 10, 14, 1)));
        SlotHold hold = hold(1, stage.slots.offer(stage.visit(1, "101000")).slots().getFirst().slotId());
        stage.slots.confirm(stage.visit(1, "101000"), hold.holdId(), hold.attemptId());
        stage.slots.release(hold.holdId(), hold.agentId());
        stage.pass(Duration.ofDays(30).toMillis());
        stage.slots.sweep();
        assertThat(stage.holds.byId(hold.holdId())).isPresent();
        stage.pass(Duration.ofDays(2).toMillis());
        stage.slots.sweep();
        assertThat(stage.holds.byId(hold.holdId())).isEmpty();
    }

    @Test
    void shouldOfferAlternativesWhenTheSlotIsGone() throws Exception {
        stage.slots.push(stage.courierId, List.of(quota("*", 1, 10, 14, 1), quota("*", 1, 14, 18, 1)));
        String slotId = stage.slots.offer(stage.visit(1, "101000")).slots().getFirst().slotId();
        hold(1, slotId);
        assertThatThrownBy(() -> hold(2, slotId)).isInstanceOfSatisfying(SlotGone.class,
                gone -> assertThat(gone.alternatives()).extracting(slot -> slot.from().toString())
                        .containsExactly("14:00"));
    }

    @Test
    void shouldGiveTheFormerPlaceBackWhenTheAgentChoosesAnother() throws Exception {
        stage.slots.push(stage.courierId, List.of(quota("*", 1, 10, 14, 1), quota("*", 1, 14, 18, 1)));
        List<Slot> offered = stage.slots.offer(stage.visit(1, "101000")).slots();
        long attemptId = ATTEMPTS.incrementAndGet();
        SlotHold first = stage.slots.hold(stage.visit(1, "101000"), attemptId, 7, List.of("Д-1"),
                offered.get(0).slotId());
        stage.slots.hold(stage.visit(1, "101000"), attemptId, 7, List.of("Д-1"), offered.get(1).slotId());
        assertThat(stage.stateOf(first)).isEqualTo(State.RELEASED);
        assertThat(stage.slots.offer(stage.visit(2, "101000")).slots()).extracting(Slot::left).containsExactly(1, 0);
    }

    @Test
    void shouldOfferNothingPastItsCutOffByTheRecipientsClock() throws Exception {
        Instant cutoff = Instant.ofEpochMilli(SlotStage.at("2026-11-26T17:00:00+03:00"));
        stage.slots.push(stage.courierId, List.of(new Quota("*", SlotStage.TODAY.plusDays(1), LocalTime.of(10, 0),
                LocalTime.of(14, 0), 5, cutoff), quota("*", 0, 14, 18, 5)));
        Visit visit = stage.visit(1, "101000");
        String tomorrow = stage.slots.offer(visit).slots().getLast().slotId();
        assertThat(stage.slots.offer(visit).slots()).hasSize(2);
        stage.pass(2 * 3_600_000L);
        assertThat(stage.slots.offer(visit).slots()).as("14:00 has come").extracting(Slot::slotId)
                .containsExactly(tomorrow);
        SlotHold hold = hold(1, tomorrow);
        assertThat(hold.expiresAt()).isBeforeOrEqualTo(cutoff);
        stage.pass(3 * 3_600_000L);
        assertThat(stage.slots.offer(visit).slots()).isEmpty();
        assertThatThrownBy(() -> hold(2, tomorrow)).isInstanceOf(SlotGone.class);
        assertThatThrownBy(() -> stage.slots.confirm(visit, hold.holdId(), hold.attemptId()))
                .isInstanceOf(SlotGone.class);
    }

    @Test
    void shouldReadTheCouriersRuleOnTheRecipientsClock() {
        stage.slots.change(stage.code, new SlotSettings(SlotSettings.Mode.PUSH, "", "", 7, 800, 300, 30, 3, true, 1,
                "17:00"));
        stage.slots.push(stage.courierId, List.of(quota("*", 1, 10, 14, 5)));
        stage.nowMs.set(SlotStage.at("2026-11-26T16:59:59+03:00"));
        Visit moscow = stage.visit(1, "101000");
        Visit omsk = new Visit(stage.code, 2, List.of("x"), "", "644043", "", "", "", java.time.ZoneId.of("Asia/Omsk"));
        assertThat(stage.slots.offer(moscow).slots()).hasSize(1);
        assertThat(stage.slots.offer(omsk).slots()).as("it is 19:59 there").isEmpty();
        stage.pass(1_000);
        assertThat(stage.slots.offer(moscow).slots()).isEmpty();
    }

    @Test
    void shouldKeepWhatTheOutcomeNamesAndGiveTheRestBack() throws Exception {
        stage.slots.push(stage.courierId, List.of(quota("*", 1, 10, 14, 9)));
        String slotId = stage.slots.offer(stage.visit(1, "101000")).slots().getFirst().slotId();
        SlotHold kept = confirmed(1, slotId, 501);
        SlotHold otherForm = confirmed(2, slotId, 502);
        SlotHold neverSaved = hold(3, slotId);
        SlotHold lost = confirmed(4, slotId, 504);
        SlotHold talking = hold(5, slotId);
        TestCouriers.attempt(stage.database, kept.attemptId(), "CONNECTED", 1, 501L);
        TestCouriers.attempt(stage.database, otherForm.attemptId(), "CONNECTED", 3, 999L);
        TestCouriers.attempt(stage.database, neverSaved.attemptId(), "CONNECTED", 2, null);
        TestCouriers.attempt(stage.database, lost.attemptId(), "NODE_LOST", null, null);
        TestCouriers.attempt(stage.database, talking.attemptId(), "CONNECTED", null, null);
        stage.slots.sweep();
        assertThat(List.of(kept, otherForm, neverSaved, lost, talking)).extracting(stage::stateOf)
                .containsExactly(State.KEPT, State.RELEASED, State.RELEASED, State.RELEASED, State.HELD);
        assertThat(stage.slots.offer(stage.visit(6, "101000")).slots().getFirst().left()).isEqualTo(7);
    }

    @Test
    void shouldReplaceTheDaysThatArePushedAndKeepWhatIsPromised() throws Exception {
        stage.slots.push(stage.courierId, List.of(quota("*", 1, 10, 14, 2), quota("*", 2, 10, 14, 2)));
        hold(1, stage.slots.offer(stage.visit(1, "101000")).slots().getFirst().slotId());
        stage.slots.push(stage.courierId, List.of(quota("*", 1, 14, 18, 4)));
        assertThat(stage.slots.offer(stage.visit(2, "101000")).slots())
                .extracting(slot -> slot.day().getDayOfMonth() + " " + slot.from() + " " + slot.left())
                .containsExactly("27 14:00 4", "28 10:00 2");
    }

    /** Whoever was promised the slot of a zone that is no more keeps it; everybody else is offered the wider zone. */
    @Test
    void shouldOfferEachDaysWiderZoneWhereTheParticularOneIsWithdrawn() throws Exception {
        stage.slots.push(stage.courierId, List.of(quota("10", 1, 10, 14, 1), quota("10", 2, 10, 14, 1)));
        hold(1, stage.slots.offer(stage.visit(1, "101000")).slots().getFirst().slotId());
        stage.slots.push(stage.courierId, List.of(quota("*", 1, 10, 18, 3)));
        assertThat(stage.slots.offer(stage.visit(2, "101000")).slots())
                .extracting(slot -> slot.day().getDayOfMonth() + " " + slot.zone() + " " + slot.left())
                .containsExactly("27 * 3", "28 10 1");
        stage.slots.push(stage.courierId, List.of(quota("10", 1, 10, 14, 2)));
        assertThat(stage.slots.offer(stage.visit(2, "101000")).slots()).extracting(Slot::left)
                .as("named again, with the promise counted").containsExactly(1, 1);
    }

    private SlotHold hold(long contactId, String slotId) throws SlotGone, SlotSilence {
        Visit visit = stage.visit(contactId, "101000");
        return stage.slots.hold(visit, ATTEMPTS.incrementAndGet(), 7, visit.orderKeys(), slotId);
    }

    private SlotHold confirmed(long contactId, String slotId, long formId) throws SlotGone, SlotSilence {
        SlotHold hold = hold(contactId, slotId);
        stage.slots.confirm(stage.visit(contactId, "101000"), hold.holdId(), hold.attemptId());
        stage.slots.settled(hold.attemptId(), formId, Set.of(hold.holdId()));
        return hold;
    }
}
