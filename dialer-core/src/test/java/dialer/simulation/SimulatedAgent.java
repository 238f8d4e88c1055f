package dialer.simulation;

import dialer.core.agent.AgentState;
import dialer.core.campaign.CampaignSettings;
import dialer.core.campaign.OutcomeKind;
import dialer.core.campaign.OutcomeRule;
import dialer.core.effect.Refusal;
import dialer.core.effect.ShowEffect;
import dialer.core.input.AgentInput;
import dialer.core.input.Input;
import org.jspecify.annotations.Nullable;

/**
 * One person at a desk with a browser. Believes what the screen shows, clicks after a moment's thought, makes
 * mistakes now and then, and clicks again when nothing happened.
 */
final class SimulatedAgent {
    private static final long IMPATIENCE_MS = 20_000;
    private static final int RELOADED_PERMILLE = 300;
    private static final int HANDS_OVER_PERMILLE = 60;
    private static final int DIALS_ON_PERMILLE = 60;
    private static final int ASKS_A_GUEST_PERMILLE = 60;
    private static final int ASKS_OUTSIDE_PERMILLE = 40;

    private final World world;
    private final Workplace workplace;
    private final Chance chance;
    private final Chance reloads;
    private final Chance transfers;
    private final Chance consults;
    private final int agentId;
    private final int poolId;
    private final int nodeId;
    private final long skills;
    private final boolean even;
    private AgentState state = AgentState.OFFLINE;
    private boolean legUp;
    private long attemptId;
    private long previewContactId;
    private long cardContactId;
    private int guestId;
    private int destinationId;
    private boolean guestThere;
    private long joinedAttemptId;
    private int campaignId;
    private boolean cardOpen;
    private boolean callOver;
    private boolean onShift;
    private boolean screenUp;
    private boolean wantsPause;
    private boolean looksIn;
    private final boolean clumsyToday;
    private int screenLife;
    private int thought;
    private long lastAttemptId;

    SimulatedAgent(World world, Workplace workplace, int agentId) {
        this.world = world;
        this.workplace = workplace;
        this.agentId = agentId;
        chance = world.chance(1_000 + agentId);
        reloads = world.chance(5_000 + agentId);
        transfers = world.chance(7_000 + agentId);
        consults = world.chance(9_000 + agentId);
        even = world.plan().even();
        poolId = (agentId - 1) % world.plan().pools() + 1;
        nodeId = chance.between(1, world.plan().nodes());
        skills = chance.permille(800) ? 0b11 : 0b01;
        clumsyToday = chance.permille(300);
    }

    int agentId() {
        return agentId;
    }

    void beginShift() {
        onShift = true;
        screenUp = true;
        think(world.plan().even() ? 1 : chance.between(1_000L, 5 * 60_000L));
    }

    void endShift() {
        onShift = false;
        think(chance.between(500L, 60_000L));
    }

    boolean home() {
        return state == AgentState.OFFLINE && !onShift && !looksIn;
    }

    boolean screenUp() {
        return screenUp;
    }

    /** The browser is gone; after so long it is back. */
    void loseScreen(long forMs) {
        screenUp = false;
        int lost = ++screenLife;
        tell(new AgentInput.ScreenLost(agentId));
        world.timeline().after(forMs, () -> {
            if (lost == screenLife) {
                screenBack();
            }
        });
    }

    /** The browser's socket is there again, at first or after the engine's death. */
    void screenBack() {
        screenLife++;
        screenUp = true;
        if (!tell(new AgentInput.ScreenBack(agentId))) {
            screenUp = false;
            world.timeline().after(1_500, this::screenBackIfStillGone);
        } else if (!world.plan().faultless() && reloads.permille(RELOADED_PERMILLE)) {
            tell(new AgentInput.LegRenewed(agentId)); // the page is the telephone, and both have begun anew
        }
        think(2_000);
    }

    private void screenBackIfStillGone() {
        if (!screenUp) {
            screenBack();
        }
    }

    /** The engine died, and every socket with it. */
    void socketDied() {
        screenUp = false;
        screenLife++;
    }

