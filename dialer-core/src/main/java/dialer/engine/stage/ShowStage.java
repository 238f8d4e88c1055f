package dialer.engine.stage;

import com.lmax.disruptor.EventHandler;
import dialer.core.effect.Effect;
import dialer.core.effect.Refusal;
import dialer.core.effect.ShowEffect;

/** Tells the screens; also, once, that the engine is frozen, which the core cannot say any more. */
public final class ShowStage implements EventHandler<RingCell> {

    /** Whatever shows: time of the cause (UTC ms) and the effect. */
    @FunctionalInterface
    public interface Viewer {
        void show(long atMs, ShowEffect effect);
    }

    private final Viewer screens;
    private final Freeze freeze;
    private final Aside aside = new Aside();
    private final Outcry outcry = new Outcry("the screens");
    private boolean toldFrozen;

    public ShowStage(Viewer screens, Freeze freeze) {
        this.screens = screens;
        this.freeze = freeze;
    }

    @Override
    public void onEvent(RingCell cell, long sequence, boolean endOfBatch) {
        aside.letCallsPass(cell, endOfBatch);
        if (cell.mayLeave()) {
            for (Effect effect : cell.effects) {
                if (effect instanceof ShowEffect show) {
                    show(cell.atMs, show);
                }
            }
        }
        if (!toldFrozen && freeze.frozen()) {
            toldFrozen = true;
            show(cell.atMs, new ShowEffect.DialingShown(false, Refusal.CORE_FROZEN));
        }
    }

    private void show(long atMs, ShowEffect effect) {
        try {
            screens.show(atMs, effect);
        } catch (RuntimeException | Error e) {
            outcry.about(effect, e);
        }
    }

    /** How often the screens threw. */
    public long failures() {
        return outcry.count();
    }
}
