package dialer.api.rest;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dialer.api.store.AttemptStore;
import dialer.api.store.AttemptStore.AttemptRow;
import dialer.api.store.CampaignStore;
import dialer.api.store.Reports;
import dialer.core.input.AgentInput;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.LongSupplier;

/** What has been tried, and what came of it. */
final class AttemptRoutes {

    private final AttemptStore attempts;
    private final CampaignStore campaigns;
    private final Reports reports;
    private final LongSupplier storeBehind;
    private final Engine engine;
    private final IntFunction<String> nameOf;

    /** {@code storeBehind}: effects that the store does not have yet; {@code nameOf}: the name of a user. */
    AttemptRoutes(AttemptStore attempts, CampaignStore campaigns, Reports reports, LongSupplier storeBehind,
            Engine engine, IntFunction<String> nameOf) {
        this.engine = engine;
        this.nameOf = nameOf;
        this.attempts = attempts;
        this.campaigns = campaigns;
        this.reports = reports;
        this.storeBehind = storeBehind;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/v1/attempts", Access.OFFICE, this::list),
                Route.get("/v1/attempts/{id}", Access.OFFICE, this::read),
                Route.get("/v1/outcomes-owed", Access.OFFICE, this::owed),
                Route.post("/v1/attempts/{id}:waive-outcome", Access.SUPERVISOR, this::waive),
                Route.get("/v1/campaigns/{id}/summary", Access.OFFICE, this::summary));
    }

    /** A campaign's totals, and how far the store is behind the engine. */
    record SummaryView(@JsonUnwrapped Reports.CampaignSummary summary, long storeBehind) {
    }

    private void list(Context ctx) {
        int limit = Page.limit(ctx);
        long contactId = Ids.inQuery(ctx, "contactId");
        if (contactId > 0) {
            Json.answer(ctx, 200, Page.all(attempts.ofContact(contactId).reversed()));
            return;
        }
        int campaignId = (int) Math.min(Integer.MAX_VALUE, Ids.inQuery(ctx, "campaignId"));
        List<AttemptRow> page = attempts.page(campaignId, Page.cursor(ctx), limit);
        Json.answer(ctx, 200, Page.of(page, limit, AttemptRow::attemptId));
    }

    private void read(Context ctx) {
        Json.answer(ctx, 200, attempts.byId(Ids.inPath(ctx, "attempt"))
                .orElseThrow(() -> ProblemException.notFound("attempt")));
    }

    /** An outcome that is owed, with the name of the agent who owes it. */
    record OwedView(long attemptId, int campaignId, long contactId, int agentId, String agent, Instant endedAt) {
    }

    private void owed(Context ctx) {
        Json.answer(ctx, 200, Page.all(attempts.owed(Page.limit(ctx)).stream()
                .map(o -> new OwedView(o.attemptId(), o.campaignId(), o.contactId(), o.agentId(),
                        nameOf.apply(o.agentId()), o.endedAt())).toList()));
    }

    /** Closes an owed outcome as not decided. Who did it stands in the audit. */
    private void waive(Context ctx) {
        long attemptId = Ids.inPath(ctx, "attempt");
        if (attempts.byId(attemptId).isEmpty()) {
            throw ProblemException.notFound("attempt");
        }
        AttemptStore.Owed owed = attempts.owedOf(attemptId).orElseThrow(() -> ProblemException.conflict("not-owed",
                "No outcome is owed for this attempt: nobody talked, the call goes on, or it is settled already."));
        engine.ask(new AgentInput.OutcomeWaived(owed.agentId(), attemptId, Guard.callerOf(ctx).userId()));
        Json.answer(ctx, 202, Map.of("attemptId", attemptId, "contactId", owed.contactId()));
    }

    private void summary(Context ctx) {
        int campaignId = Ids.intInPath(ctx, "campaign");
        if (campaigns.byId(campaignId).isEmpty()) {
            throw ProblemException.notFound("campaign");
        }
        Json.answer(ctx, 200, new SummaryView(reports.campaign(campaignId), storeBehind.getAsLong()));
    }
}