    void show(ShowEffect effect) {
        if (!screenUp) {
            return;
        }
        switch (effect) {
            case ShowEffect.AgentShown shown -> shown(shown);
            case ShowEffect.ScreenPop pop -> {
                previewContactId = pop.attemptId() == 0 ? pop.contactId() : 0;
                campaignId = pop.campaignId();
                cardContactId = pop.contactId();
                joinedAttemptId = pop.attemptId();
                cardOpen = true;
                callOver = false;
                if (!even) {
                    think(chance.between(1_500L, 20_000L));
                }
            }
            case ShowEffect.CallOver over -> callOver = over.attemptId() == attemptId || callOver;
            case ShowEffect.CardClosed _ -> cardOpen = false;
            case ShowEffect.GuestShown shown -> {
                if (shown.attemptId() == attemptId) {
                    guestId = shown.guestId();
                    destinationId = shown.destinationId();
                    guestThere = shown.there();
                    think(consults.between(500L, 8_000L));
                }
            }
            case ShowEffect.Refused refused -> {
                if (refused.refusal() == Refusal.AGENT_NOT_SIGNED_ON) {
                    state = AgentState.OFFLINE; // the shift ended while the screen was away: is anything owed?
                    looksIn = true;
                }
                think(chance.between(1_000L, 6_000L));
            }
            case ShowEffect.CampaignShown _, ShowEffect.PacingShown _, ShowEffect.PoolShown _,
                    ShowEffect.NodeShown _, ShowEffect.TrunkShown _,
                    ShowEffect.HopperWants _, ShowEffect.DialingShown _ -> { }
        }
    }

    private void shown(ShowEffect.AgentShown shown) {
        boolean changed = shown.state() != state || shown.legUp() != legUp;
        state = shown.state();
        looksIn = state == AgentState.OFFLINE && shown.attemptId() != 0;
        legUp = shown.legUp();
        if (attemptId != 0 && attemptId != shown.attemptId()) {
            lastAttemptId = attemptId;
        }
        attemptId = shown.attemptId();
        if (even && changed) {
            think(state == AgentState.WRAP_UP ? world.people().wrapUpMs(attemptId, agentId) : 1);
        } else if (changed) {
            think(state == AgentState.WRAP_UP ? chance.around(7_000L) : chance.between(300L, 4_000L));
        }
    }

    private void think(long inMs) {
        int mine = ++thought;
        world.timeline().after(inMs, () -> {
            if (mine == thought) {
                act();
                if (mine == thought && !home()) {
                    think(chance.around(IMPATIENCE_MS));
                }
            }
        });
    }

    private void act() {
        if (!screenUp) {
            return;
        }
        if (!world.plan().faultless() && chance.permille(clumsyToday ? 60 : 10)) {
            tell(blunder());
            return;
        }
        if (even && onShift) {
            actEvenly();
            return;
        }
        switch (state) {
            case OFFLINE -> {
                if (onShift || looksIn) {
                    signOn();
                }
            }
            case PAUSED -> paused();
            case READY -> ready();
            case PREVIEWING -> previewing();
            case RESERVED -> reserved();
            case TALKING -> talking();
            case WRAP_UP -> wrappingUp();
            case JOINED -> {
                if (!onShift) {
                    tell(new AgentInput.SignedOff(agentId));
                } else if (transfers.permille(200)) {
                    tell(new AgentInput.AskedHangUp(agentId, joinedAttemptId));
                } else if (transfers.permille(50)) {
                    pause();
                }
            }
            case AWAY -> {
                if (!onShift) {
                    tell(new AgentInput.SignedOff(agentId));
                }
            }
        }
    }

    /** Nothing but work: is ready whenever nothing is to be done. */
    private void actEvenly() {
        switch (state) {
            case OFFLINE -> signOn();
            case PAUSED -> tell(new AgentInput.AskedReady(agentId));
            case WRAP_UP -> {
                if (attemptId != 0) {
                    tell(new AgentInput.ChoseOutcome(agentId, attemptId, 1, workplace.storeForm(), 0, false));
                }
            }
            case READY, PREVIEWING, RESERVED, TALKING, AWAY, JOINED -> { }
        }
    }

