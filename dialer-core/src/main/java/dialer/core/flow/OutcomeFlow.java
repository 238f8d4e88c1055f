package dialer.core.flow;

import dialer.core.agent.Agent;
import dialer.core.agent.AgentState;
import dialer.core.attempt.Attempt;
import dialer.core.attempt.AttemptState;
import dialer.core.attempt.Ban;
import dialer.core.attempt.Disposition;
import dialer.core.campaign.Campaign;
import dialer.core.campaign.OutcomeKind;
import dialer.core.campaign.OutcomeRule;
import dialer.core.campaign.RetryRules;
import dialer.core.contact.Contact;
import dialer.core.contact.FinishReason;
import dialer.core.contact.ReturnReason;
import dialer.core.effect.Refusal;
import dialer.core.effect.ShowEffect;
import dialer.core.effect.StoreEffect;
import dialer.core.ground.Check;
import dialer.core.input.AgentInput;
import dialer.core.timer.TimerKind;
import java.util.OptionalLong;

/**
 * What was agreed, and what becomes of the contact. A contact is settled once per attempt: at the end when nobody
 * talked, else when the attempt has ended and the outcome is chosen, whichever is later. An outcome is never guessed.
 */
final class OutcomeFlow {
    /** A call that says nothing about the contact is tried again after this, or sooner if the campaign says so. */
    private static final long NOT_DIALED_DELAY_MS = 60_000;

    private OutcomeFlow() {
    }

    static void chose(Turn turn, AgentInput.ChoseOutcome input) {
        Attempt attempt = turn.state().attempts().find(input.attemptId());
        if (attempt == null) {
            boolean past = input.attemptId() >= 1 && input.attemptId() <= turn.state().lastAttemptId();
            turn.refuse(input.agentId(), past ? Refusal.OUTCOME_ALREADY_CHOSEN : Refusal.UNKNOWN_ATTEMPT);
            return;
        }
        Refusal refusal = refusal(turn, attempt, input);
        if (refusal != Refusal.NONE) {
            turn.refuse(input.agentId(), refusal);
            return;
        }
        attempt.choose(input.outcomeId(), input.callbackAtMs(), input.sameAgent());
        long wrapUpMs = attempt.endedAtMs() == 0 ? 0 : turn.now() - attempt.endedAtMs();
        turn.keep(new StoreEffect.OutcomeRecorded(attempt.id(), attempt.plan().campaignId(),
                attempt.plan().contactId(), input.agentId(), input.outcomeId(), input.formId(), wrapUpMs));
        suppressIfAsked(turn, attempt);
        if (kind(turn, attempt) == OutcomeKind.MACHINE) {
            AbandonFlow.machine(turn, attempt);
        }
        Agent agent = turn.state().agents().get(input.agentId());
        // one to whom the person is just coming back is about to talk
        boolean offLine = agent.state() != AgentState.TALKING && attempt.agentId() != agent.id();
        if (offLine) {
            agent.attach(0);
            turn.show(new ShowEffect.CardClosed(agent.id(), attempt.id(), attempt.plan().contactId()));
        }
        settle(turn, attempt);
        if (offLine) {
            nothingOwed(turn, agent);
        }
    }

    private static Refusal refusal(Turn turn, Attempt attempt, AgentInput.ChoseOutcome input) {
        if (attempt.talkedWith() != input.agentId()) {
            return Refusal.NOT_YOUR_ATTEMPT;
        }
        if (attempt.outcomeChosen()) {
            return Refusal.OUTCOME_ALREADY_CHOSEN;
        }
        if (attempt.followedBy() != 0 && turn.state().agents().get(input.agentId()).attemptId() != attempt.id()) {
            return Refusal.AGENT_ON_CALL; // the contact's other number rings for this very agent
        }
        OutcomeRule rule = turn.campaign(attempt).outcome(input.outcomeId());
        if (rule == null) {
            return Refusal.UNKNOWN_OUTCOME;
        }
        return rule.kind() == OutcomeKind.CALLBACK && input.callbackAtMs() <= 0 ? Refusal.CALLBACK_TIME_MISSING
                : Refusal.NONE;
    }

    /** The agent will not come back to choose: the contact goes on as after any conversation without a result. */
    static void waived(Turn turn, AgentInput.OutcomeWaived input) {
        Attempt attempt = turn.state().attempts().find(input.attemptId());
        boolean owedByAgent = attempt != null && attempt.owed() && attempt.talkedWith() == input.agentId();
        if (attempt == null || !owedByAgent || attempt.state() != AttemptState.ENDED || attempt.followedBy() != 0) {
            return; // chosen meanwhile, or the person is still on a line: there is nothing to close
        }
        turn.keep(new StoreEffect.OutcomeWaived(attempt.id(), attempt.plan().campaignId(),
                attempt.plan().contactId(), input.agentId(), input.byUserId()));
        Agent agent = turn.state().agents().get(input.agentId());
        agent.attach(0);
        turn.show(new ShowEffect.CardClosed(agent.id(), attempt.id(), attempt.plan().contactId()));
        handBack(turn, attempt);
        nothingOwed(turn, agent);
    }

