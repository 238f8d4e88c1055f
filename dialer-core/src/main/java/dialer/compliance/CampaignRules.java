package dialer.compliance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a campaign adds to the packs. Its own hours and limits only ever tighten, since every rule must hold; what is
 * relaxed stands apart, with a name, a reason and an end.
 *
 * @param purpose     why it calls
 * @param courier     in whose name: limits per seller, suppressions and caller-ids go by it; empty for nobody's
 * @param hours       its own hours by kind of day; empty for none of its own
 * @param limits      its own limits
 * @param relaxations rules of packs that somebody has relaxed
 */
public record CampaignRules(Purpose purpose, String courier, Map<DayKind, List<Hours>> hours, AttemptLimits limits,
        List<Relaxation> relaxations) {

    /** Nothing but the packs. */
    public static final CampaignRules NONE =
            new CampaignRules(Purpose.TRANSACTIONAL, "", Map.of(), AttemptLimits.NONE, List.of());

    /** How a campaign's own rules are called where packs have their ids. */
    public static final String OWN = "campaign";

    public CampaignRules {
        hours = Map.copyOf(hours);
        relaxations = List.copyOf(relaxations);
    }

    /**
     * All packs that a call to the number must satisfy, the number's own first.
     *
     * @param chosen  the pack that the campaign has chosen by name
     * @param country ISO 3166-1 of the number, empty when no numbering plan knows it
     * @return empty where none is known: then nobody may call
     */
    public List<RulePack> applicable(RulePacks packs, String chosen, String e164, String country, long nowMs) {
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
        }
        if (all.stream().noneMatch(pack -> pack.id().equals(named.id()))) {
            all.add(named);
        }
        all.replaceAll(pack -> relaxed(pack, nowMs));
        if (!hours.isEmpty() || !limits.limits().isEmpty() || limits.gapMs() > 0) {
            all.add(own(all.getFirst()));
        }
        return all;
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

    /** A campaign without hours of its own is open at any hour, for the others' hours must hold too. */
    private RulePack own(RulePack first) {
        List<Hours> allDay = List.of(new Hours(0, 1_440));
        Map<DayKind, List<Hours>> open = hours.isEmpty() ? Map.of(DayKind.WORKDAY, allDay, DayKind.SATURDAY, allDay,
                DayKind.SUNDAY, allDay, DayKind.HOLIDAY, allDay) : hours;
        CallTerms terms = first.terms();
        return new RulePack(OWN, new RulePack.Origin("", OWN, LocalDate.EPOCH, ""), RulePack.Reach.BY_NAME, open,
                first.calendar(), new CallTerms(terms.purposes(), terms.talkMs(), terms.ringAtLeastMs(), limits, 0, 0,
                        terms.abandon(), false));
    }

    /** When the next relaxation ends, 0 when none will. */
    public long nextEndMs(long nowMs) {
        return relaxations.stream().mapToLong(Relaxation::untilMs).filter(until -> until > nowMs).min().orElse(0);
    }
}