    private void signOn() {
        attemptId = 0;
        cardOpen = false;
        tell(new AgentInput.SignedOn(agentId, poolId, skills, nodeId, agentId));
    }

    private void paused() {
        if (!onShift) {
            tell(new AgentInput.SignedOff(agentId));
        } else if (wantsPause && chance.permille(700)) {
            wantsPause = false;
            think(chance.between(20_000L, 8 * 60_000L));
        } else if (legUp || chance.permille(200)) {
            tell(new AgentInput.AskedReady(agentId));
        }
    }

    private void ready() {
        if (!onShift) {
            tell(new AgentInput.SignedOff(agentId));
        } else if (chance.permille(40)) {
            pause();
        }
    }

    private void pause() {
        wantsPause = true;
        tell(new AgentInput.AskedPause(agentId, chance.between(1, 4)));
    }

    private void previewing() {
        if (previewContactId == 0) {
            return;
        }
        if (!onShift || chance.permille(150)) {
            tell(new AgentInput.PreviewSkipped(agentId, previewContactId));
        } else if (transfers.permille(DIALS_ON_PERMILLE)) {
            dialOn(0);
        } else if (chance.permille(900)) {
            tell(new AgentInput.PreviewAccepted(agentId, previewContactId));
        }
    }

    private void reserved() {
        if (!onShift) {
            tell(new AgentInput.SignedOff(agentId));
        } else if (chance.permille(20)) {
            pause();
        } else if (chance.permille(20)) {
            tell(new AgentInput.AskedHangUp(agentId, attemptId));
        }
    }

    private void dialOn(long afterAttemptId) {
        tell(new AgentInput.AskedNumber(agentId, afterAttemptId, cardContactId,
                workplace.someNumberOf(cardContactId, transfers)));
    }

    private void talking() {
        if (consults.permille(ASKS_OUTSIDE_PERMILLE) || (destinationId != 0 && consults.permille(500))) {
            consult();
            return;
        }
        if (transfers.permille(ASKS_A_GUEST_PERMILLE) || (guestId != 0 && transfers.permille(300))) {
            askGuest();
            return;
        }
        if (transfers.permille(HANDS_OVER_PERMILLE)) {
            handOver();
            return;
        }
        int dice = chance.between(0, 999);
        if (!onShift && dice < 500) {
            tell(new AgentInput.SignedOff(agentId));
        } else if (dice < 40) {
            wantsPause = true;
            tell(new AgentInput.AskedBreak(agentId, 2, chance.permille(800)));
        } else if (dice < 140) {
            tell(new AgentInput.AskedHangUp(agentId, attemptId));
        } else if (dice < 170) {
            choose();
        } else if (dice < 500) {
            tell(new AgentInput.ReachedStep(agentId, attemptId, dice % 5));
        }
    }

    /** Asks somebody in, or, with somebody there: all together, or apart, or goodbye, or the person is theirs. */
    private void askGuest() {
        int whom = guestId == 0 ? transfers.between(1, world.plan().agents()) : guestId;
        if (guestId != 0 && transfers.permille(400)) {
            tell(new AgentInput.AskedTransfer(agentId, attemptId, 0, guestId, 0));
        } else {
            tell(new AgentInput.AskedGuest(agentId, attemptId, guestId != 0 && transfers.permille(300) ? 0 : whom,
                    transfers.permille(600)));
        }
        think(transfers.between(1_000L, 10_000L));
    }

    /** Asks a group or somebody outside before handing over; then gives them the person, talks as three, or goes on. */
    private void consult() {
        if (destinationId == 0) {
            boolean group = consults.permille(300);
            tell(new AgentInput.AskedConsult(agentId, attemptId,
                    group ? consults.between(1, world.plan().pools()) : 0,
                    group ? 0 : consults.between(1, 2), consults.permille(800)));
        } else if (consults.permille(guestThere ? 500 : 50)) {
            tell(new AgentInput.AskedTransfer(agentId, attemptId, 0, 0, destinationId));
        } else if (consults.permille(400)) {
            tell(new AgentInput.AskedGuest(agentId, attemptId, 0, false));
        } else {
            tell(new AgentInput.AskedConsult(agentId, attemptId, 0, destinationId, consults.permille(400)));
        }
        think(consults.between(1_000L, 10_000L));
    }

