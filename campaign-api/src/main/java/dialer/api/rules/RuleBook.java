package dialer.api.rules;

import dialer.compliance.CampaignRules;
import dialer.compliance.Gatekeeper;
import dialer.compliance.HolidayCalendar;
import dialer.compliance.RulePack;
import dialer.compliance.RulePacks;
import dialer.numbering.NumberHome;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The rules as they are at this moment, for every thread. Whatever changes in them counts the version up, so that
 * those who have worked with older ones notice.
 */
public final class RuleBook {

    private final NumberHome home = new NumberHome();
    private final Map<Integer, CampaignRules> campaigns = new ConcurrentHashMap<>();
    private final Map<Asked, Gatekeeper> gatekeepers = new ConcurrentHashMap<>();
    private final AtomicLong version = new AtomicLong(1);
    private final AtomicLong suppressions = new AtomicLong();
    private volatile RulePacks packs;
    private volatile Map<String, RulePack> files;
    private volatile Map<String, Map<Integer, HolidayCalendar.Year>> imported = Map.of();

    /** The packs by their id. */
    public RuleBook(Map<String, RulePack> files) {
        this.files = Map.copyOf(files);
        this.packs = new RulePacks(files);
    }

    /** What a gatekeeper depends on; the number is known by its own pack alone. */
    private record Asked(int campaignId, String chosen, long ringTimeoutMs, String ownPack, int round, long untilMs,
            long version) {
    }

    /** Counts up with every change of any rule. */
    public long version() {
        return version.get();
    }

    /** Counts up whenever what stands in hoppers may no longer hold: with every rule, and with suppressions. */
    public long stamp() {
        return version.get() + suppressions.get();
    }

    /** Suppressions have changed that the core does not know number by number. */
    public void suppressionsChanged() {
        suppressions.incrementAndGet();
    }

    public RulePacks packs() {
        return packs;
    }

    /** Calendars by their id, with the years that were imported. */
    public Map<String, HolidayCalendar> calendars() {
        Map<String, HolidayCalendar> all = new TreeMap<>();
        packs().all().forEach(pack -> {
            if (!pack.calendar().id().isEmpty()) {
                all.put(pack.calendar().id(), pack.calendar());
            }
        });
        return all;
    }

    /** Packs were read anew. */
    public void packs(Map<String, RulePack> read) {
        files = Map.copyOf(read);
        rebuild();
    }

    /** Years that operators have imported, by calendar; they stand over those of the files. */
    public void imported(Map<String, Map<Integer, HolidayCalendar.Year>> years) {
        if (!imported.equals(years)) {
            imported = Map.copyOf(years);
            rebuild();
        }
    }

    /** What a campaign adds. */
    public void campaign(int campaignId, CampaignRules rules) {
        if (!rules.equals(campaigns.put(campaignId, rules))) {
            changed();
        }
    }

    public CampaignRules campaign(int campaignId) {
        return campaigns.getOrDefault(campaignId, CampaignRules.NONE);
    }

    /** The campaigns that have rules of their own. */
    public Map<Integer, CampaignRules> campaigns() {
        return Map.copyOf(campaigns);
    }

    /** A rule has changed by the passing of time: a relaxation has ended. */
    public void changed() {
        version.incrementAndGet();
        gatekeepers.clear();
    }

    /** Campaigns in the same courier's name, this one included. */
    public Set<Integer> ofSameCourier(int campaignId) {
        String courier = campaign(campaignId).courier();
        Set<Integer> same = new TreeSet<>(Set.of(campaignId));
        campaigns.forEach((id, rules) -> {
            if (!courier.isEmpty() && rules.courier().equals(courier)) {
                same.add(id);
            }
        });
        return same;
    }

    private void rebuild() {
        Map<String, RulePack> all = new TreeMap<>();
        files.forEach((id, pack) -> {
            HolidayCalendar calendar = pack.calendar();
            for (Map.Entry<Integer, HolidayCalendar.Year> year
                    : imported.getOrDefault(calendar.id(), Map.of()).entrySet()) {
                calendar = calendar.with(year.getKey(), year.getValue());
            }
            all.put(id, pack.with(calendar));
        });
        packs = new RulePacks(all);
        changed();
    }

    /**
     * The gate for one number of a campaign.
     *
     * @param chosen        the pack that the campaign has chosen
     * @param ringTimeoutMs how long its calls may ring
     * @param attemptsMade  at the contact so far, which tells the round
     */
    public Gatekeeper gatekeeper(
            int campaignId, String chosen, long ringTimeoutMs, String e164, int attemptsMade, long nowMs) {
        CampaignRules rules = campaign(campaignId);
        String country = home.country(e164);
        String own = packs().of(e164, country, rules.purpose()).map(RulePack::id).orElse("");
        Asked asked = new Asked(campaignId, chosen, ringTimeoutMs, own, rules.roundAfter(attemptsMade),
                rules.nextEndMs(nowMs), version());
        return gatekeepers.computeIfAbsent(asked, key -> {
            List<RulePack> applicable = rules.applicable(packs(), chosen, e164, country, key.round(), nowMs);
            return new Gatekeeper(applicable, ringTimeoutMs, rules.purpose());
        });
    }

    /** The gate as it would be by other rules of a campaign. */
    public Gatekeeper proposed(String chosen, CampaignRules rules, long ringTimeoutMs, String e164, long nowMs) {
        return new Gatekeeper(rules.applicable(packs(), chosen, e164, home.country(e164), 0, nowMs), ringTimeoutMs,
                rules.purpose());
    }
}
