package dialer.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dialer.api.config.CalendarYears;
import dialer.api.config.ConfigException;
import dialer.api.config.DialerConfig;
import dialer.api.config.RulePackFiles;
import dialer.api.rules.RuleBook;
import dialer.api.rules.RulesDocument;
import dialer.api.store.CallerIdStore;
import dialer.api.store.CampaignStore;
import dialer.api.store.Database;
import dialer.api.store.RulesStore;
import dialer.api.store.SuppressionStore;
import dialer.compliance.CampaignRules;
import dialer.compliance.HolidayCalendar;
import dialer.core.campaign.CampaignState;
import dialer.core.input.CampaignInput;
import dialer.engine.InputGate;
import dialer.engine.WallClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees every change of a rule, by whomever: packs and calendars as files, years and campaigns' rules in the store, and
 * relaxations that end. Within a look or two the hoppers are emptied and filled anew by the new rules.
 */
final class RuleWatch {

    /** Between two looks; a change holds for contacts in the hopper after two of them at most. */
    static final long LOOK_EVERY_MS = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(RuleWatch.class);
    private static final JsonMapper JSON = JsonMapper.builder().addModule(new JavaTimeModule()).build();

    private final Path folder;
    private final boolean simulatedPeople;
    private final RulesStore store;
    private final CampaignStore campaigns;
    private final SuppressionStore suppressions;
    private final CallerIdStore callerIds;
    private final RuleBook book;
    private final InputGate gate;
    private final WallClock clock;
    private final AtomicBoolean looking = new AtomicBoolean();
    private String seenFiles = "";
    private long seenVersion;
    private long seenStamp;
    private long lastLookMs;

    private RuleWatch(DialerConfig config, Database database, RuleBook book, InputGate gate, WallClock clock) {
        this.folder = config.rulePackDirectory();
        this.simulatedPeople = config.calls().simulatedPeople();
        this.store = new RulesStore(database);
        this.campaigns = new CampaignStore(database);
        this.suppressions = new SuppressionStore(database);
        this.callerIds = new CallerIdStore(database);
        this.book = book;
        this.gate = gate;
        this.clock = clock;
    }

    /** Has read what the store says, before the first contact is claimed. */
    static RuleWatch begun(DialerConfig config, Database database, RuleBook book, InputGate gate, WallClock clock) {
        RuleWatch watch = new RuleWatch(config, database, book, gate, clock);
        watch.seenFiles = watch.fingerprint();
        watch.readStore();
        watch.seenVersion = book.version();
        // whatever stands in a hopper since the last run was judged by the rules of then
        watch.seenStamp = -1;
        watch.lastLookMs = clock.nowMs();
        return watch;
    }

    /**
     * Looks at once, and from now on. What stands in hoppers since the last run goes back before a node reports, so
     * that nobody is dialed whom a rule or a suppression of the last instant forbids; its claims must be known by then.
     */
    void start(ScheduledExecutorService ticker, Executor executor) {
        lookOnce();
        ticker.scheduleWithFixedDelay(() -> {
            if (looking.compareAndSet(false, true)) {
                executor.execute(this::lookOnce);
            }
        }, LOOK_EVERY_MS, LOOK_EVERY_MS, TimeUnit.MILLISECONDS);
    }

    private void lookOnce() {
        try {
            look();
        } catch (RuntimeException e) {
            // the store is away, or the ring is full: the next look sees the same change
            LOG.warn("Rules cannot be looked at now: {}", e.getClass().getSimpleName());
            LOG.debug("Why", e);
        } finally {
            looking.set(false);
        }
    }

    private void look() {
        readFiles();
        readStore();
        long nowMs = clock.nowMs();
        long line = book.callerIds().nextChangeMs(lastLookMs);
        boolean ended = book.campaigns().values().stream().map(rules -> rules.nextEndMs(lastLookMs))
                .anyMatch(end -> end > 0 && end <= nowMs) || (line > 0 && line <= nowMs);
        if (ended) {
            LOG.info("A relaxation of a rule, a label or the rest of a caller-id has ended");
            book.changed();
        }
        lastLookMs = nowMs;
        suppressions.adopt();
        long version = book.version();
        long stamp = book.stamp();
        if (stamp != seenStamp) {
            spread(version, version != seenVersion);
            seenVersion = version;
            seenStamp = stamp;
        }
    }

    /** Empties the hoppers and, where a rule has changed, wakes those whom the older one had kept back. */
    private void spread(long version, boolean wake) {
        LOG.info("Rules or suppressions have changed; rules' version {}", version);
        campaigns.all().stream().filter(campaign -> campaign.state() != CampaignState.FINISHED).forEach(campaign -> {
            if (wake) {
                store.lookAgain(campaign.campaignId());
            }
            gate.publish(new CampaignInput.RulesChanged(campaign.campaignId(), (int) version));
        });
    }

    private void readFiles() {
        String files = fingerprint();
        if (files.equals(seenFiles)) {
            return;
        }
        try {
            book.packs(RulePackFiles.read(folder, simulatedPeople));
            seenFiles = files;
            LOG.info("Rule packs were read anew");
        } catch (ConfigException e) {
            seenFiles = files;
            LOG.error("Rule packs stay as they were, for the files are wrong: {}", e.getMessage());
        }
    }

    private void readStore() {
        store.campaigns().forEach(stored -> book.campaign(stored.campaignId(), rules(stored)));
        book.callerIds(callerIds.all(clock.nowMs()));
        Map<String, Map<Integer, HolidayCalendar.Year>> years = new TreeMap<>();
        store.years().forEach(row -> years.computeIfAbsent(row.calendar(), id -> new HashMap<>())
                .put(row.year(), CalendarYears.read(row.year(), row.document())));
        book.imported(years);
    }

    private static CampaignRules rules(RulesStore.Stored stored) {
        try {
            return JSON.readValue(stored.document(), RulesDocument.class).rules();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The rules of campaign " + stored.campaignId() + " cannot be read", e);
        }
    }

    /** Names, sizes and times of the files. */
    private String fingerprint() {
        try (Stream<Path> files = Files.walk(folder, 2)) {
            return files.filter(Files::isRegularFile).sorted().map(RuleWatch::mark).collect(Collectors.joining("\n"));
        } catch (IOException e) {
            return seenFiles;
        }
    }

    private static String mark(Path file) {
        try {
            return file + " " + Files.size(file) + " " + Files.getLastModifiedTime(file).toMillis();
        } catch (IOException e) {
            return file.toString();
        }
    }
}
