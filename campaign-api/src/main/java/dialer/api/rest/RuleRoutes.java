package dialer.api.rest;

import dialer.api.config.CalendarYears;
import dialer.api.config.ConfigException;
import dialer.api.rules.Forecast;
import dialer.api.rules.RuleBook;
import dialer.api.rules.RulesDocument;
import dialer.api.store.CampaignStore;
import dialer.api.store.CampaignStore.Campaign;
import dialer.api.store.ClaimRules;
import dialer.api.store.RulesStore;
import dialer.api.store.WaitingContacts;
import dialer.compliance.CampaignRules;
import dialer.compliance.HolidayCalendar;
import dialer.compliance.Reason;
import dialer.compliance.Relaxation;
import dialer.engine.WallClock;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Rule packs, holiday calendars, what a campaign adds to them, and what a change would bring. */
final class RuleRoutes {

    private final CampaignStore campaigns;
    private final RulesStore store;
    private final WaitingContacts waiting;
    private final Surroundings surroundings;
    private final WallClock clock;

    RuleRoutes(CampaignStore campaigns, RulesStore store, WaitingContacts waiting, Surroundings surroundings,
            WallClock clock) {
        this.campaigns = campaigns;
        this.store = store;
        this.waiting = waiting;
        this.surroundings = surroundings;
        this.clock = clock;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/v1/rulepacks", Access.OFFICE, this::packs),
                Route.get("/v1/calendars", Access.OFFICE, this::calendars),
                Route.put("/v1/calendars/{calendar}/{year}", Access.MANAGER, this::importYear),
                Route.get("/v1/campaigns/{id}/rules", Access.OFFICE, this::read),
                Route.put("/v1/campaigns/{id}/rules", Access.MANAGER, this::change),
                Route.post("/v1/campaigns/{id}/rules:preview", Access.MANAGER, this::preview));
    }

    /** A year of a calendar. */
    record YearView(String source, List<LocalDate> off, List<LocalDate> working, Map<String, List<LocalDate>> regions) {
        static YearView of(HolidayCalendar.Year year) {
            Map<String, List<LocalDate>> regions = new TreeMap<>();
            year.regional().forEach((region, days) -> regions.put(region, days.stream().sorted().toList()));
            return new YearView(year.source(), year.off().stream().sorted().toList(),
                    year.working().stream().sorted().toList(), regions);
        }
    }

    /** A calendar. */
    record CalendarView(String id, Map<Integer, YearView> years) {
        static CalendarView of(HolidayCalendar calendar) {
            Map<Integer, YearView> years = new TreeMap<>();
            calendar.years().forEach((number, year) -> years.put(number, YearView.of(year)));
            return new CalendarView(calendar.id(), years);
        }
    }

    /** Rules to try out: another pack, another ring time or zone, other rules; what is missing stays as it is. */
    record PreviewRequest(@Nullable String rulePack, @Nullable String defaultZone, @Nullable RulesDocument rules) {
    }

    /**
     * What can be called by the rules as they are and as they would be.
     *
     * @param whyNobodyRu what keeps most people from being called now by the rules as they would be; null where
     *                    they would let somebody be called
     */
    record Preview(long contacts, List<Forecast.Moment> asItIs, List<Forecast.Moment> asItWouldBe,
            @Nullable String whyNobodyRu, @Nullable String whyNobodyEn) {
    }

    private void packs(Context ctx) {
        Json.answer(ctx, 200, Page.all(surroundings.ruleBook().packs().all().stream().map(PackView::of).toList()));
    }

    private void calendars(Context ctx) {
        Json.answer(ctx, 200, Page.all(surroundings.ruleBook().calendars().values().stream()
                .map(CalendarView::of).toList()));
    }

    /** The body is the year as in the files, YAML or JSON; it holds for hoppers within seconds. */
    private void importYear(Context ctx) {
        String calendar = ctx.pathParam("calendar");
        String year = ctx.pathParam("year");
        RuleBook book = surroundings.ruleBook();
        if (!book.calendars().containsKey(calendar) || !year.matches("(19[7-9]|20\\d|21\\d)\\d")) {
            throw ProblemException.notFound("calendar");
        }
        String body = new String(ctx.bodyAsBytes(), StandardCharsets.UTF_8);
        try {
            HolidayCalendar.Year read = CalendarYears.read(Integer.parseInt(year), body);
            store.putYear(calendar, Integer.parseInt(year), CalendarYears.json(body), Guard.callerOf(ctx).actor());
            Json.answer(ctx, 200, YearView.of(read));
        } catch (ConfigException e) {
            throw ProblemException.invalid("/", "out-of-range", String.join("; ", e.problems()));
        }
    }

    private void read(Context ctx) {
        Campaign campaign = campaign(ctx);
        Json.answer(ctx, 200, RulesDocument.of(surroundings.ruleBook().campaign(campaign.campaignId())));
    }

    private void change(Context ctx) {
        Campaign campaign = campaign(ctx);
        RulesDocument body = Json.body(ctx, RulesDocument.class);
        CampaignRules rules = checked(body);
        for (Relaxation relaxation : rules.relaxations()) {
            boolean known = surroundings.ruleBook().packs().byId(relaxation.packId()).isPresent();
            if (!known || relaxation.untilMs() > clock.nowMs() + Relaxation.LONGEST_MS) {
                throw ProblemException.invalid("/relaxations", "out-of-range", known
                        ? "A rule is relaxed for a year at most." : "There is no pack " + relaxation.packId() + ".");
            }
        }
        store.put(campaign.campaignId(), Json.text(RulesDocument.of(rules)), Guard.callerOf(ctx).actor());
        surroundings.ruleBook().campaign(campaign.campaignId(), rules);
        Json.answer(ctx, 200, RulesDocument.of(rules));
    }

    private void preview(Context ctx) {
        Campaign campaign = campaign(ctx);
        PreviewRequest body = Json.body(ctx, PreviewRequest.class);
        String pack = body.rulePack() == null ? campaign.rulePack() : body.rulePack();
        if (!surroundings.rulePacks().contains(pack)) {
            throw ProblemException.invalid("/rulePack", "unknown", "There is no such rule pack; there are: "
                    + String.join(", ", new TreeSet<>(surroundings.rulePacks())) + ".");
        }
        CampaignRules rules = body.rules() == null ? surroundings.ruleBook().campaign(campaign.campaignId())
                : checked(body.rules());
        long nowMs = clock.nowMs();
        ClaimRules asItIs = surroundings.claimRules(campaign.campaignId());
        String zone = body.defaultZone() == null ? asItIs.manner().defaultZone() : body.defaultZone();
        if (!CampaignRoutes.isZone(zone)) {
            throw ProblemException.invalid("/defaultZone", "unknown", "A zone is an IANA name.");
        }
        ClaimRules asItWouldBe = asItIs.with(callee -> surroundings.ruleBook().proposed(pack, rules,
                campaign.tuning().ringTimeoutMs(), callee, nowMs), zone, rules.choices().addressWins());
        boolean evidence = asItIs.manner().addressWins() || rules.choices().addressWins();
        List<WaitingContacts.Group> groups = waiting.groups(campaign.campaignId(), evidence, Map.of(), nowMs);
        Forecast before = new Forecast(groups, asItIs, nowMs);
        Forecast behind = new Forecast(groups, asItWouldBe, nowMs);
        Optional<Reason> why = behind.whyNobody();
        Json.answer(ctx, 200, new Preview(before.total(), before.perHour(), behind.perHour(),
                why.map(Reason::wordsRu).orElse(null), why.map(Reason::wordsEn).orElse(null)));
    }

    private static CampaignRules checked(RulesDocument document) {
        try {
            return document.rules();
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid("/", "out-of-range", String.valueOf(e.getMessage()) + ".");
        }
    }

    private Campaign campaign(Context ctx) {
        return campaigns.byId(Ids.intInPath(ctx, "campaign")).orElseThrow(() -> ProblemException.notFound("campaign"));
    }
}
