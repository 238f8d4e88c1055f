package dialer.api.courier.slot;

import dialer.api.courier.slot.SlotBook.Known;
import dialer.api.courier.slot.SlotOffer.Freshness;
import dialer.api.courier.slot.SlotSettings.Mode;
import dialer.api.store.slot.Claim;
import dialer.api.store.slot.HoldStore;
import dialer.api.store.slot.Quota;
import dialer.api.store.slot.Slot;
import dialer.api.store.slot.SlotHold;
import dialer.api.store.slot.SlotStore;
import dialer.engine.WallClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Slots as agents use them: offered while it rings, held on selection, confirmed with the form, given back otherwise.
 * Nothing is offered or taken past its cut-off by the product's clock. Methods may wait for a courier as long as his
 * time-box; they are called on virtual threads.
 */
public final class Slots {

    private static final Logger LOG = LoggerFactory.getLogger(Slots.class);
    private static final Comparator<Slot> SOONEST = Comparator.comparing(Slot::day).thenComparing(Slot::from)
            .thenComparing(Slot::to).thenComparing(Slot::slotId);
    private static final int MOST_ALTERNATIVES = 6;
    private static final long GRACE_MS = 100;
    /** Holds are forgotten so long after the day they were for. */
    private static final Duration KEPT = Duration.ofDays(30);
    private static final Duration FORGET_EVERY = Duration.ofHours(1);

    private final SlotStore store;
    private final HoldStore holds;
    private final SlotBook book;
    private final WallClock clock;
    private final Vault vault;
    private final SlotEndpoint endpoint;
    private final OfferCache cache;
    private final Executor executor;
    private final Set<Integer> telling = ConcurrentHashMap.newKeySet();
    private volatile Instant forgetAt = Instant.EPOCH;

    /** Seals the tokens that couriers' endpoints want, each bound to its courier. */
    public interface Vault {
        String seal(String token, String courierCode);

        String open(String sealed, String courierCode);
    }

    public Slots(SlotStore store, HoldStore holds, SlotEndpoint endpoint, Vault vault, WallClock clock,
            Executor executor) {
        this.store = store;
        this.holds = holds;
        this.book = new SlotBook(store, holds, endpoint, vault, clock);
        this.endpoint = endpoint;
        this.vault = vault;
        this.clock = clock;
        this.executor = executor;
        this.cache = new OfferCache(executor);
    }

    /** What is offered to the visit's recipient now; from memory where it is fresh. */
    public SlotOffer offer(Visit visit) {
        return book.of(visit.courier()).map(courier -> offer(courier, visit))
                .orElseGet(() -> new SlotOffer(Freshness.NONE, null, visit.zone(), List.of()));
    }

    /**
     * Keeps a place for the orders; what they held before in this attempt is given back.
     *
     * @throws SlotGone    with what is offered instead
     * @throws SlotSilence when the courier does not answer: nothing is held, a wish can be noted
     */
    public SlotHold hold(Visit visit, long attemptId, int agentId, List<String> orderKeys, String slotId)
            throws SlotGone, SlotSilence {
        Known courier = book.of(visit.courier())
                .filter(known -> known.settings().mode() != Mode.NONE)
                .orElseThrow(() -> new SlotSilence("the courier gives no slots"));
        Slot slot = offer(courier, visit).slots().stream().filter(one -> one.slotId().equals(slotId))
                .findFirst().orElse(null);
        if (slot == null || slot.isFull()) {
            throw gone(courier, visit, slotId, List.of());
        }
        Claim claim = new Claim(courier.courierId(), attemptId, visit.contactId(), agentId, orderKeys,
                earlier(now().plusSeconds(courier.settings().holdSeconds()), slot.cutoffAt()));
        try {
            SlotHold hold = courier.source().hold(visit, claim, slot);
            cache.forget(key(courier, visit));
            return hold;
        } catch (SlotGone e) {
            throw gone(courier, visit, slotId, e.alternatives());
        }
    }

