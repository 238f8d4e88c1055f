package dialer.api.hours;

import dialer.api.hours.HoursAnswer.Rule;
import dialer.api.hours.HoursAnswer.Zone;
import dialer.compliance.CallingHours.Span;
import dialer.compliance.Gatekeeper;
import dialer.compliance.Openings;
import dialer.compliance.Place;
import dialer.compliance.Purpose;
import dialer.compliance.Reason;
import dialer.compliance.RulePack;
import dialer.compliance.RulePacks;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Answers questions by the packs and by what numbering knows about the recipient's place. */
final class HoursJudge {

    /** Instants beyond are no calls that anybody plans, and local time is not defined for all of them. */
    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private final RulePacks packs;
    private final Recipients recipients;
    private final LabelFile labels;

    /**
     * A judge.
     *
     * @param plan   folder of the imported numbering plan, which need not be there
     * @param labels of our own numbers
     */
    HoursJudge(RulePacks packs, Path plan, LabelFile labels) {
        this.packs = packs;
        this.recipients = new Recipients(plan);
        this.labels = labels;
    }

    /**
     * Judges one question.
     *
     * @param now the instant for a question that names none
     * @throws BadQuestion when it cannot be understood
     */
    HoursAnswer judge(HoursQuestion question, Instant now) {
        Instant at = question.at() == null ? now : question.at();
        if (at.isBefore(EARLIEST) || !at.isBefore(LATEST)) {
            throw new BadQuestion("An instant lies between the years 1900 and 2200.");
        }
        question.zones().forEach(Written::zone);
        Recipients.Found found = recipients.find(question);
        List<RulePack> all = packs(question, found);
        RulePack pack = all.getFirst();
        if (found.unreadable()) {
            return answer(Reason.NUMBER_REJECTED, at, Optional.empty(), found, pack, List.of());
        }
        // a part of a millisecond counts as past, so that it is never a part too late
        long atMs = at.truncatedTo(ChronoUnit.MILLIS).toEpochMilli();
        long marginMs = Gatekeeper.marginMs(all, question.ring().toMillis());
        List<Place> places = found.places();
        Openings openings = new Openings(all, places, marginMs);
        Optional<Span> span = places.isEmpty() ? Optional.empty() : openings.nextFrom(atMs);
        boolean open = span.isPresent() && span.get().fromMs() <= atMs
                && !at.isAfter(Instant.ofEpochMilli(span.get().lastMs()));
        if (span.isPresent() && span.get().fromMs() <= atMs && !open) {
            span = openings.nextFrom(atMs + 1);
        }
        Reason reason = open ? Reason.ALLOWED : openings.whyClosed(atMs);
        List<Rule> rules = new ArrayList<>();
        openings.look(atMs).forEach(look -> rules.add(RuleWords.hours(look)));
        rules.add(RuleWords.margin(pack, marginMs, reason != Reason.CLOSING_SOON));
        all.forEach(one -> one.terms().limits().limits().forEach(limit -> rules.add(RuleWords.limit(one, limit))));
        if (all.stream().noneMatch(one -> one.terms().needsLabel())) {
            return answer(reason, at, span, found, pack, rules);
        }
        Boolean labelled = question.callerId().isEmpty() ? null : labels.holds(question.callerId(), atMs);
        rules.add(RuleWords.label(pack, labelled));
        return Boolean.FALSE.equals(labelled)
                ? answer(Reason.LABEL_MISSING, at, Optional.empty(), found, pack, rules)
                : answer(reason, at, span, found, pack, rules);
    }

    /** The number's own pack, or the one that is asked for; and those of the state in which the address is. */
    private List<RulePack> packs(HoursQuestion question, Recipients.Found found) {
        RulePack own = pack(question, found);
        List<RulePack> all = new ArrayList<>(List.of(own));
        if (question.pack().isEmpty()) {
            Set<String> regions = found.places().stream().map(Place::region).collect(Collectors.toSet());
            packs.ofRegions(regions, Purpose.TRANSACTIONAL).stream().filter(one -> !one.id().equals(own.id()))
                    .forEach(all::add);
        }
        return all;
    }

    private RulePack pack(HoursQuestion question, Recipients.Found found) {
        if (!question.pack().isEmpty()) {
            return packs.byId(question.pack()).orElseThrow(() -> new BadQuestion("There is no rule pack \""
                    + question.pack() + "\"; there are " + String.join(", ", packs.ids()) + "."));
        }
        return packs.of(found.e164(), found.country(), Purpose.TRANSACTIONAL).orElseThrow(
                () -> new BadQuestion("There is no rule pack \"" + RulePacks.DEFAULT + "\" for such a number."));
    }

    private static HoursAnswer answer(Reason reason, Instant at, Optional<Span> span, Recipients.Found found,
            RulePack pack, List<Rule> rules) {
        boolean allowed = reason == Reason.ALLOWED;
        Instant next = allowed ? at : span.map(s -> Instant.ofEpochMilli(s.fromMs())).orElse(null);
        Instant until = allowed ? span.map(s -> Instant.ofEpochMilli(s.lastMs())).orElse(null) : null;
        List<Zone> zones = found.clues().stream().map(clue -> new Zone(clue.place().zone().getId(),
                clue.evidence(), clue.evidenceRu(),
                at.atZone(clue.place().zone()).toLocalDateTime().truncatedTo(ChronoUnit.SECONDS).toString())).toList();
        return new HoursAnswer(allowed, reason, at, next, until, zones, pack.id(), rules);
    }
}
