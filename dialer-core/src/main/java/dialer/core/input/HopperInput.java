package dialer.core.input;

import dialer.core.contact.ContactOffer;
import java.util.List;

/** What the store hands to the dialer, and what it takes back. */
public sealed interface HopperInput extends Input {

    /**
     * Contacts claimed for a campaign, in the order in which the store would dial them. What the hopper cannot take
     * is handed back by {@code StoreEffect.ContactReturned}, one by one.
     */
    record ContactsOffered(int campaignId, List<ContactOffer> contacts) implements HopperInput {
        public ContactsOffered {
            contacts = List.copyOf(contacts);
        }
    }

    /** Nothing more is due for the campaign now; {@code nextDueAtMs} is 0 where nothing is left at all. */
    record NothingDue(int campaignId, long nextDueAtMs) implements HopperInput {
    }

    /** The contact may not be dialed any more (recalled, delivered); a ringing call is cancelled. */
    record ContactWithdrawn(long contactId) implements HopperInput {
    }

    /** Nobody may call the number from now on. The core remembers it for some minutes against batches in flight. */
    record NumberSuppressed(long numberId) implements HopperInput {
    }
}
