package dialer.core.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dialer.core.chance.Dice;
import dialer.core.ground.BrokenRule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HopperTest {

    /** A hopper that scans a list: slow, and obviously right. */
    private static final class NaiveHopper {
        private final List<Contact> all = new ArrayList<>();

        List<Contact> dueInOrder(long nowMs) {
            return all.stream().filter(contact -> contact.wakeAtMs() <= nowMs)
                    .sorted(Comparator.comparingInt((Contact contact) -> contact.offer().priority())
                            .thenComparingLong(contact -> contact.offer().dueAtMs()).thenComparingLong(Contact::seq))
                    .toList();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void shouldAgreeWithItsNaiveTwin(long seed) {
        Dice dice = new Dice(seed);
        Hopper hopper = new Hopper();
        NaiveHopper naive = new NaiveHopper();
        long nowMs = 10_000;
        for (int step = 1; step <= 2_000; step++) {
            nowMs += dice.below(50);
            hopper.wake(nowMs);
            int what = dice.below(4);
            if (what < 2 && !hopper.isFull()) {
                Contact contact = contact(step, 1 + dice.below(9), nowMs - 500 + dice.below(1_000), dice.below(4) == 0);
                hopper.add(contact);
                naive.all.add(contact);
            } else if (what == 2 && !naive.all.isEmpty()) {
                Contact contact = naive.all.remove(dice.below(naive.all.size()));
                hopper.remove(contact);
            } else if (hopper.awakeSize() > 0) {
                Contact contact = hopper.awakeInOrder().getFirst();
                hopper.sleep(contact, nowMs + dice.below(300));
            }
            hopper.wake(nowMs);
            List<Contact> due = naive.dueInOrder(nowMs);
            List<Contact> own = due.stream().filter(contact -> contact.offer().wantsOwnAgent()).toList();
            assertThat(hopper.awakeInOrder()).as("step %d", step).isEqualTo(due);
            assertThat(hopper.awakeOwn()).as("step %d", step).containsExactlyElementsOf(own);
            assertThat(hopper.hasAwakeOwn()).isEqualTo(!own.isEmpty());
            assertThat(hopper.awakeForAnyone()).isEqualTo(due.size() - own.size());
            assertThat(hopper.size()).isEqualTo(naive.all.size());
        }
    }

    @Test
    void shouldBeBounded() {
        Hopper hopper = new Hopper();
        for (int i = 1; i <= Hopper.LIMIT; i++) {
            hopper.add(contact(i, 5, 0));
        }
        assertThat(hopper.isFull()).isTrue();
        assertThatThrownBy(() -> hopper.add(contact(Hopper.LIMIT + 1, 5, 0))).isInstanceOf(BrokenRule.class);
    }

    @Test
    void shouldHoldANumberOnce() {
        Contacts contacts = new Contacts();
        contacts.add(contact(1, 5, 0));
        ContactOffer sameNumber = new ContactOffer(2, 0, 5, 0, null, 0, false, 0, 0,
                List.of(new NumberOffer(1_001, 0, List.of(new Window(0, 10)))));
        assertThat(contacts.clashes(sameNumber)).isTrue();
        assertThatThrownBy(() -> contacts.add(new Contact(1, 9, sameNumber))).isInstanceOf(BrokenRule.class);
    }

    @Test
    void shouldTryTheFirstNumberWhoseWindowIsOpen() {
        ContactOffer offer = new ContactOffer(1, 0, 5, 0, null, 0, false, 0, 0, List.of(
                new NumberOffer(1, 4, List.of(new Window(0, 1_000))),
                new NumberOffer(2, 0, List.of(new Window(500, 1_000))),
                new NumberOffer(3, 0, List.of(new Window(0, 600)))));
        Contact contact = new Contact(1, 1, offer);
        assertThat(contact.numberFor(100, 4)).isEqualTo(offer.numbers().get(2));
        assertThat(contact.numberFor(500, 4)).isEqualTo(offer.numbers().get(1));
        assertThat(contact.numberFor(1_000, 4)).isNull();
        assertThat(contact.nextOpeningMs(1_000, 4)).isEqualTo(Long.MAX_VALUE);
        assertThat(contact.nextOpeningMs(0, 4)).isZero();
    }

    @Test
    void shouldForgetSuppressionsAfterTenMinutes() {
        RecentBans recent = new RecentBans();
        recent.remember(5, 1_000);
        recent.remember(6, 301_000);
        recent.remember(5, 400_000);
        recent.forgetOlderThan(900_000 - RecentBans.MEMORY_MS + 2_000);
        assertThat(recent.knows(5)).isTrue();
        assertThat(recent.knows(6)).isFalse();
    }

    @Test
    void shouldKnowHowFarBackItRemembers() {
        RecentBans recent = new RecentBans();
        assertThat(recent.reachesBackTo(0)).isTrue();
        for (int id = 0; id < RecentBans.LIMIT; id++) {
            recent.remember(id, 1_000 + id / 50_000);
        }
        assertThat(recent.reachesBackTo(1)).isTrue();
        recent.remember(RecentBans.LIMIT, 2_000);
        assertThat(recent.size()).isEqualTo(RecentBans.LIMIT);
        assertThat(recent.lastAtMs(0)).isEqualTo(RecentBans.NEVER);
        assertThat(recent.lastAtMs(RecentBans.LIMIT)).isEqualTo(2_000);
        assertThat(recent.reachesBackTo(1_000)).isFalse();
        assertThat(recent.reachesBackTo(1_001)).isTrue();
    }

    private static Contact contact(long id, int priority, long dueAtMs) {
        return contact(id, priority, dueAtMs, false);
    }

    private static Contact contact(long id, int priority, long dueAtMs, boolean callback) {
        return new Contact(1, id, new ContactOffer(id, dueAtMs, priority, 0, null, 0, callback, 0, 0,
                List.of(new NumberOffer(1_000 + id, 0, List.of(new Window(0, 1_000_000))))));
    }
}
