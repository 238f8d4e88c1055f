package dialer.api.rest;

import dialer.api.live.Live;
import dialer.api.store.AttemptStore;
import dialer.api.store.ContactStore;
import dialer.api.store.ContactStore.Contact;
import dialer.engine.WallClock;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** People to be reached. */
final class ContactRoutes {

    static final Set<String> STATES = Set.of("", "OPEN", "HELD", "IN_HOPPER", "IN_ATTEMPT", "WAITING",
            "FINISHED", "WITHDRAWN");

    private final ContactStore contacts;
    private final AttemptStore attempts;
    private final Live live;
    private final WallClock clock;

    ContactRoutes(ContactStore contacts, AttemptStore attempts, Live live, WallClock clock) {
        this.contacts = contacts;
        this.attempts = attempts;
        this.live = live;
        this.clock = clock;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/v1/campaigns/{id}/contacts", Access.MANAGER, this::ofCampaign),
                Route.get("/v1/contacts/{id}", Access.MANAGER, this::read),
                Route.post("/v1/contacts/{id}:pick", Access.MANAGER, this::pick));
    }

    /** The number that a person has picked. */
    record PickRequest(@Nullable Long numberId) {
    }

    private void ofCampaign(Context ctx) {
        int campaignId = Ids.intInPath(ctx, "campaign");
        String state = ctx.queryParam("state") == null ? "" : String.valueOf(ctx.queryParam("state"));
        if (!STATES.contains(state)) {
            throw ProblemException.invalid("state", "unknown", "There is no such state of a contact.");
        }
        int limit = Page.limit(ctx);
        List<ContactViews.ContactView> page = contacts.page(campaignId, state, Page.cursor(ctx), limit).stream()
                .map(contact -> ContactViews.brief(contact, now())).toList();
        Json.answer(ctx, 200, Page.of(page, limit, ContactViews.ContactView::id));
    }

    private void read(Context ctx) {
        Contact contact = contacts.byId(Ids.inPath(ctx, "contact"))
                .orElseThrow(() -> ProblemException.notFound("contact"));
        Json.answer(ctx, 200, ContactViews.whole(contact, attempts.ofContact(contact.contactId()), live, now()));
    }

    /** A person has picked one of the numbers that a held contact may have: the others go, and it can be dialed. */
    private void pick(Context ctx) {
        long contactId = Ids.inPath(ctx, "contact");
        Contact contact = contacts.byId(contactId).orElseThrow(() -> ProblemException.notFound("contact"));
        Long numberId = Json.body(ctx, PickRequest.class).numberId();
        boolean own = numberId != null && contact.numbers().stream().anyMatch(n -> n.numberId() == numberId);
        new Checks().that(own, "/numberId", "unknown", "This is none of the contact's numbers.").done();
        if (numberId == null || !contacts.pick(contactId, numberId)) {
            throw ProblemException.conflict("not-held", "The contact is not held: there is nothing to pick.");
        }
        Json.answer(ctx, 200, ContactViews.whole(contacts.byId(contactId).orElseThrow(),
                attempts.ofContact(contactId), live, now()));
    }

    private Instant now() {
        return Instant.ofEpochMilli(clock.nowMs());
    }
}
