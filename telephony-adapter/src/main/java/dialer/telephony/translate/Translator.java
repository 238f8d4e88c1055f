package dialer.telephony.translate;

import dialer.core.attempt.HangupCause;
import dialer.core.effect.CallEffect;
import dialer.core.input.AgentInput;
import dialer.core.input.CallInput;
import dialer.core.trunk.LiveLeg;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Translates both ways for one node: its events into inputs, the core's wishes into actions. Safe to be called from the
 * engine's thread, from the thread that reads the node and from the one that writes to it; never waits.
 */
public final class Translator {

    /** After a Hangup of two meanings, so long for the event that decides between them. */
    private static final long PATIENCE_MS = 2_000;

    private final ChannelBook book;
    private final Routes routes;
    private final Directory directory;
    private final Listeners listeners = new Listeners();
    private final Callers callers = new Callers();
    private final Telephones telephones;
    private final Together together;
    private final Outlet outlet;
    private final long agentTimeoutMs;

    /**
     * @param capacity       legs known at once
     * @param agentTimeoutMs how long an agent's telephone may ring
     */
    public Translator(ChannelIds ids, int capacity, Routes routes, Directory directory, long agentTimeoutMs,
            Outlet outlet) {
        this.book = new ChannelBook(ids, capacity);
        this.routes = routes;
        this.directory = directory;
        this.agentTimeoutMs = agentTimeoutMs;
        this.outlet = outlet;
        this.telephones = new Telephones(book, outlet);
        this.together = new Together(book, routes, directory, listeners, outlet);
    }

    /** Legs known now; never waits for a translation that is going on. */
    public int legs() {
        return book.size();
    }

    /** Turns a wish of the core into actions, or into the fact that it cannot be had. */
    public synchronized void ask(CallEffect effect, long nowMs) {
        switch (effect) {
            case CallEffect.Originate wish -> originate(wish, nowMs);
            case CallEffect.Bridge wish -> bridge(wish);
            case CallEffect.Park wish -> together.park(wish);
            case CallEffect.SendOut wish -> together.sendOut(wish);
            case CallEffect.TakeOver wish -> together.takeOver(wish);
            case CallEffect.CallOutside wish -> together.callOutside(wish);
            case CallEffect.Connect wish -> together.connect(wish);
            case CallEffect.JoinIn wish -> together.joinIn(wish);
            case CallEffect.Leave wish -> together.leave(wish);
            case CallEffect.Hush wish -> together.hush(wish);
            case CallEffect.PlaySafeHarbour wish -> harbour(wish);
            case CallEffect.HangUp wish -> hangUp(wish);
            case CallEffect.CallAgent wish -> callAgent(wish);
            case CallEffect.HangUpAgent wish -> hangUpAgent(wish);
        }
    }

    /** The answer to a wish that a node which is down gets. */
    public static void refuse(CallEffect effect, Outlet outlet) {
        switch (effect) {
            case CallEffect.Originate wish ->
                outlet.tell(new CallInput.Ended(wish.attemptId(), HangupCause.NOT_PLACED, false));
            case CallEffect.CallAgent wish -> outlet.tell(new AgentInput.LegLost(wish.agentId(), wish.legId()));
            case CallEffect.CallOutside wish -> outlet.tell(new AgentInput.LegLost(wish.agentId(), wish.legId()));
            case CallEffect.Bridge wish -> outlet.tell(new CallInput.BridgeFailed(wish.attemptId(), wish.agentId()));
            // the legs are settled when the node reports again
            case CallEffect.Park _, CallEffect.SendOut _, CallEffect.TakeOver _, CallEffect.Connect _,
                    CallEffect.JoinIn _, CallEffect.Leave _, CallEffect.Hush _, CallEffect.PlaySafeHarbour _,
                    CallEffect.HangUp _, CallEffect.HangUpAgent _ -> { }
        }
    }

