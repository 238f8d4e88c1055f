package dialer.simulation;

import dialer.core.attempt.Disposition;
import dialer.core.contact.ContactOffer;
import dialer.core.contact.NumberOffer;
import dialer.core.contact.Window;
import dialer.simulation.check.CivilHours;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One row of the store. */
final class SimulatedContact {
    /** Where the row stands for the store. */
    enum Place { DUE, CLAIMED, FINISHED, WITHDRAWN }

    private static final long OPENS_MS = World.START_MS - 3_600_000L;
    private static final long CLOSES_MS = World.START_MS + 20 * 3_600_000L;

    final long contactId;
    final int campaignId;
    final int priority;
    final List<Long> numbers;
    final int[] attemptsAtNumber;
    Place place = Place.DUE;
    long dueAtMs;
    int attemptsMade;
    @Nullable Disposition lastDisposition;
    int sameInARow;
    boolean callback;
    int forAgentId;

    SimulatedContact(long contactId, int campaignId, int priority, List<Long> numbers) {
        this.contactId = contactId;
        this.campaignId = campaignId;
        this.priority = priority;
        this.numbers = List.copyOf(numbers);
        attemptsAtNumber = new int[numbers.size()];
    }

    /** As it is offered to a hopper; on an even day every number may be dialed at any time. */
    ContactOffer offer(long nowMs, int rulesVersion, Optional<CivilHours> civil, boolean even) {
        List<NumberOffer> offers = new ArrayList<>();
        for (int i = 0; i < numbers.size(); i++) {
            long numberId = numbers.get(i);
            offers.add(new NumberOffer(numberId, attemptsAtNumber[i], civil.isPresent() && CivilHours.covers(numberId)
                    ? civil.get().windows(numberId, nowMs) : even ? allDay() : windows(numberId, nowMs, rulesVersion),
                    (int) (numberId % 7), (int) (numberId % 3), World.START_MS));
        }
        return new ContactOffer(contactId, dueAtMs, priority, attemptsMade, lastDisposition, sameInARow, callback,
                forAgentId, forAgentId == 0 ? 0 : dueAtMs + 5 * 60_000L, offers, ContactOffer.EVEN_SCORE, priority);
    }

    private static List<Window> allDay() {
        return List.of(new Window(OPENS_MS, CLOSES_MS));
    }

    /** Most numbers may be dialed all day; some windows are narrow, have a gap, open later, or are none at all. */
    private static List<Window> windows(long numberId, long nowMs, int rulesVersion) {
        Chance chance = new Chance(numberId * 31 + rulesVersion, 5);
        int dice = chance.between(0, 99);
        if (dice < 84) {
            return allDay();
        } else if (dice < 90) {
            return List.of(new Window(OPENS_MS, nowMs + chance.between(500L, 120_000L)));
        } else if (dice < 95) {
            return List.of(new Window(nowMs + chance.between(1_000L, 10 * 60_000L), CLOSES_MS));
        } else if (dice < 98) {
            return List.of(new Window(OPENS_MS, nowMs + 20_000), new Window(nowMs + 90_000, CLOSES_MS));
        }
        return List.of();
    }

    void tried(long numberId, Disposition disposition) {
        sameInARow = disposition == lastDisposition ? sameInARow + 1 : 1;
        lastDisposition = disposition;
        int at = numbers.indexOf(numberId);
        if (at >= 0 && disposition.counts()) {
            attemptsAtNumber[at]++;
        }
    }
}
