package dialer.core;

import dialer.core.effect.Effects;
import dialer.core.flow.AgentFlow;
import dialer.core.flow.CallFlow;
import dialer.core.flow.CampaignFlow;
import dialer.core.flow.EngineFlow;
import dialer.core.flow.HopperFlow;
import dialer.core.flow.NodeFlow;
import dialer.core.flow.TimerFlow;
import dialer.core.flow.Turn;
import dialer.core.input.AgentInput;
import dialer.core.input.CallInput;
import dialer.core.input.CampaignInput;
import dialer.core.input.EngineInput;
import dialer.core.input.HopperInput;
import dialer.core.input.Input;
import dialer.core.input.NodeInput;
import dialer.core.state.DialerState;
import dialer.core.timer.Timer;

/** The dialer: inputs in, effects out. Same state, same inputs, same instants: same effects and same state. */
public final class DialerCore {
    private final DialerState state;
    private final Turn turn;

    public DialerCore(DialerState state) {
        this.state = state;
        turn = new Turn(state);
    }

    /** What the core remembers. */
    public DialerState state() {
        return state;
    }

    /**
     * Fires every timer due at or before the instant, then applies the input. Time never runs backward in here: an
     * earlier instant than the latest seen is taken for the latest.
     *
     * @param atMs when the input entered the ring, UTC ms
     * @throws dialer.core.ground.BrokenRule when the core has broken one of its own rules; its state is then worthless
     */
    public void apply(long atMs, Input input, Effects effects) {
        long nowMs = state.clamp(atMs);
        turn.begin(nowMs, effects);
        Timer timer = state.timers().pollDue(nowMs);
        while (timer != null) {
            TimerFlow.fire(turn, timer);
            timer = state.timers().pollDue(nowMs);
        }
        switch (input) {
            case CallInput call -> CallFlow.on(turn, call);
            case AgentInput agent -> AgentFlow.on(turn, agent);
            case CampaignInput campaign -> CampaignFlow.on(turn, campaign);
            case HopperInput hopper -> HopperFlow.on(turn, hopper);
            case NodeInput node -> NodeFlow.on(turn, node);
            case EngineInput engine -> EngineFlow.on(turn, engine);
        }
        turn.finish();
    }
}
