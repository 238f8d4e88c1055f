package dialer.compliance;

import dialer.compliance.CallingHours.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The one gate: says whether and when a number may be called. Every pack that applies must allow it, in every place
 * where the recipient may be; what is missing forbids.
 */
public final class Gatekeeper {

    private final List<RulePack> packs;
    private final long marginMs;
    private final Purpose purpose;

    /**
     * @param packs         all that apply; without one nobody may call
     * @param ringTimeoutMs how long a call may ring; shorter than the packs' minimum counts as that minimum
     * @param purpose       why the campaign calls
     */
    public Gatekeeper(List<RulePack> packs, long ringTimeoutMs, Purpose purpose) {
        this.packs = List.copyOf(packs);
        this.marginMs = marginMs(packs, ringTimeoutMs);
        this.purpose = purpose;
    }

    /** One pack, for the purpose that it is made for. */
    public Gatekeeper(RulePack pack, long ringTimeoutMs) {
        this(List.of(pack), ringTimeoutMs, pack.terms().purposes().contains(Purpose.TRANSACTIONAL)
                ? Purpose.TRANSACTIONAL : Purpose.DEBT);
    }

    /** How long before closing the last call may begin. */
    public static long marginMs(List<RulePack> packs, long ringTimeoutMs) {
        long talkMs = 0;
        long ringMs = ringTimeoutMs;
        for (RulePack pack : packs) {
            talkMs = Math.max(talkMs, pack.terms().talkMs());
            ringMs = Math.max(ringMs, pack.terms().ringAtLeastMs());
        }
        return ringMs + talkMs;
    }

    /**
     * Whom the question is about.
     *
     * @param places     where the recipient may be; empty when nobody knows
     * @param suppressed whether nobody may call the number
     * @param history    what was tried lately
     * @param agentKept  whether an agent is kept for this very call, as in preview and progressive dialing
     * @param permits    caller-id, consent and deadline
     */
    public record Question(List<Place> places, boolean suppressed, History history, boolean agentKept,
            Permits permits) {
        public Question {
            places = List.copyOf(places);
        }

        /** About hours and limits alone. */
        public Question(List<Place> places, boolean suppressed, History history, boolean agentKept) {
            this(places, suppressed, history, agentKept, Permits.NOT_ASKED);
        }
    }

    /**
     * The answer.
     *
     * @param spans           when a call may begin, within the horizon; empty for not at all
     * @param nextAllowedAtMs the first instant at which it may, 0 where there is none within a year
     * @param restraints      everything that looked back, with what it has counted
     */
    public record Verdict(Reason reason, List<Span> spans, long nextAllowedAtMs, List<Restraint> restraints) {
        public Verdict {
            spans = List.copyOf(spans);
            restraints = List.copyOf(restraints);
        }

        static Verdict never(Reason reason) {
            return new Verdict(reason, List.of(), 0, List.of());
        }

        /** Whether a call may begin at the instant of the question. */
        public boolean allowed() {
            return reason == Reason.ALLOWED;
        }
    }

    public List<RulePack> packs() {
        return packs;
    }

    /** Whether there are packs, and all of them are made for calls of this purpose. */
    public boolean servesPurpose() {
        return !packs.isEmpty() && packs.stream().allMatch(pack -> pack.terms().purposes().contains(purpose));
    }

    public long marginMs() {
        return marginMs;
    }

    /** Whether one of the packs wants the caller-id to stand in the label registry. */
    public boolean needsLabel() {
        return packs.stream().anyMatch(pack -> pack.terms().needsLabel());
    }

    /** Whether one of the packs wants the recipient's consent for this purpose. */
    public boolean needsConsent() {
        return packs.stream().anyMatch(pack -> pack.terms().needsConsent().contains(purpose));
    }

    /**
     * Judges one number.
     *
     * @param nowMs     UTC
     * @param horizonMs how far ahead spans are wanted
     */
    public Verdict judge(Question question, long nowMs, long horizonMs) {
        Optional<Reason> refusal = refusal(question, nowMs);
        if (refusal.isPresent()) {
            return Verdict.never(refusal.get());
        }
        List<Restraint> restraints = new ArrayList<>();
        for (RulePack pack : packs) {
            restraints.addAll(Restraint.of(pack, question.places(), question.history(), question.agentKept(), nowMs));
        }
        Optional<Restraint> last = restraints.stream().filter(restraint -> restraint.untilMs() > nowMs)
                .max(Comparator.comparingLong(Restraint::untilMs));
        long fromMs = last.map(Restraint::untilMs).orElse(nowMs);
        Openings openings = new Openings(packs, question.places(), marginMs);
        List<Span> spans = fromMs >= nowMs + horizonMs ? List.of() : openings.within(fromMs, nowMs + horizonMs);
        long nextMs = spans.isEmpty() ? openings.nextFrom(Math.max(fromMs, nowMs)).map(Span::fromMs).orElse(0L)
                : spans.getFirst().fromMs();
        long deadlineMs = question.permits().deadlineMs();
        if (deadlineMs > 0 && nextMs >= deadlineMs) {
            return new Verdict(Reason.DEADLINE_PASSED, List.of(), 0, restraints);
        }
        Reason reason = nextMs == nowMs && last.isEmpty() ? Reason.ALLOWED
                : last.map(Restraint::reason).orElseGet(() -> openings.whyClosed(nowMs));
        return new Verdict(reason, deadlineMs > 0 ? before(spans, deadlineMs) : spans, nextMs, restraints);
    }

    /** What no waiting for an hour would change. */
    private Optional<Reason> refusal(Question question, long nowMs) {
        Permits permits = question.permits();
        if (question.suppressed()) {
            return Optional.of(Reason.SUPPRESSED);
        }
        if (packs.isEmpty()) {
            return Optional.of(Reason.NO_PACK);
        }
        if (!servesPurpose()) {
            return Optional.of(Reason.WRONG_PURPOSE);
        }
        if (permits.deadlineMs() > 0 && nowMs >= permits.deadlineMs()) {
            return Optional.of(Reason.DEADLINE_PASSED);
        }
        if (permits.consent() == Permits.Consent.MISSING && needsConsent()) {
            return Optional.of(Reason.CONSENT_MISSING);
        }
        if (permits.line() == Permits.Line.UNLABELLED && needsLabel()) {
            return Optional.of(Reason.LABEL_MISSING);
        }
        if (permits.line() == Permits.Line.PAUSED) {
            return Optional.of(Reason.LINE_PAUSED);
        }
        return question.places().isEmpty() ? Optional.of(Reason.ZONE_UNKNOWN) : Optional.empty();
    }

    /** The core compares instants with spans alone, so that a deadline must end them. */
    private static List<Span> before(List<Span> spans, long deadlineMs) {
        return spans.stream().filter(span -> span.fromMs() < deadlineMs)
                .map(span -> new Span(span.fromMs(), Math.min(span.toMs(), deadlineMs))).toList();
    }
}