    /** Takes an event; foreign channels and Asterisk's own helpers (Surrogate, Local, CBAnn) are passed over. */
    public synchronized void heard(AmiEvent event, long nowMs) {
        switch (event) {
            case AmiEvent.ChannelCreated e -> {
                listeners.created(e.channelId(), e.channel());
                seen(e.channelId(), e.channel());
            }
            case AmiEvent.DialProgress e -> {
                CustomerLeg leg = customer(e.channelId(), e.channel());
                if (leg != null) {
                    leg.progressed(e.dialStatus());
                }
            }
            case AmiEvent.DialOver e -> {
                CustomerLeg leg = customer(e.channelId(), e.channel());
                if (leg != null) {
                    leg.dialOver(e.dialStatus(), nowMs);
                    book.forgetIfOver(leg);
                }
            }
            case AmiEvent.Originated e -> originated(e, nowMs);
            case AmiEvent.BridgeEntered e -> entered(e);
            case AmiEvent.BridgeLeft e -> left(e, nowMs);
            case AmiEvent.FarEndLeft e -> {
                CustomerLeg leg = customer(e.channelId(), e.channel());
                if (leg != null && leg.talkingIn() != null) {
                    ended(new AmiEvent.ChannelEnded(e.channelId(), e.channel(), true, e.cause(), 0), nowMs);
                }
            }
            case AmiEvent.ChannelEnded e -> ended(e, nowMs);
            case AmiEvent.HarbourEntered e -> {
                CustomerLeg leg = book.customer(e.attemptChannelId());
                if (leg != null) {
                    leg.harbourEntered();
                }
            }
            case AmiEvent.OptedOut e -> {
                CustomerLeg leg = book.customer(e.attemptChannelId());
                if (leg != null) {
                    leg.optedOut();
                }
            }
            case AmiEvent.SentOut e -> {
                CustomerLeg leg = book.customer(e.attemptChannelId());
                if (leg != null) {
                    leg.sentOut();
                }
            }
            // told when the customer is back in the holding bridge, where another agent can be joined
            case AmiEvent.AgentLost _ -> { }
            case AmiEvent.ContactChanged e -> telephones.heard(e);
            case AmiEvent.SoundChecked _, AmiEvent.CalledBack _, AmiEvent.Booted _, AmiEvent.ShuttingDown _ -> { }
        }
    }

    /** Concludes what waits for an event that does not come. To be called about once a second. */
    public synchronized void sweep(long nowMs) {
        for (CustomerLeg leg : book.customers()) {
            leg.sweep(nowMs, PATIENCE_MS);
            book.forgetIfOver(leg);
        }
        callers.sweep(nowMs);
    }

    /** Asked right before an Originate is written: false when it is not wanted any more, which has been told then. */
    public synchronized boolean release(AmiAction.Originate action) {
        CustomerLeg customer = book.customer(action.channelId());
        AgentLeg agent = book.agent(action.channelId());
        if (customer != null && customer.unwanted() && !customer.created()) {
            customer.conclude(HangupCause.CANCELLED);
            book.forgetIfOver(customer);
            return false;
        }
        if (agent != null && agent.unwanted() && !agent.created()) {
            agent.conclude();
            book.forgetIfOver(agent);
            return false;
        }
        return customer != null || agent != null;
    }

    /** The node has answered an action with an error. */
    public synchronized void refused(AmiAction action) {
        failed(action, HangupCause.MISCONFIGURED);
    }

    /** An action could not be written. */
    public synchronized void unsent(AmiAction action) {
        failed(action, HangupCause.NOT_PLACED);
    }

    /**
     * Compares the node's list with the book, takes the list over and says what lives.
     *
     * @param fresh true after a (re)connect: what is not in the list is gone. False in an audit: events and list may
     *              cross, so a leg is given up only when two lists in a row lack it
     */
    public synchronized List<LiveLeg> adopt(List<LiveChannel> list, boolean fresh) {
        return new Adoption(book, outlet).take(list, fresh);
    }

    /** Endpoints of the telephones on desks that agents speak through, also those that a process before this called. */
    public synchronized List<String> telephones() {
        return telephones.adopt(routes);
    }

    /** Legs whose telephone on a desk has appeared anew: whether sound still comes from there is to be asked. */
    public synchronized List<Doubt> doubts() {
        return telephones.doubts();
    }

    /** The answer: so many packets have come on that leg; below 0 when the node cannot tell. */
    public synchronized void arrived(long legId, long packets, long nowMs) {
        telephones.arrived(legId, packets, nowMs);
    }

    /** The channel of the agent's leg that is up now, by its whole name; null when there is none. */
    public synchronized @Nullable String channelOf(int agentId) {
        return book.agents().stream().filter(leg -> leg.agentId() == agentId && leg.created() && !leg.concluded()
                && !leg.unwanted()).map(AgentLeg::target).findFirst().orElse(null);
    }

    /**
     * Calls a supervisor's seat and lets it listen to the agent's leg.
     *
     * @param call which of our calls to supervisors this is
     * @return false when the agent has no leg here
     */
    public synchronized boolean listen(int seatId, int agentId, ListenMode mode, long call) {
        String agent = channelOf(agentId);
        if (agent == null) {
            return false;
        }
        String channelId = book.ids().ofListener(call);
        listeners.called(seatId, channelId);
        outlet.send(new AmiAction.Listen(channelId, routes.agent(seatId), agent, mode));
        return true;
    }

    /** Whether the supervisor's seat listens to somebody now. */
    public synchronized boolean listens(int seatId) {
        return listeners.of(seatId) != null;
    }

