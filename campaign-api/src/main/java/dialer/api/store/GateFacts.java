package dialer.api.store;

import dialer.api.store.ClaimRules.Callee;
import dialer.compliance.CallerIds;
import dialer.compliance.CampaignRules;
import dialer.compliance.Gatekeeper;
import dialer.compliance.History;
import dialer.compliance.Permits;
import dialer.compliance.Place;
import dialer.compliance.TimeOfDay;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the gate must know about some contacts of one campaign, read at once: where they may be, what was
 * tried, who is suppressed, who has agreed, until when it makes sense. Then it judges number by number.
 */
final class GateFacts {

    /** A wish for another time of day, or for learned hours, is dropped when it would cost more than this. */
    private static final long WISH_MS = TimeUnit.HOURS.toMillis(48);

    private static final String CONTACTS = """
            SELECT c.contact_id, c.courier, c.attempts_made, c.callback, c.last_disposition,
                   l.consent_by IS NOT NULL AS attested,
                   coalesce(CAST(extract(epoch FROM c.deadline) * 1000 AS bigint), 0) AS deadline_ms
            FROM contacts c JOIN contact_lists l USING (list_id) WHERE c.contact_id IN (<ids>)""";

    private static final String NUMBERS = """
            SELECT cn.contact_id, cn.number_id, n.e164, cn.zones, cn.region, cn.evidence, cn.attempts_made,
                   s.number_id IS NOT NULL AS suppressed,
                   CASE WHEN cn.wrong_person THEN 'WRONG_PERSON'
                        WHEN cn.last_disposition IN ('INVALID_NUMBER', 'UNWANTED') THEN cn.last_disposition
                        END AS given_up
            FROM contact_numbers cn JOIN numbers n USING (number_id) LEFT JOIN suppressions s USING (number_id)
            WHERE cn.contact_id IN (<ids>) AND (:all OR
                  (coalesce(cn.last_disposition, '') NOT IN ('INVALID_NUMBER', 'UNWANTED') AND NOT cn.wrong_person))
            ORDER BY cn.contact_id, cn.last_attempt_id, cn.position""";

    private final Handle handle;
    private final ConsentStore consents;
    private final int campaignId;
    private final ClaimRules rules;
    private final long nowMs;
    private final Map<Long, ContactFacts> contacts = new HashMap<>();
    private final Map<Long, List<NumberFacts>> numbers = new LinkedHashMap<>();
    private SuppressionStore.Forbidden forbidden = new SuppressionStore.Forbidden(Map.of());
    private final PastAttempts past;
    private @Nullable Map<String, Long> given;

    private GateFacts(Handle handle, ConsentStore consents, int campaignId, ClaimRules rules, long nowMs,
            PastAttempts past) {
        this.handle = handle;
        this.consents = consents;
        this.campaignId = campaignId;
        this.rules = rules;
        this.nowMs = nowMs;
        this.past = past;
    }

    /** What concerns the whole contact. */
    private record ContactFacts(long contactId, String courier, int attemptsMade, boolean callback,
            @Nullable String lastDisposition, boolean attested, long deadlineMs) {
    }

    /**
     * One of a contact's numbers.
     *
     * @param givenUp why nobody dials this number any more, null where it is dialed
     */
    record NumberFacts(long contactId, long numberId, String e164, String zones, String region, String evidence,
            int attemptsMade, boolean suppressed, @Nullable String givenUp) {
        @Override
        public String toString() {
            return "NumberFacts[" + numberId + "]";
        }
    }

    /**
     * What the gate says, and from which of our numbers the call would come.
     *
     * @param endsMs when the recipient's consent ends, {@link Long#MAX_VALUE} for never or where none is needed: no
     *               call begins from then on, also where the contact waits in a hopper
     */
    record Judged(Gatekeeper gatekeeper, Gatekeeper.Question question, Gatekeeper.Verdict verdict,
            CallerIds.Choice line, long endsMs) {
    }

    /**
     * Reads what there is.
     *
     * @param every also numbers that have turned out to be nobody's or somebody else's
     */
    static GateFacts read(Handle h, SuppressionStore suppressions, ConsentStore consents, int campaignId,
            Collection<Long> contactIds, ClaimRules rules, long nowMs, boolean every) {
        List<Long> ids = List.copyOf(contactIds);
        Map<Long, List<NumberFacts>> numbers = new LinkedHashMap<>();
        h.createQuery(NUMBERS).bindList("ids", ids).bind("all", every).map((row, context) -> number(row))
                .forEach(n -> numbers.computeIfAbsent(n.contactId(), id -> new ArrayList<>()).add(n));
        Map<Long, String> digits = new LinkedHashMap<>();
        numbers.values().forEach(own -> own.forEach(number -> digits.put(number.numberId(), number.e164())));
        GateFacts facts = new GateFacts(h, consents, campaignId, rules, nowMs,
                PastAttempts.read(h, rules.seller(), suppressions.former(h, digits), ids, nowMs));
        facts.numbers.putAll(numbers);
        h.createQuery(CONTACTS).bindList("ids", ids).map((row, context) -> contact(row))
                .forEach(contact -> facts.contacts.put(contact.contactId(), contact));
        facts.forbidden = suppressions.forbidden(h, facts.digits(), campaignId, nowMs);
        return facts;
    }

