package dialer.simulation;

import dialer.core.attempt.Disposition;
import dialer.core.attempt.HangupCause;
import dialer.core.contact.ContactOffer;
import dialer.core.contact.NumberOffer;
import dialer.core.contact.Window;
import dialer.core.effect.CallEffect;
import dialer.core.effect.Effect;
import dialer.core.effect.Effects;
import dialer.core.effect.Refusal;
import dialer.core.effect.ShowEffect;
import dialer.core.effect.StoreEffect;
import dialer.core.input.CallInput;
import dialer.core.input.CampaignInput;
import dialer.core.input.EngineInput;
import dialer.core.input.HopperInput;
import dialer.core.input.Input;
import dialer.core.input.NodeInput;
import dialer.core.trunk.NodeSettings;
import dialer.core.trunk.TrunkSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The real core with one bug planted between it and the world: in what it hears, or in what it says. */
final class BuggyCore implements CorePort {
    private static final AtomicInteger RUNS = new AtomicInteger();
    private static final long ECHO = 1_000_000;

    private final PlantedBug bug;
    private final CorePort core;
    private final int run = RUNS.incrementAndGet();
    private int inputs;
    private int seen;
    private CallEffect.@Nullable Bridge lastBridge;
    private StoreEffect.@Nullable AttemptStarted lastStarted;

    BuggyCore(PlantedBug bug, CorePort core) {
        this.bug = bug;
        this.core = core;
    }

    @Override
    public void apply(long atMs, Input input, Effects effects) {
        inputs++;
        List<Effect> said = new ArrayList<>();
        core.apply(atMs, heard(input), said::add);
        said.forEach(effect -> say(effect, effects));
        if (bug == PlantedBug.CANCELS_EARLY && input instanceof CallInput.Ringing ringing && inputs > 500) {
            effects.add(new CallEffect.HangUp(1, ringing.attemptId(), HangupCause.CANCELLED));
        }
        boolean moody = bug == PlantedBug.DEPENDS_ON_THE_RUN && inputs == 700 && run % 2 == 0;
        boolean forgetful = bug == PlantedBug.FORGETS_IN_SNAPSHOTS && inputs == 2_500;
        if (moody || forgetful) {
            effects.add(new ShowEffect.DialingShown(true, Refusal.NONE));
        }
    }

    /** What the core gets to hear of an input. */
    private Input heard(Input input) {
        boolean deaf = switch (bug) {
            case FORGETS_SUPPRESSIONS -> input instanceof HopperInput.NumberSuppressed;
            case FORGETS_WITHDRAWALS -> input instanceof HopperInput.ContactWithdrawn;
            case DIALS_IN_A_PAUSE -> input instanceof CampaignInput.CampaignPaused;
            case DIALS_WHEN_STOPPED -> input instanceof EngineInput.DialingStopped;
            case DIALS_WITH_A_WRONG_CLOCK -> input instanceof EngineInput.ClockJumped;
            default -> false;
        };
        if (deaf) {
            return new EngineInput.Ticked();
        }
        if (input instanceof HopperInput.ContactsOffered offered) {
            return new HopperInput.ContactsOffered(offered.campaignId(),
                    offered.contacts().stream().map(this::offer).toList(), offered.claimedAtMs());
        }
        if (input instanceof NodeInput.TrunkConfigured configured) {
            return new NodeInput.TrunkConfigured(trunk(configured.settings()));
        }
        if (input instanceof NodeInput.NodeConfigured configured && bug == PlantedBug.DIALS_TOO_FAST) {
            return new NodeInput.NodeConfigured(
                    new NodeSettings(configured.nodeId(), 50, configured.settings().maxLegs()));
        }
        return input;
    }

    private ContactOffer offer(ContactOffer offer) {
        return switch (bug) {
            case FORGETS_WINDOWS -> new ContactOffer(offer.contactId(), offer.dueAtMs(), offer.priority(),
                    offer.attemptsMade(), offer.lastDisposition(), offer.sameInARow(), offer.callback(),
                    offer.forAgentId(), offer.forAgentUntilMs(), offer.numbers().stream()
                    .map(number -> new NumberOffer(number.numberId(), number.attemptsMade(),
                            List.of(new Window(0, Long.MAX_VALUE)))).toList());
            case FORGETS_WHO_PROMISED -> new ContactOffer(offer.contactId(), offer.dueAtMs(), offer.priority(),
                    offer.attemptsMade(), offer.lastDisposition(), offer.sameInARow(), offer.callback(), 0, 0,
                    offer.numbers());
            case DIALS_AHEAD_FOR_ANYBODY -> new ContactOffer(offer.contactId(), offer.dueAtMs(), offer.priority(),
                    offer.attemptsMade(), null, offer.sameInARow(), false, 0, 0, offer.numbers());
            default -> offer;
        };
    }

