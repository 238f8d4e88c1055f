package dialer.api.live;

import dialer.api.store.AttemptStore;
import dialer.api.store.AttemptStore.AttemptRow;
import dialer.api.store.ContactStore;
import dialer.api.store.ContactStore.Contact;
import dialer.api.store.Order;
import dialer.api.store.OrderStore;
import dialer.api.store.OutcomeField.Option;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What cards are made of, fetched when contacts are claimed for a hopper: so a card is there the moment an agent gets
 * the call, also while the store is away. Holds the latest few thousand.
 */
public final class CardCache {

    private static final Logger LOG = LoggerFactory.getLogger(CardCache.class);
    private static final int MOST = 5_000;
    /** Contacts read together. */
    private static final int BATCH = 100;
    /** How many of those that were asked for last may be in a hopper or in the air. */
    private static final int SOON = 1_000;

    private final ContactStore contacts;
    private final AttemptStore attempts;
    private final OrderStore orders;
    private final Function<String, List<Option>> reasons;
    private final Executor executor;
    private final Consumer<Material> fetchedAhead;
    private final Map<Long, Material> byContact = new LinkedHashMap<>(256, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Material> eldest) {
            return size() > MOST;
        }
    };

    /** Contacts that are being read, less those forgotten meanwhile. Guarded by {@link #byContact}. */
    private final Set<Set<Long>> underWay = Collections.newSetFromMap(new IdentityHashMap<>());

    /** A contact, what was tried before, the orders it is about, and why its courier says an order can be refused. */
    record Material(Contact contact, List<AttemptRow> history, List<Order> orders, List<Option> reasons) {
        @Override
        public String toString() {
            return "Material[" + contact.contactId() + "]";
        }
    }

    /** {@code fetchedAhead} is told what {@link #prefetch} has read. */
    CardCache(ContactStore contacts, AttemptStore attempts, OrderStore orders,
            Function<String, List<Option>> reasons, Executor executor, Consumer<Material> fetchedAhead) {
        this.contacts = contacts;
        this.attempts = attempts;
        this.orders = orders;
        this.reasons = reasons;
        this.executor = executor;
        this.fetchedAhead = fetchedAhead;
    }

    /** Begins to fetch; returns at once. */
    public void prefetch(List<Long> contactIds) {
        executor.execute(() -> {
            try {
                for (int from = 0; from < contactIds.size(); from += BATCH) {
                    fetch(contactIds.subList(from, Math.min(from + BATCH, contactIds.size()))).values()
                            .forEach(fetchedAhead);
                }
            } catch (RuntimeException e) {
                LOG.warn("Cards could not be fetched ahead: {}", e.getClass().getSimpleName());
            }
        });
    }

    /** From memory, or else from the store; a store that is away throws. */
    Optional<Material> of(long contactId) {
        Material known;
        synchronized (byContact) {
            known = byContact.get(contactId);
        }
        return known == null ? Optional.ofNullable(fetch(List.of(contactId)).get(contactId)) : Optional.of(known);
    }

    /** The next card of this contact is read anew. */
    void forget(long contactId) {
        synchronized (byContact) {
            byContact.remove(contactId);
            underWay.forEach(wanted -> wanted.remove(contactId));
        }
    }

    /**
     * Nothing in memory may speak of people whose data is destroyed. The others are fetched at once, so that nobody who
     * is about to answer waits for the store.
     */
    public void forgetAll() {
        List<Long> last;
        synchronized (byContact) {
            List<Long> all = List.copyOf(byContact.keySet());
            last = all.subList(Math.max(0, all.size() - SOON), all.size());
            byContact.clear();
            underWay.forEach(Set::clear);
        }
        prefetch(last);
    }

    /** What was forgotten while it was being read is answered, but not kept: it may be what was there before. */
    private Map<Long, Material> fetch(List<Long> contactIds) {
        Set<Long> wanted = new HashSet<>(contactIds);
        synchronized (byContact) {
            underWay.add(wanted);
        }
        try {
            Map<Long, Material> read = read(contactIds);
            synchronized (byContact) {
                read.forEach((contactId, material) -> {
                    if (wanted.contains(contactId)) {
                        byContact.put(contactId, material);
                    }
                });
            }
            return read;
        } finally {
            synchronized (byContact) {
                underWay.remove(wanted);
            }
        }
    }

    private Map<Long, Material> read(List<Long> contactIds) {
        Map<Long, Contact> there = contacts.byIds(contactIds).stream()
                .collect(Collectors.toMap(Contact::contactId, Function.identity()));
        Map<Long, Map<String, String>> texts = there.values().stream()
                .collect(Collectors.toMap(Contact::contactId, Contact::card));
        Map<Long, List<AttemptRow>> history = attempts.ofContacts(there.keySet());
        Map<Long, List<Order>> behind = orders.ofContacts(texts);
        Map<String, List<Option>> why = new HashMap<>();
        there.values().forEach(contact -> why.computeIfAbsent(contact.courier(), reasons));
        Map<Long, Material> read = new HashMap<>();
        there.forEach((id, contact) -> read.put(id, new Material(contact, history.getOrDefault(id, List.of()),
                behind.getOrDefault(id, List.of()), why.getOrDefault(contact.courier(), List.of()))));
        return read;
    }
}
