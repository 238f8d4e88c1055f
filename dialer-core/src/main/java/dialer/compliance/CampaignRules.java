package dialer.compliance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a campaign adds to the packs. Its own hours and limits only ever tighten, since every rule must hold; what is
 * relaxed stands apart, with a name, a reason and an end.
 *
 * @param purpose     why it calls
 * @param courier     in whose name: limits per seller, suppressions and caller-ids go by it; empty for nobody's
 * @param hours       its own hours by kind of day; empty for none of its own
 * @param limits      its own limits
 * @param rounds      hours of the first attempt at a contact, of the second, and so on, so that somebody who is never
 *                    at home in the morning is tried in the evening; up to six, the last one also holds for all later
 *                    attempts; empty for any hour
 * @param relaxations rules of packs that somebody has relaxed
 * @param choices     everything beside hours and limits
 */
public record CampaignRules(Purpose purpose, String courier, Map<DayKind, List<Hours>> hours, AttemptLimits limits,
        List<List<Hours>> rounds, List<Relaxation> relaxations, CampaignChoices choices) {

    /** Nothing but the packs. */
    public static final CampaignRules NONE = new CampaignRules(Purpose.TRANSACTIONAL, "", Map.of(),
            AttemptLimits.NONE, List.of(), List.of(), CampaignChoices.USUAL);

    /** A promise goes before the hours of a round; packs hold all the same. */
    public static final int ANY_ROUND = -1;

    private static final int MOST_ROUNDS = 6;
    /** A round at any hour. */
    public static final List<Hours> ALL_DAY = List.of(new Hours(0, 1_440));

    /** How a campaign's own rules are called where packs have their ids. */
    public static final String OWN = "campaign";

    public CampaignRules {
        hours = Map.copyOf(hours);
        rounds = rounds.stream().map(List::copyOf).toList();
        relaxations = List.copyOf(relaxations);
        if (rounds.size() > MOST_ROUNDS || rounds.stream().anyMatch(List::isEmpty)) {
            throw new IllegalArgumentException("There are up to " + MOST_ROUNDS + " rounds, and each has hours");
        }
    }

    /** Hours, limits and rounds, with the usual choices. */
    public CampaignRules(Purpose purpose, String courier, Map<DayKind, List<Hours>> hours, AttemptLimits limits,
            List<List<Hours>> rounds, List<Relaxation> relaxations) {
        this(purpose, courier, hours, limits, rounds, relaxations, CampaignChoices.USUAL);
    }

    /** Which round comes after so many attempts; {@link #ANY_ROUND} where a promised callback is due. */
    public int roundAfter(int attemptsMade) {
        return Math.min(attemptsMade, Math.max(0, rounds.size() - 1));
    }

    /**
     * All packs that a call to the number must satisfy, the number's own first.
     *
     * @param chosen  the pack that the campaign has chosen by name
     * @param country ISO 3166-1 of the number, empty when no numbering plan knows it
     * @param approach which attempt it will be, and where the address is
     * @return empty where none is known: then nobody may call
     */
    public List<RulePack> applicable(
            RulePacks packs, String chosen, String e164, String country, Approach approach, long nowMs) {
        List<RulePack> all = new ArrayList<>();
        RulePack named = packs.byId(chosen).orElse(null);
        if (named == null) {
            return List.of();
        }
        if (!named.reach().simulated()) {
            packs.of(e164, country, purpose).ifPresent(all::add);
            if (all.isEmpty()) {
                return List.of();
            }
            packs.ofRegions(approach.regions(), purpose).stream().filter(pack -> !all.contains(pack))
                    .forEach(all::add);
        }
        if (all.stream().noneMatch(pack -> pack.id().equals(named.id()))) {
            all.add(named);
        }
        all.replaceAll(pack -> relaxed(pack, nowMs));
        addOwn(all, approach);
        return all;
    }

    private void addOwn(List<RulePack> all, Approach approach) {
        if (!hours.isEmpty() || !limits.limits().isEmpty() || limits.gapMs() > 0) {
            all.add(own(OWN, all.getFirst(), hours.isEmpty() ? everyDay(ALL_DAY) : hours, limits));
        }
        if (choices.needsConsent()) {
            RulePack consent = own(OWN + " consent", all.getFirst(), everyDay(ALL_DAY), AttemptLimits.NONE);
            all.add(consent.with(consent.terms().withConsentFor(purpose)));
        }
        int round = approach.round();
        if (!rounds.isEmpty() && round != ANY_ROUND) {
            boolean learned = choices.learnedRounds().contains(round) && !approach.learned().isEmpty();
            all.add(own(OWN + " round " + (round + 1), all.getFirst(),
                    everyDay(learned ? approach.learned() : rounds.get(round)), AttemptLimits.NONE));
        }
        if (approach.avoided() != null && round != ANY_ROUND) {
            all.add(own(OWN + " other time of day", all.getFirst(), everyDay(approach.avoided().others()),
                    AttemptLimits.NONE));
        }
    }

    private RulePack relaxed(RulePack pack, long nowMs) {
        RulePack now = pack;
        for (Relaxation relaxation : relaxations) {
            if (relaxation.holds(pack, nowMs)) {
                now = relaxation.over(now);
            }
        }
        return now;
    }

    /** A pack of the campaign's own, which only tightens: the others' hours and limits must hold too. */
    private static RulePack own(String id, RulePack first, Map<DayKind, List<Hours>> open, AttemptLimits limits) {
        CallTerms terms = first.terms();
        return new RulePack(id, new RulePack.Origin("", OWN, LocalDate.EPOCH, ""), RulePack.Reach.BY_NAME, open,
                first.calendar(), new CallTerms(terms.purposes(), terms.talkMs(), terms.ringAtLeastMs(), limits, 0, 0,
                        terms.abandon(), false, Set.of()));
    }

    private static Map<DayKind, List<Hours>> everyDay(List<Hours> day) {
        return Map.of(DayKind.WORKDAY, day, DayKind.SATURDAY, day, DayKind.SUNDAY, day, DayKind.HOLIDAY, day);
    }

    /** When the next relaxation ends, 0 when none will. */
    public long nextEndMs(long nowMs) {
        return relaxations.stream().mapToLong(Relaxation::untilMs).filter(until -> until > nowMs).min().orElse(0);
    }
}
