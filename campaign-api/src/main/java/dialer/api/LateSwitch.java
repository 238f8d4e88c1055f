package dialer.api;

import dialer.core.effect.CallEffect;
import dialer.engine.Switch;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The nodes for an engine that must run before they connect. Until then every node is down and nothing is asked. */
final class LateSwitch implements Switch {

    private static final Logger LOG = LoggerFactory.getLogger(LateSwitch.class);

    private final AtomicReference<@Nullable Switch> nodes = new AtomicReference<>();

    void connect(Switch connected) {
        nodes.set(connected);
    }

    @Override
    public void ask(CallEffect effect) {
        Switch now = nodes.get();
        if (now == null) {
            LOG.warn("{} came before the nodes were connected", effect.getClass().getSimpleName());
        } else {
            now.ask(effect);
        }
    }
}
