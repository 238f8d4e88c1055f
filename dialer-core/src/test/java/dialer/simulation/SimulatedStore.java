package dialer.simulation;

import dialer.core.contact.ContactOffer;
import dialer.core.effect.ShowEffect;
import dialer.core.effect.StoreEffect;
import dialer.core.input.HopperInput;
import dialer.simulation.SimulatedContact.Place;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The database, the hopper's feeder and the outbox projector in one. */
final class SimulatedStore {
    private static final long QUERY_MS = 20;
    private static final int BATCH = 200;
    private static final long LEASE_MS = 60_000;
    /** After a number had no window left, its rules are asked again so late. */
    private static final long NO_WINDOW_MS = 10 * 60_000;

    private final World world;
    private final SimulatedEngine engine;
    private final Chance chance;
    private final Chance late;
    private final Map<Integer, Map<Long, SimulatedContact>> contacts = new HashMap<>();
    private final Map<Integer, Integer> rulesVersions = new HashMap<>();
    private final Set<Integer> feeding = new HashSet<>();
    private final Set<Integer> toldNothingLeft = new HashSet<>();
    private final Set<Long> claimedNumbers = new HashSet<>();
    private final Set<Long> suppressed = new HashSet<>();
    private final Deque<StoreEffect> outbox = new ArrayDeque<>();
    private boolean up = true;
    private long forms;
    private long lastAttemptId;

    SimulatedStore(World world, SimulatedEngine engine) {
        this.world = world;
        this.engine = engine;
        chance = world.chance(2);
        late = world.chance(6);
    }

    /** Loads a campaign's base: one to three numbers each, some shared, some rows without any. */
    void load(int campaignId, int count) {
        Map<Long, SimulatedContact> rows = contacts.computeIfAbsent(campaignId, _ -> new LinkedHashMap<>());
        for (int i = 0; i < count; i++) {
            long contactId = campaignId * 1_000_000L + rows.size() + 1;
            List<Long> numbers = new ArrayList<>();
            int howMany = world.plan().even() ? 1
                    : chance.permille(5) ? 0 : chance.permille(700) ? 1 : chance.between(2, 3);
            for (int n = 0; n < howMany; n++) {
                boolean shared = !world.plan().even() && chance.permille(20);
                numbers.add(shared ? chance.between(1L, 200L) + n * 1_000L : contactId * 10 + n);
            }
            rows.put(contactId, new SimulatedContact(contactId, campaignId, chance.between(1, 9), numbers));
        }
    }

    boolean up() {
        return up;
    }

    void stop() {
        up = false;
    }

    void startAgain() {
        up = true;
        while (!outbox.isEmpty()) {
            project(outbox.remove());
        }
    }

    /** The greatest id of an attempt that has reached the store. */
    long lastAttemptId() {
        return lastAttemptId;
    }

    long storeForm() {
        return ++forms;
    }

    /** One of the contact's numbers; 1 for a contact that nobody knows. */
    long someNumberOf(long contactId, Chance chance) {
        for (Map<Long, SimulatedContact> rows : contacts.values()) {
            SimulatedContact contact = rows.get(contactId);
            if (contact != null) {
                return chance.pick(contact.numbers);
            }
        }
        return 1;
    }

    /** The outbox is durable: what cannot be written now is written later, in order. */
    void remember(StoreEffect effect) {
        if (up) {
            project(effect);
        } else {
            outbox.add(effect);
        }
    }

    private void project(StoreEffect effect) {
        switch (effect) {
            case StoreEffect.AttemptClosed closed -> {
                SimulatedContact contact = contact(closed.campaignId(), closed.contactId());
                if (contact != null) {
                    contact.tried(closed.numberId(), closed.disposition());
                }
            }
            case StoreEffect.ContactWaiting waiting -> {
                SimulatedContact contact = contact(waiting.campaignId(), waiting.contactId());
                if (contact != null) {
                    contact.attemptsMade = waiting.attemptsMade();
                    contact.callback = waiting.callback();
                    contact.forAgentId = waiting.agentId();
                    back(contact, Math.max(waiting.nextAtMs(), world.nowMs() + 1_000));
                }
            }
            case StoreEffect.ContactFinished finished ->
                    settled(contact(finished.campaignId(), finished.contactId()));
            case StoreEffect.ContactReturned returned -> returned(returned);
            case StoreEffect.NumberToSuppress number -> suppressed.add(number.numberId());
            case StoreEffect.NumberOptedOut number -> suppressed.add(number.numberId());
            case StoreEffect.AttemptStarted started -> lastAttemptId = started.attemptId();
            case StoreEffect.OutcomeRecorded _, StoreEffect.OutcomeWaived _,
                    StoreEffect.AttemptFollowed _,
                    StoreEffect.AgentSpell _, StoreEffect.CampaignMoved _ -> { }
        }
    }

    private void returned(StoreEffect.ContactReturned returned) {
        SimulatedContact contact = contact(returned.campaignId(), returned.contactId());
        if (contact == null) {
            return;
        }
        switch (returned.reason()) {
            case NO_NUMBERS, WITHDRAWN, SUPPRESSED -> settled(contact);
            case WINDOW_CLOSED -> back(contact, returned.notBeforeMs() > 0 ? returned.notBeforeMs()
                    : world.nowMs() + NO_WINDOW_MS);
            case CAMPAIGN_FINISHED, RULES_CHANGED, HOPPER_FULL, CAMPAIGN_UNKNOWN, PREVIEW_SKIPPED,
                    NOT_DIALED, ALREADY_HERE -> back(contact, Math.max(returned.notBeforeMs(), world.nowMs() + 5_000));
        }
    }

