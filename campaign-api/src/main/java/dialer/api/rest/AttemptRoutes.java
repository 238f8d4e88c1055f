package dialer.api.rest;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dialer.api.store.AttemptStore;
import dialer.api.store.AttemptStore.AttemptRow;
import dialer.api.store.CampaignStore;
import dialer.api.store.Reports;
import io.javalin.http.Context;
import java.util.List;
import java.util.function.LongSupplier;

/** What has been tried, and what came of it. */
final class AttemptRoutes {

    private final AttemptStore attempts;
    private final CampaignStore campaigns;
    private final Reports reports;
    private final LongSupplier storeBehind;

    /** {@code storeBehind}: effects that the store does not have yet. */
    AttemptRoutes(AttemptStore attempts, CampaignStore campaigns, Reports reports, LongSupplier storeBehind) {
        this.attempts = attempts;
        this.campaigns = campaigns;
        this.reports = reports;
        this.storeBehind = storeBehind;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/v1/attempts", Access.OFFICE, this::list),
                Route.get("/v1/attempts/{id}", Access.OFFICE, this::read),
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

    private void summary(Context ctx) {
        int campaignId = Ids.intInPath(ctx, "campaign");
        if (campaigns.byId(campaignId).isEmpty()) {
            throw ProblemException.notFound("campaign");
        }
        Json.answer(ctx, 200, new SummaryView(reports.campaign(campaignId), storeBehind.getAsLong()));
    }
}
