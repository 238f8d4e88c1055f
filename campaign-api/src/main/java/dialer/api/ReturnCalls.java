package dialer.api;

import dialer.api.store.Database;
import dialer.api.store.ReturnCallStore;
import dialer.core.input.CampaignInput;
import dialer.engine.InputGate;
import dialer.engine.WallClock;
import dialer.numbering.PhoneNormaliser;
import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * People who call back, as the nodes report them: the dialplan has promised them a call, and the contact behind the
 * number is called next. The digits go no further than the question to the store.
 */
final class ReturnCalls implements Consumer<String> {

    private static final Logger LOG = LoggerFactory.getLogger(ReturnCalls.class);

    private final ReturnCallStore store;
    private final PhoneNormaliser normaliser = new PhoneNormaliser();
    private final InputGate gate;
    private final WallClock clock;
    private final Executor executor;

    ReturnCalls(Database database, InputGate gate, WallClock clock, Executor executor) {
        this.gate = gate;
        this.store = new ReturnCallStore(database);
        this.clock = clock;
        this.executor = executor;
    }

    @Override
    public void accept(String caller) {
        executor.execute(() -> look(caller));
    }

    /** The hopper is filled anew, with this contact first. */
    private void next(ReturnCallStore.Promised promised) {
        LOG.info("Contact {} has called back and is called next", promised.contactId());
        gate.publish(new CampaignInput.RulesChanged(promised.campaignId(), 0));
    }

    private void look(String caller) {
        try {
            normaliser.judge(caller).e164().stream().findFirst()
                    .flatMap(e164 -> store.promise(e164, Instant.ofEpochMilli(clock.nowMs())))
                    .ifPresentOrElse(this::next, () -> LOG.info("Somebody has called back for whom nothing is open"));
        } catch (RuntimeException e) {
            LOG.warn("A return call could not be looked up: {}", e.getClass().getSimpleName());
            LOG.debug("Why", e);
        }
    }
}
