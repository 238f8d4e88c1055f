package dialer.api.rest;

import static dialer.api.rest.CampaignViews.or;

import dialer.api.live.Live;
import dialer.api.rest.CampaignViews.CampaignRequest;
import dialer.api.rest.CampaignViews.CampaignView;
import dialer.api.store.CampaignStore;
import dialer.api.store.CampaignStore.Campaign;
import dialer.api.store.CampaignStore.NewCampaign;
import dialer.api.store.CampaignTemplate;
import dialer.api.store.OutcomeChoice;
import dialer.api.store.PoolStore;
import dialer.api.store.Tuning;
import dialer.core.campaign.CampaignState;
import dialer.core.campaign.DialMode;
import dialer.core.input.CampaignInput;
import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Campaigns: create, read, retune, start, pause, finish. */
final class CampaignRoutes {

    private final CampaignStore store;
    private final PoolStore pools;
    private final Live live;
    private final CampaignNews news;
    private final Engine engine;
    private final Surroundings surroundings;

    CampaignRoutes(CampaignStore store, PoolStore pools, Live live, CampaignNews news) {
        this.store = store;
        this.pools = pools;
        this.live = live;
        this.news = news;
        this.engine = news.engine();
        this.surroundings = news.surroundings();
    }

    List<Route> routes() {
        return List.of(
                Route.get("/v1/campaigns", Access.OFFICE, this::list),
                Route.post("/v1/campaigns", Access.MANAGER, this::create),
                Route.get("/v1/campaigns/{id}", Access.OFFICE, this::read),
                Route.get("/v1/campaigns/{id}/pacing", Access.OFFICE, this::pacing),
                Route.patch("/v1/campaigns/{id}", Access.MANAGER, this::change),
                Route.post("/v1/campaigns/{id}:start", Access.MANAGER, this::start),
                Route.post("/v1/campaigns/{id}:pause", Access.OFFICE, this::pause),
                Route.post("/v1/campaigns/{id}:finish", Access.MANAGER, this::finish));
    }

    private void list(Context ctx) {
        Json.answer(ctx, 200, Page.all(store.all().stream().map(this::view).toList()));
    }

    private void read(Context ctx) {
        answer(ctx, 200, campaign(ctx));
    }

    private void pacing(Context ctx) {
        Campaign campaign = campaign(ctx);
        Json.answer(ctx, 200, live.board().pacing(news.settings(campaign, store.outcomes(campaign.campaignId()))));
    }

    private void create(Context ctx) {
        CampaignRequest body = Json.body(ctx, CampaignRequest.class);
        Checks checks = new Checks();
        checks.text("/name", body.name(), 200);
        checks.that(body.poolId() != null, "/poolId", "missing", "\"poolId\" is missing.");
        check(checks, body);
        checks.done();
        int poolId = Objects.requireNonNull(body.poolId());
        DialMode mode = or(body.mode(), DialMode.PROGRESSIVE);
        CampaignTemplate template = or(body.template(), CampaignTemplate.DELIVERY);
        Tuning usual = Tuning.usual(poolId, mode);
        Tuning tuning = body.settings() == null ? usual : body.settings().over(usual, poolId, mode);
        Campaign draft = new Campaign(1, 1, Objects.requireNonNull(body.name()).strip(), CampaignState.DRAFT, tuning,
                or(body.callerId(), ""), or(body.callerName(), ""), or(body.rulePack(), surroundings.usualRulePack()),
                or(body.defaultZone(), ""), template.script());
        List<OutcomeChoice> outcomes = template.outcomes();
        news.checkRanges(draft, outcomes);
        Campaign created = store.create(new NewCampaign(draft.name(), tuning, draft.callerId(), draft.callerName(),
                draft.rulePack(), draft.defaultZone(), draft.script(), outcomes));
        news.spread(created, outcomes);
        ctx.header("Location", "/v1/campaigns/" + created.campaignId());
        answer(ctx, 201, created);
    }

