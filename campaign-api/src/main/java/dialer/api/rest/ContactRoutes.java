package dialer.api.rest;

import dialer.api.store.AttemptStore;
import dialer.api.store.AttemptStore.AttemptRow;
import dialer.api.store.ContactStore;
import dialer.api.store.ContactStore.Contact;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** People to be reached. */
final class ContactRoutes {

    private static final Set<String> STATES = Set.of("", "OPEN", "HELD", "IN_HOPPER", "IN_ATTEMPT", "WAITING",
            "FINISHED", "WITHDRAWN");

    private final ContactStore contacts;
    private final AttemptStore attempts;

    ContactRoutes(ContactStore contacts, AttemptStore attempts) {
        this.contacts = contacts;
        this.attempts = attempts;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/v1/campaigns/{id}/contacts", Access.MANAGER, this::ofCampaign),
                Route.get("/v1/contacts/{id}", Access.MANAGER, this::read));
    }

    /** One of a contact's numbers. */
    record NumberView(long id, String number, int position, int attemptsMade, @Nullable String lastDisposition,
            boolean suppressed) {
    }

    /** A contact; {@code attempts} only where one contact is asked for. */
    record ContactView(long id, int campaignId, int listId, String state, int priority, @Nullable Instant nextAt,
            int attemptsMade, @Nullable String lastDisposition, boolean callback, @Nullable String finishReason,
            Map<String, String> card, List<NumberView> numbers, @Nullable List<AttemptRow> attempts) {

        static ContactView of(Contact c, @Nullable List<AttemptRow> attempts) {
            return new ContactView(c.contactId(), c.campaignId(), c.listId(), c.state(), c.priority(), c.nextAt(),
                    c.attemptsMade(), c.lastDisposition(), c.callback(), c.finishReason(), c.card(),
                    c.numbers().stream().map(n -> new NumberView(n.numberId(), n.e164(), n.position(),
                            n.attemptsMade(), n.lastDisposition(), n.suppressed())).toList(), attempts);
        }
    }

    private void ofCampaign(Context ctx) {
        int campaignId = Ids.intInPath(ctx, "campaign");
        String state = ctx.queryParam("state") == null ? "" : String.valueOf(ctx.queryParam("state"));
        if (!STATES.contains(state)) {
            throw ProblemException.invalid("state", "unknown", "There is no such state of a contact.");
        }
        int limit = Page.limit(ctx);
        List<ContactView> page = contacts.page(campaignId, state, Page.cursor(ctx), limit).stream()
                .map(contact -> ContactView.of(contact, null)).toList();
        Json.answer(ctx, 200, Page.of(page, limit, ContactView::id));
    }

    private void read(Context ctx) {
        Contact contact = contacts.byId(Ids.inPath(ctx, "contact"))
                .orElseThrow(() -> ProblemException.notFound("contact"));
        Json.answer(ctx, 200, ContactView.of(contact, attempts.ofContact(contact.contactId())));
    }
}
