package dialer.testkit;

import dialer.core.agent.Agent;
import dialer.core.attempt.Attempt;
import dialer.core.attempt.HangupCause;
import dialer.core.campaign.DialMode;
import dialer.core.chance.Dice;
import dialer.core.contact.ContactOffer;
import dialer.core.contact.NumberOffer;
import dialer.core.contact.Window;
import dialer.core.input.AgentInput;
import dialer.core.input.CallInput;
import dialer.core.input.CampaignInput;
import dialer.core.input.EngineInput;
import dialer.core.input.HopperInput;
import dialer.core.input.Input;
import dialer.core.input.NodeInput;
import dialer.core.state.DialerState;
import dialer.core.trunk.LiveLeg;
import java.util.ArrayList;
import java.util.List;

/**
 * A stream of inputs without sense but with a bias: often about attempts and agents that exist, so that every state is
 * met by every input sooner or later. Same seed, same stream.
 */
public final class AnyInput {
    private static final int AGENTS = 6;

    private final Dice dice;
    private final List<Input> beginning = new ArrayList<>();
    private long nowMs = 1_000_000;
    private long lastContactId;

    public AnyInput(long seed) {
        dice = new Dice(seed);
        beginning.add(new EngineInput.EpochStarted(1, seed));
        for (int id = 1; id <= 2; id++) {
            beginning.add(new CampaignInput.PoolConfigured(Samples.pool(id)));
            beginning.add(new NodeInput.NodeConfigured(Samples.node(id)));
            beginning.add(new NodeInput.TrunkConfigured(Samples.trunk(id, id)));
            beginning.add(new NodeInput.NodeUp(id, List.of()));
        }
        campaign(1, 1, DialMode.PROGRESSIVE);
        campaign(2, 1, DialMode.PREVIEW);
        campaign(3, 2, DialMode.PREDICTIVE);
    }

    private void campaign(int campaignId, int poolId, DialMode mode) {
        beginning.add(new CampaignInput.CampaignConfigured(Samples.campaign(campaignId, poolId, mode, 1, 2)));
        beginning.add(new CampaignInput.CampaignStarted(campaignId));
    }

    public long nowMs() {
        return nowMs;
    }

    /** The next input, given what the core believes. */
    public Input next(DialerState state) {
        if (!beginning.isEmpty()) {
            return beginning.removeFirst();
        }
        nowMs += dice.below(10) == 0 ? dice.below(20_000) : dice.below(400);
        return switch (dice.below(20)) {
            case 0, 1, 2, 3, 4, 5, 6, 7 -> call(state);
            case 8, 9, 10, 11, 12, 13 -> agent(state);
            case 14, 15 -> hopper();
            case 16 -> node(state);
            case 17 -> rare(state);
            default -> new EngineInput.Ticked();
        };
    }

    private CallInput call(DialerState state) {
        long id = attemptId(state);
        return switch (dice.below(12)) {
            case 0 -> new CallInput.LegCreated(id);
            case 1, 2 -> new CallInput.Ringing(id, dice.below(2) == 0);
            case 3, 4, 5 -> new CallInput.Answered(id);
            case 6, 7 -> new CallInput.Bridged(id, agentOf(state, id));
            case 8 -> new CallInput.BridgeFailed(id, agentOf(state, id));
            case 9 -> dice.below(3) == 0 ? new CallInput.SentOut(id) : dropped(state, id);
            case 10 -> dice.below(8) == 0 ? new CallInput.OptedOut(id) : new CallInput.SafeHarbourStarted(id);
            default -> new CallInput.Ended(id, oneOf(HangupCause.values()),
                    dice.below(3) == 0);
        };
    }

    private long attemptId(DialerState state) {
        List<Attempt> attempts = List.copyOf(state.attempts().inOrder());
        if (attempts.isEmpty() || dice.below(10) == 0) {
            return 1L + dice.below(50);
        }
        return attempts.get(dice.below(attempts.size())).id();
    }

