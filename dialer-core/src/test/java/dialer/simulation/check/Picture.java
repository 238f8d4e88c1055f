package dialer.simulation.check;

import dialer.core.agent.AgentState;
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
import dialer.core.trunk.NodeSettings;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The naive twin: what an onlooker who reads inputs and effects, and nothing else, believes about the dialer. */
public final class Picture {
    /** A node as an onlooker sees it. */
    static final class NodeView {
        NodeSettings settings;
        boolean up;
        int calls;

        NodeView(NodeSettings settings) {
            this.settings = settings;
        }
    }

    /** A contact in a campaign. */
    record ContactKey(long contactId, int campaignId) {
    }

    final Map<Long, Line> openLines = new HashMap<>();
    /** Closed lines stay known for a while: late effects must be told from wild ones. */
    final Map<Long, Line> closedLines = new HashMap<>();
    final Map<Integer, Person> people = new HashMap<>();
    final Map<Integer, Firm> campaigns = new HashMap<>();
    final Map<Integer, NodeView> nodes = new HashMap<>();
    final Map<Integer, Way> trunks = new HashMap<>();
    final Map<ContactKey, Claim> claims = new HashMap<>();
    final Set<Long> suppressed = new HashSet<>();
    /** Since when nobody may call them, unless the store has claimed them anew. */
    final Map<Long, Long> withdrawn = new HashMap<>();
    boolean stopped;
    /** Nobody in person has stopped it: the next process dials again. */
    boolean stoppedForShutdown;
    boolean clockUnsettled;
    long highestAttemptId;

    /** Draws an input; the effects of the same step come later, one by one. */
    void told(Step step) {
        Input input = step.input();
        switch (input) {
            case CallInput call -> called(step, call);
            case AgentInput agent -> acted(agent);
            case CampaignInput campaign -> decided(campaign);
            case HopperInput hopper -> handed(step, hopper);
            case NodeInput node -> reported(step, node);
            case EngineInput engine -> happened(engine);
        }
    }

    /** Draws an effect. */
    void asked(Step step, Effect effect) {
        switch (effect) {
            case CallEffect call -> wished(step, call);
            case StoreEffect store -> remembered(step, store);
            case ShowEffect show -> shown(step, show);
        }
    }

    @Nullable Line line(long attemptId) {
        Line open = openLines.get(attemptId);
        return open == null ? closedLines.get(attemptId) : open;
    }

    Person person(int agentId) {
        return people.computeIfAbsent(agentId, Person::new);
    }

    private void called(Step step, CallInput input) {
        Line line = openLines.get(input.attemptId());
        if (line == null) {
            return;
        }
        switch (input) {
            case CallInput.LegCreated _ -> { }
            case CallInput.Ringing _ -> line.ringingAtMs = line.ringingAtMs == 0 ? step.nowMs() : line.ringingAtMs;
            case CallInput.Answered _ -> answered(step, line);
            case CallInput.Bridged bridged -> {
                // that the first agent was joined may be told again when the person has been handed over
                boolean hungUp = line.hungUpAgentId == bridged.agentId(); // joined for a moment by a leg that goes
                if (!hungUp && (!line.handedOver || line.bridgeAgentId == bridged.agentId())) {
                    line.joined = true;
                    line.everJoined = true;
                    line.bridgeAgentId = bridged.agentId();
                }
                answered(step, line);
            }
            case CallInput.BridgeFailed failed -> {
                if (failed.agentId() == line.bridgeAgentId && !line.joined) {
                    line.bridgeAgentId = 0;
                }
            }
            case CallInput.AgentLegDropped _, CallInput.SentOut _ -> {
                line.joined = false;
                line.everJoined = true;
                line.bridgeAgentId = 0;
                if (line.handedOver) {
                    line.reservedAgentId = 0; // who hands over is free for the next call at once, with nothing owed
                }
            }
            case CallInput.SafeHarbourStarted _ -> {
                line.harbourTold = true;
                line.reservedAgentId = 0;
            }
            case CallInput.OptedOut _ -> { }
            case CallInput.Ended _ -> line.endedTold = true;
        }
    }

    private void answered(Step step, Line line) {
        if (line.answeredAtMs == 0) {
            line.answeredAtMs = step.nowMs();
            Firm firm = campaigns.get(line.campaignId);
            line.answerLimitMs = firm == null ? 0 : firm.longestAnswerLimitMs;
        }
    }

