package dialer.core.effect;

import dialer.core.agent.AgentState;
import dialer.core.attempt.Disposition;
import dialer.core.attempt.HangupCause;
import dialer.core.campaign.CampaignState;
import dialer.core.contact.FinishReason;
import dialer.core.contact.ReturnReason;

/** What the dialer wants remembered. Goes through the outbox to PostgreSQL, exactly once and in order. */
public sealed interface StoreEffect extends Effect {

    /**
     * An attempt has begun.
     *
     * @param agentId the agent reserved for it, 0 for none
     * @param ordinal which attempt at this contact it is, from 1
     */
    record AttemptStarted(long attemptId, int campaignId, long contactId, long numberId, int trunkId, int nodeId,
            int agentId, int ordinal) implements StoreEffect {
    }

    /**
     * An attempt has ended; comes exactly once per attempt. Instants are UTC milliseconds, 0 where it never got so far.
     *
     * @param agentId the agent who talked, 0 for nobody
     */
    record AttemptClosed(long attemptId, int campaignId, long contactId, long numberId, int agentId,
            Disposition disposition, HangupCause cause, long startedAtMs, long ringingAtMs, long answeredAtMs,
            long bridgedAtMs, long endedAtMs) implements StoreEffect {
    }

    /** The agent has said what was agreed. */
    record OutcomeRecorded(long attemptId, int campaignId, long contactId, int agentId, int outcomeId, long formId,
            long wrapUpMs) implements StoreEffect {
    }

    /**
     * Nobody will say any more what was agreed.
     *
     * @param agentId  the agent who owed the outcome
     * @param byUserId the supervisor who closed it; 0 for a machine
     */
    record OutcomeWaived(long attemptId, int campaignId, long contactId, int agentId, int byUserId)
            implements StoreEffect {
    }

    /**
     * The agent has gone on with the same contact at another number: the outcome of that conversation speaks for this
     * one too.
     */
    record AttemptFollowed(long attemptId, int campaignId, long contactId, long nextAttemptId)
            implements StoreEffect {
    }

    /**
     * The contact waits for its next attempt.
     *
     * @param nextAtMs         not before this instant
     * @param attemptsMade     attempts that count so far
     * @param numberId         the number just tried, 0 for none
     * @param countsAgainst    whether the attempt just made counts against the number and the contact
     * @param callback         whether this is a promised callback
     * @param agentId          the agent who promised to call in person, 0 for any
     */
    record ContactWaiting(long contactId, int campaignId, long nextAtMs, int attemptsMade, long numberId,
            boolean countsAgainst, boolean callback, int agentId) implements StoreEffect {
    }

    /** The contact will not be dialed again in this campaign. */
    record ContactFinished(long contactId, int campaignId, FinishReason reason, int attemptsMade, long numberId)
            implements StoreEffect {
    }

    /** The contact leaves the hopper undialed; the store may offer it again, not before {@code notBeforeMs}. */
    record ContactReturned(long contactId, int campaignId, ReturnReason reason, long notBeforeMs)
            implements StoreEffect {
    }

    /** The agent's outcome says that nobody may call this number any more. */
    record NumberToSuppress(long numberId, long contactId, int campaignId) implements StoreEffect {
    }

    /** The person has pressed the key that ends all calls to this number. */
    record NumberOptedOut(long numberId, long contactId, int campaignId) implements StoreEffect {
    }

    /**
     * An agent has been in one state for a while. An agent's spells follow each other without a gap from sign-on to
     * sign-off, so their lengths add up to the shift.
     */
    record AgentSpell(int agentId, int poolId, int campaignId, AgentState state, int pauseReasonId, long fromMs,
            long toMs) implements StoreEffect {
    }

    /** The campaign has moved to another state. */
    record CampaignMoved(int campaignId, CampaignState state) implements StoreEffect {
    }
}
