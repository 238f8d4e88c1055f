package dialer.api;

import dialer.api.config.DialerConfig;
import dialer.api.config.DialerConfig.Http;
import dialer.api.config.DialerConfig.Node;
import dialer.api.config.DialerConfig.Trunk;
import dialer.api.intake.BaseRules;
import dialer.api.live.Catalogue;
import dialer.api.live.LiveSettings;
import dialer.api.live.PauseReason;
import dialer.api.live.SeatKind;
import dialer.api.live.Seats;
import dialer.api.live.Softphone;
import dialer.api.rest.WebSettings;
import dialer.api.rules.RuleBook;
import dialer.api.security.Certificates;
import dialer.api.store.CampaignStore.Campaign;
import dialer.api.store.ClaimRules;
import dialer.compliance.CampaignChoices;
import dialer.compliance.CampaignRules;
import dialer.core.campaign.DialMode;
import dialer.engine.WallClock;
import dialer.numbering.NumberRules;
import dialer.telephony.CallTexts;
import dialer.telephony.NodeLinkSettings;
import dialer.telephony.ami.LinkAddress;
import dialer.telephony.ami.Tls;
import dialer.telephony.translate.CallText;
import dialer.telephony.translate.ChannelIds;
import dialer.telephony.translate.Routes;
import java.net.URI;
import java.security.KeyStore;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Turns the configuration into what each part wants to know of it. */
final class Tunings {

    private static final int MOST_SOCKETS = 2_000;
    private static final Set<String> EVERYWHERE = Set.of("0.0.0.0", "::");

    private final DialerConfig config;
    private final Catalogue catalogue;
    private final CallTexts texts;
    private final RuleBook ruleBook;
    private final WallClock clock;

    Tunings(DialerConfig config, Catalogue catalogue, CallTexts texts, RuleBook ruleBook, WallClock clock) {
        this.config = config;
        this.catalogue = catalogue;
        this.texts = texts;
        this.ruleBook = ruleBook;
        this.clock = clock;
    }

    /** Calling hours and limits of a campaign, as they are now. */
    ClaimRules rules(int campaignId) {
        Campaign campaign = catalogue.campaign(campaignId).orElseThrow(
                () -> new IllegalStateException("Campaign " + campaignId + " is not known")).campaign();
        // a pack that has gone closes the campaign's hours: nobody is called by rules that nobody has
        boolean agentKept = campaign.tuning().mode() == DialMode.PREVIEW
                || campaign.tuning().mode() == DialMode.PROGRESSIVE;
        CampaignRules own = ruleBook.campaign(campaignId);
        return new ClaimRules(callee -> ruleBook.gatekeeper(campaignId, campaign.rulePack(),
                campaign.tuning().ringTimeoutMs(), callee, clock.nowMs()),
                (courier, e164, needsLabel) -> ruleBook.line(courier, campaign.callerId(), e164, needsLabel,
                        clock.nowMs()),
                config.calls().ownCallbackMinutes(), agentKept,
                new ClaimRules.Seller(own.courier(), ruleBook.couriers()),
                new ClaimRules.Manner(campaign.defaultZone(), own.choices().addressWins(),
                        own.choices().otherTimeAfter()));
    }

    /** What a campaign says about its bases, as it is now. */
    BaseRules baseRules(int campaignId) {
        CampaignChoices choices = ruleBook.campaign(campaignId).choices();
        return new BaseRules(catalogue.campaign(campaignId).map(entry -> entry.campaign().defaultZone()).orElse(""),
                new NumberRules(NumberRules.RUSSIA.homeCountry(), choices.premium(), choices.foreign()),
                choices.addressWins());
    }

    RuleBook ruleBook() {
        return ruleBook;
    }

    /** What the campaign's calls show, from the next one on. */
    void callsShow(Campaign campaign) {
        texts.put(campaign.campaignId(), new CallText(campaign.callerName(), campaign.callerId(),
                config.calls().safeHarbourSound()));
    }

