package dialer.core.contact;

import dialer.core.ground.Check;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/**
 * One campaign's contacts that wait to be dialed, ordered by priority, due time and arrival. Those that cannot be
 * dialed yet sleep apart until their time, so that looking for the next one never walks over them. Bounded.
 */
public final class Hopper {
    /** So many contacts at most. */
    public static final int LIMIT = 2_000;

    private final TreeSet<Contact> awake = new TreeSet<>(Hopper::inOrder);
    /** Those of the awake who must each find an agent who is reserved for them. */
    private final TreeSet<Contact> awakeOwn = new TreeSet<>(Hopper::inOrder);
    private final TreeSet<Contact> asleep = new TreeSet<>(Hopper::byWaking);
    private final TreeSet<Contact> callbacks = new TreeSet<>(Comparator.comparingLong(Contact::seq));

    private static int inOrder(Contact one, Contact other) {
        int byPriority = Integer.compare(one.offer().priority(), other.offer().priority());
        if (byPriority != 0) {
            return byPriority;
        }
        int byDue = Long.compare(one.offer().dueAtMs(), other.offer().dueAtMs());
        return byDue != 0 ? byDue : Long.compare(one.seq(), other.seq());
    }

    private static int byWaking(Contact one, Contact other) {
        int byTime = Long.compare(one.wakeAtMs(), other.wakeAtMs());
        return byTime != 0 ? byTime : Long.compare(one.seq(), other.seq());
    }

    public void add(Contact contact) {
        Check.that(size() < LIMIT, "a hopper is bounded", contact.id());
        Check.that(contact.place() == Contact.Place.HOPPER, "a contact in the hopper knows it", contact.id());
        Check.that(asleep.add(contact), "a contact is in the hopper once", contact.id());
        if (contact.offer().callback()) {
            callbacks.add(contact);
        }
    }

    public void remove(Contact contact) {
        boolean there = awake.remove(contact) || asleep.remove(contact);
        Check.that(there, "a contact is taken from the hopper it is in", contact.id());
        awakeOwn.remove(contact);
        callbacks.remove(contact);
    }

    /** Puts the contact to sleep until the instant. */
    public void sleep(Contact contact, long untilMs) {
        Check.that(awake.remove(contact), "only an awake contact falls asleep", contact.id());
        awakeOwn.remove(contact);
        contact.wakeAt(untilMs);
        Check.that(asleep.add(contact), "a contact sleeps once", contact.id());
    }

    /** Wakes those whose time has come. */
    public void wake(long nowMs) {
        while (!asleep.isEmpty() && asleep.first().wakeAtMs() <= nowMs) {
            Contact contact = asleep.removeFirst();
            awake.add(contact);
            if (contact.offer().wantsOwnAgent()) {
                awakeOwn.add(contact);
            }
        }
    }

    /** Those worth looking at now, in the order in which they are to be dialed; a copy. */
    public List<Contact> awakeInOrder() {
        return List.copyOf(awake);
    }

    /** The same without a copy: not to be changed while it is walked. */
    public Iterable<Contact> awake() {
        return awake;
    }

    /** Those of them who must each find an agent who is reserved for them; not to be changed while it is walked. */
    public Iterable<Contact> awakeOwn() {
        return awakeOwn;
    }

    public boolean hasAwakeOwn() {
        return !awakeOwn.isEmpty();
    }

    /** How many may be dialed now for whoever will be free. */
    public int awakeForAnyone() {
        return awake.size() - awakeOwn.size();
    }

    /** Those that sleep, in the order in which they wake; not to be changed while it is walked. */
    public Iterable<Contact> asleep() {
        return asleep;
    }

    /** Its promised callbacks and return calls, asleep or awake, as they came; not to be changed while walked. */
    public Iterable<Contact> callbacks() {
        return callbacks;
    }

    /** Everything in it; a copy. */
    public List<Contact> all() {
        TreeSet<Contact> all = new TreeSet<>(Comparator.comparingLong(Contact::seq));
        all.addAll(awake);
        all.addAll(asleep);
        return List.copyOf(all);
    }

    public int size() {
        return awake.size() + asleep.size();
    }

    public int awakeSize() {
        return awake.size();
    }

    public boolean isFull() {
        return size() >= LIMIT;
    }
}
