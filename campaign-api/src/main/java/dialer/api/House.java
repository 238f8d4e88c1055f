package dialer.api;

import dialer.api.config.DialerConfig;
import dialer.api.recording.RecordingFolder;
import dialer.api.rest.Surroundings;
import dialer.api.retention.Retention;
import dialer.api.rules.RuleBook;
import dialer.api.store.CampaignStore.Campaign;
import dialer.api.store.ClaimRules;
import dialer.engine.DialerEngine;
import dialer.engine.Gauges;
import dialer.numbering.PhoneNormaliser;
import dialer.telephony.Nodes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What REST needs from the rest of the house. */
final class House implements Surroundings {

    private static final double NANOS_PER_MICRO = 1_000;

    private final DialerConfig config;
    private final Tunings tunings;
    private final DialerEngine engine;
    private final Nodes nodes;
    private final Retention retention;
    private final RecordingFolder recordings;
    private final PhoneNormaliser normaliser = new PhoneNormaliser();

    House(DialerConfig config, Tunings tunings, DialerEngine engine, Nodes nodes, Retention retention) {
        this.config = config;
        this.tunings = tunings;
        this.engine = engine;
        this.nodes = nodes;
        this.retention = retention;
        this.recordings = recordings(config);
    }

    static RecordingFolder recordings(DialerConfig config) {
        return new RecordingFolder(config.retention().recordings(),
                config.nodes().stream().map(DialerConfig.Node::idPrefix).toList());
    }

    @Override
    public String usualRulePack() {
        return config.calls().rulePack();
    }

    @Override
    public Set<String> rulePacks() {
        return tunings.ruleBook().packs().ids();
    }

    @Override
    public RuleBook ruleBook() {
        return tunings.ruleBook();
    }

    @Override
    public ClaimRules claimRules(int campaignId) {
        return tunings.rules(campaignId);
    }

    @Override
    public List<Integer> trunkIds() {
        return tunings.trunkIds();
    }

    @Override
    public void campaignChanged(Campaign campaign) {
        tunings.callsShow(campaign);
    }

    @Override
    public Optional<String> e164(String written) {
        return normaliser.judge(written).e164().stream().findFirst();
    }

    @Override
    public RecordingFolder recordings() {
        return recordings;
    }

    @Override
    public Map<String, Object> gauges() {
        Gauges gauges = engine.gauges();
        var lag = gauges.lag();
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("engine", gauges.read());
        all.put("gateToEffectMicros", Map.of("p50", lag.getValueAtPercentile(50) / NANOS_PER_MICRO,
                "p99", lag.getValueAtPercentile(99) / NANOS_PER_MICRO, "max", lag.getMaxValue() / NANOS_PER_MICRO,
                "count", lag.getTotalCount()));
        all.put("nodes", nodes.states());
        return all;
    }

    @Override
    public Retention retention() {
        return retention;
    }
}
