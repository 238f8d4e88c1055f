package dialer.api.courier;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dialer.api.courier.JobDocument.Phone;
import dialer.api.store.JudgedRow;
import dialer.api.store.JudgedRow.JudgedNumber;
import dialer.api.store.ZoneMarks;
import dialer.api.store.job.NewJob;
import dialer.api.store.job.RouteStore.RouteRow;
import dialer.numbering.DialNumber;
import dialer.numbering.FoundNumber;
import dialer.numbering.NumberRules;
import dialer.numbering.PhoneNormaliser;
import dialer.numbering.Verdict;
import dialer.numbering.Whereabouts;
import dialer.numbering.ZoneEvidence;
import dialer.numbering.plan.NumberingPlan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Judges a job's numbers as rows of bases are judged, and finds the campaign that calls for it. */
public final class JobJudge {

    /** Why a job cannot be called for although its numbers could be. */
    static final String PAST_DEADLINE = "PAST_DEADLINE";

    private final PhoneNormaliser normaliser;
    private final ZoneEvidence zones;
    private final Routing routing;

    /** {@code plan}: the imported numbering plan in use, asked for each number. */
    public JobJudge(Supplier<NumberingPlan> plan, Routing routing) {
        this.normaliser = new PhoneNormaliser(NumberRules.RUSSIA, plan);
        this.zones = new ZoneEvidence(plan);
        this.routing = routing;
    }

    /** What the numbers of a job are worth, taken together. */
    private record Numbers(Verdict verdict, String code, List<JudgedNumber> numbers, String phones) {
    }

    /** Never throws for what stands in the document. */
    public NewJob judge(NewJob.Sender sender, JobDocument job, Instant now) {
        return new NewJob(sender, job.courierOrderId(), job.kind(), job.text(), job.fingerprint(), job.notBefore(),
                job.deadline(), call(sender, job, now));
    }

    /** How a job is called for as things stand now. */
    public NewJob.Call call(NewJob.Sender sender, JobDocument job, Instant now) {
        Numbers found = numbers(job);
        String region = found.numbers().isEmpty() ? "" : found.numbers().getFirst().region();
        Optional<RouteRow> route = routing.find(new Routing.Traits(sender.courierId(), job.shop(), job.kind(), region,
                job.language()));
        String zone = route.map(RouteRow::defaultZone).orElse("");
        boolean over = !job.deadline().isAfter(now);
        JudgedRow row = new JudgedRow(0, over ? Verdict.REJECTED : found.verdict(),
                over ? PAST_DEADLINE : found.code(), 0, over ? List.of() : placed(found.numbers(), job, zone),
                sender.code(), job.courierOrderId(), JobCard.of(job), List.of());
        return new NewJob.Call(route.map(RouteRow::campaignId).orElse(0), job.priority(), row, found.phones(),
                row.verdict() == Verdict.REJECTED ? row.code() : "");
    }

    /**
     * All numbers that can be dialed without asking; where there are none, those that a person has to accept, and the
     * job is held for them.
     */
    private Numbers numbers(JobDocument job) {
        Map<String, JudgedNumber> sure = new LinkedHashMap<>();
        Map<String, JudgedNumber> doubtful = new LinkedHashMap<>();
        FoundNumber first = null;
        FoundNumber doubt = null;
        FoundNumber refusal = null;
        ArrayNode phones = JsonNodeFactory.instance.arrayNode();
        for (Phone phone : job.phones()) {
            FoundNumber found = normaliser.judge(phone.written(), job.hints());
            phones.addObject().put("index", phone.index())
                    .put("verdict", found.verdict().name().toLowerCase(Locale.ROOT)).put("code", found.code().name());
            switch (found.verdict()) {
                case OK, FIXED -> {
                    first = first == null ? found : first;
                    found.numbers().forEach(n -> sure.putIfAbsent(n.e164(), located(n, phone, job)));
                }
                case WARNING -> {
                    doubt = doubt == null ? found : doubt;
                    found.numbers().forEach(n -> doubtful.putIfAbsent(n.e164(), located(n, phone, job)));
                }
                case REJECTED -> refusal = refusal == null ? found : refusal;
            }
        }
        if (first != null) {
            return new Numbers(first.verdict(), first.code().name(), List.copyOf(sure.values()), phones.toString());
        }
        if (doubt != null) {
            return new Numbers(Verdict.WARNING, doubt.code().name(), List.copyOf(doubtful.values()),
                    phones.toString());
        }
        if (refusal == null) {
            throw new IllegalStateException("A document in order has a phone");
        }
        return new Numbers(Verdict.REJECTED, refusal.code().name(), List.of(), phones.toString());
    }

    private JudgedNumber located(DialNumber number, Phone phone, JobDocument job) {
        Whereabouts found = zones.find(job.hints(), number.e164(), "", false);
        String region = found.best().filter(clue -> clue.regions().size() == 1)
                .map(clue -> clue.regions().getFirst()).orElse("");
        return new JudgedNumber(number.e164(), phone.extension().isEmpty() ? number.extension() : phone.extension(),
                ZoneMarks.of(found.zones()), region, found.clues().isEmpty() ? "" : found.toText());
    }

    /** Numbers of which nobody knows where they are get the campaign's zone. */
    private List<JudgedNumber> placed(List<JudgedNumber> numbers, JobDocument job, String zone) {
        if (zone.isEmpty()) {
            return numbers;
        }
        List<JudgedNumber> placed = new ArrayList<>(numbers.size());
        for (JudgedNumber number : numbers) {
            Whereabouts found = number.zones().isEmpty() ? zones.find(job.hints(), number.e164(), zone, false)
                    : Whereabouts.UNKNOWN;
            placed.add(found.zones().isEmpty() ? number : new JudgedNumber(number.e164(), number.extension(),
                    ZoneMarks.of(found.zones()), number.region(), found.toText()));
        }
        return placed;
    }
}