    /**
     * Confirms a hold that a form names.
     *
     * @throws SlotGone    with what is offered instead
     * @throws SlotSilence when the courier does not answer: whether the place is promised is for him to say
     */
    public SlotHold confirm(Visit visit, UUID holdId, long attemptId) throws SlotGone, SlotSilence {
        SlotHold hold = holds.byId(holdId).filter(known -> known.attemptId() == attemptId)
                .orElseThrow(() -> new SlotGone(List.of()));
        Known courier = book.of(hold.courierId()).orElseThrow(() -> new SlotSilence("the courier is switched off"));
        Instant cutoff = hold.slot().cutoffAt();
        boolean late = hold.state() != SlotHold.State.CONFIRMED && cutoff != null && !cutoff.isAfter(now());
        try {
            if (late) {
                throw new SlotGone(List.of());
            }
            courier.source().confirm(hold);
            return hold;
        } catch (SlotGone e) {
            throw gone(courier, visit, hold.slot().slotId(), e.alternatives());
        }
    }

    /** The form is stored: the holds it names are its own, everything else the attempt holds is given back. */
    public void settled(long attemptId, long formId, Collection<UUID> named) {
        holds.settleForm(attemptId, formId, named);
    }

    /** The agent has let go of it. */
    public void release(UUID holdId, int agentId) {
        holds.release(holdId, agentId);
    }

    public Optional<SlotHold> byId(UUID holdId) {
        return holds.byId(holdId);
    }

    /** A courier's dictionary of reasons for a refusal, as JSON; null when he has none. */
    public @Nullable String refusalReasons(String courier) {
        return courier.isEmpty() ? null : store.refusalReasons(courier);
    }

    /** Quotas of a courier who pushes them, for the days they name; the number of slots that stand then. */
    public int push(int courierId, List<Quota> quotas) {
        return store.replace(courierId, quotas);
    }

    /** What an attempt holds now, for a page that comes back. */
    public List<SlotHold> heldBy(long attemptId) {
        return holds.ofAttempt(attemptId, now());
    }

    /**
     * Brings to an end what is over. Called about once a second.
     *
     * @return holds that have expired by it
     */
    public List<SlotHold> sweep() {
        List<SlotHold> expired = holds.expire(now());
        holds.settleAttempts();
        Instant now = now();
        if (!now.isBefore(forgetAt)) {
            forgetAt = now.plus(FORGET_EVERY);
            holds.forgetBefore(LocalDate.ofInstant(now.minus(KEPT), ZoneOffset.UTC));
        }
        return expired;
    }

    /** Tells couriers what is given back, each on a thread of its own, so that a silent one delays nobody. */
    public void tellReleases() {
        Map<Integer, List<SlotHold>> owed = new LinkedHashMap<>();
        for (SlotHold hold : holds.releasesOwed()) {
            owed.computeIfAbsent(hold.courierId(), id -> new ArrayList<>()).add(hold);
        }
        owed.forEach((courierId, own) -> {
            if (telling.add(courierId)) {
                executor.execute(() -> {
                    try {
                        tell(courierId, own);
                    } finally {
                        telling.remove(courierId);
                    }
                });
            }
        });
    }

    /** Stops at the first silence: the rest is tried later. */
    private void tell(int courierId, List<SlotHold> own) {
        Optional<Known> courier = book.of(courierId);
        boolean heard = true;
        for (int i = 0; i < own.size() && heard; i++) {
            try {
                if (courier.isPresent()) {
                    courier.get().source().release(own.get(i));
                }
            } catch (SlotSilence e) {
                heard = false;
                LOG.info("Courier {} does not take a slot back now: {}", courierId, e.getMessage());
            }
            holds.releaseTold(own.get(i).holdId(), heard);
        }
    }

    /** The settings of a courier's slots; empty when there is no such courier. */
    public Optional<SlotSettings> settings(String code) {
        return store.courier(code).map(courier -> SlotBook.settings(courier.settings()));
    }

