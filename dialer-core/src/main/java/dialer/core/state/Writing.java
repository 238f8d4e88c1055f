package dialer.core.state;

import dialer.core.agent.Agent;
import dialer.core.attempt.Attempt;
import dialer.core.attempt.AttemptPlan;
import dialer.core.attempt.Disposition;
import dialer.core.campaign.AbandonRule;
import dialer.core.campaign.Campaign;
import dialer.core.campaign.CampaignSettings;
import dialer.core.campaign.DialMode;
import dialer.core.campaign.OutcomeKind;
import dialer.core.campaign.OutcomeRule;
import dialer.core.campaign.RetryRule;
import dialer.core.campaign.RetryRules;
import dialer.core.contact.Contact;
import dialer.core.contact.ContactOffer;
import dialer.core.contact.NumberOffer;
import dialer.core.contact.Window;
import dialer.core.pool.Pool;
import dialer.core.pool.PoolSettings;
import dialer.core.trunk.Node;
import dialer.core.trunk.NodeSettings;
import dialer.core.trunk.Trunk;
import dialer.core.trunk.TrunkSettings;
import java.util.Collection;
import java.util.function.Consumer;

/** A state on its way into a snapshot; {@link Reading} is its mirror and must keep the same order. */
final class Writing {
    /** Version of the format; a reader knows its own only. */
    static final int VERSION = 9;

    private final DialerState state;
    private final StateWriter out;

    Writing(DialerState state, StateWriter out) {
        this.state = state;
        this.out = out;
    }

    void all() {
        out.number(VERSION);
        state.carry(out);
        each(state.pools().inOrder(), this::pool);
        each(state.trunks().nodes(), this::node);
        each(state.trunks().trunks(), this::trunk);
        each(state.campaigns().inOrder(), this::campaign);
        each(state.contacts().inOrder(), this::contact);
        each(state.agents().inOrder(), this::agent);
        each(state.attempts().inOrder(), this::attempt);
        state.timers().carry(out);
        state.suppressions().carry(out);
        state.withdrawals().carry(out);
        for (Pool pool : state.pools().inOrder()) {
            state.pacer(pool.id()).carry(out);
        }
        out.number(VERSION);
    }

    private <T> void each(Collection<T> things, Consumer<T> write) {
        out.number(things.size());
        things.forEach(write);
    }

    private void pool(Pool pool) {
        PoolSettings settings = pool.settings();
        out.number(settings.poolId());
        out.number(settings.awayGraceMs());
        pool.carry(out);
    }

    private void node(Node node) {
        NodeSettings settings = node.settings();
        out.number(settings.nodeId());
        out.number(settings.callsPerSecond());
        out.number(settings.maxLegs());
        node.carry(out);
    }

    private void trunk(Trunk trunk) {
        TrunkSettings settings = trunk.settings();
        out.number(settings.trunkId());
        out.number(settings.nodeId());
        out.number(settings.capacity());
        out.number(settings.callsPerSecond());
        out.number(settings.silentToOpen());
        out.number(settings.openForMs());
        trunk.carry(out);
    }

    private void campaign(Campaign campaign) {
        CampaignSettings settings = campaign.settings();
        out.number(settings.campaignId());
        out.number(settings.poolId());
        out.number(settings.priority());
        out.number(settings.weight());
        out.number(settings.requiredSkills());
        out.word(settings.mode(), DialMode.values());
        out.number(settings.abandonTargetPermille());
        out.number(settings.maxCallsPerAgentPermille());
        out.number(settings.answerLimitMs());
        out.number(settings.ringTimeoutMs());
        out.number(settings.wrapUpMs());
        out.number(settings.wrapUpLimitMs());
        out.number(settings.previewMs());
        out.flag(settings.record());
        retryRules(settings.retryRules());
        each(settings.outcomes(), this::outcome);
        each(settings.trunkIds(), out::small);
        abandonRule(settings.abandonRule());
        campaign.carry(out);
    }

    private void abandonRule(AbandonRule rule) {
        out.number(rule.limitPermille());
        out.number(rule.windowMs());
        out.word(rule.kind(), AbandonRule.WindowKind.values());
        out.number(rule.anchorMs());
        out.flag(rule.hangUpsCount());
        out.word(rule.outOf(), AbandonRule.Denominator.values());
        out.number(rule.ringAtLeastMs());
    }

    private void retryRules(RetryRules rules) {
        out.number(rules.maxAttempts());
        out.number(rules.maxPerNumber());
        each(rules.rules(), this::retryRule);
        out.number(rules.otherwiseDelayMs());
    }

    private void retryRule(RetryRule rule) {
        out.word(rule.disposition(), Disposition.values());
        out.number(rule.maxInARow());
        each(rule.delaysMs(), out::number);
    }

    private void outcome(OutcomeRule rule) {
        out.number(rule.outcomeId());
        out.word(rule.kind(), OutcomeKind.values());
        out.number(rule.retryDelayMs());
    }

    private void contact(Contact contact) {
        out.number(contact.campaignId());
        out.number(contact.seq());
        ContactOffer offer = contact.offer();
        out.number(offer.contactId());
        out.number(offer.dueAtMs());
        out.number(offer.priority());
        out.number(offer.attemptsMade());
        Disposition last = offer.lastDisposition();
        out.flag(last != null);
        if (last != null) {
            out.word(last, Disposition.values());
        }
        out.number(offer.sameInARow());
        out.flag(offer.callback());
        out.number(offer.forAgentId());
        out.number(offer.forAgentUntilMs());
        each(offer.numbers(), this::number);
        out.number(offer.scorePermille());
        out.number(offer.listId());
        contact.carry(out);
    }

    private void number(NumberOffer number) {
        out.number(number.numberId());
        out.number(number.attemptsMade());
        each(number.windows(), this::window);
        out.number(number.regionId());
        out.number(number.lineId());
        out.number(number.dayBeginsAtMs());
    }

    private void window(Window window) {
        out.number(window.opensAtMs());
        out.number(window.closesAtMs());
    }

    private void agent(Agent agent) {
        out.number(agent.id());
        out.number(agent.poolId());
        out.number(agent.skills());
        out.number(agent.nodeId());
        out.number(agent.seatId());
        agent.carry(out);
    }

    private void attempt(Attempt attempt) {
        AttemptPlan plan = attempt.plan();
        out.number(plan.attemptId());
        out.number(plan.campaignId());
        out.number(plan.poolId());
        out.number(plan.contactId());
        out.number(plan.numberId());
        out.number(plan.trunkId());
        out.number(plan.nodeId());
        out.number(plan.ordinal());
        out.number(plan.startedAtMs());
        out.number(plan.scorePermille());
        out.number(plan.hour());
        out.number(plan.regionId());
        out.number(plan.listId());
        out.number(plan.lineId());
        out.flag(plan.ahead());
        attempt.carry(out);
    }
}
