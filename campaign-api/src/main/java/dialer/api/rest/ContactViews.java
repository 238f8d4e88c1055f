package dialer.api.rest;

import dialer.api.intake.Reasons;
import dialer.api.live.Live;
import dialer.api.store.AttemptStore.AttemptRow;
import dialer.api.store.ContactStore.Contact;
import dialer.api.store.ContactStore.ContactNumber;
import dialer.api.store.ZoneMarks;
import dialer.api.words.Sentences;
import dialer.compliance.Gatekeeper;
import dialer.numbering.Whereabouts;
import dialer.numbering.ZoneSource;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How contacts, their numbers and places look outside. */
final class ContactViews {

    private ContactViews() {
    }

    /** A zone in which the recipient may be, and what says so; offset as of now, such as {@code +07:00}. */
    record ZoneView(String id, String offset, String region, String source, String sourceRu, String sourceEn,
            String place) {
    }

    /** A span in which a call may begin. */
    record SpanView(Instant from, Instant to) {
    }

    /**
     * When a number may be called within a day: by zones and hours alone, without what was tried before.
     *
     * @param reason  ALLOWED, or why not now
     * @param nextAt  the next instant at which it may be, null for never or nobody knows
     */
    record HoursView(String reason, String reasonRu, String reasonEn, @Nullable Instant nextAt, List<SpanView> spans) {
        static HoursView of(Gatekeeper.Verdict verdict) {
            return new HoursView(verdict.reason().name(), verdict.reason().wordsRu(), verdict.reason().wordsEn(),
                    verdict.nextAllowedAtMs() == 0 ? null : Instant.ofEpochMilli(verdict.nextAllowedAtMs()),
                    verdict.spans().stream().map(span -> new SpanView(Instant.ofEpochMilli(span.fromMs()),
                            Instant.ofEpochMilli(span.toMs()))).toList());
        }
    }

    /** One of a contact's numbers; {@code hours} only where one contact is asked for. */
    record NumberView(long id, String number, String extension, int position, List<ZoneView> zones, int attemptsMade,
            @Nullable String lastDisposition, boolean suppressed, @Nullable HoursView hours) {
    }

    /** Why a contact is held, in words. */
    record HeldView(String code, String reasonRu, String reasonEn) {
    }

    /** A contact; {@code attempts} only where one contact is asked for. */
    record ContactView(long id, int campaignId, int listId, long row, String courier, String state,
            @Nullable HeldView held, int priority, @Nullable Instant nextAt, int attemptsMade,
            @Nullable String lastDisposition, boolean callback, @Nullable String finishReason, Map<String, String> card,
            List<NumberView> numbers, @Nullable List<AttemptRow> attempts) {
        @Override
        public String toString() {
            return "ContactView[" + id + ", " + state + "]";
        }
    }

    static ContactView brief(Contact contact, Instant now) {
        return view(contact, contact.numbers().stream().map(number -> number(number, null, now)).toList(), null);
    }

    static ContactView whole(Contact contact, List<AttemptRow> attempts, Live live, Instant now) {
        return view(contact, contact.numbers().stream().map(number -> number(number,
                HoursView.of(live.hoursOf(contact.campaignId(), number, now)), now)).toList(), attempts);
    }

    private static ContactView view(Contact c, List<NumberView> numbers, @Nullable List<AttemptRow> attempts) {
        HeldView held = c.heldFor() == null ? null : new HeldView(c.heldFor(),
                Reasons.reason(c.heldFor(), Sentences.RU), Reasons.reason(c.heldFor(), Sentences.EN));
        return new ContactView(c.contactId(), c.campaignId(), c.listId(), c.rowNo(), c.courier(), c.state(), held,
                c.priority(), c.nextAt(), c.attemptsMade(), c.lastDisposition(), c.callback(), c.finishReason(),
                c.card(), numbers, attempts);
    }

    private static NumberView number(ContactNumber n, @Nullable HoursView hours, Instant now) {
        return new NumberView(n.numberId(), n.e164(), n.extension(), n.position(), zones(n, now), n.attemptsMade(),
                n.lastDisposition(), n.suppressed(), hours);
    }

    /** With the evidence that intake has stored; rows from before it was stored name their zones alone. */
    private static List<ZoneView> zones(ContactNumber number, Instant now) {
        if (number.evidence().isEmpty()) {
            return ZoneMarks.zones(number.zones()).stream().map(zone -> new ZoneView(zone.getId(),
                    zone.getRules().getOffset(now).getId(), "", ZoneSource.COUNTRY.word(),
                    ZoneSource.COUNTRY.wordsRu(), ZoneSource.COUNTRY.wordsEn(), "")).toList();
        }
        return Whereabouts.ofText(number.evidence()).places().stream().map(place -> new ZoneView(place.zone().getId(),
                place.zone().getRules().getOffset(now).getId(), place.region(), place.source().word(),
                place.source().wordsRu(), place.source().wordsEn(), place.place())).toList();
    }
}
