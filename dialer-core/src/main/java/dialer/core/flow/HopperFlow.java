package dialer.core.flow;

import dialer.core.agent.Agent;
import dialer.core.attempt.Attempt;
import dialer.core.attempt.Ban;
import dialer.core.campaign.Campaign;
import dialer.core.campaign.CampaignState;
import dialer.core.campaign.RetryRules;
import dialer.core.contact.Contact;
import dialer.core.contact.ContactOffer;
import dialer.core.contact.FinishReason;
import dialer.core.contact.Hopper;
import dialer.core.contact.NumberOffer;
import dialer.core.contact.ReturnReason;
import dialer.core.effect.ShowEffect;
import dialer.core.effect.StoreEffect;
import dialer.core.ground.Check;
import dialer.core.input.HopperInput;
import dialer.core.state.DialerState;
import org.jspecify.annotations.Nullable;

/** What comes from the store, what goes back undialed, and when to ask for more. */
public final class HopperFlow {
    /** A contact whose next window opens later than this is better off in the store. */
    static final long SLEEP_AT_MOST_MS = 30 * 60_000L;

    private static final long ASK_AGAIN_MS = 500;
    private static final long NOTHING_DUE_MS = 5_000;
    private static final long SWEEP_MS = 30_000;
    private static final long CLASH_DELAY_MS = 60_000;
    private static final int FILL_AT_LEAST = 100;
    private static final int FILL_PER_AGENT = 10;

    private HopperFlow() {
    }

    public static void on(Turn turn, HopperInput input) {
        switch (input) {
            case HopperInput.ContactsOffered offered -> offered.contacts()
                    .forEach(offer -> offered(turn, offered, offer));
            case HopperInput.NothingDue nothing -> nothingDue(turn, nothing);
            case HopperInput.ContactWithdrawn withdrawn -> withdrawn(turn, withdrawn.contactId());
            case HopperInput.NumberSuppressed suppressed -> suppressed(turn, suppressed.numberId());
        }
    }

    private static void offered(Turn turn, HopperInput.ContactsOffered batch, ContactOffer offer) {
        DialerState state = turn.state();
        int campaignId = batch.campaignId();
        Contact held = state.contacts().find(offer.contactId());
        if (held != null && held.campaignId() == campaignId) {
            return; // offered twice: it is here, and what becomes of it will be told once
        }
        ReturnReason refusal = refusal(state, batch, offer);
        if (refusal != null) {
            long notBeforeMs = refusal == ReturnReason.ALREADY_HERE || refusal == ReturnReason.HOPPER_FULL
                    ? turn.now() + CLASH_DELAY_MS : 0;
            turn.keep(new StoreEffect.ContactReturned(offer.contactId(), campaignId, refusal, notBeforeMs));
            return;
        }
        Contact contact = new Contact(campaignId, state.newContactSeq(), offer);
        for (NumberOffer number : offer.numbers()) {
            if (state.suppressions().knows(number.numberId())) {
                contact.drop(number.numberId());
            }
        }
        if (contact.numbers().isEmpty()) {
            turn.keep(new StoreEffect.ContactReturned(contact.id(), campaignId, ReturnReason.SUPPRESSED, 0));
            return;
        }
        Campaign campaign = state.campaigns().get(campaignId);
        if (usedUp(contact, campaign.settings().retryRules())) {
            turn.keep(new StoreEffect.ContactFinished(contact.id(), campaignId, FinishReason.ATTEMPTS_USED_UP,
                    offer.attemptsMade(), 0));
            return;
        }
        state.contacts().add(contact);
        campaign.dry(false);
        turn.stir(campaign.settings().poolId());
    }

    private static @Nullable ReturnReason refusal(DialerState state, HopperInput.ContactsOffered batch,
            ContactOffer offer) {
        int campaignId = batch.campaignId();
        Campaign campaign = state.campaigns().find(campaignId);
        if (campaign == null) {
            return ReturnReason.CAMPAIGN_UNKNOWN;
        }
        if (campaign.state() == CampaignState.FINISHED) {
            return ReturnReason.CAMPAIGN_FINISHED;
        }
        if (offer.numbers().isEmpty()) {
            return ReturnReason.NO_NUMBERS;
        }
        ReturnReason late = overtaken(state, batch.claimedAtMs(), offer.contactId());
        if (late != null) {
            return late;
        }
        if (state.contacts().clashes(offer) || offer.repeatsANumber()) {
            return ReturnReason.ALREADY_HERE;
        }
        return state.contacts().hopper(campaignId).isFull() ? ReturnReason.HOPPER_FULL : null;
    }

