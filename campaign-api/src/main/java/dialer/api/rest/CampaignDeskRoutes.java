package dialer.api.rest;

import static dialer.api.rest.CampaignViews.or;

import dialer.api.rest.CampaignViews.CampaignView;
import dialer.api.rest.CampaignViews.OutcomeView;
import dialer.api.rules.RulesDocument;
import dialer.api.store.CampaignStore;
import dialer.api.store.CampaignStore.Campaign;
import dialer.api.store.CampaignStore.NewCampaign;
import dialer.api.store.CampaignTemplate;
import dialer.api.store.OutcomeChoice;
import dialer.api.store.RulesStore;
import dialer.api.store.Script;
import dialer.api.store.Tuning;
import dialer.compliance.CampaignRules;
import dialer.core.campaign.CampaignState;
import dialer.core.campaign.DialMode;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Campaigns as a whole: from a template, from another one, put away; and the pace that a supervisor may set. */
final class CampaignDeskRoutes {

    private final CampaignStore store;
    private final RulesStore rules;
    private final CampaignNews news;

    CampaignDeskRoutes(CampaignStore store, RulesStore rules, CampaignNews news) {
        this.store = store;
        this.rules = rules;
        this.news = news;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/v1/campaign-templates", Access.OFFICE, this::templates),
                Route.post("/v1/campaigns/{id}:copy", Access.MANAGER, this::copy),
                Route.post("/v1/campaigns/{id}:archive", Access.MANAGER, ctx -> archive(ctx, true)),
                Route.post("/v1/campaigns/{id}:restore", Access.MANAGER, ctx -> archive(ctx, false)),
                Route.post("/v1/campaigns/{id}:pace", Access.OFFICE, this::pace));
    }

    /** What a campaign can begin with. */
    record TemplateView(CampaignTemplate code, String nameRu, String nameEn, String hintRu, String hintEn,
            Script script, List<OutcomeView> outcomes) {
        static TemplateView of(CampaignTemplate t) {
            return new TemplateView(t, t.nameRu(), t.nameEn(), t.hintRu(), t.hintEn(), t.script(),
                    t.outcomes().stream().map(OutcomeView::of).toList());
        }
    }

    /** The name of the copy. */
    record CopyRequest(@Nullable String name) {
    }

    /** How fast a campaign may dial; what is missing stays as it is. */
    record PaceRequest(@Nullable DialMode mode, @Nullable Integer priority, @Nullable Integer weight,
            @Nullable Integer abandonTargetPermille, @Nullable Integer maxCallsPerAgentPermille) {
    }

    private void templates(Context ctx) {
        Json.answer(ctx, 200, Page.all(Arrays.stream(CampaignTemplate.values()).map(TemplateView::of).toList()));
    }

    /** Settings, script, outcomes and rules; neither bases nor figures. The copy is a draft. */
    private void copy(Context ctx) {
        Campaign from = campaign(ctx);
        Checks checks = new Checks();
        String name = checks.text("/name", Json.body(ctx, CopyRequest.class).name(), 200);
        checks.done();
        List<OutcomeChoice> outcomes = store.outcomes(from.campaignId());
        Campaign created = store.create(new NewCampaign(name, from.tuning(), from.callerId(), from.callerName(),
                from.rulePack(), from.defaultZone(), from.script(), outcomes));
        CampaignRules own = news.surroundings().ruleBook().campaign(from.campaignId());
        rules.put(created.campaignId(), Json.text(RulesDocument.of(own)), Guard.callerOf(ctx).actor());
        news.surroundings().ruleBook().campaign(created.campaignId(), own);
        news.spread(created, outcomes);
        ctx.header("Location", "/v1/campaigns/" + created.campaignId());
        Json.answer(ctx, 201, CampaignView.of(created, false));
    }

    private void archive(Context ctx, boolean away) {
        Campaign campaign = campaign(ctx);
        if (away && (campaign.state() == CampaignState.RUNNING || campaign.state() == CampaignState.PAUSED)) {
            throw ProblemException.conflict("not-over", "The campaign is " + campaign.state()
                    + ": finish it first, then it can be put away.");
        }
        store.archive(campaign.campaignId(), away);
        news.catalogue().archive(campaign.campaignId(), away);
        Json.answer(ctx, 200, CampaignView.of(campaign, away));
    }

    private void pace(Context ctx) {
        PaceRequest body = Json.body(ctx, PaceRequest.class);
        Campaign before = campaign(ctx);
        Tuning t = before.tuning();
        Tuning tuning = new Tuning(t.poolId(), or(body.priority(), t.priority()), or(body.weight(), t.weight()),
                t.requiredSkills(), or(body.mode(), t.mode()),
                or(body.abandonTargetPermille(), t.abandonTargetPermille()),
                or(body.maxCallsPerAgentPermille(), t.maxCallsPerAgentPermille()), t.answerLimitMs(),
                t.ringTimeoutMs(), t.wrapUpMs(), t.wrapUpLimitMs(), t.previewMs(), t.record(), t.retryRules(),
                t.trunkIds());
        Campaign wanted = new Campaign(before.campaignId(), before.version(), before.name(), before.state(), tuning,
                before.callerId(), before.callerName(), before.rulePack(), before.defaultZone(), before.script());
        List<OutcomeChoice> outcomes = store.outcomes(before.campaignId());
        news.checkRanges(wanted, outcomes);
        Campaign changed = store.change(wanted).orElseThrow(() -> ProblemException.changedMeanwhile(before.version()));
        news.spread(changed, outcomes);
        Json.answer(ctx, 200, CampaignView.of(changed, news.catalogue().isArchived(changed.campaignId())));
    }

    private Campaign campaign(Context ctx) {
        return store.byId(Ids.intInPath(ctx, "campaign")).orElseThrow(() -> ProblemException.notFound("campaign"));
    }
}
