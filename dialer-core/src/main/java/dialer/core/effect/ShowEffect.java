package dialer.core.effect;

import dialer.core.agent.AgentState;
import dialer.core.attempt.Disposition;
import dialer.core.campaign.CampaignHealth;
import dialer.core.campaign.CampaignState;
import dialer.core.campaign.DialLimit;
import dialer.core.campaign.DialMode;
import dialer.core.campaign.GearReason;

/** What the dialer wants seen now. Lost on a restart and sent anew, so it must never be the only record of a fact. */
public sealed interface ShowEffect extends Effect {

    /**
     * The agent's whole situation, sent on each change.
     *
     * @param sinceMs        when the state began
     * @param breakAsked     whether a break after this call has been asked for
     * @param attemptId      the attempt on the line or whose outcome is owed, 0 for none
     * @param wrapUpUntilMs  when wrap-up time is over, 0 outside wrap-up
     * @param legUp          whether the agent's leg is connected
     */
    record AgentShown(int agentId, int poolId, AgentState state, long sinceMs, int pauseReasonId, boolean breakAsked,
            long attemptId, long wrapUpUntilMs, boolean legUp) implements ShowEffect {
    }

    /**
     * The recipient's card and script, on this agent's screen, now.
     *
     * @param attemptId 0 in a preview, where the agent sees the card before the call
     */
    record ScreenPop(int agentId, long attemptId, int campaignId, long contactId, long numberId)
            implements ShowEffect {
    }

    /**
     * Who is with the agent in the conversation, sent on each change.
     *
     * @param guestId       the colleague, 0 for nobody or for somebody outside
     * @param destinationId the number outside that is called or there, 0 for none
     * @param there         whether the guest is in the conversation; false while somebody outside is being called
     * @param apart         whether the person hears neither of them
     */
    record GuestShown(int agentId, long attemptId, int guestId, int destinationId, boolean there, boolean apart)
            implements ShowEffect {
    }

    /** The person is off the line; the card stays until the outcome is chosen. */
    record CallOver(int agentId, long attemptId, Disposition disposition) implements ShowEffect {
    }

    /** The outcome is in: the card can go. */
    record CardClosed(int agentId, long attemptId, long contactId) implements ShowEffect {
    }

    /** What the agent asked for was not done. */
    record Refused(int agentId, Refusal refusal) implements ShowEffect {
    }

    /**
     * A campaign's live figures; sent once a second while something changes.
     *
     * @param health          why it dials or does not
     * @param abandonPermille abandoned per thousand answered by a person, since the campaign began
     */
    record CampaignShown(int campaignId, CampaignState state, CampaignHealth health, int inHopper, int dialing,
            int ringing, int waiting, int bridged, long attempts, long answered, long connected, long abandoned,
            long hungUpFirst, long cancelled, int abandonPermille) implements ShowEffect {
    }

    /**
     * Why a predictive or automatic campaign dials as it does, and what was expected; sent once a second while agents
     * are signed on. Risks are chances in millionths, expectations in thousandths.
     *
     * @param mode                 as the campaign dials now
     * @param sinceMs              since when
     * @param agentsReady          agents free now, less the people who wait
     * @param reserved             agents for whom a call is being dialed
     * @param soonReadyMilli       agents expected to become free until a number dialed now would be answered
     * @param callsInTheAir        calls of the pool that nobody has answered yet
     * @param soonAnswersMilli     answers expected from them until then
     * @param riskPpm              chance that one more call, if a person answers it, is abandoned
     * @param permittedRiskPpm     up to which chance one more call would be placed
     * @param results              calls whose end has taught something about people
     * @param limit                what kept the campaign from one more call
     * @param counted              in the window: what the abandoned are a share of
     * @param abandoned            in the window
     * @param leftMilli            abandonments that are still permitted by now; negative when exceeded
     * @param windowLeftMs         until the window ends; the length of a window that rolls along
     * @param placedAhead          calls placed ahead of free agents since the campaign began; the last four figures
     *                             hold what was expected of them against what came
     */
    record PacingShown(int campaignId, int poolId, DialMode mode, GearReason reason, long sinceMs, int agentsReady,
            int reserved, int soonReadyMilli, int callsInTheAir, int soonAnswersMilli, int riskPpm,
            int permittedRiskPpm, int answerPermille, long results, DialLimit limit, int permittedPermille,
            long counted, long abandoned, long leftMilli, long windowLeftMs, long placedAhead,
            long expectedAnswersMilli, long answered, long expectedLossesMilli, long lost) implements ShowEffect {
    }

    /** A pool's agents by state; sent once a second while something changes. */
    record PoolShown(int poolId, int ready, int previewing, int reserved, int talking, int wrapUp, int paused,
            int away) implements ShowEffect {
    }

    /** A node is up or down. */
    record NodeShown(int nodeId, boolean up, int legs) implements ShowEffect {
    }

    /** A trunk's use and whether its breaker lets calls pass. */
    record TrunkShown(int trunkId, boolean open, int inUse, int capacity) implements ShowEffect {
    }

    /** The campaign's hopper wants so many more contacts. Repeated until it is filled or nothing is due. */
    record HopperWants(int campaignId, int contacts) implements ShowEffect {
    }

    /** All dialing has stopped, or goes on, and why. */
    record DialingShown(boolean running, Refusal reason) implements ShowEffect {
    }
}