    /** Whether the contact was withdrawn while its batch was on the way; what nobody remembers counts as withdrawn. */
    private static @Nullable ReturnReason overtaken(DialerState state, long claimedAtMs, long contactId) {
        if (state.withdrawals().lastAtMs(contactId) >= claimedAtMs) {
            return ReturnReason.WITHDRAWN;
        }
        boolean remembered = claimedAtMs == 0 || (state.withdrawals().reachesBackTo(claimedAtMs)
                && state.suppressions().reachesBackTo(claimedAtMs));
        return remembered ? null : ReturnReason.RULES_CHANGED;
    }

    private static boolean usedUp(Contact contact, RetryRules rules) {
        return (!contact.offer().callback() && contact.offer().attemptsMade() >= rules.maxAttempts())
                || contact.usedUp(rules.maxPerNumber());
    }

    private static void nothingDue(Turn turn, HopperInput.NothingDue nothing) {
        Campaign campaign = turn.state().campaigns().find(nothing.campaignId());
        if (campaign != null) {
            long quietUntilMs = turn.now() + NOTHING_DUE_MS;
            if (nothing.nextDueAtMs() > turn.now()) {
                quietUntilMs = StrictMath.min(quietUntilMs, nothing.nextDueAtMs());
            }
            campaign.askAgainAt(quietUntilMs);
            campaign.dry(true);
        }
    }

    private static void withdrawn(Turn turn, long contactId) {
        turn.state().withdrawals().remember(contactId, turn.now());
        Contact contact = turn.state().contacts().find(contactId);
        if (contact == null) {
            return;
        }
        switch (contact.place()) {
            case HOPPER -> giveBack(turn, contact, ReturnReason.WITHDRAWN, 0);
            case PREVIEW -> leavePreview(turn, contact, ReturnReason.WITHDRAWN);
            case ATTEMPT -> forbid(turn, contact, Ban.WITHDRAWN);
        }
    }

    /** Nobody may call the number from now on, wherever it is. */
    static void suppressed(Turn turn, long numberId) {
        DialerState state = turn.state();
        state.suppressions().remember(numberId, turn.now());
        Contact contact = state.contacts().withNumber(numberId);
        if (contact == null) {
            return;
        }
        if (contact.place() == Contact.Place.ATTEMPT) {
            Attempt attempt = attemptOf(state, contact);
            if (attempt.plan().numberId() == numberId) {
                forbid(turn, contact, Ban.SUPPRESSED);
            } else {
                state.contacts().dropNumber(contact, numberId);
            }
            return;
        }
        if (contact.numbers().size() > 1 && contact.place() == Contact.Place.HOPPER) {
            state.contacts().dropNumber(contact, numberId);
        } else if (contact.place() == Contact.Place.HOPPER) {
            giveBack(turn, contact, ReturnReason.SUPPRESSED, 0);
        } else {
            leavePreview(turn, contact, ReturnReason.SUPPRESSED);
        }
    }

    private static void leavePreview(Turn turn, Contact contact, ReturnReason reason) {
        Agent viewer = turn.state().agents().viewing(contact.id());
        if (viewer != null) {
            PreviewFlow.close(turn, viewer);
            giveBack(turn, contact, reason, 0);
            AgentFlow.rest(turn, viewer);
        }
    }

    /** The law is faster than the ring: even a call that has just begun to ring is cancelled. */
    private static void forbid(Turn turn, Contact contact, Ban ban) {
        Attempt attempt = attemptOf(turn.state(), contact);
        attempt.ban(ban);
        if (attempt.state().unanswered() && !attempt.cancelAsked()) {
            CallFlow.cancel(turn, attempt);
        }
    }

    private static Attempt attemptOf(DialerState state, Contact contact) {
        return Check.present(state.attempts().ofContact(contact.id()), "a contact in an attempt has one", contact.id());
    }

    /** Hands the contact back to the store undialed. */
    static void giveBack(Turn turn, Contact contact, ReturnReason reason, long notBeforeMs) {
        turn.state().contacts().release(contact);
        turn.keep(new StoreEffect.ContactReturned(contact.id(), contact.campaignId(), reason, notBeforeMs));
    }