    private TrunkSettings trunk(TrunkSettings was) {
        return switch (bug) {
            case DIALS_TOO_FAST -> new TrunkSettings(was.trunkId(), was.nodeId(), was.capacity(), 50,
                    was.silentToOpen(), was.openForMs());
            case DIALS_TOO_MANY -> new TrunkSettings(was.trunkId(), was.nodeId(), 1_000, was.callsPerSecond(),
                    was.silentToOpen(), was.openForMs());
            case IGNORES_SILENCE -> new TrunkSettings(was.trunkId(), was.nodeId(), was.capacity(),
                    was.callsPerSecond(), 10_000, was.openForMs());
            default -> was;
        };
    }

    private boolean now() {
        return ++seen >= 30;
    }

    /** What the world gets to hear of an effect. */
    private void say(Effect effect, Effects out) {
        switch (effect) {
            case StoreEffect.AttemptClosed closed -> closed(closed, out);
            case StoreEffect.AttemptStarted started -> started(started, out);
            case CallEffect.Originate originate -> originate(originate, out);
            case CallEffect.Bridge bridge -> bridge(bridge, out);
            case CallEffect.PlaySafeHarbour harbour -> harbour(harbour, out);
            case StoreEffect.ContactWaiting waiting -> waiting(waiting, out);
            case StoreEffect.ContactReturned returned -> {
                out.add(returned);
                if (bug == PlantedBug.RETURNS_A_CONTACT_TWICE) {
                    out.add(returned);
                }
            }
            case StoreEffect.AgentSpell spell -> unless(bug == PlantedBug.LOSES_A_SPELL && now(), spell, out);
            case CallEffect.HangUpAgent hangUp -> unless(bug == PlantedBug.LEAVES_LEGS, hangUp, out);
            case ShowEffect.CampaignShown shown -> out.add(bug == PlantedBug.SHOWS_WRONG_FIGURES ? wrong(shown)
                    : shown);
            case ShowEffect.PacingShown shown -> out.add(bug == PlantedBug.HIDES_LOSSES ? silent(shown) : shown);
            default -> out.add(effect);
        }
    }

    private static void unless(boolean lost, Effect effect, Effects out) {
        if (!lost) {
            out.add(effect);
        }
    }

    private void closed(StoreEffect.AttemptClosed closed, Effects out) {
        boolean hidden = bug == PlantedBug.HIDES_ABANDONMENT && closed.disposition() == Disposition.ABANDONED;
        boolean untold = bug == PlantedBug.HIDES_A_TALK && closed.disposition() == Disposition.CONNECTED;
        if (bug == PlantedBug.CLOSES_NEVER && now() && seen == 31) {
            return;
        }
        out.add(hidden || untold ? new StoreEffect.AttemptClosed(closed.attemptId(), closed.campaignId(),
                closed.contactId(), closed.numberId(), closed.agentId(), Disposition.NO_ANSWER, closed.cause(),
                closed.startedAtMs(), closed.ringingAtMs(), closed.answeredAtMs(), closed.bridgedAtMs(),
                closed.endedAtMs()) : closed);
        if (bug == PlantedBug.CLOSES_TWICE && now()) {
            out.add(closed);
        }
    }

    private void started(StoreEffect.AttemptStarted started, Effects out) {
        StoreEffect.AttemptStarted before = lastStarted;
        int agentId = switch (bug) {
            case RESERVES_NOBODY -> 0;
            case RESERVES_ONE_AGENT_TWICE -> before == null ? started.agentId() : before.agentId();
            default -> started.agentId();
        };
        lastStarted = started;
        out.add(agentId == started.agentId() ? started : new StoreEffect.AttemptStarted(started.attemptId(),
                started.campaignId(), started.contactId(), started.numberId(), started.trunkId(), started.nodeId(),
                agentId, started.ordinal()));
    }

