package dialer.api;

import dialer.api.config.DialerConfig;
import dialer.api.config.DialerConfig.Node;
import dialer.api.config.DialerConfig.Trunk;
import dialer.api.live.Catalogue;
import dialer.api.rules.PackLaw;
import dialer.api.store.AttemptStore;
import dialer.api.store.CampaignStore;
import dialer.api.store.CampaignStore.Campaign;
import dialer.api.store.ContactStore;
import dialer.api.store.Database;
import dialer.api.store.OutcomeChoice;
import dialer.api.store.PoolStore;
import dialer.api.store.office.ShopStore;
import dialer.core.campaign.CampaignState;
import dialer.core.input.CampaignInput;
import dialer.core.input.EngineInput;
import dialer.core.input.HopperInput;
import dialer.core.input.NodeInput;
import dialer.core.pool.PoolSettings;
import dialer.core.trunk.NodeSettings;
import dialer.core.trunk.TrunkSettings;
import dialer.engine.DialerEngine;
import dialer.engine.InputGate;
import dialer.telephony.CallTexts;
import dialer.telephony.NumberBook;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is done once at each start: the core and the memories learn what the store and the configuration say. */
final class Start {

    private static final Logger LOG = LoggerFactory.getLogger(Start.class);
    private static final int LOOKS = 600;
    private static final int DIGITS_AT_ONCE = 5_000;
    private static final long BETWEEN_LOOKS_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final DialerConfig config;
    private final Database database;
    private final Catalogue catalogue;
    private final Tunings tunings;
    private final InputGate gate;

    Start(DialerConfig config, Database database, Catalogue catalogue, Tunings tunings, InputGate gate) {
        this.config = config;
        this.database = database;
        this.catalogue = catalogue;
        this.tunings = tunings;
        this.gate = gate;
    }

    /** Effects of the former run must stand in the store before contacts are claimed, or they would free new claims. */
    void awaitCaughtUp(DialerEngine engine) {
        for (int look = 0; look < LOOKS && engine.gauges().read().storeBehind() > 0; look++) {
            LockSupport.parkNanos(this, BETWEEN_LOOKS_NANOS);
        }
        long behind = engine.gauges().read().storeBehind();
        if (behind > 0) {
            LOG.warn("The store is still {} effects behind; dialing starts all the same", behind);
        }
    }

    /** What the core must know, and the digits of everybody whom it holds since the former run. */
    void configure(DialerEngine engine, NumberBook numbers, CallTexts texts) {
        configureCore();
        // who was called off in the instant before a crash: the store knows it and the engine was not told any more
        new ContactStore(database).over(engine.contactsInHand().keySet())
                .forEach(contactId -> gate.publish(new HopperInput.ContactWithdrawn(contactId)));
        digitsInHand(engine, numbers);
        new ContactStore(database).lines(engine.contactsInHand().keySet())
                .forEach(line -> texts.callFrom(line.contactId(), line.numberId(), line.callerId()));
    }

    /** All of this may be said again and again; it changes nothing where nothing has changed. */
    private void configureCore() {
        gate.publish(new EngineInput.IdsTaken(new AttemptStore(database).lastId()));
        for (PoolStore.Pool pool : new PoolStore(database).all()) {
            catalogue.put(pool);
            gate.publish(new CampaignInput.PoolConfigured(new PoolSettings(pool.poolId(), pool.awayGraceMs())));
        }
        for (Node node : config.nodes()) {
            catalogue.putNode(node.id(), node.name());
            gate.publish(new NodeInput.NodeConfigured(new NodeSettings(node.id(), node.callsPerSecond(),
                    node.maxLegs())));
            for (Trunk trunk : node.trunks()) {
                catalogue.putTrunk(trunk.id(), trunk.name());
                gate.publish(new NodeInput.TrunkConfigured(new TrunkSettings(trunk.id(), node.id(), trunk.capacity(),
                        trunk.callsPerSecond(), trunk.silentToOpen(), trunk.openForMs())));
            }
        }
        catalogue.putShops(new ShopStore(database).all());
        CampaignStore campaigns = new CampaignStore(database);
        campaigns.archived().forEach(campaignId -> catalogue.archive(campaignId, true));
        for (Campaign campaign : campaigns.all()) {
            List<OutcomeChoice> outcomes = campaigns.outcomes(campaign.campaignId());
            catalogue.put(campaign, outcomes);
            tunings.callsShow(campaign);
            configure(campaign, outcomes);
        }
    }

    private void configure(Campaign campaign, List<OutcomeChoice> outcomes) {
        if (campaign.state() == CampaignState.FINISHED || tunings.trunkIds().isEmpty()) {
            return;
        }
        gate.publish(new CampaignInput.CampaignConfigured(
                CampaignStore.settings(campaign, outcomes, tunings.trunkIds(),
                        PackLaw.of(tunings.ruleBook(), campaign.rulePack(), campaign.defaultZone()))));
        if (campaign.state() == CampaignState.RUNNING) {
            gate.publish(new CampaignInput.CampaignStarted(campaign.campaignId()));
        }
    }

    /**
     * Attempts that outlived the former run may be dialed on, or reported on, and contacts that were in a hopper are
     * dialed as they are: all of them under numbers whose digits only the store has.
     */
    private void digitsInHand(DialerEngine engine, NumberBook numbers) {
        Set<Long> wanted = new LinkedHashSet<>(new AttemptStore(database).openNumberIds());
        engine.contactsInHand().values().forEach(wanted::addAll);
        List<Long> all = List.copyOf(wanted);
        for (int from = 0; from < all.size(); from += DIGITS_AT_ONCE) {
            new ContactStore(database).digits(all.subList(from, Math.min(all.size(), from + DIGITS_AT_ONCE)))
                    .forEach(numbers::put);
        }
    }
}