    private CallInput dropped(DialerState state, long attemptId) {
        Agent agent = state.agents().find(agentOf(state, attemptId));
        long legId = agent == null || dice.below(4) == 0 ? dice.below(30) : agent.legId();
        return new CallInput.AgentLegDropped(attemptId, agent == null || dice.below(2) == 0 ? 0 : agent.id(), legId);
    }

    private int agentOf(DialerState state, long attemptId) {
        Attempt attempt = state.attempts().find(attemptId);
        return attempt == null || attempt.agentId() == 0 || dice.below(8) == 0 ? 1 + dice.below(AGENTS)
                : attempt.agentId();
    }

    private AgentInput agent(DialerState state) {
        int id = 1 + dice.below(AGENTS);
        Agent agent = state.agents().find(id);
        long legId = agent == null || dice.below(10) == 0 ? dice.below(30) : agent.legId();
        long attemptId = agent == null || dice.below(10) == 0 ? 1 + dice.below(50) : agent.attemptId();
        long contactId = agent == null ? 1 : agent.previewContactId();
        return switch (dice.below(20)) {
            case 0, 1 -> new AgentInput.SignedOn(id, 1 + id % 2, 0, 1 + dice.below(2), id);
            case 2 -> dice.below(4) == 0 ? new AgentInput.SignedOff(id) : new AgentInput.AskedReady(id);
            case 3, 4, 5, 6 -> new AgentInput.LegHeld(id, legId);
            case 7 -> dice.below(3) == 0 ? new AgentInput.LegRenewed(id) : new AgentInput.LegLost(id, legId);
            case 8, 9, 10 -> new AgentInput.AskedReady(id);
            case 11 -> dice.below(3) == 0 ? new AgentInput.AskedPause(id, dice.below(3))
                    : new AgentInput.AskedReady(id);
            case 12 -> new AgentInput.AskedBreak(id, dice.below(3), dice.below(3) == 0);
            case 13 -> dice.below(2) == 0 ? new AgentInput.AskedHangUp(id, attemptId)
                    : new AgentInput.AskedTransfer(id, attemptId, dice.below(3), dice.below(3) == 0 ? 0
                            : 1 + dice.below(AGENTS), dice.below(3) == 0 ? 1 : 0);
            case 14 -> dice.below(2) == 0 ? new AgentInput.PreviewAccepted(id, contactId)
                    : dice.below(2) == 0
                    ? new AgentInput.AskedConsult(id, attemptId, dice.below(3), dice.below(3), dice.below(2) == 0)
                    : new AgentInput.AskedGuest(id, attemptId, dice.below(AGENTS + 1), dice.below(2) == 0);
            case 15 -> dice.below(3) == 0 ? new AgentInput.PreviewSkipped(id, contactId)
                    : new AgentInput.WrapUpExtended(id, attemptId);
            case 16 -> dice.below(6) == 0 ? new AgentInput.OutcomeWaived(id, attemptId, 3)
                    : dice.below(4) == 0 ? new AgentInput.TakenOver(id, attemptId, 9, 40)
                    : new AgentInput.AskedReady(id);
            case 17 -> new AgentInput.ChoseOutcome(id, attemptId, 1 + dice.below(6), 9,
                    dice.below(3) == 0 ? 0 : nowMs + 60_000, dice.below(2) == 0);
            case 18 -> dice.below(3) == 0 ? new AgentInput.ScreenLost(id) : new AgentInput.ScreenBack(id);
            default -> dice.below(3) == 0 ? new AgentInput.ReachedStep(id, attemptId, (int) (attemptId % 7))
                    : askedNumber(state, id, attemptId, contactId);
        };
    }

    private AgentInput askedNumber(DialerState state, int agentId, long attemptId, long contactId) {
        Attempt attempt = state.attempts().find(attemptId);
        long ofContact = attempt == null ? contactId : attempt.plan().contactId();
        return new AgentInput.AskedNumber(agentId, attemptId, ofContact, ofContact * 3 + dice.below(3));
    }

