package dialer.telephony.translate;

import dialer.core.effect.CallEffect;
import dialer.core.input.AgentInput;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Conversations that others come into: colleagues, somebody outside, supervisors; and who goes on with the person. */
final class Together {

    /** So long somebody outside may let it ring. */
    private static final long OUTSIDE_RINGS_MS = 30_000;
    /** Asterisk divides each sample by it; 16 bits have no greater one, and what is left is silence. */
    private static final String SILENT = "-32767";
    private static final String UNCHANGED = "0";

    private final ChannelBook book;
    private final Routes routes;
    private final Directory directory;
    private final Listeners listeners;
    private final Outlet outlet;

    Together(ChannelBook book, Routes routes, Directory directory, Listeners listeners, Outlet outlet) {
        this.book = book;
        this.routes = routes;
        this.directory = directory;
        this.listeners = listeners;
        this.outlet = outlet;
    }

    private @Nullable String outside(int trunkId, int destinationId) {
        String digits = directory.destination(destinationId);
        return digits == null || !Routes.dialable(digits) ? null : routes.customer(trunkId, digits);
    }

    /** Somebody outside is called by a leg of their own, which waits among the agents' and counts as this agent's. */
    void callOutside(CallEffect.CallOutside wish) {
        String dialString = outside(wish.trunkId(), wish.destinationId());
        if (dialString == null || book.full() || book.agent(wish.legId()) != null) {
            outlet.tell(new AgentInput.LegLost(wish.agentId(), wish.legId()));
            return;
        }
        String channelId = book.ids().ofLeg(wish.legId());
        book.add(new AgentLeg(wish.legId(), channelId, wish.agentId(), outlet));
        CallText text = directory.text(wish.campaignId(), wish.contactId(), wish.numberId());
        outlet.send(new AmiAction.Originate(channelId, dialString, "dialer-guest", "answered", OUTSIDE_RINGS_MS,
                text.callerId(), Map.of("DIALER_AGENT", Integer.toString(wish.agentId()), "DIALER_GUEST", "1")));
    }

    /** The guest outside leaves off listening and is joined with the person; if they are gone the person is parked. */
    void connect(CallEffect.Connect wish) {
        CustomerLeg customer = book.customer(wish.attemptId());
        if (customer != null && customer.talkingIn() != null) {
            AgentLeg guest = book.agent(wish.legId());
            outlet.send(new AmiAction.SetVariable(customer.target(), "DIALER_GUEST",
                    guest == null ? "" : guest.target()));
            outlet.send(new AmiAction.Redirect(customer.target(), "dialer-connect", "s"));
        }
    }

    /** Only out of a conversation: whoever hears a message by now is not called back from it. */
    void park(CallEffect.Park wish) {
        CustomerLeg customer = book.customer(wish.attemptId());
        if (customer != null && customer.talkingIn() != null) {
            outlet.send(new AmiAction.Redirect(customer.target(), "dialer-transfer", "s"));
        }
    }

    /** The dial string is made here, of a number that the configuration allows; the dialplan only calls it. */
    void sendOut(CallEffect.SendOut wish) {
        CustomerLeg customer = book.customer(wish.attemptId());
        String dialString = outside(wish.trunkId(), wish.destinationId());
        if (customer != null && customer.talkingIn() != null && dialString != null) {
            outlet.send(new AmiAction.SetVariable(customer.target(), "DIALER_OUTSIDE", dialString));
            outlet.send(new AmiAction.Redirect(customer.target(), "dialer-outside", "s"));
        }
    }

    /** The supervisor's leg leaves off listening and is joined with the person; if it is gone the person is parked. */
    void takeOver(CallEffect.TakeOver wish) {
        CustomerLeg customer = book.customer(wish.attemptId());
        if (customer != null && customer.talkingIn() != null) {
            String listener = listeners.of(wish.seatId());
            outlet.send(new AmiAction.SetVariable(customer.target(), "DIALER_SUPERVISOR",
                    listener == null ? "" : listener));
            outlet.send(new AmiAction.Redirect(customer.target(), "dialer-take-over", "s"));
        }
    }

    /** The guest's leg listens to, and speaks into, the agent's; where that cannot be, it stays among the agents. */
    void joinIn(CallEffect.JoinIn wish) {
        AgentLeg host = book.agent(wish.legId());
        AgentLeg guest = book.agent(wish.guestLegId());
        if (guest != null) {
            guest.belongsTo(wish.guestId());
            outlet.send(new AmiAction.SetVariable(guest.target(), "DIALER_JOIN", host == null ? "" : host.target()));
            outlet.send(new AmiAction.Redirect(guest.target(), "dialer-join", "s"));
        }
    }

    void leave(CallEffect.Leave wish) {
        AgentLeg agent = book.agent(wish.legId());
        if (agent != null) {
            outlet.send(new AmiAction.Redirect(agent.target(), "dialer-agent", "hold"));
        }
    }

    /** Silence, not nothing: a guest's voice is mixed into the frames that reach the agent, so some must come. */
    void hush(CallEffect.Hush wish) {
        CustomerLeg customer = book.customer(wish.attemptId());
        if (customer != null) {
            String volume = wish.apart() ? SILENT : UNCHANGED;
            outlet.send(new AmiAction.SetVariable(customer.target(), "VOLUME(TX)", volume));
            outlet.send(new AmiAction.SetVariable(customer.target(), "VOLUME(RX)", volume));
        }
    }
}