    /** The numbers that may be dialed for a contact, the next one first. */
    List<NumberFacts> numbers(long contactId) {
        return numbers.getOrDefault(contactId, List.of());
    }

    /** Whether the number is being called or spoken to for another contact at this moment. */
    boolean underWay(NumberFacts number) {
        return past.underWay(number.numberId(), nowMs);
    }

    /** Judges one number. */
    Judged judge(NumberFacts number, long horizonMs) {
        ContactFacts contact = contacts.get(number.contactId());
        if (contact == null) {
            throw new IllegalArgumentException("contact " + number.contactId() + " was not read");
        }
        String courier = rules.seller().of(contact.courier());
        List<Place> places = rules.places(number.zones(), number.region(), number.evidence());
        History history = past.of(number.numberId(), number.contactId(), campaignId, courier);
        Callee callee = new Callee(number.e164(), number.region(),
                contact.callback() ? CampaignRules.ANY_ROUND : contact.attemptsMade(),
                avoided(contact, places, history),
                !contact.callback());
        Judged judged = judge(number, contact, courier, places, history, callee, horizonMs);
        boolean late = judged.verdict().nextAllowedAtMs() == 0
                || judged.verdict().nextAllowedAtMs() > nowMs + WISH_MS;
        return callee.wishes() && late
                ? judge(number, contact, courier, places, history, callee.plainly(), horizonMs) : judged;
    }

    private Judged judge(NumberFacts number, ContactFacts contact, String courier, List<Place> places,
            History history, Callee callee, long horizonMs) {
        Gatekeeper gatekeeper = rules.gatekeeper(callee);
        CallerIds.Choice line = rules.lines().of(courier, number.e164(), gatekeeper.needsLabel());
        Gatekeeper.Question question = new Gatekeeper.Question(places,
                number.suppressed() || forbidden.holds(number.e164(), courier), history, rules.agentKept(),
                new Permits(line.line(), consent(gatekeeper, number, contact, courier), contact.deadlineMs()));
        boolean personal = question.permits().consent() == Permits.Consent.GIVEN && !contact.attested();
        long endsMs = personal ? consentEndsMs(number, courier) : Long.MAX_VALUE;
        return new Judged(gatekeeper, question, gatekeeper.judge(question, nowMs, horizonMs), line, endsMs);
    }

    private @Nullable TimeOfDay avoided(ContactFacts contact, List<Place> places, History history) {
        boolean wished = contact.lastDisposition() != null && !places.isEmpty() && !history.attempts().isEmpty()
                && rules.manner().otherTimeAfter().contains(contact.lastDisposition());
        return wished ? TimeOfDay.at(history.attempts().getFirst().startedAtMs(), places.getFirst().zone()) : null;
    }

    private Permits.Consent consent(
            Gatekeeper gatekeeper, NumberFacts number, ContactFacts contact, String courier) {
        if (!gatekeeper.needsConsent()) {
            return Permits.Consent.NOT_ASKED;
        }
        if (contact.attested()) {
            return Permits.Consent.GIVEN;
        }
        return consentEndsMs(number, courier) > nowMs ? Permits.Consent.GIVEN : Permits.Consent.MISSING;
    }

    /** When the number's own consent ends; 0 where there is none. */
    private long consentEndsMs(NumberFacts number, String courier) {
        if (given == null) {
            given = consents.given(handle, digits(), nowMs);
        }
        return given.getOrDefault(consents.key(number.e164(), courier), 0L);
    }

    private List<String> digits() {
        return numbers.values().stream().flatMap(List::stream).map(NumberFacts::e164).distinct().toList();
    }

    private static ContactFacts contact(ResultSet row) throws SQLException {
        return new ContactFacts(row.getLong("contact_id"), row.getString("courier"), row.getInt("attempts_made"),
                row.getBoolean("callback"), row.getString("last_disposition"), row.getBoolean("attested"),
                row.getLong("deadline_ms"));
    }

    private static NumberFacts number(ResultSet row) throws SQLException {
        return new NumberFacts(row.getLong("contact_id"), row.getLong("number_id"), row.getString("e164"),
                row.getString("zones"), row.getString("region"), row.getString("evidence"),
                row.getInt("attempts_made"), row.getBoolean("suppressed"), row.getString("given_up"));
    }
}
