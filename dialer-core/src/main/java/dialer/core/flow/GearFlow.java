package dialer.core.flow;

import dialer.core.agent.Crew;
import dialer.core.campaign.AbandonLedger;
import dialer.core.campaign.Campaign;
import dialer.core.campaign.CampaignSettings;
import dialer.core.campaign.DialLimit;
import dialer.core.campaign.DialMode;
import dialer.core.campaign.Gear;
import dialer.core.campaign.Tally;
import dialer.core.effect.ShowEffect;
import dialer.core.pacing.CampaignOutlook;
import dialer.core.pacing.PacingDecision;
import dialer.core.pacing.PacingLimit;
import dialer.core.pacing.PacingOutlook;

/** In which mode a campaign dials at this moment, and how that is told. */
final class GearFlow {
    private GearFlow() {
    }

    /** Chooses the campaign's gear; returns whether it has changed. */
    static boolean judge(Turn turn, Campaign campaign, Crew crew, long results) {
        CampaignSettings settings = campaign.settings();
        boolean free = settings.mode() == DialMode.PREDICTIVE || settings.mode() == DialMode.AUTOMATIC;
        int onDuty = free ? crew.onDuty(settings.requiredSkills(), 0) : 0;
        boolean last = campaign.dry() && turn.state().contacts().hopper(campaign.id()).size() <= onDuty;
        return campaign.gear().judge(settings, new Gear.Situation(results, onDuty, last, free && spent(turn, campaign)),
                turn.now());
    }

    /** Whether more people were abandoned than a fair run of bad luck explains: twice its usual spread. */
    private static boolean spent(Turn turn, Campaign campaign) {
        CampaignSettings settings = campaign.settings();
        AbandonLedger ledger = campaign.ledger();
        double permitted = settings.permittedPermille() * ledger.counted(settings.abandonRule(), turn.now()) / 1_000.0;
        return ledger.abandoned(settings.abandonRule(), turn.now()) > permitted + 2 + 2 * StrictMath.sqrt(permitted);
    }

    /** The last decision about the campaign, in numbers. */
    static ShowEffect.PacingShown shown(Turn turn, Campaign campaign, PacingDecision decision, int reserved) {
        CampaignSettings settings = campaign.settings();
        AbandonLedger ledger = campaign.ledger();
        Gear gear = campaign.gear();
        long counted = ledger.counted(settings.abandonRule(), turn.now());
        long abandoned = ledger.abandoned(settings.abandonRule(), turn.now());
        PacingOutlook outlook = decision.outlook();
        CampaignOutlook own = DialRound.outlook(decision, campaign.id());
        Tally tally = campaign.tally();
        return new ShowEffect.PacingShown(campaign.id(), settings.poolId(), gear.mode(), gear.reason(), gear.sinceMs(),
                outlook.readyAgents(), reserved, outlook.soonReadyMilli(), outlook.callsInTheAir(),
                outlook.soonAnswersMilli(), outlook.riskPpm(), own == null ? 0 : own.permittedRiskPpm(),
                outlook.answerPermille(), outlook.results(), own == null ? DialLimit.ONE_TO_ONE : limit(own.limit()),
                settings.permittedPermille(), counted, abandoned, settings.permittedPermille() * counted
                - 1_000 * abandoned, ledger.leftMs(settings.abandonRule(), turn.now()), tally.placedAhead(),
                tally.expectedAnswersMilli(), tally.aheadAnswered(), tally.expectedLossesMilli(), tally.aheadLost());
    }

    private static DialLimit limit(PacingLimit limit) {
        return switch (limit) {
            case RISK -> DialLimit.RISK;
            case BUDGET -> DialLimit.BUDGET;
            case WINDOW -> DialLimit.WINDOW;
            case BRAKE -> DialLimit.BRAKE;
            case COLD_START -> DialLimit.COLD_START;
            case CAP -> DialLimit.CAP;
            case LINES -> DialLimit.LINES;
            case CONTACTS -> DialLimit.CONTACTS;
            case NO_AGENTS -> DialLimit.NO_AGENTS;
        };
    }
}
