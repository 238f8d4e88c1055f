package dialer.simulation;

import dialer.core.attempt.HangupCause;
import dialer.core.effect.CallEffect;
import dialer.core.input.AgentInput;
import dialer.core.input.CallInput;
import dialer.core.trunk.LiveLeg;
import dialer.core.trunk.LiveLeg.Place;
import dialer.simulation.Legs.Agent;
import dialer.simulation.Legs.Customer;
import dialer.simulation.check.RuleBroken;
import dialer.simulation.check.Truth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One Asterisk with our dialplan, and the carrier behind it: two holding bridges, the dialplan's own two seconds, an
 * agent's leg that drops in mid call, death and return. Behaves as measured on a real one.
 */
final class SimulatedNode {
    /** The dialplan's own limit, in case the engine is dead. */
    static final long BACKSTOP_MS = 2_000;
    /** How long a customer whose agent is gone is held for another. */
    static final long AGENT_LOST_HOLD_MS = 3_000;
    /** How long somebody who is handed over is held. */
    static final long PARKED_HOLD_MS = 25_000;
    private static final long OPTS_OUT_AFTER_MS = 250;
    private static final int OPTS_OUT_PERMILLE = 200;

    private final World world;
    private final int nodeId;
    private final NodeLink link;
    private final Chance chance;
    private final Chance keys;
    private final Chance outside;
    private final Map<Long, Customer> customers = new LinkedHashMap<>();
    private final Map<Long, Agent> agents = new LinkedHashMap<>();
    private final Set<Long> hangUpWishes = new HashSet<>();
    private final Set<Integer> silentTrunks = new HashSet<>();
    private boolean alive = true;
    private int life;

    SimulatedNode(World world, int nodeId, SimulatedEngine engine) {
        this.world = world;
        this.nodeId = nodeId;
        link = new NodeLink(world, nodeId, engine);
        chance = world.chance(300 + nodeId);
        keys = world.chance(600 + nodeId);
        outside = world.chance(800 + nodeId);
    }

    int nodeId() {
        return nodeId;
    }

    NodeLink link() {
        return link;
    }

    boolean alive() {
        return alive;
    }

    void ask(CallEffect command) {
        link.carry(command, this::process);
    }

    void connect() {
        if (alive && !link.up()) {
            link.connect(legs());
        }
    }

    void audit() {
        if (link.up()) {
            link.audit(this::legs);
        }
    }

    /** All legs vanish; the far ends are told nothing. */
    void die() {
        alive = false;
        life++;
        world.truth().touchAll();
        for (Customer customer : customers.values()) {
            customer.life++;
            world.truth().call(customer.attemptId()).goneAtMs = world.nowMs();
        }
        agents.values().forEach(agent -> agent.life++);
        customers.clear();
        agents.clear();
        hangUpWishes.clear();
    }

    void reborn() {
        alive = true;
    }

    void silence(int trunkId, boolean silent) {
        if (silent) {
            silentTrunks.add(trunkId);
        } else {
            silentTrunks.remove(trunkId);
        }
    }

    /** One of the agents' telephones drops out; which one is up to chance. */
    void dropOneAgent() {
        List<Agent> held = agents.values().stream().filter(agent -> agent.place != Place.DIALING).toList();
        if (!held.isEmpty()) {
            world.fault(Fault.AGENT_LEG_LOST);
            Agent agent = chance.pick(held);
            Customer customer = agent.peer;
            if (customer != null) {
                world.truth().call(customer.attemptId()).touched = true;
            }
            agentGone(agent);
        }
    }

    int legCount() {
        return customers.size() + agents.size();
    }

    String describe() {
        return legs().toString();
    }

    private List<LiveLeg> legs() {
        List<LiveLeg> legs = new ArrayList<>();
        for (Customer customer : customers.values()) {
            Agent peer = customer.peer;
            legs.add(new LiveLeg(LiveLeg.Kind.CUSTOMER, customer.attemptId(), customer.place,
                    peer == null ? 0 : peer.legId()));
        }
        for (Agent agent : agents.values()) {
            Customer peer = agent.peer;
            legs.add(new LiveLeg(LiveLeg.Kind.AGENT, agent.legId(), agent.place, peer == null ? 0 : peer.attemptId()));
        }
        return legs;
    }