    /**
     * The contact has called in and waits on that channel: the next call to them joins it, instead of dialing.
     *
     * @param channel by its whole name
     * @param untilMs after this they are called like everybody
     */
    public synchronized void expect(long contactId, String channel, long untilMs) {
        callers.expect(contactId, channel, untilMs);
    }

    /** Does that with the recording of the attempt's conversation; false when nobody talks there. */
    public synchronized boolean recording(long attemptId, RecordingWish wish) {
        CustomerLeg customer = book.customer(attemptId);
        if (customer == null || customer.talkingIn() == null) {
            return false;
        }
        outlet.send(switch (wish) {
            case PAUSE -> new AmiAction.MuteRecording(customer.target(), true);
            case RESUME -> new AmiAction.MuteRecording(customer.target(), false);
            case STOP -> new AmiAction.StopRecording(customer.target());
        });
        return true;
    }

    /** Whether legs were known and not one of them is in the list: the node has lost them all. */
    public synchronized boolean allLost(List<LiveChannel> list) {
        boolean known = book.customers().stream().anyMatch(CustomerLeg::created)
                || book.agents().stream().anyMatch(AgentLeg::created);
        return known && list.stream().allMatch(channel ->
                book.customer(channel.channelId()) == null && book.agent(channel.channelId()) == null);
    }

    /** Whether an audit has missed a leg that the next one will decide about. */
    public synchronized boolean inDoubt() {
        return book.customers().stream().anyMatch(leg -> leg.doubts > 0)
                || book.agents().stream().anyMatch(leg -> leg.doubts > 0);
    }

    private void failed(AmiAction action, HangupCause cause) {
        switch (action) {
            case AmiAction.Originate a -> {
                CustomerLeg customer = book.customer(a.channelId());
                if (customer != null && !customer.created()) {
                    customer.conclude(cause);
                    book.forgetIfOver(customer);
                }
                AgentLeg agent = book.agent(a.channelId());
                if (agent != null && !agent.created()) {
                    agent.conclude();
                    book.forgetIfOver(agent);
                }
            }
            case AmiAction.Bridge a -> {
                if (book.customer(a.attemptId()) != null) {
                    // else the dialplan would take the end of its own limit for a lost agent
                    outlet.send(new AmiAction.SetVariable(a.customer(), "DIALER_BRIDGED", "0"));
                }
                outlet.tell(new CallInput.BridgeFailed(a.attemptId(), a.agentId()));
            }
            // the leg is gone, its Hangup says so; or the dialplan's own limit helps
            case AmiAction.SetVariable _, AmiAction.Redirect _, AmiAction.Hangup _, AmiAction.OpenSeat _,
                    AmiAction.Listen _, AmiAction.MuteRecording _, AmiAction.StopRecording _ -> { }
        }
    }

    private void originate(CallEffect.Originate wish, long nowMs) {
        String digits = directory.digits(wish.numberId());
        HangupCause obstacle = obstacle(wish, digits);
        if (obstacle != null || digits == null) {
            outlet.tell(new CallInput.Ended(wish.attemptId(), obstacle == null ? HangupCause.NOT_PLACED : obstacle,
                    false));
            return;
        }
        String dialString = routes.customer(wish.trunkId(), digits);
        if (dialString == null) {
            outlet.tell(new CallInput.Ended(wish.attemptId(), HangupCause.MISCONFIGURED, false));
            return;
        }
        String channelId = book.ids().ofAttempt(wish.attemptId());
        CallText text = directory.text(wish.campaignId(), wish.contactId(), wish.numberId());
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("DIALER_ATTEMPT", channelId);
        variables.put("DIALER_SAFE_HARBOUR", AmiText.variable(text.safeHarbourSound()));
        if (wish.record()) {
            variables.put("DIALER_RECORD", channelId + ".raw");
        }
        book.add(new CustomerLeg(wish.attemptId(), channelId, nowMs, outlet));
        String way = callers.way(wish.contactId(), dialString, variables, nowMs);
        outlet.send(new AmiAction.Originate(channelId, way, "dialer-customer", "answered", wish.ringTimeoutMs(),
                text.callerId(), variables));
    }

    private @Nullable HangupCause obstacle(CallEffect.Originate wish, @Nullable String digits) {
        if (book.full() || book.customer(wish.attemptId()) != null || digits == null) {
            return HangupCause.NOT_PLACED;
        }
        return Routes.dialable(digits) ? null : HangupCause.INVALID_NUMBER;
    }

    private void bridge(CallEffect.Bridge wish) {
        CustomerLeg customer = book.customer(wish.attemptId());
        AgentLeg agent = book.agent(wish.legId());
        if (customer == null || !customer.held() || agent == null) {
            outlet.tell(new CallInput.BridgeFailed(wish.attemptId(), wish.agentId()));
            return;
        }
        agent.belongsTo(wish.agentId());
        outlet.send(new AmiAction.SetVariable(customer.target(), "DIALER_BRIDGED", "1"));
        outlet.send(new AmiAction.Bridge(wish.attemptId(), wish.agentId(), customer.target(), agent.target()));
    }

