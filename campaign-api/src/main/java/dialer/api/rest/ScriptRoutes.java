package dialer.api.rest;

import static dialer.api.rest.CampaignViews.or;

import dialer.api.live.Catalogue;
import dialer.api.rest.CampaignViews.OutcomeView;
import dialer.api.rest.CampaignViews.OutcomesView;
import dialer.api.rules.PackLaw;
import dialer.api.store.CampaignStore;
import dialer.api.store.CampaignStore.Campaign;
import dialer.api.store.OutcomeChoice;
import dialer.api.store.Script;
import dialer.core.campaign.OutcomeKind;
import dialer.core.input.CampaignInput;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What agents say, and what they can choose at the end. */
final class ScriptRoutes {

    private static final int MOST_STEPS = 50;
    private static final int MOST_OUTCOMES = 40;

    private final CampaignStore store;
    private final Catalogue catalogue;
    private final Engine engine;
    private final Surroundings surroundings;

    ScriptRoutes(CampaignStore store, Catalogue catalogue, Engine engine, Surroundings surroundings) {
        this.store = store;
        this.catalogue = catalogue;
        this.engine = engine;
        this.surroundings = surroundings;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/v1/campaigns/{id}/script", Access.OFFICE, this::script),
                Route.put("/v1/campaigns/{id}/script", Access.MANAGER, this::putScript),
                Route.get("/v1/campaigns/{id}/outcomes", Access.OFFICE, this::outcomes),
                Route.put("/v1/campaigns/{id}/outcomes", Access.MANAGER, this::putOutcomes));
    }

    /** A script as it is sent. */
    record ScriptRequest(@Nullable String shop, @Nullable String greeting, @Nullable List<Part> steps,
            @Nullable List<Part> terms) {
    }

    /** A step, or a condition. */
    record Part(@Nullable String title, @Nullable String text) {
    }

    private void script(Context ctx) {
        Json.answer(ctx, 200, campaign(ctx).script());
    }

    private void putScript(Context ctx) {
        ScriptRequest body = Json.body(ctx, ScriptRequest.class);
        Campaign before = campaign(ctx);
        Checks checks = new Checks();
        String shop = checks.optionalText("/shop", body.shop(), 200);
        String greeting = checks.optionalText("/greeting", body.greeting(), 2_000);
        List<Part> steps = parts(checks, "/steps", body.steps());
        List<Part> terms = parts(checks, "/terms", body.terms());
        checks.done();
        Script script = new Script(shop, greeting,
                steps.stream().map(part -> new Script.Step(text(part.title()), text(part.text()))).toList(),
                terms.stream().map(part -> new Script.Term(text(part.title()), text(part.text()))).toList());
        Campaign changed = store.change(new Campaign(before.campaignId(), before.version(), before.name(),
                before.state(), before.tuning(), before.callerId(), before.callerName(), before.rulePack(),
                before.defaultZone(), script)).orElseThrow(() -> ProblemException.changedMeanwhile(before.version()));
        catalogue.put(changed, store.outcomes(changed.campaignId()));
        Json.answer(ctx, 200, changed.script());
    }

    private static List<Part> parts(Checks checks, String pointer, @Nullable List<Part> parts) {
        List<Part> list = parts == null ? List.of() : parts;
        checks.that(list.size() <= MOST_STEPS, pointer, "too-many", "At most " + MOST_STEPS + " parts.");
        for (int i = 0; i < list.size(); i++) {
            checks.text(pointer + "/" + i + "/title", list.get(i).title(), 200);
            checks.optionalText(pointer + "/" + i + "/text", list.get(i).text(), 5_000);
        }
        return list;
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
                    or(o.retryDelayMs(), 0L)));
        }
        store.replaceOutcomes(campaign.campaignId(), outcomes);
        catalogue.put(campaign, outcomes);
        engine.tell(new CampaignInput.CampaignConfigured(
                CampaignStore.settings(campaign, outcomes, surroundings.trunkIds(),
                        PackLaw.of(surroundings.ruleBook(), campaign.rulePack()))));
        Json.answer(ctx, 200, Page.all(outcomes.stream().map(OutcomeView::of).toList()));
    }

    private static void checkEach(Checks checks, List<OutcomeView> items) {
        Set<Integer> ids = new HashSet<>();
        Set<String> codes = new HashSet<>();
        Set<String> keys = new HashSet<>();
        for (int i = 0; i < items.size(); i++) {
            OutcomeView o = items.get(i);
            String at = "/items/" + i;
            checks.that(o.id() >= 1 && ids.add(o.id()), at + "/id", "not-unique", "Ids count from 1, each once.");
            checks.that(codes.add(checks.text(at + "/code", o.code(), 60)), at + "/code", "not-unique",
                    "Each code stands once.");
            checks.that(o.kind() != null, at + "/kind", "missing", "\"kind\" is missing.");
            checks.text(at + "/labelRu", o.labelRu(), 100);
            checks.text(at + "/labelEn", o.labelEn(), 100);
            checks.that(o.hotkey() == null || (o.hotkey().length() == 1 && keys.add(o.hotkey())), at + "/hotkey",
                    "not-unique", "A hot key is one character, each once.");
            long delayMs = or(o.retryDelayMs(), 0L);
            boolean again = o.kind() == OutcomeKind.RETRY || o.kind() == OutcomeKind.MACHINE;
            checks.that(delayMs >= 0 && (!again || delayMs > 0), at + "/retryDelayMs", "out-of-range",
                    "RETRY and MACHINE need a delay in milliseconds.");
        }
    }

    private Campaign campaign(Context ctx) {
        return store.byId(Ids.intInPath(ctx, "campaign")).orElseThrow(() -> ProblemException.notFound("campaign"));
    }
}