    private void acted(AgentInput input) {
        Person person = person(input.agentId());
        switch (input) {
            case AgentInput.SignedOn on -> {
                if (person.state == AgentState.OFFLINE) {
                    person.askedPoolId = on.poolId();
                    person.askedSkills = on.skills();
                    person.askedNodeId = on.nodeId();
                }
            }
            case AgentInput.LegLost lost -> {
                if (lost.legId() == person.legId) {
                    person.legUp = false;
                    openLines.values().stream()
                            .filter(line -> line.bridgeAgentId == input.agentId())
                            .forEach(line -> line.bridgeAgentId = 0);
                }
            }
            case AgentInput.SignedOff _, AgentInput.LegHeld _, AgentInput.LegRenewed _,
                    AgentInput.AskedReady _, AgentInput.AskedPause _,
                    AgentInput.AskedBreak _, AgentInput.AskedHangUp _, AgentInput.AskedTransfer _,
                    AgentInput.AskedNumber _, AgentInput.AskedGuest _, AgentInput.AskedConsult _,
                    AgentInput.TakenOver _,
                    AgentInput.PreviewAccepted _,
                    AgentInput.PreviewSkipped _, AgentInput.ChoseOutcome _, AgentInput.OutcomeWaived _,
                    AgentInput.WrapUpExtended _, AgentInput.ReachedStep _, AgentInput.ScreenLost _,
                    AgentInput.ScreenBack _ -> { }
        }
    }

    private void decided(CampaignInput input) {
        switch (input) {
            case CampaignInput.PoolConfigured _ -> { }
            case CampaignInput.CampaignConfigured configured -> {
                Firm firm = campaigns.get(configured.settings().campaignId());
                if (firm == null) {
                    campaigns.put(configured.settings().campaignId(), new Firm(configured.settings()));
                } else {
                    firm.retuned(configured.settings());
                }
            }
            case CampaignInput.CampaignStarted _, CampaignInput.CampaignPaused _, CampaignInput.CampaignFinished _,
                    CampaignInput.RulesChanged _ -> CampaignLife.moved(this, input);
        }
    }

    private void handed(Step step, HopperInput input) {
        switch (input) {
            case HopperInput.ContactsOffered offered -> offered.contacts().forEach(offer -> {
                ContactKey key = new ContactKey(offer.contactId(), offered.campaignId());
                Claim claim = claims.computeIfAbsent(key, _ -> new Claim(offer));
                // a second offer of a contact that is here changes nothing: what becomes of it is told once
                if (claim.open() == 0) {
                    claim.offer = offer;
                    claim.handedOver++;
                    claim.counted = 0;
                    if (offered.claimedAtMs() > withdrawn.getOrDefault(offer.contactId(), 0L)) {
                        withdrawn.remove(offer.contactId());
                    }
                }
            });
            case HopperInput.NothingDue _ -> { }
            case HopperInput.ContactWithdrawn gone -> withdrawn.put(gone.contactId(), step.nowMs());
            case HopperInput.NumberSuppressed number -> suppressed.add(number.numberId());
        }
    }

    private void reported(Step step, NodeInput input) {
        switch (input) {
            case NodeInput.NodeConfigured configured -> {
                NodeView node = nodes.computeIfAbsent(configured.nodeId(), _ -> new NodeView(configured.settings()));
                node.settings = configured.settings();
            }
            case NodeInput.TrunkConfigured configured -> {
                int trunkId = configured.settings().trunkId();
                trunks.computeIfAbsent(trunkId, _ -> new Way(configured.settings()))
                        .retuned(configured.settings(), step.nowMs());
            }
            case NodeInput.NodeUp up -> {
                NodeView node = nodes.get(up.nodeId());
                if (node != null) {
                    node.up = true;
                }
                Roll.called(this, step, up.nodeId(), up.legs(), true);
            }
            case NodeInput.NodeAudited audited -> Roll.called(this, step, audited.nodeId(), audited.legs(), false);
            case NodeInput.NodeDown down -> {
                NodeView node = nodes.get(down.nodeId());
                if (node != null) {
                    node.up = false;
                }
                if (down.legsLost()) {
                    people.values().forEach(person -> person.legUp &= person.nodeId != down.nodeId());
                }
            }
            case NodeInput.TrunkReached reached -> {
                Way way = trunks.get(reached.trunkId());
                if (way != null) {
                    way.reachable = reached.reachable();
                }
            }
        }
    }

    private void happened(EngineInput input) {
        switch (input) {
            case EngineInput.Ticked _, EngineInput.IdsTaken _ -> { }
            case EngineInput.EpochStarted _ -> {
                nodes.values().forEach(node -> node.up = false);
                stopped &= !stoppedForShutdown;
            }
            case EngineInput.ClockJumped _ -> clockUnsettled = true;
            case EngineInput.DialingStopped by -> {
                stopped = true;
                stoppedForShutdown = by.byAgentId() == 0;
            }
            case EngineInput.DialingResumed _ -> {
                stopped = false;
                clockUnsettled = false;
            }
        }
    }