    /** @throws IllegalArgumentException beginning with {@code url} where the courier's endpoint may not be asked */
    public void checkUrl(SlotSettings settings) {
        if (settings.mode() == Mode.ASK) {
            endpoint.check(settings.url());
        }
    }

    /** A token as it may be stored. */
    public String seal(String token, String code) {
        return token.isEmpty() ? "" : vault.seal(token, code);
    }

    /** The code of a courier. */
    public Optional<String> codeOf(int courierId) {
        return store.codeOf(courierId);
    }

    /** Changes them; false when there is no such courier. */
    public boolean change(String code, SlotSettings settings) {
        boolean known = store.putSettings(code, SlotBook.document(settings));
        book.forget(code);
        return known;
    }

    private SlotOffer offer(Known courier, Visit visit) {
        Instant now = now();
        LocalDate today = now.atZone(visit.zone()).toLocalDate();
        return switch (courier.settings().mode()) {
            case NONE -> new SlotOffer(Freshness.NONE, null, visit.zone(), List.of());
            case PUSH -> pushed(courier, visit, today, now);
            case ASK -> asked(courier, visit, today, now);
        };
    }

    private SlotOffer pushed(Known courier, Visit visit, LocalDate today, Instant now) {
        try {
            return new SlotOffer(Freshness.FRESH, now, visit.zone(),
                    open(courier, visit, courier.source().search(visit, today), now));
        } catch (SlotSilence e) {
            return new SlotOffer(Freshness.SILENT, null, visit.zone(), List.of());
        }
    }

    private SlotOffer asked(Known courier, Visit visit, LocalDate today, Instant now) {
        OfferCache.Known known = cache.get(key(courier, visit), courier.settings().cacheSeconds() * 1_000L,
                now.toEpochMilli(), courier.settings().timeBoxMs() + GRACE_MS,
                () -> courier.source().search(visit, today));
        if (known.atMs() == Long.MIN_VALUE) {
            return new SlotOffer(Freshness.SILENT, null, visit.zone(), List.of());
        }
        return new SlotOffer(known.isFresh() ? Freshness.FRESH : Freshness.STALE, Instant.ofEpochMilli(known.atMs()),
                visit.zone(), open(courier, visit, known.slots(), now));
    }

    /** Those that can still be promised, each with the moment until which it can. */
    private static List<Slot> open(Known courier, Visit visit, List<Slot> slots, Instant now) {
        CutoffRule rule = courier.settings().cutoff();
        return slots.stream().map(slot -> slot.until(rule.cutoff(slot, visit.zone())))
                .filter(slot -> slot.cutoffAt() != null && slot.cutoffAt().isAfter(now)).sorted(SOONEST).toList();
    }

    private SlotGone gone(Known courier, Visit visit, String slotId, List<Slot> named) {
        cache.forget(key(courier, visit));
        List<Slot> offered = named.isEmpty() ? offer(courier, visit).slots() : open(courier, visit, named, now());
        return new SlotGone(offered.stream().filter(slot -> !slot.isFull() && !slot.slotId().equals(slotId))
                .limit(MOST_ALTERNATIVES).toList());
    }

    /** Recipients whose answers agree share a key. */
    private String key(Known courier, Visit visit) {
        int digits = Math.min(courier.settings().indexDigits(), visit.postalIndex().length());
        String where = courier.settings().indexDigits() == 0 || visit.postalIndex().isEmpty()
                ? "contact " + visit.contactId()
                : visit.deliveryZone() + "|" + visit.postalIndex().substring(0, digits);
        return courier.code() + "|" + now().atZone(visit.zone()).toLocalDate() + "|" + where;
    }

    private static Instant earlier(Instant one, @Nullable Instant other) {
        return other != null && other.isBefore(one) ? other : one;
    }

    private Instant now() {
        return Instant.ofEpochMilli(clock.nowMs());
    }
}
