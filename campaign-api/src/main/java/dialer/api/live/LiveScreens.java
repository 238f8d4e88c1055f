package dialer.api.live;

import dialer.core.effect.ShowEffect;
import dialer.engine.Screens;
import java.util.function.ObjIntConsumer;

/** The engine's port to the people at their screens. Puts every effect down where it belongs and returns at once. */
public final class LiveScreens implements Screens {

    private final Live live;
    private final HopperNeeds hopper;

    /** Who is told that a hopper wants contacts; must return at once. */
    public interface HopperNeeds extends ObjIntConsumer<Integer> {
    }

    LiveScreens(Live live, HopperNeeds hopper) {
        this.live = live;
        this.hopper = hopper;
    }

    @Override
    public void show(long atMs, ShowEffect effect) {
        BoardModel board = live.board();
        AgentDesks desks = live.desks();
        switch (effect) {
            case ShowEffect.AgentShown e -> {
                desks.shown(e);
                board.touch();
            }
            case ShowEffect.ScreenPop e -> {
                live.popped(e);
                board.touch();
            }
            case ShowEffect.GuestShown e -> live.guest(e);
            case ShowEffect.CallOver e -> desks.over(e);
            case ShowEffect.CardClosed e -> desks.closed(e);
            case ShowEffect.Refused e -> desks.refused(e);
            case ShowEffect.CampaignShown e -> board.fold(e);
            case ShowEffect.PacingShown e -> board.fold(e);
            case ShowEffect.PoolShown e -> board.fold(e);
            case ShowEffect.NodeShown e -> board.fold(e);
            case ShowEffect.TrunkShown e -> board.fold(e);
            case ShowEffect.HopperWants e -> hopper.accept(e.campaignId(), e.contacts());
            case ShowEffect.DialingShown e -> board.fold(e);
        }
    }
}
