package dialer.telephony;

import dialer.core.agent.AgentState;
import dialer.core.campaign.AbandonRule;
import dialer.core.campaign.CampaignSettings;
import dialer.core.campaign.DialMode;
import dialer.core.campaign.OutcomeKind;
import dialer.core.campaign.OutcomeRule;
import dialer.core.campaign.RetryRules;
import dialer.core.contact.ContactOffer;
import dialer.core.contact.NumberOffer;
import dialer.core.contact.Window;
import dialer.core.effect.CallEffect;
import dialer.core.effect.ShowEffect;
import dialer.core.input.AgentInput;
import dialer.core.input.CampaignInput;
import dialer.core.input.HopperInput;
import dialer.core.input.Input;
import dialer.core.input.NodeInput;
import dialer.core.pool.PoolSettings;
import dialer.core.trunk.NodeSettings;
import dialer.core.trunk.TrunkSettings;
import dialer.engine.DialerEngine;
import dialer.engine.EngineSettings;
import dialer.engine.ScaledClock;
import dialer.engine.Screens;
import dialer.engine.SystemClock;
import dialer.engine.WallClock;
import dialer.telephony.ami.LinkAddress;
import dialer.telephony.ami.Tls;
import dialer.telephony.simulated.Carrier;
import dialer.telephony.simulated.Fate;
import dialer.telephony.simulated.SimulatedAsterisk;
import dialer.telephony.translate.CallText;
import dialer.telephony.translate.ChannelIds;
import dialer.telephony.translate.Routes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Some thousand calls before the first one: a throwaway engine, with a folder of its own, joins made-up people of a
 * simulated Asterisk to made-up agents, over a real socket. By then Java has loaded and compiled the way from an answer
 * to an agent, which takes it several hundred calls; without this the first people of a day wait for that.
 *
 * <p>Nothing of it touches the store, the journal, the nodes or the people of the product.
 */
public final class Rehearsal implements Screens {

    private static final int NODE = 1;
    private static final int TRUNK = 1;
    private static final int POOL = 1;
    private static final int CAMPAIGN = 1;
    private static final int OUTCOME = 1;
    private static final int AGENTS = 20;
    private static final int MOST_NUMBERS = 100_000;
    /** The clock runs so much faster than life, and with it the calls placed in a second. */
    private static final int SPEED = 10;
    private static final int CALLS_PER_SECOND = 50;
    private static final long RING_MS = 50;
    private static final long TALK_MS = 100;
    private static final long NEVER_MS = Duration.ofDays(1).toMillis();

    private final WallClock clock = new ScaledClock(new SystemClock().nowMs(), SPEED);
    private final NumberBook numbers = new NumberBook(MOST_NUMBERS);
    private final AtomicReference<@Nullable DialerEngine> engine = new AtomicReference<>();
    private final AtomicReference<@Nullable Nodes> nodes = new AtomicReference<>();
    private final CountDownLatch calls;
    private long lastContactId;

    private Rehearsal(int calls) {
        this.calls = new CountDownLatch(calls);
    }

    /**
     * Makes so many calls, or as many as can be made in the time.
     *
     * @param folder for the throwaway journal; emptied before and removed afterwards
     * @return how many people were joined to an agent
     * @throws IOException when the folder cannot be written or no port can be opened
     */
    public static int hold(Path folder, int calls, Duration atMost) throws IOException, InterruptedException {
        remove(folder);
        Files.createDirectories(folder);
        try {
            return new Rehearsal(calls).run(folder, atMost);
        } finally {
            remove(folder);
        }
    }

