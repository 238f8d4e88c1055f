package dialer.api.live;

import dialer.api.live.Card.CallbackWindow;
import dialer.api.live.CardCache.Material;
import dialer.api.store.AttemptStore.AttemptRow;
import dialer.api.store.CampaignStore.Campaign;
import dialer.api.store.ClaimRules;
import dialer.api.store.ClaimRules.Callee;
import dialer.api.store.ContactStore.Contact;
import dialer.api.store.ContactStore.ContactNumber;
import dialer.api.store.OutcomeChoice;
import dialer.api.store.Script;
import dialer.api.words.Sentences;
import dialer.compliance.CallingHours;
import dialer.compliance.Gatekeeper;
import dialer.compliance.History;
import dialer.compliance.Place;
import dialer.core.effect.ShowEffect.ScreenPop;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Composes cards: fills the script's placeholders, formats the number, works out the recipient's clock. */
final class CardWriter {

    private static final Pattern RUSSIAN = Pattern.compile("\\+7(\\d{3})(\\d{3})(\\d{2})(\\d{2})");
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final List<String> NAME_KEYS = List.of("name", "recipient", "fio", "имя", "фио", "получатель");
    private static final List<String> SHOP_KEYS = List.of("shop", "store", "магазин");
    /** Shown elsewhere on the card. */
    private static final Set<String> HIDDEN_KEYS = Set.of("name", "zone", "order", "items", "sum", "shop",
            "address", "interval", "day");
    private static final int SHOWN_ATTEMPTS = 10;

    private final Catalogue catalogue;
    private final IntFunction<ClaimRules> rules;

    CardWriter(Catalogue catalogue, IntFunction<ClaimRules> rules) {
        this.catalogue = catalogue;
        this.rules = rules;
    }

    Card write(ScreenPop pop, Material material, String agentName, Sentences words, long nowMs) {
        Catalogue.Entry entry = catalogue.campaign(pop.campaignId()).orElseThrow(
                () -> new IllegalStateException("Campaign " + pop.campaignId() + " is not known"));
        Campaign campaign = entry.campaign();
        Contact contact = material.contact();
        Map<String, String> values = values(campaign, contact, agentName);
        Script script = spoken(campaign.script(), values, catalogue);
        @Nullable ContactNumber dialed = contact.numbers().stream()
                .filter(number -> number.numberId() == pop.numberId()).findFirst()
                .orElse(contact.numbers().isEmpty() ? null : contact.numbers().getFirst());
        List<ZoneId> zones = dialed == null ? List.of() : rules.apply(pop.campaignId())
                .places(dialed.zones(), dialed.region(), dialed.evidence()).stream().map(Place::zone)
                .distinct().toList();
        @Nullable ZoneId zone = zones.size() == 1 ? zones.getFirst() : null;
        return new Card("card", pop.attemptId(), pop.contactId(),
                new Card.CampaignName(campaign.campaignId(), campaign.name()),
                new Card.Shop(values.getOrDefault("shop.name", campaign.name()),
                        TalkWriter.fill(script.greeting(), values, script.language())),
                recipient(contact, dialed, values),
                contact.card().entrySet().stream().filter(CardWriter::isShown)
                        .map(field -> field(field.getKey(), field.getValue(), words)).toList(),
                TalkWriter.talk(script, values), TalkWriter.terms(script.terms(), values, script.language()),
                entry.outcomes().stream().map(CardWriter::choice).toList(), history(material.history(), entry),
                zone == null ? null : zone(zone, nowMs),
                zone == null || dialed == null ? null : window(pop.campaignId(), dialed, zone, nowMs),
                material.orders(), material.reasons(), campaign.tuning().record());
    }

    /** In the name of the shop on the card, where it is one of ours. */
    static Script spoken(Script script, Map<String, String> values, Catalogue catalogue) {
        return catalogue.shop(values.getOrDefault("shop.name", "")).map(script::spokenFor).orElse(script);
    }

    private static Card.Recipient recipient(Contact contact, @Nullable ContactNumber dialed,
            Map<String, String> values) {
        List<ContactNumber> others = contact.numbers().stream().filter(number -> !number.equals(dialed)).toList();
        return new Card.Recipient(values.getOrDefault("recipient.name", ""),
                dialed == null ? "" : formatted(dialed.e164()), dialed == null ? 0 : dialed.numberId(),
                others.stream().map(number -> formatted(number.e164())).toList(),
                others.stream().map(number -> new Card.OtherNumber(number.numberId(), formatted(number.e164()),
                        number.attemptsMade(), number.lastDisposition(), number.suppressed())).toList());
    }