    private void back(SimulatedContact contact, long dueAtMs) {
        claimedNumbers.removeAll(contact.numbers);
        if (contact.place == Place.CLAIMED) {
            contact.place = Place.DUE;
        }
        contact.dueAtMs = dueAtMs;
        if (toldNothingLeft.contains(contact.campaignId)) {
            world.timeline().at(dueAtMs, () -> feed(contact.campaignId, 5));
        }
    }

    private void settled(@Nullable SimulatedContact contact) {
        if (contact != null) {
            claimedNumbers.removeAll(contact.numbers);
            contact.place = contact.place == Place.WITHDRAWN ? Place.WITHDRAWN : Place.FINISHED;
        }
    }

    private @Nullable SimulatedContact contact(int campaignId, long contactId) {
        Map<Long, SimulatedContact> rows = contacts.get(campaignId);
        return rows == null ? null : rows.get(contactId);
    }

    /** The feeder hears what the hopper wants; one query at a time per campaign. */
    void wanted(ShowEffect.HopperWants wants) {
        if (up && feeding.add(wants.campaignId())) {
            world.timeline().after(QUERY_MS, () -> {
                feeding.remove(wants.campaignId());
                feed(wants.campaignId(), Math.min(BATCH, wants.contacts()));
            });
        }
    }

    /** Claims what is due and offers it. */
    void feed(int campaignId, int howMany) {
        Map<Long, SimulatedContact> rows = contacts.get(campaignId);
        if (!up || rows == null || howMany <= 0 || world.closed()) {
            return;
        }
        List<SimulatedContact> claimed = new ArrayList<>();
        List<ContactOffer> offers = new ArrayList<>();
        long nextDueMs = 0;
        for (SimulatedContact contact : rows.values()) {
            if (contact.place != Place.DUE || offers.size() >= howMany) {
                continue;
            }
            if (contact.dueAtMs > world.nowMs()) {
                nextDueMs = nextDueMs == 0 ? contact.dueAtMs : Math.min(nextDueMs, contact.dueAtMs);
            } else if (claimable(contact)) {
                contact.place = Place.CLAIMED;
                claimedNumbers.addAll(contact.numbers);
                claimed.add(contact);
                offers.add(contact.offer(world.nowMs(), rulesVersions.getOrDefault(campaignId, 0),
                        world.plan().civilHours(), world.plan().even()));
            }
        }
        long next = nextDueMs;
        long claimedAtMs = world.nowMs();
        long underWayMs = 2;
        if (!offers.isEmpty() && !world.plan().faultless() && late.permille(30)) {
            // the feeder is held up, and meanwhile somebody is recalled
            underWayMs = late.between(20L, 2_000L);
            long recalled = late.pick(claimed).contactId;
            world.timeline().after(underWayMs / 2, () -> withdraw(campaignId, recalled));
        }
        world.timeline().after(underWayMs, () -> deliver(campaignId, offers, claimed, claimedAtMs, next));
    }

    /** A number is in at most one hopper at a time; now and then the store gets it wrong. */
    private boolean claimable(SimulatedContact contact) {
        boolean mistaken = !world.plan().faultless() && chance.permille(30);
        for (long number : contact.numbers) {
            if (suppressed.contains(number) || (claimedNumbers.contains(number) && !mistaken)) {
                return false;
            }
        }
        return true;
    }

    private void deliver(int campaignId, List<ContactOffer> offers, Collection<SimulatedContact> claimed,
            long claimedAtMs, long next) {
        if (offers.isEmpty()) {
            if (next == 0) {
                toldNothingLeft.add(campaignId);
            }
            engine.offer(new HopperInput.NothingDue(campaignId, next));
            return;
        }
        toldNothingLeft.remove(campaignId);
        HopperInput.ContactsOffered batch = new HopperInput.ContactsOffered(campaignId, offers, claimedAtMs);
        if (!engine.offer(batch)) {
            world.timeline().after(LEASE_MS, () -> claimed.forEach(contact -> back(contact, world.nowMs())));
        } else if (!world.plan().faultless() && chance.permille(20)) {
            engine.offer(batch);
        }
    }

    void rulesChanged(int campaignId, int version) {
        rulesVersions.put(campaignId, version);
    }

    /** Writes the suppression; the engine is told a moment later. */
    void suppress(long numberId) {
        suppressed.add(numberId);
        world.timeline().after(3, () -> publishUntilTaken(new HopperInput.NumberSuppressed(numberId)));
    }

    /** Written first; the engine is told later, so that no stamp, however stale, is older than what was written. */
    void withdraw(int campaignId, long contactId) {
        SimulatedContact contact = contact(campaignId, contactId);
        if (contact != null && contact.place != Place.FINISHED) {
            boolean here = contact.place == Place.CLAIMED;
            contact.place = Place.WITHDRAWN;
            if (here) {
                world.timeline().after(6, () -> publishUntilTaken(new HopperInput.ContactWithdrawn(contactId)));
            }
        }
    }

    private void publishUntilTaken(HopperInput input) {
        if (!engine.offer(input)) {
            world.timeline().after(500, () -> publishUntilTaken(input));
        }
    }

    /** Any contact of the campaign, likelier one that is claimed; null when there is none. */
    @Nullable SimulatedContact some(int campaignId, Chance by) {
        List<SimulatedContact> rows = new ArrayList<>(contacts.getOrDefault(campaignId, Map.of()).values());
        List<SimulatedContact> claimed = rows.stream().filter(row -> row.place == Place.CLAIMED).toList();
        if (!claimed.isEmpty() && by.permille(800)) {
            return by.pick(claimed);
        }
        return rows.isEmpty() ? null : by.pick(rows);
    }
}
