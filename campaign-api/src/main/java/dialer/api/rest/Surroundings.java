package dialer.api.rest;

import dialer.api.recording.RecordingFolder;
import dialer.api.retention.Retention;
import dialer.api.rules.RuleBook;
import dialer.api.store.CampaignStore.Campaign;
import dialer.api.store.ClaimRules;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What REST needs from the rest of the house and cannot reach itself; the assembly provides it. */
public interface Surroundings {

    /** The rule pack of a campaign that names none. */
    String usualRulePack();

    /** Rule packs campaigns can choose. */
    Set<String> rulePacks();

    /** The rules as they are now. */
    RuleBook ruleBook();

    /** When a campaign's contacts may be called. */
    ClaimRules claimRules(int campaignId);

    /** Configured ways out, in their order. */
    List<Integer> trunkIds();

    /** A campaign was made or changed: what its calls show and say may have changed with it. */
    void campaignChanged(Campaign campaign);

    /** One number as E.164, empty when it is none. */
    Optional<String> e164(String written);

    /** The engine's gauges by name, for {@code /v1/debug/engine}; no personal data. */
    Map<String, Object> gauges();

    /** Where recorded conversations are. */
    RecordingFolder recordings();

    /** How personal data ends. */
    Retention retention();
}
