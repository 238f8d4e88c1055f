package dialer.api.hours;

import dialer.api.hours.HoursAnswer.Rule;
import dialer.api.hours.HoursAnswer.Zone;
import dialer.compliance.AttemptLimit;
import dialer.compliance.CallingHours.Span;
import dialer.compliance.Gatekeeper;
import dialer.compliance.Hours;
import dialer.compliance.Openings;
import dialer.compliance.Openings.Look;
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
import java.util.Locale;
import java.util.Optional;

/** Answers questions by the packs and by what numbering knows about the recipient's place. */
final class HoursJudge {

    /** Instants beyond are no calls that anybody plans, and local time is not defined for all of them. */
    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private final RulePacks packs;
    private final Recipients recipients;

    /** {@code plan}: folder of the imported numbering plan, which need not be there. */
    HoursJudge(RulePacks packs, Path plan) {
        this.packs = packs;
        this.recipients = new Recipients(plan);
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
        RulePack pack = pack(question, found);
        if (found.unreadable()) {
            return answer(Reason.NUMBER_REJECTED, at, Optional.empty(), found, pack, List.of());
        }
        // a part of a millisecond counts as past, so that it is never a part too late
        long atMs = at.truncatedTo(ChronoUnit.MILLIS).toEpochMilli();
        long marginMs = Gatekeeper.marginMs(List.of(pack), question.ring().toMillis());
        List<Place> places = found.places();
        Openings openings = new Openings(List.of(pack), places, marginMs);
        Optional<Span> span = places.isEmpty() ? Optional.empty() : openings.nextFrom(atMs);
        boolean open = span.isPresent() && span.get().fromMs() <= atMs
                && !at.isAfter(Instant.ofEpochMilli(span.get().lastMs()));
        if (span.isPresent() && span.get().fromMs() <= atMs && !open) {
            span = openings.nextFrom(atMs + 1);
        }
        Reason reason = open ? Reason.ALLOWED : openings.whyClosed(atMs);
        List<Rule> rules = new ArrayList<>();
        openings.look(atMs).forEach(look -> rules.add(hours(look)));
        rules.add(new Rule("margin", pack.id(), reason == Reason.CLOSING_SOON ? Boolean.FALSE : Boolean.TRUE,
                "the last call begins " + marginMs / 1_000 + " s before closing: it may ring "
                        + (marginMs - pack.terms().talkMs()) / 1_000 + " s, and " + pack.terms().talkMs() / 1_000
                        + " s are for the talk"));
        pack.terms().limits().limits().forEach(limit -> rules.add(limit(pack, limit)));
        return answer(reason, at, span, found, pack, rules);
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
        List<Zone> zones = found.clues().stream().map(clue -> new Zone(clue.place().zone().getId(), clue.evidence(),
                at.atZone(clue.place().zone()).toLocalDateTime().truncatedTo(ChronoUnit.SECONDS).toString())).toList();
        return new HoursAnswer(allowed, reason, at, next, until, zones, pack.id(), rules);
    }

    private static Rule hours(Look look) {
        String day = look.kind().name().toLowerCase(Locale.ROOT);
        String open = look.hours().isEmpty() ? "closed" : "open " + Hours.text(look.hours());
        String why = look.calendarKnown() ? "" : " (no calendar for " + look.local().getYear() + ")";
        return new Rule("hours", look.pack().id(), look.open(), look.place().zone() + ": "
                + look.local().toLocalDate() + " is a " + day + why + ", " + open);
    }

    private static Rule limit(RulePack pack, AttemptLimit limit) {
        return new Rule("limit", pack.id(), null, "at most " + limit.atMost() + " "
                + limit.counted().name().toLowerCase(Locale.ROOT) + " per "
                + limit.scope().name().toLowerCase(Locale.ROOT) + " in " + limit.period().word()
                + "; counted by the running product");
    }
}
