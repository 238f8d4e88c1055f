package dialer.bench;

import dialer.api.store.ClaimRules;
import dialer.api.store.Database;
import dialer.api.store.DatabaseSettings;
import dialer.api.store.HopperFeeder;
import dialer.compliance.AttemptLimits;
import dialer.compliance.DayKind;
import dialer.compliance.Gatekeeper;
import dialer.compliance.HolidayCalendar;
import dialer.compliance.Hours;
import dialer.compliance.RulePack;
import dialer.core.input.HopperInput;
import dialer.core.input.Input;
import dialer.engine.InputGate;
import dialer.engine.SystemClock;
import dialer.telephony.CallTexts;
import dialer.telephony.NumberBook;
import dialer.telephony.translate.CallText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * How long a hopper waits for 500 contacts, with 10,000 and with 1,000,000 open jobs in the same tables: the product's
 * own feeder, from the wish to what is offered to the core. Jobs are multiplied inside the server.
 */
final class FeedRun {

    private static final int FEW = 10_000;
    private static final int MANY = Integer.getInteger("dialer.bench.jobsOpen", 1_000_000);
    private static final int AT_ONCE = 500;
    private static final int ROUNDS = 15;
    private static final int WARM_UP = 3;
    private static final double MS = 1e6;
    private static final int ALL_DAY = 1_440;
    private static final int RING_MS = 25_000;
    private static final int CALLBACK_MINUTES = 15;
    private static final int IN_HAND = 100_000;
    private static final String COPY = """
            WITH one AS (SELECT campaign_id, list_id, courier FROM contacts LIMIT 1),
            made AS (
                INSERT INTO contacts (campaign_id, list_id, courier, state, jobs_open, deadline)
                SELECT one.campaign_id, one.list_id, one.courier, 'OPEN', true, timestamptz '2099-12-31'
                FROM one, generate_series(1, :count) RETURNING contact_id, campaign_id),
            digits AS (
                INSERT INTO numbers (e164) SELECT '+7999' || lpad(CAST(contact_id AS text), 7, '0') FROM made
                RETURNING number_id, e164),
            reached AS (
                INSERT INTO contact_numbers (contact_id, number_id, position, zones)
                SELECT CAST(substr(e164, 6) AS bigint), number_id, 1, 'Europe/Moscow' FROM digits)
            INSERT INTO jobs (courier_id, courier_order_id, kind, state, campaign_id, contact_id, fingerprint, deadline,
                              received_at)
            SELECT (SELECT min(courier_id) FROM couriers), 'copy-' || contact_id, 'confirm', 'OPEN', campaign_id,
                   contact_id, '\\x00', timestamptz '2099-12-31', now()
            FROM made""";

    private final BareInserts store;
    private final HopperFeeder feeder;
    private final Offers offers;
    private final int campaignId;

    private FeedRun(BareInserts store, HopperFeeder feeder, Offers offers) {
        this.store = store;
        this.feeder = feeder;
        this.offers = offers;
        this.campaignId = (int) store.number("SELECT min(campaign_id) FROM contacts");
    }

    static List<Figure> measure(BareInserts store, Path folder) {
        Offers offers = new Offers();
        SystemClock clock = new SystemClock();
        try (Database database = Database.open(new DatabaseSettings(store.url(), "postgres", "postgres", 2,
                folder.resolve("none"), 0));
                HopperFeeder feeder = new HopperFeeder(database, id -> rules(), () -> 0, new NumberBook(IN_HAND),
                        new CallTexts(new CallText("", "", "dialer/safe-harbour")), offers, clock,
                        (id, contacts) -> { })) {
            feeder.start(Map.of());
            return new FeedRun(store, feeder, offers).figures();
        }
    }

    private List<Figure> figures() {
        multiply(FEW);
        double few = median();
        multiply(MANY);
        double many = median();
        return List.of(
                Figure.recorded("jobs: 500 contacts for a hopper with 10,000 open jobs, median", few, "ms"),
                Figure.recorded("jobs: 500 contacts for a hopper with 1,000,000 open jobs, median", many, "ms"),
                Figure.atMost("jobs: the second beside the first", many / few, 2, "times"));
    }

    private void multiply(int wanted) {
        long there = store.number("SELECT count(*) FROM contacts WHERE state = 'OPEN'");
        store.run(COPY.replace(":count", String.valueOf(Math.max(0, wanted - there))));
        store.run("VACUUM ANALYZE contacts, jobs, numbers, contact_numbers");
        store.run("CHECKPOINT");
    }

    private double median() {
        List<Double> times = new ArrayList<>();
        for (int round = 0; round < WARM_UP + ROUNDS; round++) {
            long began = SystemClock.monotonicNanos();
            feeder.want(campaignId, AT_ONCE);
            int offered = offers.next();
            if (offered != AT_ONCE) {
                throw new IllegalStateException("Not " + AT_ONCE + " but " + offered + " contacts were offered");
            }
            if (round >= WARM_UP) {
                times.add((SystemClock.monotonicNanos() - began) / MS);
            }
        }
        Collections.sort(times);
        return times.get(times.size() / 2);
    }

    private static ClaimRules rules() {
        Map<DayKind, List<Hours>> always = new EnumMap<>(DayKind.class);
        for (DayKind kind : DayKind.values()) {
            always.put(kind, List.of(new Hours(0, ALL_DAY)));
        }
        RulePack pack = RulePack.of("bench", always, HolidayCalendar.EMPTY, AttemptLimits.NONE);
        return new ClaimRules(new Gatekeeper(pack, RING_MS), "Europe/Moscow", CALLBACK_MINUTES);
    }

    /** In the engine's place: takes what is offered. */
    private static final class Offers implements InputGate {

        private static final long PATIENCE_S = 60;

        private final BlockingQueue<Integer> offered = new LinkedBlockingQueue<>();

        @Override
        public boolean offer(Input input) {
            publish(input);
            return true;
        }

        @Override
        public void publish(Input input) {
            offered.add(input instanceof HopperInput.ContactsOffered some ? some.contacts().size() : 0);
        }

        int next() {
            try {
                @Nullable Integer count = offered.poll(PATIENCE_S, TimeUnit.SECONDS);
                return count == null ? 0 : count;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return 0;
            }
        }
    }
}
