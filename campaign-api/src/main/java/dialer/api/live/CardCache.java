package dialer.api.live;

import dialer.api.store.AttemptStore;
import dialer.api.store.AttemptStore.AttemptRow;
import dialer.api.store.ContactStore;
import dialer.api.store.ContactStore.Contact;
import dialer.api.store.Order;
import dialer.api.store.OrderStore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What cards are made of, fetched when contacts are claimed for a hopper: so a card is there the moment an agent gets
 * the call, also while the store is away. Holds the latest few thousand.
 */
public final class CardCache {

    private static final Logger LOG = LoggerFactory.getLogger(CardCache.class);
    private static final int MOST = 5_000;

    private final ContactStore contacts;
    private final AttemptStore attempts;
    private final OrderStore orders;
    private final Executor executor;
    private final Map<Long, Material> byContact = new LinkedHashMap<>(256, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Material> eldest) {
            return size() > MOST;
        }
    };

    /** A contact, what was tried before, and the orders it is about. */
    record Material(Contact contact, List<AttemptRow> history, List<Order> orders) {
        @Override
        public String toString() {
            return "Material[" + contact.contactId() + "]";
        }
    }

    public CardCache(ContactStore contacts, AttemptStore attempts, OrderStore orders, Executor executor) {
        this.contacts = contacts;
        this.attempts = attempts;
        this.orders = orders;
        this.executor = executor;
    }

    /** Begins to fetch; returns at once. */
    public void prefetch(List<Long> contactIds) {
        executor.execute(() -> {
            try {
                for (long contactId : contactIds) {
                    fetch(contactId);
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
        return known == null ? fetch(contactId) : Optional.of(known);
    }

    /** The next card of this contact is read anew. */
    void forget(long contactId) {
        synchronized (byContact) {
            byContact.remove(contactId);
        }
    }

    /** Every card is read anew: some of them may speak of people whose data is destroyed. */
    public void forgetAll() {
        synchronized (byContact) {
            byContact.clear();
        }
    }

    private Optional<Material> fetch(long contactId) {
        Optional<Material> read = contacts.byId(contactId)
                .map(contact -> new Material(contact, attempts.ofContact(contactId),
                        orders.ofContact(contactId, contact.card())));
        read.ifPresent(material -> {
            synchronized (byContact) {
                byContact.put(contactId, material);
            }
        });
        return read;
    }
}
