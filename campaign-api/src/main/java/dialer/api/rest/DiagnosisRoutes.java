package dialer.api.rest;

import dialer.api.live.Live;
import dialer.api.rules.AbandonedLock;
import dialer.api.rules.Forecast;
import dialer.api.store.AbandonedContacts;
import dialer.api.store.AttemptStore;
import dialer.api.store.CampaignStore;
import dialer.api.store.ClaimRules;
import dialer.api.store.ContactStore;
import dialer.api.store.ContactStore.Contact;
import dialer.api.store.GateHistory;
import dialer.api.store.GateHistory.Standing;
import dialer.api.store.WaitingContacts;
import dialer.api.store.WaitingContacts.ReasonCount;
import dialer.api.words.Sentences;
import dialer.compliance.Gatekeeper;
import dialer.compliance.Openings;
import dialer.compliance.Place;
import dialer.compliance.Reason;
import dialer.compliance.Restraint;
import dialer.core.campaign.CampaignHealth;
import dialer.engine.WallClock;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Why is nothing dialing? And: may this person be called now, and by which rules was that decided? */
final class DiagnosisRoutes {

    private static final long[] STEPS = {1, 10, 100, 1_000, 10_000};
    private static final long DAY_MS = 24 * 3_600_000L;
    private static final long HORIZON_MS = 36 * 3_600_000L;

    private final CampaignStore campaigns;
    private final ContactStore contacts;
    private final AttemptStore attempts;
    private final GateHistory history;
    private final WaitingContacts waiting;
    private final AbandonedContacts abandoned;
    private final Live live;
    private final Surroundings surroundings;
    private final WallClock clock;

