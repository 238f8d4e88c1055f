package dialer.api.live;

import dialer.api.courier.slot.SlotGone;
import dialer.api.courier.slot.SlotOffer;
import dialer.api.courier.slot.SlotSilence;
import dialer.api.courier.slot.Slots;
import dialer.api.courier.slot.Visit;
import dialer.api.live.CardCache.Material;
import dialer.api.store.ClaimRules;
import dialer.api.store.ContactStore.Contact;
import dialer.api.store.Order;
import dialer.api.store.slot.SlotHold;
import dialer.compliance.Place;
import dialer.core.effect.ShowEffect.ScreenPop;
import dialer.engine.WallClock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Slots at agents' desks: fetched while it rings, pushed with the card, held and given back as the agent chooses. */
public final class SlotDesk {

    private static final Logger LOG = LoggerFactory.getLogger(SlotDesk.class);
    private static final Pattern RUSSIAN_INDEX = Pattern.compile("\\b\\d{6}\\b");

    private final Slots slots;
    private final CardCache cache;
    private final AgentDesks desks;
    private final IntFunction<ClaimRules> rules;
    private final WallClock clock;
    private final Executor executor;
    private final AtomicBoolean sweeping = new AtomicBoolean();

    SlotDesk(Slots slots, CardCache cache, AgentDesks desks, IntFunction<ClaimRules> rules, WallClock clock,
            Executor executor) {
        this.slots = slots;
        this.cache = cache;
        this.desks = desks;
        this.rules = rules;
        this.clock = clock;
        this.executor = executor;
    }

    /** A call to the contact has been placed: what can be promised is asked for now. Returns at once. */
    public void ringing(int campaignId, long contactId) {
        executor.execute(() -> quietly(() -> visit(campaignId, contactId).ifPresent(slots::offer)));
    }

    /** The card is on its way; so is this. */
    void popped(ScreenPop pop) {
        quietly(() -> visit(pop.campaignId(), pop.contactId()).ifPresent(visit -> {
            SlotOffer offer = slots.offer(visit);
            desks.of(pop.agentId()).deliver(pop, message(pop.attemptId(), visit, offer));
        }));
    }

    /** What can be promised to the contact on the agent's desk; empty when another one is there. */
    public Optional<SlotsMessage> search(int agentId, long attemptId, long contactId) {
        return onDesk(agentId, attemptId, contactId)
                .map(visit -> message(attemptId, visit, slots.offer(visit)));
    }

    /**
     * Keeps a place for orders of the contact on the agent's desk; empty when another one is there.
     *
     * @throws SlotGone    with alternatives
     * @throws SlotSilence when the courier does not answer
     */
    public Optional<SlotsMessage.Held> hold(int agentId, long attemptId, long contactId, List<String> orderKeys,
            String slotId) throws SlotGone, SlotSilence {
        Optional<Visit> visit = onDesk(agentId, attemptId, contactId);
        if (visit.isEmpty()) {
            return Optional.empty();
        }
        List<String> keys = orderKeys.isEmpty() ? visit.get().orderKeys() : orderKeys;
        if (!visit.get().orderKeys().containsAll(keys)) {
            throw new SlotGone(List.of());
        }
        return Optional.of(SlotsMessage.Held.of(slots.hold(visit.get(), attemptId, agentId, keys, slotId)));
    }

    /** Gives a place back. */
    public void release(int agentId, UUID holdId) {
        slots.release(holdId, agentId);
    }

    /** About once a second; does nothing while the last one is still at it. */
    void sweep() {
        if (sweeping.compareAndSet(false, true)) {
            executor.execute(() -> {
                quietly(() -> slots.sweep().forEach(this::tellExpired));
                quietly(slots::tellReleases);
                sweeping.set(false);
            });
        }
    }

    private void tellExpired(SlotHold hold) {
        desks.of(hold.agentId()).push(new SlotsMessage.Expired(hold.attemptId(), hold.holdId().toString()));
    }

    private SlotsMessage message(long attemptId, Visit visit, SlotOffer offer) {
        List<SlotHold> holds = attemptId == 0 ? List.of() : slots.heldBy(attemptId);
        return SlotsMessage.of(attemptId, visit.contactId(), offer, holds, Instant.ofEpochMilli(clock.nowMs()));
    }

    private Optional<Visit> onDesk(int agentId, long attemptId, long contactId) {
        return desks.of(agentId).pop()
                .filter(pop -> pop.attemptId() == attemptId && pop.contactId() == contactId && attemptId > 0)
                .flatMap(pop -> visit(pop.campaignId(), contactId));
    }

    Optional<Visit> visit(int campaignId, long contactId) {
        return cache.of(contactId).map(material -> visit(campaignId, material));
    }

    private Visit visit(int campaignId, Material material) {
        Contact contact = material.contact();
        Map<String, String> card = contact.card();
        String address = material.orders().stream().map(Order::address).filter(line -> !line.isBlank()).findFirst()
                .orElse(card.getOrDefault("address", ""));
        return new Visit(contact.courier(), contact.contactId(),
                material.orders().stream().map(Order::orderKey).toList(),
                material.orders().stream().map(Order::deliveryZone)
                        .filter(name -> !name.isBlank()).findFirst().orElse(""),
                index(card.getOrDefault("index", ""), address), card.getOrDefault("region", ""),
                card.getOrDefault("settlement", ""), address, zone(campaignId, contact));
    }

    private static String index(String own, String address) {
        String digits = own.replaceAll("\\D", "");
        Matcher inAddress = RUSSIAN_INDEX.matcher(address);
        return !digits.isEmpty() ? digits : inAddress.find() ? inAddress.group() : "";
    }

    /** The recipient's zone; where several are likely the one whose day ends first, so that no cut-off is missed. */
    ZoneId zone(int campaignId, Contact contact) {
        Instant now = Instant.ofEpochMilli(clock.nowMs());
        ClaimRules campaignRules = rules.apply(campaignId);
        return contact.numbers().stream().limit(1)
                .flatMap(number -> campaignRules.places(number.zones(), number.region(), number.evidence()).stream())
                .map(Place::zone)
                .max(Comparator.comparingInt(zone -> zone.getRules().getOffset(now).getTotalSeconds()))
                .orElse(ZoneOffset.UTC);
    }

    private static void quietly(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.warn("Slots cannot be looked after now: {}", e.getClass().getSimpleName());
            LOG.debug("Why", e);
        }
    }
}
