package dialer.core.state;

import dialer.core.agent.Agent;
import dialer.core.agent.Agents;
import dialer.core.attempt.Attempt;
import dialer.core.attempt.AttemptPlan;
import dialer.core.attempt.Attempts;
import dialer.core.attempt.Disposition;
import dialer.core.campaign.AbandonRule;
import dialer.core.campaign.Campaign;
import dialer.core.campaign.CampaignSettings;
import dialer.core.campaign.Campaigns;
import dialer.core.campaign.DialMode;
import dialer.core.campaign.OutcomeKind;
import dialer.core.campaign.OutcomeRule;
import dialer.core.campaign.RetryRule;
import dialer.core.campaign.RetryRules;
import dialer.core.contact.Contact;
import dialer.core.contact.ContactOffer;
import dialer.core.contact.Hopper;
import dialer.core.contact.NumberOffer;
import dialer.core.contact.Window;
import dialer.core.pool.Pool;
import dialer.core.pool.PoolSettings;
import dialer.core.pool.Pools;
import dialer.core.trunk.Node;
import dialer.core.trunk.NodeSettings;
import dialer.core.trunk.Trunk;
import dialer.core.trunk.TrunkSettings;
import dialer.core.trunk.Trunks;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** A state on its way out of a snapshot: the mirror of {@link Writing}, line by line. */
final class Reading {
    private static final int CONTACTS = Campaigns.LIMIT * Hopper.LIMIT + Agents.LIMIT + Attempts.LIMIT;
    private static final int LIST = 1_000;

    private final DialerState state;
    private final StateReader in;

    Reading(DialerState state, StateReader in) {
        this.state = state;
        this.in = in;
    }

    void all() {
        version();
        state.carry(in);
        each(Pools.LIMIT, () -> state.pools().add(pool()));
        each(Trunks.LIMIT, () -> state.trunks().add(node()));
        each(Trunks.LIMIT, () -> state.trunks().add(trunk()));
        each(Campaigns.LIMIT, () -> state.campaigns().add(campaign()));
        each(CONTACTS, () -> state.contacts().add(contact()));
        each(Agents.LIMIT, () -> state.agents().add(agent()));
        each(Attempts.LIMIT, () -> state.attempts().add(attempt()));
        state.timers().carry(in);
        state.suppressions().carry(in);
        state.withdrawals().carry(in);
        for (Pool pool : state.pools().inOrder()) {
            state.pacer(pool.id()).carry(in);
        }
        version();
        if (!in.atEnd()) {
            throw in.damaged("something follows the end");
        }
    }

    private void version() {
        long written = in.number(0);
        if (written != Writing.VERSION) {
            throw new OtherVersion(written, Writing.VERSION);
        }
    }

    private void each(int limit, Runnable readOne) {
        int count = in.count(limit);
        for (int i = 0; i < count; i++) {
            readOne.run();
        }
    }

    private <T> List<T> list(Supplier<T> readOne) {
        List<T> things = new ArrayList<>();
        each(LIST, () -> things.add(readOne.get()));
        return things;
    }

    private long number() {
        return in.number(0);
    }

    private int small() {
        return in.small(0);
    }

    private Pool pool() {
        Pool pool = new Pool(new PoolSettings(small(), number()));
        pool.carry(in);
        return pool;
    }

    private Node node() {
        Node node = new Node(new NodeSettings(small(), small(), small()));
        node.carry(in);
        return node;
    }

    private Trunk trunk() {
        Trunk trunk = new Trunk(new TrunkSettings(small(), small(), small(), small(), small(), number()));
        trunk.carry(in);
        return trunk;
    }

    private Campaign campaign() {
        Campaign campaign = new Campaign(new CampaignSettings(small(), small(), small(), small(), number(),
                in.word(DialMode.PREVIEW, DialMode.values()), small(), small(), number(), number(), number(),
                number(), number(), in.flag(false), retryRules(), list(this::outcome), list(this::small),
                abandonRule()));
        campaign.carry(in);
        return campaign;
    }

    private AbandonRule abandonRule() {
        return new AbandonRule(small(), number(), in.word(AbandonRule.WindowKind.ROLLING,
                AbandonRule.WindowKind.values()), number(), in.flag(false), in.word(AbandonRule.Denominator.ANSWERED,
                AbandonRule.Denominator.values()), number());
    }

    private RetryRules retryRules() {
        return new RetryRules(small(), small(), list(this::retryRule), number());
    }

    private RetryRule retryRule() {
        return new RetryRule(disposition(), small(), list(this::number));
    }

    private Disposition disposition() {
        return in.word(Disposition.FAILED, Disposition.values());
    }

    private OutcomeRule outcome() {
        return new OutcomeRule(small(), in.word(OutcomeKind.FINAL, OutcomeKind.values()), number());
    }

    private Contact contact() {
        int campaignId = small();
        long seq = number();
        ContactOffer offer = new ContactOffer(number(), number(), small(), small(),
                in.flag(false) ? disposition() : null, small(), in.flag(false), small(), number(),
                list(this::numberOffer), small(), small());
        Contact contact = new Contact(campaignId, seq, offer);
        contact.carry(in);
        return contact;
    }

    private NumberOffer numberOffer() {
        return new NumberOffer(number(), small(), list(this::window), small(), small(), number());
    }

    private Window window() {
        return new Window(number(), number());
    }

    private Agent agent() {
        Agent agent = new Agent(small(), small(), number(), small(), small());
        agent.carry(in);
        return agent;
    }

    private Attempt attempt() {
        Attempt attempt = new Attempt(new AttemptPlan(number(), small(), small(), number(), number(), small(),
                small(), small(), number(), small(), small(), small(), small(), small(), in.flag(false)));
        attempt.carry(in);
        return attempt;
    }
}