    private HopperInput hopper() {
        return switch (dice.below(12)) {
            case 0 -> new HopperInput.NothingDue(1 + dice.below(4), nowMs + dice.below(20_000));
            case 1 -> new HopperInput.ContactWithdrawn(1 + dice.below((int) lastContactId + 1));
            case 2 -> new HopperInput.NumberSuppressed(1 + dice.below(3 * (int) lastContactId + 1));
            default -> offered();
        };
    }

    private HopperInput offered() {
        List<ContactOffer> offers = new ArrayList<>();
        for (int i = dice.below(4); i >= 0; i--) {
            long contactId = dice.below(10) == 0 ? 1 + dice.below((int) lastContactId + 1) : ++lastContactId;
            List<NumberOffer> numbers = new ArrayList<>();
            for (int n = dice.below(3); n >= 0; n--) {
                long opensMs = nowMs - 5_000 + dice.below(10_000);
                Window window = new Window(opensMs, opensMs + 1 + dice.below(120_000));
                long numberId = dice.below(10) == 0 ? 1 + dice.below(30) : contactId * 3 + n;
                numbers.add(new NumberOffer(numberId, dice.below(5), List.of(window)));
            }
            offers.add(new ContactOffer(contactId, nowMs - 5_000 + dice.below(10_000), 1 + dice.below(9),
                    dice.below(7), null, 0, false, dice.below(5) == 0 ? 1 + dice.below(AGENTS) : 0,
                    nowMs + dice.below(30_000), numbers));
        }
        return new HopperInput.ContactsOffered(1 + dice.below(4), offers);
    }

    private NodeInput node(DialerState state) {
        int id = 1 + dice.below(2);
        return switch (dice.below(8)) {
            case 0 -> new NodeInput.NodeDown(id, dice.below(2) == 0);
            case 1 -> new NodeInput.TrunkReached(id, id, dice.below(4) != 0);
            case 2, 3 -> new NodeInput.NodeAudited(id, nowMs - dice.below(10_000), legs(state, id));
            default -> new NodeInput.NodeUp(id, legs(state, id));
        };
    }

    private List<LiveLeg> legs(DialerState state, int nodeId) {
        List<LiveLeg> legs = new ArrayList<>();
        for (Agent agent : state.agents().inOrder()) {
            if (agent.nodeId() == nodeId && agent.legId() != 0 && dice.below(6) != 0) {
                legs.add(new LiveLeg(LiveLeg.Kind.AGENT, agent.legId(), place(), agent.attemptId()));
            }
        }
        for (Attempt attempt : state.attempts().liveOn(nodeId)) {
            if (dice.below(6) != 0) {
                Agent agent = state.agents().find(attempt.agentId() == 0 ? 1 + dice.below(AGENTS)
                        : attempt.agentId());
                legs.add(new LiveLeg(LiveLeg.Kind.CUSTOMER, attempt.id(), place(),
                        agent == null ? 0 : agent.legId()));
            }
        }
        if (dice.below(4) == 0) {
            legs.add(new LiveLeg(LiveLeg.Kind.CUSTOMER, 9_999, place(), 0));
        }
        return legs;
    }

    private <T> T oneOf(T[] all) {
        return all[dice.below(all.length)];
    }

    private LiveLeg.Place place() {
        return oneOf(LiveLeg.Place.values());
    }

    private Input rare(DialerState state) {
        int campaignId = 1 + dice.below(3);
        return switch (dice.below(14)) {
            case 0 -> new EngineInput.ClockJumped(5_000);
            case 1 -> new EngineInput.DialingStopped(dice.below(2));
            case 2 -> new EngineInput.EpochStarted(2, dice.next());
            case 3 -> new CampaignInput.CampaignPaused(campaignId);
            case 4 -> new CampaignInput.RulesChanged(campaignId, 7);
            case 5, 6, 7 -> new EngineInput.DialingResumed();
            case 8 -> new EngineInput.IdsTaken(state.lastAttemptId() + dice.below(3));
            default -> new CampaignInput.CampaignStarted(campaignId);
        };
    }
}