    private void process(CallEffect command) {
        if (!alive) {
            return;
        }
        switch (command) {
            case CallEffect.Originate originate -> originate(originate);
            case CallEffect.Bridge bridge -> bridge(bridge);
            case CallEffect.Park park -> park(park.attemptId());
            case CallEffect.SendOut out -> sendOut(out.attemptId());
            case CallEffect.TakeOver over -> sendOut(over.attemptId()); // who goes on with the person is none of ours
            case CallEffect.Connect join -> connect(join);
            case CallEffect.CallOutside call -> callOutside(call);
            case CallEffect.JoinIn join -> joinIn(join);
            case CallEffect.Leave leave -> {
                Agent agent = agents.get(leave.legId());
                if (agent != null && agent.peer == null) {
                    held(agent);
                }
            }
            case CallEffect.Hush hush -> {
                Customer customer = customers.get(hush.attemptId());
                if (customer != null) {
                    customer.hushed = hush.apart();
                }
            }
            case CallEffect.PlaySafeHarbour harbour -> playSafeHarbour(harbour.attemptId());
            case CallEffect.HangUp hangUp -> hangUp(hangUp.attemptId());
            case CallEffect.CallAgent call -> callAgent(call);
            case CallEffect.HangUpAgent hangUp -> {
                Agent agent = agents.get(hangUp.legId());
                if (agent != null) {
                    agentGone(agent);
                }
            }
        }
    }

    private void originate(CallEffect.Originate asked) {
        Fate fate = world.plan().even() ? Fate.even(world.people(), asked.attemptId())
                : Fate.drawn(chance, silentTrunks.contains(asked.trunkId()));
        RuleBroken.unless(!customers.containsKey(asked.attemptId()), "duplicate-id", "%s", asked);
        if (!fate.placed()) {
            link.event(new CallInput.Ended(asked.attemptId(), HangupCause.NOT_PLACED, false));
            return;
        }
        int bornIn = life;
        world.timeline().after(fate.createdMs(), () -> {
            if (bornIn == life) {
                created(new Customer(asked, fate));
            }
        });
    }

    private void created(Customer customer) {
        Fate fate = customer.fate;
        customers.put(customer.attemptId(), customer);
        link.event(new CallInput.LegCreated(customer.attemptId()));
        if (hangUpWishes.remove(customer.attemptId())) {
            gone(customer, HangupCause.CANCELLED);
            return;
        }
        if (fate.ringsMs() >= 0 && fate.ringsMs() < fate.endsMs()) {
            later(customer, fate.ringsMs(), () -> {
                customer.rang = true;
                link.event(new CallInput.Ringing(customer.attemptId(), fate.progress()));
            });
        }
        if (fate.endsMs() < customer.asked.ringTimeoutMs()) {
            later(customer, fate.endsMs(), () -> {
                if (fate.answers()) {
                    answered(customer);
                } else {
                    gone(customer, fate.cause());
                }
            });
        } else {
            later(customer, customer.asked.ringTimeoutMs(), () ->
                    gone(customer, customer.rang ? HangupCause.NO_ANSWER : HangupCause.CARRIER_SILENT));
        }
    }

    /** Unless the leg has moved on by then. */
    private void later(Customer customer, long delayMs, Runnable what) {
        int planned = customer.life;
        world.timeline().after(delayMs, () -> {
            if (customer.life == planned) {
                what.run();
            }
        });
    }

    private Truth.Call truth(Customer customer) {
        return world.truth().call(customer.attemptId());
    }

    private void moves(Customer customer, Place place) {
        customer.place = place;
        customer.life++;
    }

    private void answered(Customer customer) {
        moves(customer, Place.HELD);
        truth(customer).answeredAtMs = world.nowMs();
        link.event(new CallInput.Answered(customer.attemptId()));
        if (customer.fate.patienceMs() < BACKSTOP_MS) {
            later(customer, customer.fate.patienceMs(), () -> gone(customer, HangupCause.NORMAL));
        }
        later(customer, BACKSTOP_MS, () -> safeHarbour(customer));
    }

    private void safeHarbour(Customer customer) {
        moves(customer, Place.LEAVING);
        truth(customer).harbourAtMs = world.nowMs();
        link.event(new CallInput.SafeHarbourStarted(customer.attemptId()));
        if (keys.permille(OPTS_OUT_PERMILLE)) {
            later(customer, OPTS_OUT_AFTER_MS, () -> link.event(new CallInput.OptedOut(customer.attemptId())));
        }
        later(customer, chance.between(300L, 8_000L), () -> gone(customer, HangupCause.NORMAL));
    }

