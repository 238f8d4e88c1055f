package dialer.api;

import dialer.api.live.SeatPort;
import dialer.core.effect.CallEffect;
import dialer.engine.Switch;
import dialer.telephony.Nodes;
import dialer.telephony.ReturnCall;
import dialer.telephony.translate.ListenMode;
import dialer.telephony.translate.RecordingWish;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The nodes for an engine that must run before they connect. Until then every node is down and nothing is asked. */
final class LateSwitch implements Switch, SeatPort {

    private static final Logger LOG = LoggerFactory.getLogger(LateSwitch.class);

    private final AtomicReference<@Nullable Nodes> nodes = new AtomicReference<>();

    /** {@code returnCalls} is told of everybody who calls back. */
    void connect(Nodes connected, Consumer<ReturnCall> returnCalls) {
        connected.tellOfReturnCalls(returnCalls);
        nodes.set(connected);
    }

    @Override
    public void open(int nodeId, int seatId, String secret) {
        Nodes now = nodes.get();
        if (now != null) {
            now.openSeat(nodeId, seatId, secret);
        }
    }

    @Override
    public boolean listen(int nodeId, int seatId, int agentId, ListenMode mode) {
        Nodes now = nodes.get();
        return now != null && now.listen(nodeId, seatId, agentId, mode);
    }

    @Override
    public boolean listens(int nodeId, int seatId) {
        Nodes now = nodes.get();
        return now != null && now.listens(nodeId, seatId);
    }

    @Override
    public boolean recording(long attemptId, RecordingWish wish) {
        Nodes now = nodes.get();
        return now != null && now.recording(attemptId, wish);
    }

    @Override
    public void ask(CallEffect effect) {
        Nodes now = nodes.get();
        if (now == null) {
            LOG.warn("{} came before the nodes were connected", effect.getClass().getSimpleName());
        } else {
            now.ask(effect);
        }
    }
}