    DiagnosisRoutes(CampaignStore campaigns, ContactStore contacts, AttemptStore attempts, GateHistory history,
            WaitingContacts waiting, AbandonedContacts abandoned, Live live, Surroundings surroundings,
            WallClock clock) {
        this.campaigns = campaigns;
        this.contacts = contacts;
        this.attempts = attempts;
        this.history = history;
        this.waiting = waiting;
        this.abandoned = abandoned;
        this.live = live;
        this.surroundings = surroundings;
        this.clock = clock;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/v1/campaigns/{id}/diagnostics", Access.OFFICE, this::diagnose),
                Route.get("/v1/contacts/{id}/decision", Access.MANAGER, this::decide),
                Route.get("/v1/attempts/{id}/decision", Access.OFFICE, this::decided));
    }

    /** So many contacts share a reason. */
    record Why(String reason, String messageRu, String messageEn, String state, long contacts,
            @Nullable Instant nextAt) {
        static Why of(ReasonCount count) {
            return new Why(count.reason(), words(count.reason(), Sentences.RU), words(count.reason(), Sentences.EN),
                    count.state(), count.contacts(), count.nextAt());
        }

        static String words(String reason, Sentences words) {
            for (Reason known : Reason.values()) {
                if (known.name().equals(reason)) {
                    return words == Sentences.RU ? known.wordsRu() : known.wordsEn();
                }
            }
            String key = "wait." + reason;
            String sentence = words.of(key);
            return sentence.equals(key) ? reason : sentence;
        }
    }

    /** So many contacts can be called from then on. */
    record Ready(long contacts, @Nullable Instant from) {
    }

    /** Why is nothing dialing? */
    record Diagnosis(CampaignHealth health, String healthRu, String healthEn, long contacts, long callableNow,
            List<Why> reasons, List<Ready> ready, List<Forecast.Moment> forecast) {
    }

    /** One number of a contact before the gate. */
    record NumberDecision(long numberId, boolean allowed, String reason, String messageRu, String messageEn,
            @Nullable Instant nextAllowedAt, @Nullable Instant until, List<String> zones,
            List<Map<String, String>> packs, String callerId, List<Counted> limits, List<ZoneHours> hoursByZone) {
    }

    /** Hours of one zone within a day, by the wall clock there; offset as of now, such as {@code +07:00}. */
    record ZoneHours(String zone, String offset, List<ContactViews.SpanView> spans) {
    }

    /** What a limit has counted. */
    record Counted(String pack, String rule, int counted, int atMost) {
    }

    private void diagnose(Context ctx) {
        int campaignId = Ids.intInPath(ctx, "campaign");
        if (campaigns.byId(campaignId).isEmpty()) {
            throw ProblemException.notFound("campaign");
        }
        long nowMs = clock.nowMs();
        ClaimRules rules = surroundings.claimRules(campaignId);
        List<AbandonedLock.Locked> locked = new AbandonedLock(rules)
                .among(abandoned.waiting(campaignId, nowMs), nowMs);
        Forecast forecast = new Forecast(waiting.groups(campaignId, rules.manner().addressWins(),
                locked.stream().collect(Collectors.toMap(AbandonedLock.Locked::contactId,
                        one -> one.nextAt().toEpochMilli())), nowMs), rules, nowMs);
        List<Ready> ready = new ArrayList<>();
        for (long step : STEPS) {
            if (step <= forecast.total()) {
                var from = forecast.whenAtLeast(step);
                ready.add(new Ready(step, from.isPresent() ? Instant.ofEpochMilli(from.getAsLong()) : null));
            }
        }
        CampaignHealth health = live.picture().campaigns().stream().filter(c -> c.id() == campaignId)
                .map(c -> c.health()).findFirst().orElse(CampaignHealth.NOT_RUNNING);
        Json.answer(ctx, 200, new Diagnosis(health, Sentences.RU.of("health." + health),
                Sentences.EN.of("health." + health), forecast.total(), forecast.callableAt(nowMs),
                whys(reasons(campaignId, locked, nowMs), forecast), ready, forecast.perHour()));
    }

    /** As stored, but for those who wait for a try that no rule would let happen before a lock has ended. */
    private List<ReasonCount> reasons(int campaignId, List<AbandonedLock.Locked> locked, long nowMs) {
        List<ReasonCount> counts = new ArrayList<>(waiting.reasons(campaignId,
                locked.stream().map(AbandonedLock.Locked::contactId).toList(), nowMs));
        locked.forEach(one -> counts.add(
                new ReasonCount(one.state(), Reason.ABANDONED_LOCK.name(), 1, one.nextAt())));
        return counts;
    }

    /** The store knows what rules have said; of those whose time has come the gate says what it would say now. */
    private static List<Why> whys(List<ReasonCount> stored, Forecast forecast) {
        Map<String, ReasonCount> found = new LinkedHashMap<>();
        stored.forEach(count -> add(found, count));
        for (Forecast.Due due : forecast.due()) {
            if (due.reason() != Reason.ALLOWED) {
                move(found, "OPEN", due.openDue(), due);
                move(found, "WAITING", due.waitingDue(), due);
            }
        }
        return found.values().stream().filter(count -> count.contacts() > 0)
                .sorted(Comparator.comparingLong(ReasonCount::contacts).reversed()).map(Why::of).toList();
    }

    private static void move(Map<String, ReasonCount> found, String state, long contacts, Forecast.Due due) {
        add(found, new ReasonCount(state, WaitingContacts.DUE, -contacts, null));
        add(found, new ReasonCount(state, due.reason().name(), contacts, due.nextAt()));
    }

    private static void add(Map<String, ReasonCount> found, ReasonCount count) {
        found.merge(count.state() + ' ' + count.reason(), count, ReasonCount::plus);
    }

    private void decide(Context ctx) {
        Contact contact = contacts.byId(Ids.inPath(ctx, "contact"))
                .orElseThrow(() -> ProblemException.notFound("contact"));
        long nowMs = clock.nowMs();
        Json.answer(ctx, 200, Page.all(history.judge(contact.campaignId(),
                surroundings.claimRules(contact.campaignId()), contact.contactId(), nowMs, HORIZON_MS).stream()
                .map(standing -> decision(contact, standing, nowMs)).toList()));
    }

    private static NumberDecision decision(Contact contact, Standing standing, long nowMs) {
        Gatekeeper.Verdict verdict = standing.verdict();
        Instead instead = instead(contact, standing, nowMs);
        String reason = instead == null ? verdict.reason().name() : instead.reason();
        boolean allowed = verdict.allowed() && instead == null;
        Instant next = instead != null ? instead.nextAt() : next(contact, verdict, nowMs);
        return new NumberDecision(standing.numberId(), allowed, reason,
                Why.words(reason, Sentences.RU), Why.words(reason, Sentences.EN), next,
                allowed ? Instant.ofEpochMilli(verdict.spans().getFirst().lastMs()) : null,
                standing.places().stream().map(place -> place.zone().getId()).distinct().toList(),
                packs(standing), standing.callerId(),
                verdict.restraints().stream().filter(r -> r.atMost() > 0).map(DiagnosisRoutes::counted).toList(),
                hoursByZone(standing, nowMs));
    }

    /** Nobody dials a number for this reason, whatever the rules allow; {@code nextAt} null for never. */
    private record Instead(String reason, @Nullable Instant nextAt) {
    }

    /** Null where the gate alone decides. */
    private static @Nullable Instead instead(Contact contact, Standing standing, long nowMs) {
        String state = contact.state();
        Instant nextAt = contact.nextAt();
        if (state.equals("WITHDRAWN") || state.equals("FINISHED") || state.equals("HELD")) {
            return new Instead(contact.finishReason() == null ? state : contact.finishReason(), null);
        }
        if (standing.givenUp() != null) {
            return new Instead(standing.givenUp(), null);
        }
        boolean waits = (state.equals("WAITING") || state.equals("OPEN")) && standing.verdict().allowed()
                && nextAt != null && nextAt.toEpochMilli() > nowMs;
        String engine = contact.waitReason() == null || WaitingContacts.saidByRule(contact.waitReason())
                ? contact.callback() ? "CALLBACK" : "RETRY" : contact.waitReason();
        return waits ? new Instead(engine, nextAt) : null;
    }

    /** From when on the gate would let a call happen and the campaign itself would try again; null for not known. */
    private static @Nullable Instant next(Contact contact, Gatekeeper.Verdict verdict, long nowMs) {
        if (verdict.nextAllowedAtMs() == 0) {
            return null;
        }
        Instant gate = Instant.ofEpochMilli(verdict.nextAllowedAtMs());
        // a reason of the gate's own has put the contact off to the instant that is found anew here
        Instant plan = contact.state().equals("WAITING") && contact.waitReason() == null ? contact.nextAt() : null;
        return plan != null && plan.toEpochMilli() > nowMs && plan.isAfter(gate) ? plan : gate;
    }

    private static List<Map<String, String>> packs(Standing standing) {
        return standing.gatekeeper().packs().stream()
                .map(pack -> Map.of("id", pack.id(), "version", pack.origin().version())).toList();
    }

    /** When each zone by itself would allow a call within a day: where they differ, the contact waits for the last. */
    private static List<ZoneHours> hoursByZone(Standing standing, long nowMs) {
        Map<String, List<Place>> byZone = new LinkedHashMap<>();
        standing.places().forEach(place -> byZone.computeIfAbsent(place.zone().getId(), id -> new ArrayList<>())
                .add(place));
        List<ZoneHours> hours = new ArrayList<>();
        byZone.forEach((zone, places) -> hours.add(new ZoneHours(zone,
                ZoneId.of(zone).getRules().getOffset(Instant.ofEpochMilli(nowMs)).getId(),
                new Openings(standing.gatekeeper().packs(), places, standing.gatekeeper().marginMs())
                        .within(nowMs, nowMs + DAY_MS).stream()
                        .map(span -> new ContactViews.SpanView(Instant.ofEpochMilli(span.fromMs()),
                                Instant.ofEpochMilli(span.toMs()))).toList())));
        return hours;
    }

    private static Counted counted(Restraint restraint) {
        return new Counted(restraint.packId(), restraint.period(), restraint.counted(), restraint.atMost());
    }

    /** By which rules an attempt was allowed, as it was written down then. */
    private void decided(Context ctx) {
        long attemptId = Ids.inPath(ctx, "attempt");
        if (attempts.byId(attemptId).isEmpty()) {
            throw ProblemException.notFound("attempt");
        }
        String document = history.decision(attemptId).orElseThrow(() -> ProblemException.notFound("decision"));
        ctx.status(200).contentType("application/json").result(document);
    }
}
