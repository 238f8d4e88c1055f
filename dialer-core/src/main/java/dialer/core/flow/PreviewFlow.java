package dialer.core.flow;

import dialer.core.agent.Agent;
import dialer.core.agent.AgentState;
import dialer.core.campaign.Campaign;
import dialer.core.contact.Contact;
import dialer.core.contact.NumberOffer;
import dialer.core.contact.ReturnReason;
import dialer.core.effect.Refusal;
import dialer.core.effect.ShowEffect;
import dialer.core.ground.Check;
import dialer.core.ground.Ranking;
import dialer.core.state.DialerState;
import dialer.core.timer.TimerKind;
import dialer.core.trunk.Trunk;
import org.jspecify.annotations.Nullable;

/** Preview mode: the agent sees the card first and asks for the call, hands it back, or lets the time run out. */
final class PreviewFlow {
    private PreviewFlow() {
    }

    static void show(Turn turn, Agent agent, Contact contact) {
        Campaign campaign = turn.state().campaigns().get(contact.campaignId());
        NumberOffer number = Check.present(
                contact.numberFor(turn.now(), campaign.settings().retryRules().maxPerNumber()),
                "a previewed contact could be dialed", contact.id());
        turn.state().contacts().take(contact, Contact.Place.PREVIEW);
        AgentFlow.move(turn, agent, AgentState.PREVIEWING, campaign.id());
        agent.preview(contact.id());
        turn.show(new ShowEffect.ScreenPop(agent.id(), 0, campaign.id(), contact.id(), number.numberId()));
        turn.timer(TimerKind.PREVIEW_OVER, agent.id(), campaign.settings().previewMs());
    }

    static void accepted(Turn turn, Agent agent, long contactId) {
        if (agent.previewContactId() == 0 || agent.previewContactId() != contactId) {
            turn.refuse(agent.id(), Refusal.NO_SUCH_PREVIEW);
            return;
        }
        if (turn.state().stopped() != Refusal.NONE) {
            turn.refuse(agent.id(), turn.state().stopped());
            return;
        }
        agent.acceptPreview();
        turn.touch(agent);
    }

    static void skipped(Turn turn, Agent agent, long contactId) {
        if (agent.previewContactId() == 0 || agent.previewContactId() != contactId) {
            turn.refuse(agent.id(), Refusal.NO_SUCH_PREVIEW);
            return;
        }
        handBack(turn, agent);
        AgentFlow.rest(turn, agent);
    }

    /** Nobody has touched the card in time: it goes back, and the agent, who is not looking, is paused. */
    static void over(Turn turn, Agent agent) {
        if (agent.state() == AgentState.PREVIEWING) {
            boolean asked = agent.previewAccepted();
            handBack(turn, agent);
            if (!asked) {
                agent.wantReady(false);
            }
            AgentFlow.rest(turn, agent);
        }
    }

    /** Gives the contact back to the store; what becomes of the agent is the caller's business. */
    static void handBack(Turn turn, Agent agent) {
        Contact contact = close(turn, agent);
        if (contact != null) {
            long delayMs = turn.state().campaigns().get(contact.campaignId()).settings().retryRules()
                    .otherwiseDelayMs();
            HopperFlow.giveBack(turn, contact, ReturnReason.PREVIEW_SKIPPED, turn.now() + delayMs);
        }
    }

    /** Takes the card off the screen; returns the contact, which is still held, null when there was no preview. */
    static @Nullable Contact close(Turn turn, Agent agent) {
        long contactId = agent.previewContactId();
        if (contactId == 0) {
            return null;
        }
        agent.preview(0);
        turn.cancel(TimerKind.PREVIEW_OVER, agent.id());
        turn.show(new ShowEffect.CardClosed(agent.id(), 0, contactId));
        return turn.state().contacts().get(contactId);
    }

    /** Calls that agents have asked for, as soon as a line is free. */
    static void placeAccepted(Turn turn, Ranking<Agent> asked) {
        int n = 0;
        while (n < asked.size()) {
            Agent agent = asked.get(n);
            place(turn, agent);
            if (agent.previewAccepted()) {
                n++;
            }
        }
    }

    private static void place(Turn turn, Agent agent) {
        DialerState state = turn.state();
        Contact contact = state.contacts().get(agent.previewContactId());
        Campaign campaign = state.campaigns().get(contact.campaignId());
        int perNumber = campaign.settings().retryRules().maxPerNumber();
        if (!campaign.running() || contact.numberFor(turn.now(), perNumber) == null) {
            close(turn, agent);
            long opensMs = contact.nextOpeningMs(turn.now(), perNumber);
            HopperFlow.giveBack(turn, contact, campaign.running() ? ReturnReason.WINDOW_CLOSED
                    : ReturnReason.PREVIEW_SKIPPED, opensMs == Long.MAX_VALUE ? 0 : opensMs);
            turn.refuse(agent.id(), Refusal.NO_SUCH_PREVIEW);
            AgentFlow.rest(turn, agent);
            return;
        }
        Trunk trunk = state.trunks().wayOut(campaign.settings().trunkIds(), agent.nodeId(), turn.now());
        if (trunk == null || !agent.leg().up() || state.attempts().isFull()) {
            return;
        }
        agent.preview(0);
        turn.cancel(TimerKind.PREVIEW_OVER, agent.id());
        DialFlow.place(turn, campaign, contact, agent, trunk);
    }
}