    /** Whether a call to the contact may begin at the instant. */
    boolean mayCall(int campaignId, Contact contact, long atMs) {
        ClaimRules claimRules = rules.apply(campaignId);
        return contact.numbers().stream().anyMatch(number -> spans(claimRules, number,
                claimRules.places(number.zones(), number.region(), number.evidence()), atMs).stream()
                .anyMatch(span -> span.allows(atMs)));
    }

    private static List<CallingHours.Span> spans(
            ClaimRules claimRules, ContactNumber number, List<Place> places, long fromMs) {
        Gatekeeper.Question question = new Gatekeeper.Question(places, false, History.NONE, true);
        return claimRules.gatekeeper(Callee.first(number.e164(), number.region()))
                .judge(question, fromMs, TimeUnit.HOURS.toMillis(24)).spans();
    }

    /** Every name a placeholder may use. */
    static Map<String, String> values(Campaign campaign, Contact contact, String agentName) {
        Map<String, String> values = new LinkedHashMap<>(contact.card());
        contact.card().forEach((key, value) -> values.put(key.toLowerCase(Locale.ROOT), value));
        values.put("recipient.name", first(values, NAME_KEYS));
        String shop = first(values, SHOP_KEYS);
        String own = campaign.script().shop().contains("{{") ? "" : campaign.script().shop();
        values.put("shop.name", !shop.isEmpty() ? shop : !own.isEmpty() ? own : campaign.name());
        values.putIfAbsent("shop", Objects.requireNonNull(values.get("shop.name")));
        values.put("agent.name", agentName);
        values.put("campaign.name", campaign.name());
        return values;
    }

    private static String first(Map<String, String> values, List<String> keys) {
        return keys.stream().map(key -> values.getOrDefault(key, "")).filter(value -> !value.isBlank()).findFirst()
                .orElse("");
    }

    static String formatted(String e164) {
        Matcher russian = RUSSIAN.matcher(e164);
        return russian.matches() ? "+7 " + russian.group(1) + " " + russian.group(2) + "-" + russian.group(3) + "-"
                + russian.group(4) : e164;
    }

    private static boolean isShown(Map.Entry<String, String> field) {
        return !field.getValue().isBlank() && !HIDDEN_KEYS.contains(field.getKey());
    }

    /** Columns we know have a label in the agent's language; the others keep their own. */
    private static Card.Field field(String key, String value, Sentences words) {
        String label = words.of("field." + key);
        return new Card.Field(key, label.equals("field." + key) ? key : label, value);
    }

    private static Card.Choice choice(OutcomeChoice outcome) {
        return new Card.Choice(outcome.outcomeId(), outcome.code(), outcome.kind(), outcome.labelRu(),
                outcome.labelEn(), outcome.hotkey(), outcome.needsNote(), outcome.agreed(),
                outcome.branch(), outcome.fields());
    }

    private static List<Card.Tried> history(List<AttemptRow> attempts, Catalogue.Entry entry) {
        return attempts.reversed().stream().filter(attempt -> attempt.disposition() != null).limit(SHOWN_ATTEMPTS)
                .map(attempt -> new Card.Tried(attempt.startedAt(), String.valueOf(attempt.disposition()),
                        label(entry, attempt.outcome(), OutcomeChoice::labelRu),
                        label(entry, attempt.outcome(), OutcomeChoice::labelEn), attempt.note())).toList();
    }

    private static @Nullable String label(Catalogue.Entry entry, @Nullable String code,
            Function<OutcomeChoice, String> language) {
        return entry.outcomes().stream().filter(outcome -> outcome.code().equals(code)).map(language)
                .findFirst().orElse(code);
    }

    private static Card.Zone zone(ZoneId zone, long nowMs) {
        ZonedDateTime local = Instant.ofEpochMilli(nowMs).atZone(zone);
        return new Card.Zone(zone.getId(), local.getOffset().getId(), local.format(CLOCK));
    }

    private @Nullable CallbackWindow window(int campaignId, ContactNumber number, ZoneId zone, long nowMs) {
        long midnight = Instant.ofEpochMilli(nowMs).atZone(zone).toLocalDate().plusDays(1).atStartOfDay(zone)
                .toInstant().toEpochMilli();
        List<CallingHours.Span> tomorrow = spans(rules.apply(campaignId), number,
                List.of(new Place(zone, number.region())), midnight);
        if (tomorrow.isEmpty()) {
            return null;
        }
        CallingHours.Span span = tomorrow.getFirst();
        if (span.toMs() - span.fromMs() >= TimeUnit.HOURS.toMillis(23)) {
            return new CallbackWindow("00:00", "24:00");
        }
        return new CallbackWindow(clock(span.fromMs(), zone), clock(span.toMs(), zone));
    }

    private static String clock(long atMs, ZoneId zone) {
        return Instant.ofEpochMilli(atMs).atZone(zone).format(CLOCK);
    }
}
