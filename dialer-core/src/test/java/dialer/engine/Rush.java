package dialer.engine;

import dialer.core.DialerCore;
import dialer.core.attempt.HangupCause;
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
import dialer.core.effect.Effect;
import dialer.core.effect.ShowEffect;
import dialer.core.effect.StoreEffect;
import dialer.core.input.AgentInput;
import dialer.core.input.CallInput;
import dialer.core.input.CampaignInput;
import dialer.core.input.EngineInput;
import dialer.core.input.HopperInput;
import dialer.core.input.Input;
import dialer.core.input.NodeInput;
import dialer.core.pool.PoolSettings;
import dialer.core.state.DialerState;
import dialer.core.trunk.NodeSettings;
import dialer.core.trunk.TrunkSettings;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;

/**
 * A busy centre, written down: the inputs that a real core, with telephones and people that behave well, saw in some
 * minutes. What goes through the engine in its tests and measurements, so that no input is nonsense to the core.
 */
public final class Rush {

    /** An input and when it came in, UTC ms. */
    public record Timed(long atMs, Input input) {
    }

    private record Due(long atMs, long order, Input input) {
    }

    /** When every rush begins. */
    public static final long START_MS = 1_800_000_000_000L;

    private static final int NODE = 1;
    private static final int TRUNK = 1;
    private static final int TICK_MS = 250;

    private final PriorityQueue<Due> due = new PriorityQueue<>((a, b) -> a.atMs == b.atMs
            ? Long.compare(a.order, b.order) : Long.compare(a.atMs, b.atMs));
    private final Map<Integer, Long> legs = new HashMap<>();
    private final DialerCore core = new DialerCore(DialerState.empty());
    private final Deque<Effect> effects = new ArrayDeque<>();
    private final List<Timed> script = new ArrayList<>();
    private final Random dice;
    private final int agents;
    private final int talkMs;
    private long order;
    private long lastContactId;

    private Rush(long seed, int agents, int talkMs) {
        this.dice = new Random(seed);
        this.agents = agents;
        this.talkMs = talkMs;
    }

    /**
     * The first {@code inputs} inputs of a centre.
     *
     * @param talkMs how long a conversation lasts on average; the shorter, the busier
     */
    public static List<Timed> script(long seed, int agents, int talkMs, int inputs) {
        Rush rush = new Rush(seed, agents, talkMs);
        rush.open();
        while (rush.script.size() < inputs) {
            rush.step();
        }
        return rush.script;
    }

    private void open() {
        long at = START_MS;
        later(at, new EngineInput.EpochStarted(1, 42));
        later(at, new CampaignInput.PoolConfigured(new PoolSettings(1, 15_000)));
        later(at, new NodeInput.NodeConfigured(new NodeSettings(NODE, 50, 2_000)));
        later(at, new NodeInput.TrunkConfigured(new TrunkSettings(TRUNK, NODE, 1_000, 50, 1_000, 60_000)));
        later(at, new CampaignInput.CampaignConfigured(new CampaignSettings(1, 1, 5, 1, 0, DialMode.PROGRESSIVE, 30,
                1_000, 1_700, 30_000, 0, 60_000, 60_000, false, RetryRules.usual(),
                List.of(new OutcomeRule(1, OutcomeKind.FINAL, 0)), List.of(TRUNK),
                AbandonRule.usual())));
        later(at, new CampaignInput.CampaignStarted(1));
        later(at, new NodeInput.NodeUp(NODE, List.of()));
        for (int agent = 1; agent <= agents; agent++) {
            later(at + 100L * agent, new AgentInput.SignedOn(agent, 1, 0, NODE, agent));
        }
        later(at + TICK_MS, new EngineInput.Ticked());
    }

    private void step() {
        Due next = due.remove();
        script.add(new Timed(next.atMs, next.input));
        core.apply(next.atMs, next.input, effects::add);
        if (next.input instanceof EngineInput.Ticked) {
            later(next.atMs + TICK_MS, next.input);
        }
        while (!effects.isEmpty()) {
            switch (effects.remove()) {
                case CallEffect call -> hear(next.atMs, call);
                case ShowEffect show -> see(next.atMs, show);
                case StoreEffect stored -> { }
            }
        }
    }