    private void gone(Customer customer, HangupCause cause) {
        boolean answered = customer.place != Place.DIALING;
        customers.remove(customer.attemptId());
        customer.life++;
        truth(customer).goneAtMs = world.nowMs();
        letGo(customer);
        Agent agent = customer.peer;
        boolean agentFirst = chance.permille(800);
        if (agent != null && agentFirst) {
            held(agent);
        }
        link.event(new CallInput.Ended(customer.attemptId(), cause, answered));
        if (agent != null && !agentFirst) {
            held(agent);
        }
    }

    private void held(Agent agent) {
        agent.peer = null;
        agent.host = null;
        agent.place = Place.HELD;
        link.event(new AgentInput.LegHeld(agent.asked.agentId(), agent.legId()));
    }

    private void bridge(CallEffect.Bridge bridge) {
        Customer customer = customers.get(bridge.attemptId());
        Agent agent = agents.get(bridge.legId());
        boolean late = customer != null && customer.place == Place.LEAVING && chance.permille(500);
        if (customer == null || agent == null || customer.place == Place.DIALING || agent.place == Place.DIALING
                || late || customer.outside) {
            link.event(new CallInput.BridgeFailed(bridge.attemptId(), bridge.agentId()));
            return;
        }
        RuleBroken.unless(agent.peer == null, "agent-stolen", "%s takes agent %s away from attempt %s", bridge,
                bridge.agentId(), peerOf(agent));
        Agent before = customer.peer;
        boolean renewed = before != null && before.asked.agentId() == bridge.agentId();
        RuleBroken.unless(before == null || renewed, "customer-stolen", "%s", bridge);
        RuleBroken.unless(agent.asked.agentId() == bridge.agentId(), "foreign-leg", "%s", bridge);
        RuleBroken.unless(!customer.hushed || truth(customer).touched, "joined-hushed",
                "attempt %s hears nothing", bridge.attemptId());
        moves(customer, Place.BRIDGED);
        agent.place = Place.BRIDGED;
        customer.peer = agent;
        agent.peer = customer;
        if (before != null) {
            held(before); // the telephone that the agent has left falls back among the agents' legs
        }
        Truth.Call call = truth(customer);
        call.joinedAtMs = call.joinedAtMs == 0 ? world.nowMs() : call.joinedAtMs;
        link.event(new CallInput.Bridged(bridge.attemptId(), bridge.agentId()));
        long talkMs = world.plan().even() ? world.people().talkMs(bridge.attemptId(), bridge.agentId())
                : customer.fate.talkMs();
        later(customer, talkMs, () -> gone(customer, HangupCause.NORMAL));
    }

    private static long peerOf(Agent agent) {
        Customer peer = agent.peer;
        return peer == null ? 0 : peer.attemptId();
    }

    private void park(long attemptId) {
        Customer customer = customers.get(attemptId);
        if (customer == null || customer.place == Place.LEAVING || customer.place == Place.DIALING) {
            return;
        }
        Agent agent = customer.peer;
        customer.peer = null;
        moves(customer, Place.HELD);
        if (agent != null) {
            held(agent);
            link.event(new CallInput.AgentLegDropped(attemptId, agent.asked.agentId(), agent.legId()));
        }
        later(customer, customer.fate.talkMs() / 2, () -> gone(customer, HangupCause.NORMAL));
        later(customer, PARKED_HOLD_MS, () -> sorry(customer));
    }

    /** Somebody outside is called for the person: answers, or is not reached, and the person is parked. */
    private void sendOut(long attemptId) {
        Customer customer = customers.get(attemptId);
        if (customer == null || customer.peer == null) {
            return;
        }
        Agent agent = customer.peer;
        customer.peer = null;
        moves(customer, Place.BRIDGED);
        customer.outside = true;
        link.event(new CallInput.SentOut(attemptId));
        held(agent);
        if (chance.permille(600)) {
            later(customer, customer.fate.talkMs(), () -> gone(customer, HangupCause.NORMAL));
        } else {
            later(customer, chance.between(200L, 30_000L), () -> comesBack(customer));
        }
    }

    private void comesBack(Customer customer) {
        customer.outside = false;
        moves(customer, Place.HELD);
        link.event(new CallInput.AgentLegDropped(customer.attemptId(), 0, 0));
        later(customer, PARKED_HOLD_MS, () -> sorry(customer));
    }

    /** Somebody outside is called for an agent: answers, is busy, or rings out; whoever answers may go again. */
    private void callOutside(CallEffect.CallOutside asked) {
        RuleBroken.unless(!agents.containsKey(asked.legId()), "duplicate-id", "%s", asked);
        Agent guest = new Agent(new CallEffect.CallAgent(asked.nodeId(), asked.legId(), asked.agentId(), 0));
        agents.put(asked.legId(), guest);
        if (outside.permille(650)) {
            later(guest, outside.between(300L, 12_000L), () -> held(guest));
        }
        later(guest, outside.between(12_500L, 90_000L), () -> agentGone(guest));
    }