    private void originate(CallEffect.Originate originate, Effects out) {
        out.add(originate);
        StoreEffect.AttemptStarted started = lastStarted;
        if (bug == PlantedBug.DIALS_AN_ATTEMPT_TWICE && now()) {
            out.add(originate);
        } else if (bug == PlantedBug.DIALS_A_CONTACT_TWICE && now() && started != null) {
            long echo = originate.attemptId() + ECHO;
            out.add(new StoreEffect.AttemptStarted(echo, started.campaignId(), started.contactId(),
                    started.numberId(), started.trunkId(), started.nodeId(), started.agentId(), started.ordinal()));
            out.add(new CallEffect.Originate(originate.nodeId(), echo, originate.campaignId(), originate.contactId(),
                    originate.numberId(), originate.trunkId(), originate.ringTimeoutMs(), originate.record()));
        }
    }

    private void bridge(CallEffect.Bridge bridge, Effects out) {
        CallEffect.Bridge before = lastBridge;
        lastBridge = bridge;
        if (bug == PlantedBug.BRIDGES_A_BUSY_AGENT && before != null) {
            out.add(new CallEffect.Bridge(bridge.nodeId(), bridge.attemptId(), before.agentId(), before.legId()));
            return;
        }
        out.add(bridge);
        if (bug == PlantedBug.BRIDGES_TWICE && now()) {
            out.add(bridge);
        }
    }

    private void harbour(CallEffect.PlaySafeHarbour harbour, Effects out) {
        CallEffect.Bridge before = lastBridge;
        if (bug == PlantedBug.LETS_PEOPLE_WAIT) {
            return;
        }
        out.add(harbour);
        if (bug == PlantedBug.BRIDGES_OUT_OF_THE_MESSAGE && before != null) {
            out.add(new CallEffect.Bridge(harbour.nodeId(), harbour.attemptId(), before.agentId(), before.legId()));
        }
    }

    private void waiting(StoreEffect.ContactWaiting waiting, Effects out) {
        if (bug == PlantedBug.LOSES_A_CONTACT && now() && seen == 31) {
            return;
        }
        out.add(bug != PlantedBug.MISCOUNTS_ATTEMPTS ? waiting : new StoreEffect.ContactWaiting(waiting.contactId(),
                waiting.campaignId(), waiting.nextAtMs(), waiting.attemptsMade() + 1, waiting.numberId(),
                waiting.countsAgainst(), waiting.callback(), waiting.agentId()));
    }

    private static ShowEffect.CampaignShown wrong(ShowEffect.CampaignShown shown) {
        return new ShowEffect.CampaignShown(shown.campaignId(), shown.state(), shown.health(), shown.inHopper(),
                shown.dialing(), shown.ringing(), shown.waiting(), shown.bridged(), shown.attempts(),
                shown.answered(), shown.connected() + 1, shown.abandoned(), shown.hungUpFirst(), shown.cancelled(),
                shown.abandonPermille());
    }

    private static ShowEffect.PacingShown silent(ShowEffect.PacingShown s) {
        return new ShowEffect.PacingShown(s.campaignId(), s.poolId(), s.mode(), s.reason(), s.sinceMs(),
                s.agentsReady(), s.reserved(), s.soonReadyMilli(), s.callsInTheAir(), s.soonAnswersMilli(), s.riskPpm(),
                s.permittedRiskPpm(), s.answerPermille(), s.results(), s.limit(), s.permittedPermille(), s.counted(),
                0, s.leftMilli(), s.windowLeftMs(), s.placedAhead(), s.expectedAnswersMilli(), s.answered(),
                s.expectedLossesMilli(), 0);
    }

    @Override
    public long nextTimerAtMs() {
        return core.nextTimerAtMs();
    }

    @Override
    public int timers() {
        return core.timers() + (bug == PlantedBug.LEAKS_TIMERS ? inputs / 1_000 : 0);
    }

    @Override
    public byte[] snapshot() {
        return core.snapshot();
    }

    @Override
    public CorePort restored(byte[] snapshot) {
        BuggyCore fresh = new BuggyCore(bug, core.restored(snapshot));
        if (bug != PlantedBug.FORGETS_IN_SNAPSHOTS) {
            fresh.inputs = inputs;
            fresh.seen = seen;
            fresh.lastBridge = lastBridge;
            fresh.lastStarted = lastStarted;
        }
        return fresh;
    }
}
