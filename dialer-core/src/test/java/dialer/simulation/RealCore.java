package dialer.simulation;

import dialer.core.DialerCore;
import dialer.core.effect.Effects;
import dialer.core.input.Input;
import dialer.core.state.DialerState;
import dialer.core.state.StateReader;
import dialer.core.state.StateWriter;
import dialer.testkit.PoolTwin;

/** The core that is on trial. */
final class RealCore implements CorePort {
    /** How often what is kept in order is compared with what a walk over everything finds. */
    private static final int TWIN_EVERY = 499;

    private final DialerState state;
    private final DialerCore core;
    private long inputs;

    private RealCore(DialerState state) {
        this.state = state;
        core = new DialerCore(state);
    }

    static RealCore empty() {
        return new RealCore(DialerState.empty());
    }

    @Override
    public void apply(long atMs, Input input, Effects effects) {
        core.apply(atMs, input, effects);
        if (++inputs % TWIN_EVERY == 0) {
            PoolTwin.check(state);
        }
    }

    @Override
    public long nextTimerAtMs() {
        return state.nextTimerAtMs();
    }

    @Override
    public int timers() {
        return state.timers().size();
    }

    @Override
    public byte[] snapshot() {
        StateWriter writer = new StateWriter();
        state.write(writer);
        return writer.bytes();
    }

    @Override
    public CorePort restored(byte[] snapshot) {
        return new RealCore(DialerState.read(new StateReader(snapshot)));
    }
}