    private int run(Path folder, Duration atMost) throws IOException, InterruptedException {
        long wanted = calls.getCount();
        String secret = "rehearsal";
        Carrier everybodyAnswers = (trunk, number) -> Fate.answers(0, RING_MS, TALK_MS, Fate.Voice.PERSON);
        try (SimulatedAsterisk asterisk = SimulatedAsterisk.start(
                SimulatedAsterisk.Settings.ordinary("dialer", secret), everybodyAnswers, clock::nowMs, SPEED);
                DialerEngine running = DialerEngine.start(EngineSettings.usual(folder), clock, this::ask, this)) {
            engine.set(running);
            configure(running);
            NodeLinkSettings link = new NodeLinkSettings(NODE,
                    new LinkAddress("127.0.0.1", asterisk.port(), new Tls.Off(), "dialer", () -> secret),
                    new ChannelIds("d1"), new Routes(Map.of(TRUNK, "PJSIP/%s@carrier"), "PJSIP/seat-%03d"),
                    CALLS_PER_SECOND, MOST_NUMBERS, NodeLinkSettings.DEFAULT_AGENT_RING_TIMEOUT_MS);
            CallTexts texts = new CallTexts(new CallText("Rehearsal", "+70000000000", "dialer/safe-harbour"));
            try (Nodes connected = Nodes.connect(List.of(link), numbers, texts, running.gate(), clock)) {
                nodes.set(connected);
                for (int agent = 1; agent <= AGENTS; agent++) {
                    tell(new AgentInput.SignedOn(agent, POOL, 0, NODE, agent));
                }
                calls.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
                running.stopDialing();
            }
        }
        return (int) (wanted - calls.getCount());
    }

    private void configure(DialerEngine running) {
        Stream.of(new NodeInput.NodeConfigured(new NodeSettings(NODE, CALLS_PER_SECOND, MOST_NUMBERS)),
                new NodeInput.TrunkConfigured(new TrunkSettings(TRUNK, NODE, AGENTS, CALLS_PER_SECOND, 100, 1_000)),
                new CampaignInput.PoolConfigured(new PoolSettings(POOL, 60_000)),
                new CampaignInput.CampaignConfigured(new CampaignSettings(CAMPAIGN, POOL, 5, 1, 0,
                        DialMode.PROGRESSIVE, 30, 1_000, 10_000, 30_000, 0, 60_000, 60_000, false,
                        RetryRules.usual(), List.of(new OutcomeRule(OUTCOME, OutcomeKind.FINAL, 0)),
                        List.of(TRUNK), AbandonRule.usual())),
                new CampaignInput.CampaignStarted(CAMPAIGN)).forEach(running.gate()::publish);
    }

    private void ask(CallEffect effect) {
        Nodes connected = nodes.get();
        if (connected != null) {
            connected.ask(effect);
        }
    }

    /** The people at the screens, all of them quick: ready at once, and with an outcome when the call is over. */
    @Override
    public void show(long atMs, ShowEffect effect) {
        if (effect instanceof ShowEffect.AgentShown agent && agent.state() == AgentState.PAUSED && agent.legUp()) {
            tell(new AgentInput.AskedReady(agent.agentId()));
        } else if (effect instanceof ShowEffect.CallOver over) {
            tell(new AgentInput.ChoseOutcome(over.agentId(), over.attemptId(), OUTCOME, 0, 0, false));
            calls.countDown();
        } else if (effect instanceof ShowEffect.HopperWants wants) {
            tell(new HopperInput.ContactsOffered(CAMPAIGN, contacts(wants.contacts(), atMs)));
        }
    }

    private void tell(Input input) {
        DialerEngine running = engine.get();
        if (running != null) {
            running.gate().offer(input);
        }
    }

    private List<ContactOffer> contacts(int count, long atMs) {
        int offered = (int) Math.min(count, Math.max(0, MOST_NUMBERS - lastContactId));
        List<ContactOffer> offers = LongStream.rangeClosed(lastContactId + 1, lastContactId + offered)
                .mapToObj(id -> contact(id, atMs)).toList();
        lastContactId += offered;
        return offers;
    }

    private ContactOffer contact(long id, long atMs) {
        numbers.put(id, "+7000" + (1_000_000 + id));
        NumberOffer number = new NumberOffer(id, 0, List.of(new Window(atMs, atMs + NEVER_MS)));
        return new ContactOffer(id, atMs, 5, 0, null, 0, false, 0, 0, List.of(number));
    }

    private static void remove(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(path -> {
                try {
                    Files.delete(path);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
