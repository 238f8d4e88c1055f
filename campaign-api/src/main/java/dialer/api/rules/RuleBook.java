package dialer.api.rules;

import dialer.api.store.ClaimRules.Callee;
import dialer.compliance.Approach;
import dialer.compliance.CallerIds;
import dialer.compliance.CampaignRules;
import dialer.compliance.Gatekeeper;
import dialer.compliance.HolidayCalendar;
import dialer.compliance.Operators;
import dialer.compliance.RulePack;
import dialer.compliance.RulePacks;
import dialer.numbering.DialNumber;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The rules as they are at this moment, for every thread. Whatever changes in them counts the version up, so that
 * those who have worked with older ones notice.
 */
public final class RuleBook {

    private final Map<Integer, CampaignRules> campaigns = new ConcurrentHashMap<>();
    private final Map<Asked, Gatekeeper> gatekeepers = new ConcurrentHashMap<>();
    private final AtomicLong version = new AtomicLong(1);
    private final AtomicLong suppressions = new AtomicLong();
    private final AtomicLong turn = new AtomicLong();
    private volatile CallerIds callerIds = CallerIds.NONE;
    private volatile Operators operators = Operators.BY_DIGITS;
    private volatile LearnedHours learned = LearnedHours.NOTHING;
    private volatile RulePacks packs;
    private volatile Map<String, RulePack> files;
    private volatile Map<String, Map<Integer, HolidayCalendar.Year>> imported = Map.of();

    /** The packs by their id. */
    public RuleBook(Map<String, RulePack> files) {
        this.files = Map.copyOf(files);
        this.packs = new RulePacks(files);
    }

    /** What a gatekeeper depends on; the number is known by its own pack alone. */
    private record Asked(int campaignId, String chosen, long ringTimeoutMs, String ownPack, Approach approach,
            long untilMs, long version) {
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

    /** In whose name campaigns call, by their ids; without those that call in nobody's. */
    public Map<Integer, String> couriers() {
        Map<Integer, String> couriers = new TreeMap<>();
        campaigns.forEach((id, rules) -> {
            if (!rules.courier().isEmpty()) {
                couriers.put(id, rules.courier());
            }
        });
        return couriers;
    }

    /** Numbers of our own, with their labels and pauses. */
    public CallerIds callerIds() {
        return callerIds;
    }

    /** They were read anew. */
    public void callerIds(CallerIds read) {
        if (!read.equals(callerIds)) {
            callerIds = read;
            changed();
        }
    }

    /** Whose subscribers numbers are. */
    public Operators operators() {
        return operators;
    }

    /** From now on these say whose subscribers numbers are. */
    public void operators(Operators others) {
        operators = others;
    }

    /** At which hours people answer, by region. */
    public LearnedHours learned() {
        return learned;
    }

    /** Something was learned; hoppers stay as they are, since it is a wish and no rule. */
    public void learned(LearnedHours other) {
        learned = other;
    }

    /**
     * From which of our numbers a call is to come.
     *
     * @param courier    in whose name, empty for nobody's
     * @param own        the campaign's own caller-id, empty for none
     * @param needsLabel whether a label is needed where the recipient is
     */
    public CallerIds.Choice line(String courier, String own, String e164, boolean needsLabel, long nowMs) {
        return callerIds.choose(courier, own, operators.of(e164), needsLabel, turn.getAndIncrement(), nowMs);
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
     */
    public Gatekeeper gatekeeper(int campaignId, String chosen, long ringTimeoutMs, Callee callee, long nowMs) {
        CampaignRules rules = campaign(campaignId);
        String country = DialNumber.countryOf(callee.e164());
        String own = packs().of(callee.e164(), country, rules.purpose()).map(RulePack::id).orElse("");
        Asked asked = new Asked(campaignId, chosen, ringTimeoutMs, own, approach(rules, callee),
                rules.nextEndMs(nowMs), version());
        return gatekeepers.computeIfAbsent(asked, key -> new Gatekeeper(
                rules.applicable(packs(), chosen, callee.e164(), country, key.approach(), nowMs), ringTimeoutMs,
                rules.purpose()));
    }

    /** Only what makes a difference, so that gatekeepers are shared. */
    private Approach approach(CampaignRules rules, Callee callee) {
        int round = rules.roundAfter(callee.attemptsMade());
        boolean byLearned = callee.wishes() && rules.choices().learnedRounds().contains(round);
        Set<String> regions = callee.region().isEmpty() || packs().ofRegions(Set.of(callee.region()),
                rules.purpose()).isEmpty() ? Set.of() : Set.of(callee.region());
        return new Approach(round, callee.avoided(), byLearned ? learned.best(callee.region()) : List.of(), regions);
    }

    /** The gate as it would be by other rules of a campaign. */
    public Gatekeeper proposed(String chosen, CampaignRules rules, long ringTimeoutMs, Callee callee, long nowMs) {
        return new Gatekeeper(rules.applicable(packs(), chosen, callee.e164(), DialNumber.countryOf(callee.e164()),
                approach(rules, callee), nowMs), ringTimeoutMs, rules.purpose());
    }
}
