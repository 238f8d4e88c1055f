package dialer.core.input;

import dialer.core.contact.ContactOffer;
import java.util.List;

/** What the store hands to the dialer, and what it takes back. */
public sealed interface HopperInput extends Input {

    /**
     * Contacts claimed for a campaign, in the order in which the store would dial them. What the hopper cannot take
     * is handed back by {@code StoreEffect.ContactReturned}, one by one.
     *
     * @param claimedAtMs when the store began to claim them, by the clock that stamps inputs: who was withdrawn since
     *                    is not taken. 0 where nobody knows: then whoever is remembered as withdrawn is not taken
     */
    record ContactsOffered(int campaignId, List<ContactOffer> contacts, long claimedAtMs) implements HopperInput {
        public ContactsOffered {
            contacts = List.copyOf(contacts);
        }

        /** Contacts of whom nobody knows when they were claimed. */
        public ContactsOffered(int campaignId, List<ContactOffer> contacts) {
            this(campaignId, contacts, 0);
        }
    }

    /** Nothing more is due for the campaign now; {@code nextDueAtMs} is 0 where nothing is left at all. */
    record NothingDue(int campaignId, long nextDueAtMs) implements HopperInput {
    }

    /**
     * The contact may not be dialed any more (recalled, delivered); a ringing call is cancelled. The core remembers it
     * for some minutes against batches in flight.
     */
    record ContactWithdrawn(long contactId) implements HopperInput {
    }

    /** Nobody may call the number from now on. The core remembers it for some minutes against batches in flight. */
    record NumberSuppressed(long numberId) implements HopperInput {
    }
}
