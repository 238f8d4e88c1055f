package dialer.core.contact;

import dialer.core.ground.Check;
import dialer.core.ground.IdTable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Every contact that the core holds, in whatever place, and all hoppers. A contact, and a number, is in at most one
 * place of one campaign at a time: nobody is called twice at once.
 */
public final class Contacts {
    private final IdTable<Contact> byContact = new IdTable<>();
    private final IdTable<Contact> byNumber = new IdTable<>();
    private final IdTable<Hopper> hoppers = new IdTable<>();

    public Hopper hopper(int campaignId) {
        return hoppers.findOrMake(campaignId, id -> new Hopper());
    }

    public @Nullable Contact find(long contactId) {
        return byContact.find(contactId);
    }

    /** The contact, which must be held. */
    public Contact get(long contactId) {
        return Check.present(byContact.find(contactId), "the contact is held", contactId);
    }

    public @Nullable Contact withNumber(long numberId) {
        return byNumber.find(numberId);
    }

    /** Whether the contact or one of its numbers is already held. */
    public boolean clashes(ContactOffer offer) {
        for (NumberOffer number : offer.numbers()) {
            if (byNumber.contains(number.numberId())) {
                return true;
            }
        }
        return byContact.contains(offer.contactId());
    }

    /** Takes in a contact; it goes to the hopper unless a snapshot says that it is elsewhere. */
    public void add(Contact contact) {
        Check.that(byContact.add(contact.id(), contact), "a contact is held once", contact.id());
        for (NumberOffer number : contact.numbers()) {
            Check.that(byNumber.add(number.numberId(), contact), "a number is held once",
                    number.numberId());
        }
        if (contact.place() == Contact.Place.HOPPER) {
            hopper(contact.campaignId()).add(contact);
        }
    }

    /** Takes the contact out of its hopper for a preview or an attempt. */
    public void take(Contact contact, Contact.Place place) {
        if (contact.place() == Contact.Place.HOPPER) {
            hopper(contact.campaignId()).remove(contact);
        }
        contact.moveTo(place);
    }

    /** Forgets the contact: it goes back to the store. */
    public void release(Contact contact) {
        Check.that(byContact.remove(contact.id()) == contact, "a held contact is released", contact.id());
        for (NumberOffer number : contact.numbers()) {
            Check.that(byNumber.remove(number.numberId()) == contact, "a held number is released", number.numberId());
        }
        if (contact.place() == Contact.Place.HOPPER) {
            hopper(contact.campaignId()).remove(contact);
        }
    }

    /** Takes one number away from the contact that has it. */
    public void dropNumber(Contact contact, long numberId) {
        if (contact.has(numberId)) {
            contact.drop(numberId);
            Check.that(byNumber.remove(numberId) == contact, "a held number is dropped", numberId);
        }
    }

    /** All of them by contact id; a copy. */
    public List<Contact> inOrder() {
        return byContact.inOrder();
    }

    public int size() {
        return byContact.size();
    }

    /** How many numbers are held. */
    public int numbers() {
        return byNumber.size();
    }
}