    List<Integer> trunkIds() {
        return config.nodes().stream().flatMap(node -> node.trunks().stream()).map(Trunk::id).toList();
    }

    LiveSettings liveSettings() {
        List<PauseReason> reasons = config.pauseReasons().stream().map(reason -> new PauseReason(reason.id(),
                reason.code(), reason.labelRu(), reason.labelEn(), reason.planned())).toList();
        List<Seats.Row> rows = config.nodes().stream().flatMap(node -> Stream.of(
                new Seats.Row(node.id(), SeatKind.PHONE, node.seats()),
                new Seats.Row(node.id(), SeatKind.WEB, node.webSeats()))).toList();
        return new LiveSettings(reasons, new Seats(rows), softphone(), MOST_SOCKETS);
    }

    private Softphone softphone() {
        Map<Integer, Softphone.Gateway> browsers = config.nodes().stream().filter(node -> node.webSeats() > 0)
                .collect(Collectors.toMap(Node::id,
                        node -> new Softphone.Gateway(node.webServer(), endpoint(node.webSeatPattern()))));
        Map<Integer, Softphone.Gateway> telephones = config.nodes().stream().collect(Collectors.toMap(Node::id,
                node -> new Softphone.Gateway(node.seatServer(), endpoint(node.seatPattern()))));
        DialerConfig.Softphone ice = config.softphone();
        return new Softphone(browsers, telephones, ice.stunServers(), ice.turnServers(), ice.turnSecret(),
                ice.turnLifetime().toMillis(), ice.iceWait().toMillis());
    }

    private static String endpoint(String dialString) {
        return dialString.substring(dialString.indexOf('/') + 1);
    }

    List<NodeLinkSettings> nodeLinks() {
        return config.nodes().stream().map(Tunings::link).toList();
    }

    static NodeLinkSettings link(Node node) {
        Map<Integer, String> trunks = node.trunks().stream().collect(Collectors.toMap(Trunk::id, Trunk::pattern));
        Tls over = node.caFile() == null ? new Tls.Trusted() : new Tls.Pinned(node.caFile());
        Tls tls = node.tls() ? over : new Tls.Off();
        return new NodeLinkSettings(node.id(), new LinkAddress(node.host(), node.port(), tls, node.user(),
                node::secret), new ChannelIds(node.idPrefix()), new Routes(trunks, node.seatPattern(),
                node.webSeatPattern()),
                node.callsPerSecond(), node.maxLegs(), NodeLinkSettings.DEFAULT_AGENT_RING_TIMEOUT_MS);
    }

    WebSettings web(WallClock clock) {
        Http http = config.http();
        return new WebSettings(http.host(), http.port(), certificate(http, clock), http.maxUploadBytes(),
                http.metricsToken(), config.nodes().stream().filter(node -> node.webSeats() > 0)
                .map(node -> origin(node.webServer())).distinct().toList(), WebSettings.USUAL_PATIENCE);
    }

    /** Scheme, host and port of an address, as a page's policy names it. */
    private static String origin(String address) {
        URI uri = URI.create(address);
        return uri.getScheme() + "://" + uri.getRawAuthority();
    }

    private @Nullable KeyStore certificate(Http http, WallClock clock) {
        if (!http.https()) {
            return null;
        }
        if (http.certificate() != null && http.key() != null) {
            return Certificates.read(http.certificate(), http.key());
        }
        Set<String> names = new LinkedHashSet<>(List.of("localhost", "127.0.0.1", shownHost(http)));
        return Certificates.readOrMake(config.dataDirectory().resolve("certificate"), List.copyOf(names),
                Instant.ofEpochMilli(clock.nowMs()));
    }

    /** The host as a person on this machine types it. */
    static String shownHost(Http http) {
        return EVERYWHERE.contains(http.host()) ? "127.0.0.1" : http.host();
    }
}
