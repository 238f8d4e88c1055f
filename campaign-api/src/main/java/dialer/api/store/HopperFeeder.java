package dialer.api.store;

import dialer.core.contact.ContactOffer;
import dialer.core.contact.NumberOffer;
import dialer.core.input.CampaignInput;
import dialer.core.input.HopperInput;
import dialer.engine.InputGate;
import dialer.engine.WallClock;
import dialer.telephony.CallTexts;
import dialer.telephony.NumberBook;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntFunction;
import java.util.function.LongSupplier;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fills hoppers ahead of need: claims due contacts under this run's lease, puts their digits into the number book, and
 * offers them to the core. One thread; a campaign that asks twice is served once. While PostgreSQL is away hoppers run
 * dry and the core asks again.
 */
public final class HopperFeeder implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HopperFeeder.class);
    private static final int MOST_AT_ONCE = 500;
    private static final long PAUSE_AFTER_FAILURE_MS = 1_000;

    /** Told what was claimed, before the core is, so that cards can be fetched ahead. */
    public interface ClaimListener {
        void claimed(int campaignId, List<Long> contactIds);
    }

    private final ContactClaims claims;
    private final IntFunction<ClaimRules> rulesOf;
    private final LongSupplier rulesStamp;
    private final NumberBook numbers;
    private final CallTexts texts;
    private final InputGate gate;
    private final WallClock clock;
    private final ClaimListener listener;
    private final Thread thread = Thread.ofPlatform().name("hopper-feeder").unstarted(this::run);
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition asked = lock.newCondition();
    private final Map<Integer, Integer> wanted = new LinkedHashMap<>();
    private final Map<Long, List<Long>> inHand = new ConcurrentHashMap<>();
    private final Map<Long, Integer> uses = new ConcurrentHashMap<>();
    private boolean running = true;

    /**
     * @param rulesOf    the calling hours of a campaign, as they are now
     * @param rulesStamp another number whenever any rule or suppression has changed
     */
    public HopperFeeder(Database database, IntFunction<ClaimRules> rulesOf, LongSupplier rulesStamp,
            NumberBook numbers, CallTexts texts, InputGate gate, WallClock clock, ClaimListener listener) {
        this.claims = new ContactClaims(database);
        this.rulesOf = rulesOf;
        this.rulesStamp = rulesStamp;
        this.numbers = numbers;
        this.texts = texts;
        this.gate = gate;
        this.clock = clock;
        this.listener = listener;
    }

    /**
     * Begins a new lease; what former runs had claimed and not begun to dial is free again.
     *
     * @param held contacts that the engine holds since a former run, with their numbers; they stay claimed
     */
    public HopperFeeder start(Map<Long, List<Long>> held) {
        claims.beginLease(held.keySet());
        held.forEach(this::hold);
        thread.start();
        return this;
    }

    /** The campaign's hopper wants so many contacts. Returns at once. */
    public void want(int campaignId, int contacts) {
        lock.lock();
        try {
            wanted.put(campaignId, Math.min(contacts, MOST_AT_ONCE));
            asked.signal();
        } finally {
            lock.unlock();
        }
    }

    /** The contact has left the engine's hands: its digits can be forgotten. Called by the projector. */
    public void released(long contactId) {
        List<Long> numberIds = inHand.remove(contactId);
        if (numberIds != null) {
            for (long numberId : numberIds) {
                texts.forget(contactId, numberId);
                // the same number may be in hand for a contact of another campaign
                if (uses.compute(numberId, (id, n) -> n == null || n == 1 ? null : n - 1) == null) {
                    numbers.forget(numberId);
                }
            }
        }
    }

    private void hold(ContactOffer offer) {
        hold(offer.contactId(), offer.numbers().stream().map(NumberOffer::numberId).toList());
    }

    private void hold(long contactId, List<Long> numberIds) {
        inHand.put(contactId, numberIds);
        numberIds.forEach(numberId -> uses.merge(numberId, 1, Integer::sum));
    }

    @Override
    public void close() {
        lock.lock();
        try {
            running = false;
            asked.signal();
        } finally {
            lock.unlock();
        }
        try {
            thread.join(TimeUnit.SECONDS.toMillis(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            for (Map.Entry<Integer, Integer> next = next(); next != null; next = next()) {
                feed(next.getKey(), next.getValue());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IllegalStateException e) {
            LOG.info("The engine takes no more contacts: {}", e.getMessage());
        }
    }

    private Map.@Nullable Entry<Integer, Integer> next() throws InterruptedException {
        lock.lock();
        try {
            while (running && wanted.isEmpty()) {
                asked.await();
            }
            if (!running) {
                return null;
            }
            int campaignId = wanted.keySet().iterator().next();
            return Map.entry(campaignId, wanted.remove(campaignId));
        } finally {
            lock.unlock();
        }
    }

    private void feed(int campaignId, int contacts) throws InterruptedException {
        ContactClaims.Claimed claimed;
        long stamp = rulesStamp.getAsLong();
        long beganAtMs = clock.nowMs();
        try {
            claimed = claims.claim(campaignId, contacts, rulesOf.apply(campaignId), beganAtMs);
        } catch (JdbiException e) {
            LOG.warn("Contacts of campaign {} cannot be claimed now: {}", campaignId, e.getClass().getSimpleName());
            LOG.debug("Why", e);
            TimeUnit.MILLISECONDS.sleep(PAUSE_AFTER_FAILURE_MS);
            return;
        }
        if (claimed.offers().isEmpty()) {
            gate.publish(new HopperInput.NothingDue(campaignId, claimed.nextDueAtMs()));
            return;
        }
        claimed.digits().forEach(numbers::put);
        claimed.offers().forEach(offer -> {
            hold(offer);
            offer.numbers().forEach(number -> texts.forget(offer.contactId(), number.numberId()));
        });
        claimed.lines().forEach(line -> texts.callFrom(line.contactId(), line.numberId(), line.callerId()));
        listener.claimed(campaignId, claimed.offers().stream().map(ContactOffer::contactId).toList());
        gate.publish(new HopperInput.ContactsOffered(campaignId, claimed.offers(), beganAtMs));
        if (rulesStamp.getAsLong() != stamp) {
            // a rule has changed under our hands: what was judged by the older one goes back at once
            gate.publish(new CampaignInput.RulesChanged(campaignId, 0));
        }
    }
}