    private static void suppressIfAsked(Turn turn, Attempt attempt) {
        if (kind(turn, attempt) == OutcomeKind.SUPPRESS) {
            long numberId = attempt.plan().numberId();
            turn.keep(new StoreEffect.NumberToSuppress(numberId, attempt.plan().contactId(),
                    attempt.plan().campaignId()));
            turn.state().suppressions().remember(numberId, turn.now());
        }
    }

    private static OutcomeKind kind(Turn turn, Attempt attempt) {
        OutcomeRule rule = turn.campaign(attempt).outcome(attempt.outcomeId());
        // a retune may have taken the outcome away in mid call: nothing is dialed on a rule that is gone
        return rule == null ? OutcomeKind.FINAL : rule.kind();
    }

    /** The agent owes nothing (any more): the rest of the wrap-up time runs, or the agent is free at once. */
    static void nothingOwed(Turn turn, Agent agent) {
        turn.touch(agent);
        if (agent.state() == AgentState.OFFLINE) {
            turn.state().agents().remove(agent);
            return;
        }
        boolean goesOn = agent.state() == AgentState.WRAP_UP && agent.wrapUpUntilMs() > turn.now()
                && !agent.signingOff() && !agent.breakAsked() && agent.wantsReady();
        if (!goesOn && agent.state() != AgentState.RESERVED && agent.state() != AgentState.TALKING) {
            AgentFlow.rest(turn, agent);
        }
    }

    /** Settles the contact if the attempt has ended and owes nothing; then both are forgotten. */
    static void settle(Turn turn, Attempt attempt) {
        if (attempt.state() != AttemptState.ENDED) {
            return;
        }
        if (attempt.follows() != 0) {
            NumberFlow.over(turn, attempt);
        } else if (!attempt.owed() && attempt.followedBy() == 0) {
            handBack(turn, attempt);
        }
    }

    private static void handBack(Turn turn, Attempt attempt) {
        Contact contact = turn.contact(attempt);
        if (attempt.outcomeChosen()) {
            byOutcome(turn, attempt, contact);
        } else {
            byDisposition(turn, attempt, contact);
        }
        turn.state().attempts().remove(attempt);
        turn.state().contacts().release(contact);
    }

    private static void byOutcome(Turn turn, Attempt attempt, Contact contact) {
        OutcomeKind kind = kind(turn, attempt);
        if (attempt.ban() != Ban.NONE && kind != OutcomeKind.SUPPRESS) {
            banned(turn, attempt, contact);
            return;
        }
        RetryRules rules = turn.campaign(attempt).settings().retryRules();
        switch (kind) {
            case FINAL -> finish(turn, attempt, contact, FinishReason.OUTCOME_FINAL);
            case CALLBACK -> turn.keep(new StoreEffect.ContactWaiting(contact.id(), contact.campaignId(),
                    attempt.callbackAtMs(), attemptsAfter(attempt, contact), attempt.plan().numberId(), true, true,
                    attempt.sameAgent() ? attempt.talkedWith() : 0));
            case RETRY, MACHINE -> {
                OutcomeRule rule = turn.campaign(attempt).outcome(attempt.outcomeId());
                long delayMs = Check.present(rule, "a retry has a rule", attempt.id()).retryDelayMs();
                retry(turn, attempt, contact, delayMs);
            }
            case WRONG_NUMBER -> {
                if (contact.hasOtherThan(attempt.plan().numberId(), rules.maxPerNumber())) {
                    retry(turn, attempt, contact, 0);
                } else {
                    finish(turn, attempt, contact, FinishReason.NO_NUMBERS_LEFT);
                }
            }
            case SUPPRESS -> finish(turn, attempt, contact, FinishReason.SUPPRESSED);
        }
    }