    private void letGo(Customer customer) {
        Agent guest = customer.with;
        customer.with = null;
        if (guest != null) {
            agentGone(guest);
        }
    }

    /** The person goes on with the guest outside, who may be gone by now: then the person is parked. */
    private void connect(CallEffect.Connect join) {
        Customer customer = customers.get(join.attemptId());
        if (customer == null || customer.peer == null) {
            return;
        }
        Agent agent = customer.peer;
        Agent guest = agents.get(join.legId());
        customer.peer = null;
        moves(customer, Place.BRIDGED);
        customer.outside = true;
        link.event(new CallInput.SentOut(join.attemptId()));
        held(agent);
        if (guest == null) {
            later(customer, 5, () -> comesBack(customer));
            return;
        }
        RuleBroken.unless(!customer.hushed || truth(customer).touched, "joined-hushed", "attempt %s hears nothing",
                join.attemptId());
        guest.host = null;
        guest.place = Place.BRIDGED;
        customer.with = guest;
        later(customer, customer.fate.talkMs(), () -> gone(customer, HangupCause.NORMAL));
    }

    /** The guest's leg leaves the holding bridge and listens to the other, until it is fetched or that one is gone. */
    private void joinIn(CallEffect.JoinIn join) {
        Agent guest = agents.get(join.guestLegId());
        Agent host = agents.get(join.legId());
        if (guest == null || guest.place != Place.HELD) {
            return;
        }
        guest.place = Place.DIALING;
        guest.host = host;
        if (host == null) {
            later(guest, 20, () -> held(guest));
        }
    }

    private void playSafeHarbour(long attemptId) {
        Customer customer = customers.get(attemptId);
        if (customer == null || customer.place == Place.LEAVING || customer.place == Place.DIALING) {
            return;
        }
        Agent agent = customer.peer;
        RuleBroken.unless(agent == null || truth(customer).touched, "harbour-in-talk", "attempt %s", attemptId);
        customer.peer = null;
        safeHarbour(customer);
        if (agent != null) {
            held(agent);
        }
    }

    private void hangUp(long attemptId) {
        Customer customer = customers.get(attemptId);
        if (customer == null) {
            hangUpWishes.add(attemptId);
        } else {
            gone(customer, customer.place == Place.DIALING ? HangupCause.CANCELLED : HangupCause.NORMAL);
        }
    }

    private void callAgent(CallEffect.CallAgent asked) {
        RuleBroken.unless(!agents.containsKey(asked.legId()), "duplicate-id", "%s", asked);
        Agent agent = new Agent(asked);
        agents.put(asked.legId(), agent);
        boolean answers = world.plan().faultless() || chance.permille(970);
        later(agent, answers ? chance.between(60L, 700L) : chance.between(500L, 15_000L), () -> {
            if (answers) {
                held(agent);
            } else {
                agentGone(agent);
            }
        });
    }

    private void later(Agent agent, long delayMs, Runnable what) {
        int planned = agent.life;
        world.timeline().after(delayMs, () -> {
            if (agent.life == planned) {
                what.run();
            }
        });
    }

    private void agentGone(Agent agent) {
        agents.remove(agent.legId());
        agent.life++;
        customers.values().stream().filter(person -> person.with == agent).toList().forEach(person -> {
            person.with = null;
            gone(person, HangupCause.NORMAL); // whoever talks with a guest outside is hung up with them
        });
        Customer customer = agent.peer;
        agent.peer = null;
        if (customer != null) {
            customer.peer = null;
            moves(customer, Place.HELD);
            link.event(chance.permille(800)
                    ? new CallInput.AgentLegDropped(customer.attemptId(), agent.asked.agentId(), agent.legId())
                    : new CallInput.AgentLegDropped(customer.attemptId(), 0, 0));
            later(customer, AGENT_LOST_HOLD_MS, () -> sorry(customer));
        }
        link.event(new AgentInput.LegLost(agent.asked.agentId(), agent.legId()));
        List.copyOf(agents.values()).stream().filter(guest -> guest.host == agent).forEach(this::held);
    }

    /** Nobody took over: the dialplan says sorry and hangs up. */
    private void sorry(Customer customer) {
        moves(customer, Place.LEAVING);
        later(customer, 3_000, () -> gone(customer, HangupCause.NORMAL));
    }
}
