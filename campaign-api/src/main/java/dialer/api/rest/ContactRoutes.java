package dialer.api.rest;

import dialer.api.store.AttemptStore;
import dialer.api.store.AttemptStore.AttemptRow;
import dialer.api.store.ContactStore;
import dialer.api.store.ContactStore.Contact;
import dialer.api.store.SuppressionStore;
import dialer.api.store.SuppressionStore.Suppression;
import dialer.core.input.HopperInput;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** People to be reached, and numbers nobody may call. */
final class ContactRoutes {

    private static final Set<String> STATES = Set.of("", "OPEN", "HELD", "IN_HOPPER", "IN_ATTEMPT", "WAITING",
            "FINISHED", "WITHDRAWN");

    private final ContactStore contacts;
    private final AttemptStore attempts;
    private final SuppressionStore suppressions;
    private final Engine engine;
    private final Surroundings surroundings;

    ContactRoutes(ContactStore contacts, AttemptStore attempts, SuppressionStore suppressions, Engine engine,
            Surroundings surroundings) {
        this.contacts = contacts;
        this.attempts = attempts;
        this.suppressions = suppressions;
        this.engine = engine;
        this.surroundings = surroundings;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/v1/campaigns/{id}/contacts", Access.MANAGER, this::ofCampaign),
                Route.get("/v1/contacts/{id}", Access.MANAGER, this::read),
                Route.get("/v1/suppressions", Access.MANAGER, this::suppressed),
                Route.post("/v1/suppressions", Access.OFFICE, this::suppress));
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

    /** A number not to be called. */
    record SuppressionRequest(@Nullable String number, @Nullable String reason) {
        @Override
        public String toString() {
            return "SuppressionRequest";
        }
    }

    /** A suppressed number. */
    record SuppressionView(long numberId, String number, String reason, Instant at) {
        static SuppressionView of(Suppression s) {
            return new SuppressionView(s.numberId(), s.e164(), s.reason(), s.at());
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

    private void suppressed(Context ctx) {
        int limit = Page.limit(ctx);
        List<SuppressionView> page = suppressions.page(Page.cursor(ctx), limit).stream()
                .map(SuppressionView::of).toList();
        Json.answer(ctx, 200, Page.of(page, limit, SuppressionView::numberId));
    }

    /** First the store, then the core, which keeps it against batches that were claimed before. */
    private void suppress(Context ctx) {
        SuppressionRequest body = Json.body(ctx, SuppressionRequest.class);
        Checks checks = new Checks();
        String written = checks.text("/number", body.number(), 60);
        String reason = checks.optionalText("/reason", body.reason(), 200);
        String e164 = surroundings.e164(written).orElse("");
        checks.that(written.isEmpty() || !e164.isEmpty(), "/number", "not-a-number", "This is no phone number.").done();
        long numberId = suppressions.add(e164, reason);
        engine.tell(new HopperInput.NumberSuppressed(numberId));
        Json.answer(ctx, 201, Map.of("numberId", numberId, "number", e164, "reason", reason));
    }
}