    /** Hands the whole hopper back. */
    static void giveBackAll(Turn turn, int campaignId, ReturnReason reason) {
        turn.state().contacts().hopper(campaignId).all().forEach(contact -> giveBack(turn, contact, reason, 0));
    }

    /**
     * The next contact that may be dialed at this very moment for this agent; it stays where it is.
     *
     * @param ownOnly only contacts for whom an agent must be reserved
     */
    static @Nullable Contact next(Turn turn, Campaign campaign, int agentId, boolean ownOnly) {
        Hopper hopper = turn.state().contacts().hopper(campaign.id());
        hopper.wake(turn.now());
        int perNumber = campaign.settings().retryRules().maxPerNumber();
        for (Contact contact : ownOnly ? hopper.awakeOwn() : hopper.awake()) {
            if (!contact.isFor(agentId, turn.now())) {
                continue;
            }
            if (contact.numberFor(turn.now(), perNumber) == null) {
                // rare: windows that have closed are cleared out of the way, then we look again
                clear(turn, campaign);
                return next(turn, campaign, agentId, ownOnly);
            }
            return contact;
        }
        return null;
    }

    /** Whether any contact of the campaign, or one who must find an agent of its own, is worth looking at now. */
    static boolean hasSome(Turn turn, Campaign campaign, boolean ownOnly) {
        Hopper hopper = turn.state().contacts().hopper(campaign.id());
        hopper.wake(turn.now());
        return ownOnly ? hopper.hasAwakeOwn() : hopper.awakeSize() > 0;
    }

    /** The next contact that may be dialed ahead of whoever will be free; it stays where it is. */
    static @Nullable Contact nextForAnyone(Turn turn, Campaign campaign) {
        Hopper hopper = turn.state().contacts().hopper(campaign.id());
        hopper.wake(turn.now());
        int perNumber = campaign.settings().retryRules().maxPerNumber();
        for (Contact contact : hopper.awake()) {
            if (contact.offer().wantsOwnAgent()) {
                continue;
            }
            if (contact.numberFor(turn.now(), perNumber) == null) {
                clear(turn, campaign);
                return nextForAnyone(turn, campaign);
            }
            return contact;
        }
        return null;
    }

    /** Contacts that may not be dialed now sleep until a window opens, or go back when that is far away. */
    private static void clear(Turn turn, Campaign campaign) {
        Hopper hopper = turn.state().contacts().hopper(campaign.id());
        hopper.wake(turn.now());
        int perNumber = campaign.settings().retryRules().maxPerNumber();
        for (Contact contact : hopper.awakeInOrder()) {
            if (contact.numberFor(turn.now(), perNumber) != null) {
                continue;
            }
            long opensMs = contact.nextOpeningMs(turn.now(), perNumber);
            if (opensMs - turn.now() <= SLEEP_AT_MOST_MS) {
                hopper.sleep(contact, opensMs);
            } else {
                giveBack(turn, contact, ReturnReason.WINDOW_CLOSED, opensMs == Long.MAX_VALUE ? 0 : opensMs);
            }
        }
    }

    /** On a tick: clears what has closed, and asks the store for more where a hopper runs low. */
    static void tick(Turn turn) {
        DialerState state = turn.state();
        for (Campaign campaign : state.campaigns().inOrder()) {
            if (turn.now() >= campaign.sweepAtMs()) {
                campaign.sweepAt(turn.now() + SWEEP_MS);
                clear(turn, campaign);
            }
            if (campaign.running() && turn.now() >= campaign.askAgainAtMs()) {
                ask(turn, campaign);
            }
        }
    }

    private static void ask(Turn turn, Campaign campaign) {
        DialerState state = turn.state();
        int agents = state.agents().crew(campaign.settings().poolId()).size();
        int full = StrictMath.min(Hopper.LIMIT, FILL_AT_LEAST + FILL_PER_AGENT * agents);
        int inside = state.contacts().hopper(campaign.id()).size();
        if (inside < full / 2) {
            campaign.askAgainAt(turn.now() + ASK_AGAIN_MS);
            turn.show(new ShowEffect.HopperWants(campaign.id(), full - inside));
        }
    }
}
