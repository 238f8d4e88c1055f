package dialer.core.campaign;

import dialer.core.ground.Carrier;
import dialer.core.ground.Check;
import org.jspecify.annotations.Nullable;

/** A campaign as the core knows it: settings, state, counts, and when to ask the store for more contacts. */
public final class Campaign {
    private CampaignSettings settings;
    private CampaignState state = CampaignState.DRAFT;
    private int rulesVersion;
    private final Tally tally = new Tally();
    private final AbandonLedger ledger = new AbandonLedger();
    private final Gear gear = new Gear();
    private boolean dry;
    private long pass;
    private long askAgainAtMs;
    private long sweepAtMs;
    private long lastShown;
    private @Nullable Campaigns book;

    public Campaign(CampaignSettings settings) {
        this.settings = settings;
    }

    /** The one way from state to state: checks the table. Returns the state before. */
    public CampaignState become(CampaignState next) {
        Check.that(state.mayBecome(next), "campaign may not go from " + state + " to " + next, id());
        CampaignState before = state;
        change(() -> state = next);
        return before;
    }

    public int id() {
        return settings.campaignId();
    }

    public CampaignSettings settings() {
        return settings;
    }

    public void retune(CampaignSettings newSettings) {
        Check.that(newSettings.campaignId() == id(), "settings belong to their campaign", id());
        change(() -> settings = newSettings);
    }

    /** The campaign is in the book from now on, in which it has its turns. */
    void enter(Campaigns in) {
        book = in;
    }

    /** What decides about turns changes only while the campaign stands in no line. */
    private void change(Runnable how) {
        if (book != null) {
            book.stepOut(this);
        }
        how.run();
        if (book != null) {
            book.lineUp(this);
        }
    }

    public CampaignState state() {
        return state;
    }

    public boolean running() {
        return state == CampaignState.RUNNING;
    }

    public int rulesVersion() {
        return rulesVersion;
    }

    public void rules(int version) {
        rulesVersion = version;
    }

    public Tally tally() {
        return tally;
    }

    /** The account with the abandon rule. */
    public AbandonLedger ledger() {
        return ledger;
    }

    /** How it dials at this moment. */
    public Gear gear() {
        return gear;
    }

    /** Whether the store had nothing more for it when it was last asked: what is in the hopper is all there is. */
    public boolean dry() {
        return dry;
    }

    public void dry(boolean nothingMore) {
        dry = nothingMore;
    }

    /** The outcome of this campaign with the id, null when it has none such. */
    public @Nullable OutcomeRule outcome(int outcomeId) {
        for (OutcomeRule rule : settings.outcomes()) {
            if (rule.outcomeId() == outcomeId) {
                return rule;
            }
        }
        return null;
    }

    /** Position in the stride by which campaigns of one priority take turns; the least is next. */
    public long pass() {
        return pass;
    }

    public void pass(long newPass) {
        change(() -> pass = newPass);
    }

    /** Not before this instant is the store asked for more contacts. */
    public long askAgainAtMs() {
        return askAgainAtMs;
    }

    public void askAgainAt(long atMs) {
        askAgainAtMs = atMs;
    }

    /** When the hopper is looked through for contacts whose windows have closed. */
    public long sweepAtMs() {
        return sweepAtMs;
    }

    public void sweepAt(long atMs) {
        sweepAtMs = atMs;
    }

    /** Fingerprint of what the board was told last. */
    public long lastShown() {
        return lastShown;
    }

    public void shown(long fingerprint) {
        lastShown = fingerprint;
    }

    /** Into a snapshot or out of one; the settings travel apart. */
    public void carry(Carrier c) {
        state = c.word(state, CampaignState.values());
        rulesVersion = c.small(rulesVersion);
        tally.carry(c);
        ledger.carry(c);
        gear.carry(c);
        dry = c.flag(dry);
        pass = c.number(pass);
        askAgainAtMs = c.number(askAgainAtMs);
        sweepAtMs = c.number(sweepAtMs);
        lastShown = c.number(lastShown);
    }

    @Override
    public String toString() {
        return "campaign " + id() + " " + state + " pool " + settings.poolId() + " " + settings.mode() + " attempts "
                + tally.attempts() + " connected " + tally.connected() + " abandoned " + tally.abandoned();
    }
}
