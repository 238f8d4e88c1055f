package dialer.api.live;

import dialer.core.campaign.DialLimit;
import dialer.core.campaign.DialMode;
import dialer.core.campaign.GearReason;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a campaign dials as it does: the answer of {@code GET /v1/campaigns/{id}/pacing}. Chances and shares are
 * fractions of one, expectations are numbers of agents or people with a fraction.
 *
 * @param mode     as the manager has set it
 * @param dialsAs  as the campaign dials now
 * @param reason   why so
 * @param since    since when
 * @param decision the last decision; null where none was needed, because the campaign dials one call per free agent
 * @param budget   the account with the abandon rule; null with the decision
 * @param forecast what was expected of calls placed ahead, against what came; null with the decision
 * @param agents   how busy the pool's agents are
 * @param wordsRu  all of this in sentences
 * @param wordsEn  the same in English
 * @param series   earlier decisions of the last hour, the oldest first
 */
public record Pacing(int campaignId, Instant at, DialMode mode, DialMode dialsAs, GearReason reason,
        @Nullable Instant since, @Nullable Decision decision, @Nullable Budget budget, @Nullable Forecast forecast,
        Agents agents, List<String> wordsRu, List<String> wordsEn, List<Point> series) {

    /** The last decision. */
    public record Decision(int agentsReady, int agentsReserved, double agentsSoonReady, int callsInTheAir,
            double answersSoon, double risk, double permittedRisk, double answerShare, long results, DialLimit limit) {
    }

    /** Abandonments in the window that the rule measures; {@code left} so many more are permitted by now. */
    public record Budget(double permittedShare, long counted, long abandoned, double share, long left,
            @Nullable Instant windowEnds) {
    }

    /** Calls placed ahead of free agents since the campaign began. */
    public record Forecast(long placed, double expectedAnswers, long answers, double expectedLosses, long losses) {
    }

    /** Busy share of the pool's agents now and over the hour, mean idle time between conversations; null for none. */
    public record Agents(@Nullable Double busyNow, @Nullable Double busyHour, @Nullable Double idleSeconds) {
    }

    /** One earlier decision. */
    public record Point(Instant at, DialMode dialsAs, int agentsReady, double agentsSoonReady, int callsInTheAir,
            double answersSoon, double risk, double permittedRisk, DialLimit limit, long abandoned, long left) {
    }
}