    private void harbour(CallEffect.PlaySafeHarbour wish) {
        CustomerLeg customer = book.customer(wish.attemptId());
        if (customer != null) {
            outlet.send(new AmiAction.Redirect(customer.target(), "dialer-safe-harbour", "s"));
        }
    }

    private void hangUp(CallEffect.HangUp wish) {
        int cause = wish.cause() == HangupCause.CANCELLED ? CustomerLeg.ELSEWHERE : 16;
        CustomerLeg customer = book.customer(wish.attemptId());
        if (customer == null) {
            // a leg that only the node knows
            outlet.send(new AmiAction.Hangup(book.ids().ofAttempt(wish.attemptId()), cause));
        } else {
            customer.hangUp(cause);
        }
    }

    private void callAgent(CallEffect.CallAgent wish) {
        if (book.full() || book.agent(wish.legId()) != null) {
            outlet.tell(new AgentInput.LegLost(wish.agentId(), wish.legId()));
            return;
        }
        String channelId = book.ids().ofLeg(wish.legId());
        book.add(new AgentLeg(wish.legId(), channelId, wish.agentId(), outlet));
        telephones.call(wish.agentId(), wish.legId(), wish.seatId() < Routes.FIRST_WEB_SEAT
                ? routes.seatEndpoint(wish.seatId()) : null);
        outlet.send(new AmiAction.Originate(channelId, routes.agent(wish.seatId()), "dialer-agent", "hold",
                agentTimeoutMs, "\"Dialer\" <dialer>", Map.of("DIALER_AGENT", Integer.toString(wish.agentId()))));
    }

    private void hangUpAgent(CallEffect.HangUpAgent wish) {
        AgentLeg agent = book.agent(wish.legId());
        if (agent == null) {
            outlet.send(new AmiAction.Hangup(book.ids().ofLeg(wish.legId()), 16));
        } else {
            agent.belongsTo(wish.agentId());
            agent.hangUp();
        }
    }

    /** Finds the customer's leg behind an event and notes that it exists. */
    private @Nullable CustomerLeg customer(String channelId, String channel) {
        CustomerLeg leg = Callers.helper(channel) ? null : book.customer(channelId);
        if (leg != null) {
            leg.seen(channel);
        }
        return leg;
    }

    private @Nullable AgentLeg agent(String channelId, String channel) {
        AgentLeg leg = Callers.helper(channel) ? null : book.agent(channelId);
        if (leg != null) {
            leg.seen(channel);
        }
        return leg;
    }

    private void seen(String channelId, String channel) {
        if (customer(channelId, channel) == null) {
            agent(channelId, channel);
        }
    }

    private void originated(AmiEvent.Originated event, long nowMs) {
        listeners.answered(event.channelId(), event.success());
        CustomerLeg customer = book.customer(event.channelId());
        if (customer != null) {
            customer.originated(event.success(), event.reason(), nowMs);
            book.forgetIfOver(customer);
        }
        AgentLeg agent = book.agent(event.channelId());
        if (agent != null) {
            agent.originated(event.success());
            book.forgetIfOver(agent);
        }
    }

    private void entered(AmiEvent.BridgeEntered event) {
        CustomerLeg customer = customer(event.channelId(), event.channel());
        AgentLeg agent = agent(event.channelId(), event.channel());
        if (customer != null) {
            customer.entered(event.bridgeId(), event.holding(), event.bridgeName());
            agent = event.holding() ? null : book.agentIn(event.bridgeId());
        } else if (agent != null) {
            agent.entered(event.bridgeId(), event.holding(), event.bridgeName());
            customer = event.holding() ? null : book.customerIn(event.bridgeId());
        }
        if (customer != null && agent != null) {
            customer.talksWith(agent);
        }
    }

    private void left(AmiEvent.BridgeLeft event, long nowMs) {
        CustomerLeg customer = customer(event.channelId(), event.channel());
        if (customer != null) {
            customer.left(event.bridgeId(), nowMs);
            book.forgetIfOver(customer);
        }
        AgentLeg agent = agent(event.channelId(), event.channel());
        if (agent != null) {
            agent.left(event.bridgeId());
        }
    }

    private void ended(AmiEvent.ChannelEnded event, long nowMs) {
        listeners.ended(event.channelId());
        CustomerLeg customer = customer(event.channelId(), event.channel());
        if (customer != null) {
            customer.ended(event, nowMs);
            book.forgetIfOver(customer);
        }
        AgentLeg agent = agent(event.channelId(), event.channel());
        if (agent != null) {
            agent.conclude();
            book.forgetIfOver(agent);
        }
    }
}
