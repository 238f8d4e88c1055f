package dialer.api.rest;

import static dialer.api.rest.CampaignViews.or;

import dialer.api.live.ScriptPreview;
import dialer.api.rest.CampaignViews.OutcomeView;
import dialer.api.rest.CampaignViews.OutcomesView;
import dialer.api.store.CampaignStore;
import dialer.api.store.CampaignStore.Campaign;
import dialer.api.store.ContactStore;
import dialer.api.store.ContactStore.Contact;
import dialer.api.store.OutcomeChoice;
import dialer.api.store.OutcomeChoice.Branch;
import dialer.api.store.OutcomeField;
import dialer.api.store.Script;
import dialer.api.store.office.ScriptVersions;
import dialer.core.campaign.OutcomeKind;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What agents say, and what they can choose at the end. */
final class ScriptRoutes {

    private static final int MOST_OUTCOMES = 40;
    private static final int MOST_FIELDS = 20;

    /** So many contacts say which names cards have. */
    private static final int LOOKED_AT = 50;

    private final CampaignStore store;
    private final ContactStore contacts;
    private final ScriptVersions versions;
    private final ScriptPreview preview;
    private final CampaignNews news;
    private final ActorNames names;

    ScriptRoutes(CampaignStore store, ContactStore contacts, ScriptVersions versions, CampaignNews news,
            ActorNames names) {
        this.store = store;
        this.contacts = contacts;
        this.versions = versions;
        this.preview = new ScriptPreview(news.catalogue());
        this.news = news;
        this.names = names;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/v1/campaigns/{id}/script", Access.OFFICE, this::script),
                Route.put("/v1/campaigns/{id}/script", Access.MANAGER, this::putScript),
                Route.get("/v1/campaigns/{id}/script/versions", Access.OFFICE, this::versions),
                Route.get("/v1/campaigns/{id}/script/versions/{version}", Access.OFFICE, this::version),
                Route.post("/v1/campaigns/{id}/script:preview", Access.MANAGER, this::preview),
                Route.get("/v1/campaigns/{id}/outcomes", Access.OFFICE, this::outcomes),
                Route.put("/v1/campaigns/{id}/outcomes", Access.MANAGER, this::putOutcomes));
    }

    private void script(Context ctx) {
        Json.answer(ctx, 200, campaign(ctx).script());
    }

    private void putScript(Context ctx) {
        ScriptRequest body = Json.body(ctx, ScriptRequest.class);
        Campaign before = campaign(ctx);
        Script script = body.checked();
        Campaign changed = versions.change(with(before, script), Guard.callerOf(ctx).actor())
                .orElseThrow(() -> ProblemException.changedMeanwhile(before.version()));
        news.catalogue().put(changed, store.outcomes(changed.campaignId()));
        Json.answer(ctx, 200, changed.script());
    }

    private static Campaign with(Campaign c, Script script) {
        return new Campaign(c.campaignId(), c.version(), c.name(), c.state(), c.tuning(), c.callerId(),
                c.callerName(), c.rulePack(), c.defaultZone(), script);
    }

    /** A version, with the name of who has made it. */
    record VersionView(int version, String changedBy, Instant changedAt) {
    }

    private void versions(Context ctx) {
        Json.answer(ctx, 200, Page.all(versions.of(campaign(ctx).campaignId()).stream()
                .map(v -> new VersionView(v.version(), names.of(v.changedBy()), v.changedAt())).toList()));
    }

    private void version(Context ctx) {
        Campaign campaign = campaign(ctx);
        Json.answer(ctx, 200, versions.script(campaign.campaignId(), Ids.intInPath(ctx, "version", "version"))
                .orElseThrow(() -> ProblemException.notFound("version")));
    }

    /** A script to look at, as the agent of the session's user would read it. */
    record PreviewRequest(@Nullable ScriptRequest script, @Nullable Long contactId) {
    }

    private void preview(Context ctx) {
        PreviewRequest body = Json.body(ctx, PreviewRequest.class);
        Campaign campaign = campaign(ctx);
        Script script = body.script() == null ? campaign.script() : body.script().checked();
        List<Contact> people = new ArrayList<>();
        if (body.contactId() != null) {
            people.add(contacts.byId(body.contactId()).filter(c -> c.campaignId() == campaign.campaignId())
                    .orElseThrow(() -> ProblemException.invalid("/contactId", "unknown",
                            "The campaign has no such contact.")));
        }
        people.addAll(contacts.page(campaign.campaignId(), "", 0, LOOKED_AT));
        Json.answer(ctx, 200, preview.show(campaign, script, people, names.of(Guard.callerOf(ctx).actor())));
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private void outcomes(Context ctx) {
        Campaign campaign = campaign(ctx);
        Json.answer(ctx, 200, Page.all(store.outcomes(campaign.campaignId()).stream().map(OutcomeView::of).toList()));
    }

    private void putOutcomes(Context ctx) {
        OutcomesView body = Json.body(ctx, OutcomesView.class);
        Campaign campaign = campaign(ctx);
        List<OutcomeView> items = body.items() == null ? List.of() : body.items();
        Checks checks = new Checks();
        checks.that(!items.isEmpty(), "/items", "missing", "A campaign needs at least one outcome.");
        checks.that(items.size() <= MOST_OUTCOMES, "/items", "too-many", "At most " + MOST_OUTCOMES + " outcomes.");
        checkEach(checks, items);
        checks.done();
        List<OutcomeChoice> outcomes = new ArrayList<>();
        for (OutcomeView o : items) {
            outcomes.add(new OutcomeChoice(o.id(), text(o.code()), Objects.requireNonNull(o.kind()), text(o.labelRu()),
                    text(o.labelEn()), o.hotkey(), or(o.needsNote(), false), or(o.agreed(), false),
                    or(o.retryDelayMs(), 0L), text(o.result()), o.branch(), or(o.fields(), List.of())));
        }
        store.replaceOutcomes(campaign.campaignId(), outcomes);
        news.spread(campaign, outcomes);
        Json.answer(ctx, 200, Page.all(outcomes.stream().map(OutcomeView::of).toList()));
    }

    private static void checkEach(Checks checks, List<OutcomeView> items) {
        Set<Integer> ids = new HashSet<>();
        Set<String> codes = new HashSet<>();
        Set<String> keys = new HashSet<>();
        Set<String> branches = items.stream().map(OutcomeView::branch).filter(Objects::nonNull)
                .map(Branch::hotkey).collect(Collectors.toSet());
        for (int i = 0; i < items.size(); i++) {
            OutcomeView o = items.get(i);
            String at = "/items/" + i;
            checks.that(o.id() >= 1 && ids.add(o.id()), at + "/id", "not-unique", "Ids count from 1, each once.");
            checks.that(codes.add(checks.text(at + "/code", o.code(), 60)), at + "/code", "not-unique",
                    "Each code stands once.");
            checks.that(o.kind() != null, at + "/kind", "missing", "\"kind\" is missing.");
            checks.text(at + "/labelRu", o.labelRu(), 100);
            checks.text(at + "/labelEn", o.labelEn(), 100);
            branch(checks, at + "/branch", o.branch());
            String branchKey = o.branch() == null ? "" : o.branch().hotkey();
            checks.that(o.hotkey() == null || (o.hotkey().length() == 1 && keys.add(branchKey + o.hotkey())
                    && (!branchKey.isEmpty() || !branches.contains(o.hotkey()))), at + "/hotkey",
                    "not-unique", "A hot key is one character, each once on its branch.");
            checks.that(o.result() == null || o.result().isEmpty() || OutcomeChoice.RESULTS.contains(o.result()),
                    at + "/result", "unknown", "One of: "
                            + OutcomeChoice.RESULTS.stream().sorted().collect(Collectors.joining(", ")) + ".");
            List<OutcomeField> fields = or(o.fields(), List.of());
            checks.that(fields.size() <= MOST_FIELDS && fields.stream().map(OutcomeField::name).distinct().count()
                    == fields.size(), at + "/fields", "not-unique", "At most " + MOST_FIELDS
                    + " fields, each name once.");
            long delayMs = or(o.retryDelayMs(), 0L);
            boolean again = o.kind() == OutcomeKind.RETRY || o.kind() == OutcomeKind.MACHINE;
            checks.that(delayMs >= 0 && (!again || delayMs > 0), at + "/retryDelayMs", "out-of-range",
                    "RETRY and MACHINE need a delay in milliseconds.");
        }
    }

    private static void branch(Checks checks, String at, @Nullable Branch branch) {
        if (branch != null) {
            checks.that(text(branch.hotkey()).length() == 1, at + "/hotkey", "missing",
                    "A branch has a hot key of one character.");
            checks.text(at + "/labelRu", branch.labelRu(), 100);
            checks.text(at + "/labelEn", branch.labelEn(), 100);
        }
    }

    private Campaign campaign(Context ctx) {
        return store.byId(Ids.intInPath(ctx, "campaign")).orElseThrow(() -> ProblemException.notFound("campaign"));
    }
}
