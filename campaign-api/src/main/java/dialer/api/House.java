package dialer.api;

import dialer.api.config.DialerConfig;
import dialer.api.intake.UploadReader;
import dialer.api.live.Catalogue;
import dialer.api.rest.Surroundings;
import dialer.api.store.CampaignStore;
import dialer.api.store.CampaignStore.Campaign;
import dialer.api.store.Database;
import dialer.api.store.HopperFeeder;
import dialer.api.store.ListImport;
import dialer.api.store.ListStore;
import dialer.api.store.ListStore.ContactList;
import dialer.core.campaign.CampaignState;
import dialer.engine.DialerEngine;
import dialer.engine.Gauges;
import dialer.numbering.PhoneNormaliser;
import dialer.telephony.Nodes;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What REST needs from the rest of the house. */
final class House implements Surroundings {

    private static final Logger LOG = LoggerFactory.getLogger(House.class);
    private static final int FIRST_CONTACTS = 200;
    private static final double NANOS_PER_MICRO = 1_000;

    private final DialerConfig config;
    private final Database database;
    private final Catalogue catalogue;
    private final Tunings tunings;
    private final HopperFeeder feeder;
    private final DialerEngine engine;
    private final Nodes nodes;
    private final PhoneNormaliser normaliser = new PhoneNormaliser();

    House(DialerConfig config, Database database, Catalogue catalogue, Tunings tunings, HopperFeeder feeder,
            DialerEngine engine, Nodes nodes) {
        this.config = config;
        this.database = database;
        this.catalogue = catalogue;
        this.tunings = tunings;
        this.feeder = feeder;
        this.engine = engine;
        this.nodes = nodes;
    }

    @Override
    public String usualRulePack() {
        return config.calls().rulePack();
    }

    @Override
    public Set<String> rulePacks() {
        return new TreeSet<>(config.rulePacks().keySet());
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
    public ContactList load(int campaignId, String name, InputStream csv) throws IOException {
        ListStore lists = new ListStore(database);
        ContactList list = lists.create(campaignId, name);
        String zone = catalogue.campaign(campaignId).map(entry -> entry.campaign().defaultZone()).orElse("");
        String charset = new UploadReader(zone).read(csv, new ListImport(database, campaignId, list.listId()),
                rows -> LOG.debug("List {}: {} rows read", list.listId(), rows));
        LOG.info("List {} of campaign {} is read ({})", list.listId(), campaignId, charset);
        new CampaignStore(database).byId(campaignId).filter(c -> c.state() == CampaignState.RUNNING)
                .ifPresent(running -> feeder.want(campaignId, FIRST_CONTACTS));
        return lists.byId(list.listId()).orElseThrow();
    }

    @Override
    public Optional<String> e164(String written) {
        return normaliser.judge(written).e164().stream().findFirst();
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
}