    private void handedOver(long attemptId) {
        Line line = openLines.get(attemptId);
        if (line != null) {
            line.handedOver = true;
        }
    }

    private void harbourAsked(long attemptId) {
        Line line = openLines.get(attemptId);
        if (line != null) {
            line.harbourAsked = true;
        }
    }

    private void wished(Step step, CallEffect effect) {
        switch (effect) {
            case CallEffect.Originate originate -> {
                Line line = begun(originate.attemptId());
                line.originated = true;
                line.originatedAtMs = step.nowMs();
                line.nodeId = originate.nodeId();
                line.trunkId = originate.trunkId();
            }
            case CallEffect.Bridge bridge -> {
                Line line = openLines.get(bridge.attemptId());
                if (line != null) {
                    line.bridgeAgentId = bridge.agentId();
                    line.hungUpAgentId = 0;
                    line.bridgeAskedAtMs = step.nowMs();
                }
            }
            case CallEffect.Park park -> handedOver(park.attemptId());
            case CallEffect.SendOut out -> handedOver(out.attemptId());
            case CallEffect.TakeOver over -> handedOver(over.attemptId());
            case CallEffect.Connect join -> handedOver(join.attemptId());
            case CallEffect.PlaySafeHarbour harbour -> harbourAsked(harbour.attemptId());
            case CallEffect.HangUp hangUp -> {
                Line line = openLines.get(hangUp.attemptId());
                if (line != null) {
                    line.hangUpAsked = true;
                    line.reservedAgentId = 0;
                }
            }
            case CallEffect.CallOutside _, CallEffect.JoinIn _, CallEffect.Leave _, CallEffect.Hush _ -> { }
            case CallEffect.CallAgent call -> person(call.agentId()).legId = call.legId();
            case CallEffect.HangUpAgent hangUp -> {
                Person person = person(hangUp.agentId());
                person.legUp &= person.legId != hangUp.legId();
                if (person.legId == hangUp.legId()) {
                    openLines.values().stream().filter(line -> line.bridgeAgentId == hangUp.agentId() && !line.joined)
                            .forEach(Line::agentHungUp);
                }
            }
        }
    }

    private Line begun(long attemptId) {
        highestAttemptId = Math.max(highestAttemptId, attemptId);
        return openLines.computeIfAbsent(attemptId, Line::new);
    }

    private void remembered(Step step, StoreEffect effect) {
        switch (effect) {
            case StoreEffect.AttemptStarted started -> Ledger.started(this, step, begun(started.attemptId()), started);
            case StoreEffect.AttemptClosed closed -> Ledger.closed(this, closed);
            case StoreEffect.ContactWaiting waiting ->
                    Ledger.handedBack(this, waiting.contactId(), waiting.campaignId());
            case StoreEffect.ContactFinished finished ->
                    Ledger.handedBack(this, finished.contactId(), finished.campaignId());
            case StoreEffect.ContactReturned returned ->
                    Ledger.handedBack(this, returned.contactId(), returned.campaignId());
            case StoreEffect.NumberToSuppress number -> suppressed.add(number.numberId());
            case StoreEffect.NumberOptedOut number -> suppressed.add(number.numberId());
            case StoreEffect.AgentSpell spell -> {
                Person person = person(spell.agentId());
                person.spelledToMs = spell.toMs();
                person.spelledMs.merge(spell.state(), spell.toMs() - spell.fromMs(), Long::sum);
            }
            case StoreEffect.OutcomeRecorded _, StoreEffect.OutcomeWaived _, StoreEffect.AttemptFollowed _,
                    StoreEffect.CampaignMoved _ -> { }
        }
    }

    private void shown(Step step, ShowEffect effect) {
        switch (effect) {
            case ShowEffect.AgentShown shown -> Ledger.shown(this, step, shown);
            case ShowEffect.CampaignShown shown -> {
                Firm firm = campaigns.get(shown.campaignId());
                if (firm != null) {
                    firm.lastShown = shown;
                }
            }
            case ShowEffect.CallOver over -> {
                Line line = openLines.get(over.attemptId());
                if (line != null && line.handedOver && line.bridgeAgentId == over.agentId()) {
                    line.bridgeAgentId = 0; // found out by an audit, when the report was lost
                    line.reservedAgentId = 0;
                }
            }
            case ShowEffect.ScreenPop _, ShowEffect.CardClosed _, ShowEffect.Refused _, ShowEffect.GuestShown _,
                    ShowEffect.PoolShown _, ShowEffect.NodeShown _, ShowEffect.TrunkShown _,
                    ShowEffect.HopperWants _, ShowEffect.DialingShown _, ShowEffect.PacingShown _ -> { }
        }
    }
}
