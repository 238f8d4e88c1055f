package dialer.api.rest;

import static dialer.api.rest.CampaignViews.or;

import com.fasterxml.jackson.annotation.JsonInclude;
import dialer.api.store.CampaignStore;
import dialer.api.store.ContactStore;
import dialer.api.store.ContactStore.Contact;
import dialer.api.store.ContactStore.Wanted;
import dialer.api.store.office.ContactStory;
import dialer.api.store.office.LastTries;
import dialer.api.words.Sentences;
import dialer.core.input.HopperInput;
import dialer.engine.WallClock;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A campaign's people at a manager's desk: found by what is on their cards, their story, taken out, called first, taken
 * along as a table. Looking for people and taking them along stand in the audit.
 */
final class ContactDeskRoutes {

    private final CampaignStore campaigns;
    private final ContactStore contacts;
    private final ContactStory story;
    private final LastTries tries;
    private final ActorNames names;
    private final Engine engine;
    private final WallClock clock;

    ContactDeskRoutes(CampaignStore campaigns, ContactStore contacts, ContactStory story, LastTries tries,
            ActorNames names, Engine engine, WallClock clock) {
        this.campaigns = campaigns;
        this.contacts = contacts;
        this.story = story;
        this.tries = tries;
        this.names = names;
        this.engine = engine;
        this.clock = clock;
    }

    List<Route> routes() {
        return List.of(
                Route.post("/v1/campaigns/{id}/contacts:search", Access.MANAGER, this::search),
                Route.post("/v1/campaigns/{id}/contacts:export", Access.MANAGER, this::export),
                Route.get("/v1/contacts/{id}/timeline", Access.MANAGER, this::timeline),
                Route.post("/v1/contacts/{id}:withdraw", Access.MANAGER, this::withdraw),
                Route.post("/v1/contacts/{id}:call-first", Access.MANAGER, this::callFirst));
    }

    /** Whom to look for; what is missing asks nothing. In a body, because digits and names belong in no log. */
    record Question(@Nullable String text, @Nullable Integer listId, @Nullable String state,
            @Nullable String disposition, @Nullable String reason) {
        Wanted wanted() {
            Checks checks = new Checks();
            String words = checks.optionalText("/text", text, 200);
            String shown = or(state, "");
            checks.that(ContactRoutes.STATES.contains(shown), "/state", "unknown",
                    "There is no such state of a contact.").done();
            return new Wanted(words, or(listId, 0), shown, or(disposition, ""), or(reason, ""));
        }

        @Override
        public String toString() {
            return "Question";
        }
    }

    private void search(Context ctx) {
        int campaignId = campaign(ctx);
        int limit = Page.limit(ctx);
        Wanted wanted = Json.body(ctx, Question.class).wanted();
        Instant now = Instant.ofEpochMilli(clock.nowMs());
        Json.answer(ctx, 200, Page.of(contacts.search(campaignId, wanted, Page.cursor(ctx), limit).stream()
                .map(contact -> ContactViews.brief(contact, now)).toList(), limit, ContactViews.ContactView::id));
    }

    /** Everybody who is as asked, with what became of them. The audit says how many were taken along, not who. */
    private void export(Context ctx) throws IOException {
        int campaignId = campaign(ctx);
        Wanted wanted = Json.body(ctx, Question.class).wanted();
        String language = ctx.queryParam("language");
        @Nullable Sentences words = "ru".equals(language) ? Sentences.RU : "en".equals(language) ? Sentences.EN : null;
        ContactTable table = new ContactTable(contacts, tries, words, zone(ctx));
        ctx.status(200).contentType("text/csv; charset=utf-8")
                .header("Content-Disposition", "attachment; filename=\"contacts-" + campaignId + ".csv\"");
        long people = table.write(campaignId, wanted, ctx.outputStream());
        Guard.particulars(ctx, Map.of("people", people, "state", wanted.state(), "disposition", wanted.disposition(),
                "listId", wanted.listId()));
    }

    private static ZoneId zone(Context ctx) {
        String zone = ctx.queryParam("zone");
        try {
            return zone == null ? ZoneOffset.UTC : ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw ProblemException.invalid("/zone", "unknown", "A zone is written as Europe/Moscow.");
        }
    }

    /** One thing that happened, with the names of people. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Moment(Instant at, String kind, String what, @Nullable String outcome, @Nullable String who,
            @Nullable Integer seconds, @Nullable String outcomeRu, @Nullable String outcomeEn) {
    }

    private void timeline(Context ctx) {
        Contact contact = contact(ctx);
        Json.answer(ctx, 200, Page.all(story.of(contact.contactId()).stream().map(entry -> new Moment(entry.at(),
                entry.kind(), entry.what(), orNull(entry.outcome()), who(entry),
                entry.seconds() == 0 ? null : entry.seconds(), orNull(entry.labelRu()), orNull(entry.labelEn())))
                .toList()));
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private @Nullable String who(ContactStory.Entry entry) {
        if (entry.agentId() > 0) {
            return names.accounts().nameOf(entry.agentId());
        }
        return entry.actor().isEmpty() ? null : names.of(entry.actor());
    }

    private void withdraw(Context ctx) {
        Contact contact = contact(ctx);
        if (!contacts.withdraw(contact.contactId())) {
            throw ProblemException.conflict("over", "The contact is " + contact.state() + " already.");
        }
        engine.tell(new HopperInput.ContactWithdrawn(contact.contactId()));
        Json.answer(ctx, 200, Map.of("id", contact.contactId(), "state", "WITHDRAWN"));
    }

    private void callFirst(Context ctx) {
        Contact contact = contact(ctx);
        if (!contacts.callFirst(contact.contactId())) {
            throw ProblemException.conflict("over", "The contact is " + contact.state()
                    + ": only one that is still to be reached can be called first.");
        }
        Json.answer(ctx, 200, Map.of("id", contact.contactId(), "priority", 1));
    }

    private int campaign(Context ctx) {
        int campaignId = Ids.intInPath(ctx, "campaign");
        if (campaigns.byId(campaignId).isEmpty()) {
            throw ProblemException.notFound("campaign");
        }
        return campaignId;
    }

    private Contact contact(Context ctx) {
        return contacts.byId(Ids.inPath(ctx, "contact")).orElseThrow(() -> ProblemException.notFound("contact"));
    }
}