    private void handOver() {
        int whom = transfers.between(0, 3);
        if (whom == 3) {
            tell(new AgentInput.TakenOver(agentId, attemptId, 9, 40)); // a supervisor is at hand by chance
            return;
        }
        tell(new AgentInput.AskedTransfer(agentId, attemptId,
                whom == 0 ? transfers.between(1, world.plan().pools()) : 0,
                whom == 1 ? transfers.between(1, world.plan().agents()) : 0, whom == 2 ? 1 : 0));
    }

    private void wrappingUp() {
        if (!cardOpen && attemptId == 0) {
            if (chance.permille(300)) {
                tell(new AgentInput.AskedReady(agentId));
            }
            return;
        }
        if (transfers.permille(DIALS_ON_PERMILLE)) {
            dialOn(attemptId);
            return;
        }
        if (chance.permille(80)) {
            tell(new AgentInput.WrapUpExtended(agentId, attemptId));
            think(chance.between(2_000L, 15_000L));
        } else if (!onShift && chance.permille(200)) {
            tell(new AgentInput.SignedOff(agentId));
        } else if (workplace.databaseUp()) {
            choose();
            think(chance.between(1_000L, 8_000L));
        } else {
            think(5_000);
        }
    }

    private void choose() {
        CampaignSettings settings = workplace.settings(campaignId);
        if (settings == null || settings.outcomes().isEmpty()) {
            return;
        }
        OutcomeRule outcome = chance.pick(settings.outcomes());
        boolean callback = outcome.kind() == OutcomeKind.CALLBACK;
        long atMs = callback && chance.permille(950) ? world.nowMs() + chance.around(10 * 60_000L) : 0;
        tell(new AgentInput.ChoseOutcome(agentId, attemptId, outcome.outcomeId(), workplace.storeForm(), atMs,
                callback && chance.permille(500)));
    }

    /** Something that makes no sense just now; the core must say so, and nothing may come of it. */
    private Input blunder() {
        return switch (chance.between(0, 13)) {
            case 0 -> new AgentInput.AskedReady(agentId);
            case 1 -> new AgentInput.AskedPause(agentId, 1);
            case 2 -> new AgentInput.SignedOn(agentId, poolId, skills, nodeId, agentId);
            case 3 -> new AgentInput.SignedOn(9_000 + agentId, 99, skills, nodeId, 900 + agentId);
            case 4 -> new AgentInput.SignedOn(9_000 + agentId, poolId, skills, 99, 900 + agentId);
            case 5 -> new AgentInput.SignedOn(9_000 + agentId, poolId, skills, nodeId, agentId);
            case 6 -> new AgentInput.AskedReady(9_000 + agentId);
            case 7 -> new AgentInput.AskedHangUp(agentId, chance.permille(500) ? 999_999_999L : lastAttemptId);
            case 8 -> new AgentInput.ChoseOutcome(agentId, lastAttemptId, 1, 0, 0, false);
            case 9 -> new AgentInput.ChoseOutcome(agentId, attemptId, 99, 0, 0, false);
            case 10 -> new AgentInput.PreviewAccepted(agentId, 999_999_999L);
            case 11 -> new AgentInput.WrapUpExtended(agentId, chance.permille(500) ? attemptId : lastAttemptId);
            case 12 -> new AgentInput.AskedHangUp(agentId, workplace.someAttemptId(chance));
            default -> new AgentInput.ChoseOutcome(agentId, workplace.someAttemptId(chance), 1, 0, 0, false);
        };
    }

    private boolean tell(Input input) {
        return workplace.tell(input);
    }

    @Nullable String unrest() {
        return home() ? null : "agent " + agentId + " is " + state + (screenUp ? "" : " without a screen");
    }
}
