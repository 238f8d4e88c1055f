package dialer.core.flow;

import dialer.core.agent.Agent;
import dialer.core.agent.AgentState;
import dialer.core.agent.LegState;
import dialer.core.attempt.Attempt;
import dialer.core.attempt.AttemptState;
import dialer.core.attempt.Ban;
import dialer.core.attempt.Disposition;
import dialer.core.campaign.Campaign;
import dialer.core.campaign.RetryRules;
import dialer.core.contact.Contact;
import dialer.core.contact.NumberOffer;
import dialer.core.effect.Refusal;
import dialer.core.effect.ShowEffect;
import dialer.core.effect.StoreEffect;
import dialer.core.ground.Check;
import dialer.core.input.AgentInput;
import dialer.core.state.DialerState;
import dialer.core.timer.TimerKind;
import dialer.core.trunk.Trunk;
import org.jspecify.annotations.Nullable;

/**
 * An agent dials another number of the recipient whose card is on the screen. The same rules hold as for every call:
 * hours, limits, suppressions, lines. When somebody answers there, the outcome of that conversation is the one that is
 * owed; when nobody does, the agent owes the outcome of the conversation before, as if nothing had been dialed.
 */
final class NumberFlow {
    private NumberFlow() {
    }

    static void asked(Turn turn, Agent agent, AgentInput.AskedNumber input) {
        DialerState state = turn.state();
        Attempt before = input.attemptId() == 0 ? null : state.attempts().find(input.attemptId());
        Contact contact = state.contacts().find(input.contactId());
        Refusal refusal = contact == null ? Refusal.NO_SUCH_PREVIEW : onScreen(agent, input, before);
        if (refusal != Refusal.NONE || contact == null) {
            turn.refuse(agent.id(), refusal);
            return;
        }
        Campaign campaign = state.campaigns().get(contact.campaignId());
        NumberOffer number = permitted(turn, campaign, contact, before, input.numberId());
        if (state.stopped() != Refusal.NONE || number == null) {
            turn.refuse(agent.id(), state.stopped() == Refusal.NONE ? Refusal.NUMBER_NOT_PERMITTED : state.stopped());
            return;
        }
        Trunk trunk = state.trunks().wayOut(campaign.settings().trunkIds(), agent.nodeId(), turn.now());
        if (trunk == null || agent.leg() != LegState.HELD || state.attempts().isFull()) {
            turn.refuse(agent.id(), Refusal.NO_LINE_FREE);
            return;
        }
        layAside(turn, agent);
        Attempt next = DialFlow.place(turn, campaign, contact, agent, trunk, number, before);
        BridgeFlow.pop(turn, next, agent);
    }

    /** Whether the agent has that card, and nothing else to do. */
    private static Refusal onScreen(Agent agent, AgentInput.AskedNumber input, @Nullable Attempt before) {
        if (input.attemptId() == 0) {
            return agent.previewContactId() == input.contactId() ? Refusal.NONE : Refusal.NO_SUCH_PREVIEW;
        }
        if (before == null) {
            return Refusal.UNKNOWN_ATTEMPT;
        }
        boolean owes = agent.state() == AgentState.WRAP_UP && agent.attemptId() == before.id() && before.owed()
                && before.talkedWith() == agent.id();
        boolean goesOn = before.state() == AttemptState.ENDED && before.followedBy() == 0
                && before.plan().contactId() == input.contactId();
        return owes && goesOn ? Refusal.NONE : Refusal.NOT_YOUR_ATTEMPT;
    }

    private static @Nullable NumberOffer permitted(Turn turn, Campaign campaign, Contact contact,
            @Nullable Attempt before, long numberId) {
        RetryRules rules = campaign.settings().retryRules();
        int counts = before != null && before.disposition().counts() ? 1 : 0;
        boolean again = before != null && before.plan().numberId() == numberId;
        boolean attemptsLeft = contact.attemptsMade() + counts < rules.maxAttempts();
        boolean banned = (before != null && before.ban() != Ban.NONE) || turn.state().suppressions().knows(numberId);
        if (!campaign.running() || !attemptsLeft || banned) {
            return null;
        }
        return contact.permitted(numberId, turn.now(), rules.maxPerNumber() - (again ? counts : 0));
    }

    /** The card stays; what was being waited for on it is not waited for any more. */
    private static void layAside(Turn turn, Agent agent) {
        if (agent.previewContactId() != 0) {
            agent.preview(0);
            turn.cancel(TimerKind.PREVIEW_OVER, agent.id());
        } else {
            agent.attach(0);
            agent.wrapUpUntil(0);
            turn.cancel(TimerKind.WRAP_UP_OVER, agent.id());
        }
    }

    /** The agent is out of a call that followed a conversation of theirs: true if its outcome is owed again. */
    static boolean owesAgain(Turn turn, Attempt next, Agent agent) {
        Attempt before = next.follows() == 0 ? null : turn.state().attempts().find(next.follows());
        if (before == null || !before.owed() || before.talkedWith() != agent.id()) {
            return false;
        }
        agent.attach(before.id());
        agent.wrapUpUntil(turn.now());
        BridgeFlow.pop(turn, before, agent);
        turn.show(new ShowEffect.CallOver(agent.id(), before.id(), Disposition.CONNECTED));
        return true;
    }

    /** Whether the outcome of the conversation before has been chosen meanwhile: nobody waits for this call. */
    static boolean givenUp(Turn turn, Attempt next) {
        Attempt before = next.follows() == 0 ? null : turn.state().attempts().find(next.follows());
        return before != null && !before.owed();
    }

    /** Somebody talks at the other number: this conversation's outcome is the one that counts. */
    static void connected(Turn turn, Attempt next) {
        Attempt before = next.follows() == 0 ? null : turn.state().attempts().find(next.follows());
        next.follow(0);
        if (before == null) {
            return;
        }
        turn.keep(new StoreEffect.AttemptFollowed(before.id(), before.plan().campaignId(), before.plan().contactId(),
                next.id()));
        count(turn, before);
        boolean owed = before.owed();
        turn.state().attempts().remove(before);
        Agent owner = turn.state().agents().find(before.talkedWith());
        if (owed && owner != null && owner.attemptId() == before.id()) {
            owner.attach(0);
            turn.show(new ShowEffect.CardClosed(owner.id(), before.id(), before.plan().contactId()));
            OutcomeFlow.nothingOwed(turn, owner);
        }
    }

    /** Nobody was reached at the other number: the contact is again that of the conversation before. */
    static void over(Turn turn, Attempt next) {
        Attempt before = Check.present(turn.state().attempts().find(next.follows()),
                "a conversation is kept as long as its next call is on", next.id());
        count(turn, next);
        if (next.ban() != Ban.NONE) {
            before.ban(next.ban());
        }
        turn.state().attempts().remove(next);
        before.followedBy(0);
        OutcomeFlow.settle(turn, before);
    }

    private static void count(Turn turn, Attempt attempt) {
        if (attempt.disposition().counts()) {
            turn.contact(attempt).tried(attempt.plan().numberId());
        }
    }
}