    private static void byDisposition(Turn turn, Attempt attempt, Contact contact) {
        Disposition disposition = attempt.disposition();
        Campaign campaign = turn.campaign(attempt);
        RetryRules rules = campaign.settings().retryRules();
        if (attempt.ban() != Ban.NONE) {
            banned(turn, attempt, contact);
            return;
        }
        boolean ourFault = disposition == Disposition.TRUNK_SILENT || disposition == Disposition.MISCONFIGURED
                || disposition == Disposition.NODE_LOST || disposition == Disposition.CONGESTION;
        if (ourFault && rules.ruleFor(disposition) == null) {
            long delayMs = StrictMath.min(NOT_DIALED_DELAY_MS, rules.otherwiseDelayMs());
            turn.keep(new StoreEffect.ContactReturned(contact.id(), contact.campaignId(), ReturnReason.NOT_DIALED,
                    turn.now() + delayMs));
            return;
        }
        if (disposition == Disposition.INVALID_NUMBER) {
            if (contact.hasOtherThan(attempt.plan().numberId(), rules.maxPerNumber())) {
                retry(turn, attempt, contact, 0);
            } else {
                finish(turn, attempt, contact, FinishReason.INVALID_NUMBER);
            }
            return;
        }
        int inARow = contact.offer().lastDisposition() == disposition ? contact.offer().sameInARow() + 1 : 1;
        OptionalLong delayMs = rules.delayAfter(disposition, inARow);
        if (delayMs.isPresent()) {
            retry(turn, attempt, contact, delayMs.getAsLong());
        } else {
            finish(turn, attempt, contact, disposition == Disposition.UNWANTED ? FinishReason.UNWANTED
                    : FinishReason.ATTEMPTS_USED_UP);
        }
    }

    private static void banned(Turn turn, Attempt attempt, Contact contact) {
        int perNumber = turn.campaign(attempt).settings().retryRules().maxPerNumber();
        if (attempt.ban() == Ban.WITHDRAWN) {
            finish(turn, attempt, contact, FinishReason.WITHDRAWN);
        } else if (attempt.outcomeChosen() && kind(turn, attempt) == OutcomeKind.FINAL) {
            finish(turn, attempt, contact, FinishReason.OUTCOME_FINAL);
        } else if (contact.hasOtherThan(attempt.plan().numberId(), perNumber)) {
            retry(turn, attempt, contact, turn.campaign(attempt).settings().retryRules().otherwiseDelayMs());
        } else {
            finish(turn, attempt, contact, FinishReason.SUPPRESSED);
        }
    }

    /** The contact waits for its next try, unless its attempts, or those at all of its numbers, are used up. */
    private static void retry(Turn turn, Attempt attempt, Contact contact, long delayMs) {
        RetryRules rules = turn.campaign(attempt).settings().retryRules();
        long numberId = attempt.plan().numberId();
        boolean counts = attempt.disposition().counts();
        boolean numberLeft = contact.hasOtherThan(numberId, rules.maxPerNumber())
                || contact.attemptsAt(numberId) + (counts ? 1 : 0) < rules.maxPerNumber();
        if (attemptsAfter(attempt, contact) >= rules.maxAttempts() || !numberLeft) {
            finish(turn, attempt, contact, FinishReason.ATTEMPTS_USED_UP);
            return;
        }
        turn.keep(new StoreEffect.ContactWaiting(contact.id(), contact.campaignId(), turn.now() + delayMs,
                attemptsAfter(attempt, contact), numberId, counts, false, 0));
    }

    private static void finish(Turn turn, Attempt attempt, Contact contact, FinishReason reason) {
        turn.keep(new StoreEffect.ContactFinished(contact.id(), contact.campaignId(), reason,
                attemptsAfter(attempt, contact), attempt.plan().numberId()));
    }

    private static int attemptsAfter(Attempt attempt, Contact contact) {
        return contact.attemptsMade() + (attempt.disposition().counts() ? 1 : 0);
    }

    /** Wrap-up time is over: with the outcome chosen the agent is free, without it the agent stays. */
    static void wrapUpOver(Turn turn, Agent agent) {
        if (agent.state() == AgentState.WRAP_UP && agent.attemptId() == 0) {
            AgentFlow.rest(turn, agent);
        }
    }

    static void extend(Turn turn, Agent agent, long attemptId) {
        if (agent.state() != AgentState.WRAP_UP || (agent.attemptId() != attemptId && agent.attemptId() != 0)) {
            turn.refuse(agent.id(), Refusal.NOT_YOUR_ATTEMPT);
            return;
        }
        if (agent.wrapUpExtended()) {
            turn.refuse(agent.id(), Refusal.EXTENSION_USED_UP);
            return;
        }
        long wrapUpMs = turn.state().campaigns().get(agent.campaignId()).settings().wrapUpMs();
        agent.extendWrapUp(StrictMath.max(wrapUpMs, AgentFlow.EXTENSION_AT_LEAST_MS), turn.now());
        turn.timer(TimerKind.WRAP_UP_OVER, agent.id(), agent.wrapUpUntilMs() - turn.now());
        turn.touch(agent);
    }
}