    private void change(Context ctx) {
        CampaignRequest body = Json.body(ctx, CampaignRequest.class);
        Campaign before = campaign(ctx);
        Checks checks = new Checks();
        checks.that(body.name() == null || !body.name().isBlank(), "/name", "missing", "A name is not empty.");
        checks.optionalText("/name", body.name(), 200);
        check(checks, body);
        checks.done();
        int version = expectedVersion(ctx, body, before);
        int poolId = or(body.poolId(), before.tuning().poolId());
        DialMode mode = or(body.mode(), before.tuning().mode());
        Tuning tuning = body.settings() == null
                ? CampaignViews.SettingsView.of(before.tuning()).over(before.tuning(), poolId, mode)
                : body.settings().over(before.tuning(), poolId, mode);
        Campaign wanted = new Campaign(before.campaignId(), version, or(body.name(), before.name()).strip(),
                before.state(), tuning, or(body.callerId(), before.callerId()),
                or(body.callerName(), before.callerName()), or(body.rulePack(), before.rulePack()),
                or(body.defaultZone(), before.defaultZone()), before.script());
        List<OutcomeChoice> outcomes = store.outcomes(before.campaignId());
        news.checkRanges(wanted, outcomes);
        Campaign changed = store.change(wanted).orElseThrow(() -> ProblemException.changedMeanwhile(before.version()));
        news.spread(changed, outcomes);
        if (!changed.rulePack().equals(before.rulePack()) || !changed.defaultZone().equals(before.defaultZone())) {
            engine.tell(new CampaignInput.RulesChanged(changed.campaignId(), changed.version()));
        }
        answer(ctx, 200, changed);
    }

    private void start(Context ctx) {
        Campaign campaign = unfinished(ctx);
        engine.ask(new CampaignInput.CampaignStarted(campaign.campaignId()));
        answer(ctx, 200, withState(campaign, CampaignState.RUNNING));
    }

    private void pause(Context ctx) {
        Campaign campaign = unfinished(ctx);
        engine.ask(new CampaignInput.CampaignPaused(campaign.campaignId()));
        answer(ctx, 200, withState(campaign, CampaignState.PAUSED));
    }

    private void finish(Context ctx) {
        Campaign campaign = unfinished(ctx);
        engine.ask(new CampaignInput.CampaignFinished(campaign.campaignId()));
        answer(ctx, 200, withState(campaign, CampaignState.FINISHED));
    }

    private Campaign unfinished(Context ctx) {
        Campaign campaign = campaign(ctx);
        if (campaign.state() == CampaignState.FINISHED) {
            throw ProblemException.conflict("finished", "The campaign is FINISHED; nothing starts it again.");
        }
        return campaign;
    }

    private Campaign campaign(Context ctx) {
        return store.byId(Ids.intInPath(ctx, "campaign")).orElseThrow(() -> ProblemException.notFound("campaign"));
    }

    private void check(Checks checks, CampaignRequest body) {
        checks.that(body.poolId() == null || pools.byId(body.poolId()).isPresent(), "/poolId", "unknown",
                "There is no such pool.");
        checks.that(body.callerId() == null || body.callerId().matches("(\\+\\d{6,15})?"), "/callerId", "not-e164",
                "A caller id is a number in E.164, such as +74951234567.");
        checks.optionalText("/callerName", body.callerName(), 60);
        checks.that(body.rulePack() == null || surroundings.rulePacks().contains(body.rulePack()), "/rulePack",
                "unknown",
                "There is no such rule pack; there are: " + String.join(", ", surroundings.rulePacks())
                        + ". Packs for simulated people need calls.simulatedPeople in the configuration.");
        checks.that(isZone(body.defaultZone()), "/defaultZone", "unknown",
                "A zone is an IANA name, such as Europe/Moscow.");
    }

    static boolean isZone(@Nullable String zone) {
        try {
            return zone == null || zone.isEmpty() || !ZoneId.of(zone).getId().isEmpty();
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static int expectedVersion(Context ctx, CampaignRequest body, Campaign before) {
        String ifMatch = ctx.header("If-Match");
        String expected = ifMatch != null ? ifMatch.replace("\"", "")
                : body.version() != null ? String.valueOf(body.version()) : null;
        if (expected != null && !expected.equals(String.valueOf(before.version()))) {
            throw ProblemException.changedMeanwhile(before.version());
        }
        return before.version();
    }

    private void answer(Context ctx, int status, Campaign campaign) {
        ctx.header("ETag", "\"" + campaign.version() + "\"");
        Json.answer(ctx, status, view(campaign));
    }

    private CampaignView view(Campaign campaign) {
        return CampaignView.of(campaign, news.catalogue().isArchived(campaign.campaignId()));
    }

    private static Campaign withState(Campaign c, CampaignState state) {
        return new Campaign(c.campaignId(), c.version(), c.name(), state, c.tuning(), c.callerId(), c.callerName(),
                c.rulePack(), c.defaultZone(), c.script());
    }
}
