package dialer.api.courier.slot;

import dialer.api.store.Database;
import dialer.api.store.TestDatabase;
import dialer.api.store.slot.HoldStore;
import dialer.api.store.slot.Quota;
import dialer.api.store.slot.SlotHold;
import dialer.api.store.slot.SlotStore;
import dialer.api.store.slot.TestCouriers;
import dialer.engine.WallClock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;

/** One courier on the real database, with a clock that the test moves. */
final class SlotStage {

    static final ZoneId MOSCOW = ZoneId.of("Europe/Moscow");
    static final LocalDate TODAY = LocalDate.of(2026, 11, 26);

    final Database database = TestDatabase.shared();
    final AtomicLong nowMs = new AtomicLong(at("2026-11-26T12:00:00+03:00"));
    final WallClock clock = nowMs::get;
    final SlotStore store = new SlotStore(database);
    final HoldStore holds = new HoldStore(database);
    /** Whoever asks waits, so that a test knows when it is done. */
    final Executor tasks = Runnable::run;
    final String code = TestCouriers.code();
    final int courierId;
    final Slots slots;

    SlotStage(SlotSettings settings, SlotEndpoint endpoint) {
        courierId = TestCouriers.add(database, code);
        slots = new Slots(store, holds, endpoint, new Open(), clock, tasks);
        slots.change(code, settings);
    }

    static SlotStage pushed() {
        return new SlotStage(settings(SlotSettings.Mode.PUSH, ""), new Nobody());
    }

    static SlotSettings settings(SlotSettings.Mode mode, String url) {
        return new SlotSettings(mode, url, "", 7, 800, 300, 30, 3, true, 0, "");
    }

    static long at(String written) {
        return Instant.from(java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(written)).toEpochMilli();
    }

    void pass(long ms) {
        nowMs.addAndGet(ms);
    }

    Visit visit(long contactId, String index) {
        return new Visit(code, contactId, List.of("Д-" + contactId), "", index, "", "Москва", "ул. Лесная, 1", MOSCOW);
    }

    static Quota quota(String zone, int daysAhead, int from, int to, int capacity) {
        return new Quota(zone, TODAY.plusDays(daysAhead), LocalTime.of(from, 0), LocalTime.of(to, 0), capacity, null);
    }

    SlotHold.State stateOf(SlotHold hold) {
        return holds.byId(hold.holdId()).orElseThrow().state();
    }

    /** A vault whose seal is no secret. */
    private static final class Open implements Slots.Vault {
        @Override
        public String seal(String token, String courierCode) {
            return courierCode + ":" + token;
        }

        @Override
        public String open(String sealed, String courierCode) {
            return sealed.substring(courierCode.length() + 1);
        }
    }

    /** No courier is asked. */
    static final class Nobody implements SlotEndpoint {
        @Override
        public Answer post(String url, String token, byte[] json, int withinMs) {
            throw new IllegalStateException("nobody is to be asked");
        }

        @Override
        public void check(String url) {
            // any address is good
        }
    }
}
