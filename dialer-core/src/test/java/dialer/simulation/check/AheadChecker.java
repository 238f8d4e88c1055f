package dialer.simulation.check;

import dialer.core.attempt.Disposition;
import dialer.core.campaign.AbandonRule;
import dialer.core.campaign.CampaignSettings;
import dialer.core.campaign.DialMode;
import dialer.core.effect.Effect;
import dialer.core.effect.ShowEffect;
import dialer.core.effect.StoreEffect;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Dialing ahead of free agents: only where abandonment is permitted and never for people who must find an agent; the
 * account with the abandon rule is that of a plain twin, which counts what has been closed; and where nothing goes
 * wrong outside, nobody is abandoned beyond the budget and what chance adds to it.
 */
public final class AheadChecker implements Checker {
    private static final long DAY_MS = 86_400_000L;

    private final boolean faultless;
    private final Map<Integer, Account> accounts = new HashMap<>();

    /** What the twin has counted under one rule; what is not closed yet may count or not. */
    private static final class Account {
        final AbandonRule rule;
        long placed;
        long answered;
        long maybeAnswered;
        long connected;
        long lost;
        boolean outOfDate;

        Account(AbandonRule rule) {
            this.rule = rule;
        }

        long least() {
            return switch (rule.outOf()) {
                case PLACED -> placed;
                case ANSWERED -> answered;
                case CONNECTED_OR_ABANDONED -> connected + lost;
            };
        }
    }

    /** @param faultless whether nothing goes wrong outside, so that the budget is kept */
    public AheadChecker(boolean faultless) {
        this.faultless = faultless;
    }

    @Override
    public void effect(Picture picture, Step step, Effect effect) {
        if (effect instanceof StoreEffect.AttemptStarted started) {
            started(picture, step, started);
        } else if (effect instanceof StoreEffect.AttemptClosed closed) {
            closed(picture, closed);
        } else if (effect instanceof ShowEffect.PacingShown shown) {
            shown(picture, shown);
        }
    }

    private void started(Picture picture, Step step, StoreEffect.AttemptStarted started) {
        Account account = account(picture, started.campaignId());
        if (account != null) {
            account.placed++;
        }
        Firm firm = picture.campaigns.get(started.campaignId());
        if (started.agentId() != 0 || firm == null) {
            return;
        }
        CampaignSettings settings = firm.settings;
        boolean permitted = settings.permittedPermille() > 0
                && (settings.mode() == DialMode.PREDICTIVE || settings.mode() == DialMode.AUTOMATIC);
        RuleBroken.unless(permitted, "ahead-not-permitted", "attempt %s of campaign %s (%s, %s per mille) at %s",
                started.attemptId(), started.campaignId(), settings.mode(), settings.permittedPermille(),
                step.nowMs());
        Claim claim = picture.claims.get(new Picture.ContactKey(started.contactId(), started.campaignId()));
        RuleBroken.unless(claim == null || !claim.offer.wantsOwnAgent(), "ahead-without-agent",
                "attempt %s: contact %s must find an agent", started.attemptId(), started.contactId());
    }

    private void closed(Picture picture, StoreEffect.AttemptClosed closed) {
        Account account = account(picture, closed.campaignId());
        if (account == null) {
            return;
        }
        boolean answered = closed.disposition().answered();
        account.answered += answered ? 1 : 0;
        account.maybeAnswered += answered || closed.answeredAtMs() == 0 ? 0 : 1;
        account.connected += closed.disposition() == Disposition.CONNECTED ? 1 : 0;
        account.lost += closed.disposition() == Disposition.ABANDONED
                || (closed.disposition() == Disposition.HUNG_UP_FIRST && account.rule.hangUpsCount()) ? 1 : 0;
    }

    /** The account as it must be; null where the day is too long for the rule's window, or the rule has changed. */
    private @Nullable Account account(Picture picture, int campaignId) {
        Firm firm = picture.campaigns.get(campaignId);
        if (firm == null) {
            return null;
        }
        AbandonRule rule = firm.settings.abandonRule();
        Account account = accounts.computeIfAbsent(campaignId, _ -> new Account(rule));
        // under another rule the twin counts nothing, so it knows no more when the first rule comes back
        account.outOfDate |= !account.rule.equals(rule);
        return account.outOfDate || rule.windowMs() < DAY_MS ? null : account;
    }

    private void shown(Picture picture, ShowEffect.PacingShown shown) {
        Account account = account(picture, shown.campaignId());
        if (account == null) {
            return;
        }
        long open = picture.openLines.values().stream().filter(line -> line.campaignId == shown.campaignId()).count();
        RuleBroken.unless(shown.abandoned() >= account.lost && shown.abandoned() <= account.lost + open,
                "abandon-account", "%s abandoned, the twin counts %s and %s are open", shown, account.lost, open);
        long most = account.least() + open + account.maybeAnswered;
        RuleBroken.unless(shown.counted() >= account.least() && shown.counted() <= most, "abandon-account",
                "%s, the twin counts %s to %s", shown, account.least(), most);
        if (faultless) {
            double permitted = shown.permittedPermille() * shown.counted() / 1_000.0;
            RuleBroken.unless(shown.abandoned() <= permitted + 4 + 3 * Math.sqrt(permitted), "abandon-budget",
                    "%s: %s permitted", shown, permitted);
        }
    }
}
