package dialer.compliance;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** All packs there are, and which of them is a number's own. */
public final class RulePacks {

    /** The pack of numbers that belong to no other. */
    public static final String DEFAULT = "default";

    private final Map<String, RulePack> byId;

    /** Packs by their id. */
    public RulePacks(Map<String, RulePack> byId) {
        this.byId = new TreeMap<>(byId);
    }

    public Optional<RulePack> byId(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    public Set<String> ids() {
        return new TreeSet<>(byId.keySet());
    }

    public Collection<RulePack> all() {
        return List.copyOf(byId.values());
    }

    /**
     * The pack made for the purpose whose reach names the longest beginning of the number, then the country's, then
     * {@link #DEFAULT}.
     *
     * @param country ISO 3166-1 of the number, empty when no numbering plan knows it
     * @return empty where there is not even a default: then nobody may call
     */
    public Optional<RulePack> of(String e164, String country, Purpose purpose) {
        RulePack best = null;
        int most = -1;
        for (RulePack pack : byId.values()) {
            int length = pack.terms().purposes().contains(purpose) ? length(pack.reach(), e164, country) : -1;
            if (length > most) {
                best = pack;
                most = length;
            }
        }
        return best == null ? byId(DEFAULT) : Optional.of(best);
    }

    /** Packs that hold for an address in one of these regions, ISO 3166-2. */
    public List<RulePack> ofRegions(Set<String> regions, Purpose purpose) {
        return regions.isEmpty() ? List.of() : byId.values().stream()
                .filter(pack -> regions.contains(pack.reach().region()) && !pack.reach().region().isEmpty()
                        && pack.terms().purposes().contains(purpose)).toList();
    }

    /** How much of the number the reach names; 0 for the country alone, -1 when the number is not within reach. */
    private static int length(RulePack.Reach reach, String e164, String country) {
        if (country.isEmpty() || !reach.country().equals(country)) {
            return -1;
        }
        return reach.prefixes().isEmpty() ? 0
                : reach.prefixes().stream().filter(e164::startsWith).mapToInt(String::length).max().orElse(-1);
    }
}