    private void hear(long at, CallEffect call) {
        switch (call) {
            case CallEffect.Originate dial -> dial(at, dial.attemptId());
            case CallEffect.Bridge bridge -> {
                long over = at + 10 + talkMs / 2 + dice.nextInt(talkMs);
                later(at + 5, new CallInput.Bridged(bridge.attemptId(), bridge.agentId()));
                later(over, new CallInput.Ended(bridge.attemptId(), HangupCause.NORMAL, true));
                later(over + 3, new AgentInput.LegHeld(bridge.agentId(), bridge.legId()));
            }
            case CallEffect.PlaySafeHarbour play -> {
                later(at + 5, new CallInput.SafeHarbourStarted(play.attemptId()));
                later(at + 8_000, new CallInput.Ended(play.attemptId(), HangupCause.NORMAL, true));
            }
            case CallEffect.JoinIn _, CallEffect.Hush _ -> { }
            case CallEffect.CallOutside outside -> later(at + 900,
                    new AgentInput.LegLost(outside.agentId(), outside.legId()));
            case CallEffect.Connect join -> later(at + 5, new CallInput.SentOut(join.attemptId()));
            case CallEffect.Leave leave -> later(at + 5, new AgentInput.LegHeld(leave.agentId(), leave.legId()));
            case CallEffect.SendOut out -> later(at + 5, new CallInput.SentOut(out.attemptId()));
            case CallEffect.TakeOver over -> later(at + 5, new CallInput.SentOut(over.attemptId()));
            case CallEffect.Park park -> later(at + 5, new CallInput.AgentLegDropped(park.attemptId(), 0, 0));
            case CallEffect.HangUp hangUp -> later(at + 20,
                    new CallInput.Ended(hangUp.attemptId(), hangUp.cause(), false));
            case CallEffect.CallAgent ring -> {
                legs.put(ring.agentId(), ring.legId());
                later(at + 800, new AgentInput.LegHeld(ring.agentId(), ring.legId()));
                later(at + 900, new AgentInput.AskedReady(ring.agentId()));
            }
            case CallEffect.HangUpAgent hangUp -> later(at + 20,
                    new AgentInput.LegLost(hangUp.agentId(), hangUp.legId()));
        }
    }

    private void dial(long at, long attemptId) {
        later(at + 15, new CallInput.LegCreated(attemptId));
        later(at + 300, new CallInput.Ringing(attemptId, false));
        int fate = dice.nextInt(10);
        if (fate < 6) {
            later(at + 400 + dice.nextInt(2 * talkMs), new CallInput.Answered(attemptId));
        } else {
            HangupCause cause = fate < 8 ? HangupCause.NO_ANSWER : fate < 9 ? HangupCause.BUSY
                    : HangupCause.INVALID_NUMBER;
            later(at + 400 + dice.nextInt(2 * talkMs), new CallInput.Ended(attemptId, cause, false));
        }
    }

    private void see(long at, ShowEffect show) {
        if (show instanceof ShowEffect.HopperWants wants) {
            later(at + 30, new HopperInput.ContactsOffered(1, contacts(Math.min(wants.contacts(), 200), at), at));
        } else if (show instanceof ShowEffect.CallOver over) {
            later(at + 200, new AgentInput.ChoseOutcome(over.agentId(), over.attemptId(), 1, 0, 0, false));
        }
    }

    private List<ContactOffer> contacts(int count, long at) {
        List<ContactOffer> offers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long id = ++lastContactId;
            offers.add(new ContactOffer(id, at, 5, 0, null, 0, false, 0, 0,
                    List.of(new NumberOffer(id, 0, List.of(new Window(at - 1, at + 36_000_000L))))));
        }
        return offers;
    }

    private void later(long atMs, Input input) {
        due.add(new Due(atMs, order++, input));
    }
}
